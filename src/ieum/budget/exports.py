"""세부사업별 세출현황 as files: CSV and XLSX in the national dataset's columns, and a Fiscal Data Package."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from ieum.budget.queries.disclosure import DisclosureRow
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.xlsx import write_xlsx

COLUMNS = {
    "fyr": "회계연도",
    "exe_ymd": "집행일자",
    "laf_cd": "자치단체코드",
    "laf_hg_nm": "자치단체명",
    "dbiz_cd": "세부사업코드",
    "dbiz_nm": "세부사업명",
    "acnt_dv_nm": "회계구분명",
    "bdg_cash_amt": "예산현액",
    "bdg_ntep": "국비",
    "capep": "시도비",
    "sggep": "시군구비",
    "ep_amt": "지출액",
}
"""The columns of the national dataset, with what they mean; amounts are won."""
MEASURES = ("bdg_cash_amt", "bdg_ntep", "capep", "sggep", "ep_amt")
_LONGEST_CODE = 7
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same rows give the same bytes."""


def records(
    rows: Sequence[DisclosureRow], *, year: int, as_of: date, code: str, name: str
) -> list[dict[str, str | int | None]]:
    """Rows in the columns of the national dataset; ``code`` and ``name`` are the local government's."""
    government = code.ljust(_LONGEST_CODE, "0") if code.isdigit() else code
    return [
        dict(
            zip(
                COLUMNS,
                (year, f"{as_of:%Y%m%d}", government, name, row.code, row.name, row.account, row.available,
                 row.national, row.city, row.own, row.spent),
                strict=True,
            )
        )
        for row in rows
    ]  # fmt: skip


def write_csv(found: Sequence[dict[str, str | int | None]]) -> bytes:
    """CSV in UTF-8 with a mark by which spreadsheets know it; what is not known is left empty."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(found)
    return file.getvalue().encode("utf-8-sig")


def write_workbook(found: Sequence[dict[str, str | int | None]]) -> bytes:
    """XLSX with Korean headings."""
    shown = [list(COLUMNS.values()), *([_shown(name, each[name]) for name in COLUMNS] for each in found)]
    cells = [
        Cell(row, column, (text(value),)) for row, values in enumerate(shown) for column, value in enumerate(values)
    ]
    return write_xlsx(Document(blocks=(Table(tuple(cells), caption="세부사업별 세출현황", unit="원"),)))


def write_package(found: Sequence[dict[str, str | int | None]]) -> bytes:
    """A Fiscal Data Package: the CSV with a description of its measures and dimensions, zipped."""
    data = write_csv(found).removeprefix("\ufeff".encode())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("datapackage.json", _description()), ("data.csv", data)):
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return file.getvalue()


WRITERS: dict[str, Callable[[Sequence[dict[str, str | int | None]]], bytes]] = {
    "csv": write_csv,
    "xlsx": write_workbook,
    "fdp": write_package,
}
"""Formats by the word that a command or page asks for."""


def _shown(name: str, value: str | int | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if name in MEASURES else str(value)


def _description() -> bytes:
    fields = [{"name": name, "title": label, **_field(name)} for name, label in COLUMNS.items()]
    measures = {
        name: {"source": name, "currency": "KRW", "direction": "expenditure",
               "phase": "executed" if name == "ep_amt" else "adjusted"}
        for name in MEASURES
    }  # fmt: skip
    dimensions = {
        "date": _dimension("datetime", "fyr", "exe_ymd"),
        "administrator": _dimension("entity", "laf_cd", "laf_hg_nm"),
        "account": _dimension("classification", "acnt_dv_nm"),
        "programme": _dimension("activity", "dbiz_cd", "dbiz_nm"),
    }
    resource = {
        "name": "data",
        "path": "data.csv",
        # The profile of a fiscal package asks for one of a table for each of its resources.
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
    described = {
        "name": "local-expenditure-by-programme",
        "title": "세부사업별 세출현황",
        "profile": "fiscal-data-package",
        "countryCode": "KR",
        "resources": [resource],
        "model": {"measures": measures, "dimensions": dimensions},
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _field(name: str) -> dict[str, str]:
    """The type of a column, by which programs read it."""
    if name in MEASURES:
        return {"type": "integer"}
    return {"fyr": {"type": "year"}, "exe_ymd": {"type": "date", "format": "%Y%m%d"}}.get(name, {"type": "string"})


def _dimension(kind: str, *names: str) -> dict[str, object]:
    """A dimension whose first column is its key."""
    attributes = {name: {"source": name, "title": COLUMNS[name]} for name in names}
    return {"dimensionType": kind, "primaryKey": names[0], "attributes": attributes}
