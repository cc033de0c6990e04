"""세부사업별 세출현황 and 세입현황 as files: CSV and XLSX in the columns of datasets, and Fiscal Data Packages."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import RevenueBalance
from ieum.budget.queries import Point
from ieum.budget.queries.disclosure import DisclosureRow, disclosure
from ieum.budget.queries.revenue import RevenueRow, revenue_rows
from ieum.budget.rules.years import running_years
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.comma_separated import write_rows
from ieum.documents.writers.xlsx import write_xlsx
from ieum.platform.queries import municipality_name


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A dataset that is disclosed: its columns with what they mean, and what a fiscal package says of them."""

    name: str
    title: str
    counted: str
    """What one row is of."""
    columns: Mapping[str, str]
    measures: Mapping[str, str]
    """Columns of won with the phase that they are of; "" where none of the package's phases fits."""
    direction: str
    dimensions: Mapping[str, tuple[str, ...]]
    """By name its kind, then its columns, the key first."""


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
_WHERE_AND_WHEN = {"date": ("datetime", "fyr", "exe_ymd"), "administrator": ("entity", "laf_cd", "laf_hg_nm")}
EXPENDITURE = Disclosed(
    "local-expenditure-by-programme",
    "세부사업별 세출현황",
    "세부사업",
    COLUMNS,
    {name: "executed" if name == "ep_amt" else "adjusted" for name in MEASURES},
    "expenditure",
    {
        **_WHERE_AND_WHEN,
        "account": ("classification", "acnt_dv_nm"),
        "programme": ("activity", "dbiz_cd", "dbiz_nm"),
    },
)
REVENUE = Disclosed(
    "local-revenue-by-item",
    "세입과목별 세입현황",
    "세입과목",
    {
        **{name: label for name, label in COLUMNS.items() if not name.startswith("dbiz") and name not in MEASURES},
        "exe_ymd": "기준일자",
        "dept_nm": "부서명",
        "rvn_grp_nm": "장",
        "rvn_cd": "세입과목",
        "bdg_amt": "예산액",
        "levy_amt": "징수결정액",
        "rcpt_amt": "수납액",
        "wrof_amt": "불납결손액",
        "uncl_amt": "미수납액",
    },
    {"bdg_amt": "adjusted", "levy_amt": "", "rcpt_amt": "executed", "wrof_amt": "", "uncl_amt": ""},
    "revenue",
    {
        **_WHERE_AND_WHEN,
        "account": ("classification", "acnt_dv_nm"),
        "division": ("entity", "dept_nm"),
        "item": ("classification", "rvn_cd", "rvn_grp_nm"),
    },
)
"""Law asks for it beside expenditure (지방재정법 제60조); no national columns were found, and these names are ours."""
_LONGEST_CODE = 7
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same rows give the same bytes."""
Found = Sequence[Mapping[str, str | int | None]]


def records(
    rows: Sequence[DisclosureRow], *, year: int, as_of: date, code: str, name: str
) -> list[dict[str, str | int | None]]:
    """Rows in the columns of the national dataset; ``code`` and ``name`` are the local government's."""
    where = (year, f"{as_of:%Y%m%d}", _government(code), name)
    return [
        dict(
            zip(
                COLUMNS,
                (*where, row.code, row.name, row.account, row.available, row.national, row.city, row.own, row.spent),
                strict=True,
            )
        )
        for row in rows
    ]


def revenue_records(
    rows: Sequence[RevenueRow], *, year: int, as_of: date, code: str, name: str
) -> list[dict[str, str | int | None]]:
    """Places of revenue in the columns of ``REVENUE``; of an account without a levy the collection is not known."""
    levied = {row.account for row in rows if row.amount(RevenueBalance.LEVIED)}
    where = (year, f"{as_of:%Y%m%d}", _government(code), name)
    return [
        dict(
            zip(
                REVENUE.columns,
                (
                    *where, row.account, row.division, row.group, row.code, row.budgeted,
                    *((*(row.amount(each) for each in _COLLECTED), row.uncollected)
                      if row.account in levied else (None,) * 4),
                ),
                strict=True,
            )
        )
        for row in rows
    ]  # fmt: skip


def found_at(at: Point, *, of: Disclosed, code: str, year: int | None = None) -> list[dict[str, str | int | None]]:
    """The rows of a dataset at a point, of the local government of that code.

    Of one year, or of all that run on that day: what is received and paid is disclosed day by day (지방재정법
    제60조제7항), and until 20 January it is of two years.
    """
    years = (year,) if year else running_years(at.as_of)
    return [row for each in years for row in _of_year(at, each, of, code)]


def _of_year(at: Point, year: int, of: Disclosed, code: str) -> list[dict[str, str | int | None]]:
    name = municipality_name(code)
    if of is REVENUE:
        return revenue_records(revenue_rows(at, year=year), year=year, as_of=at.as_of, code=code, name=name)
    return records(disclosure(at, year=year), year=year, as_of=at.as_of, code=code, name=name)


_COLLECTED = (RevenueBalance.LEVIED, RevenueBalance.RECEIVED, RevenueBalance.WRITTEN_OFF)


def _government(code: str) -> str:
    return code.ljust(_LONGEST_CODE, "0") if code.isdigit() else code


def write_csv(found: Found, of: Disclosed = EXPENDITURE) -> bytes:
    """CSV for spreadsheets; what is not known is left empty."""
    cells = ([each[name] for name in of.columns] for each in found)
    return write_rows([[*of.columns], *(["" if cell is None else cell for cell in row] for row in cells)])


def write_workbook(found: Found, of: Disclosed = EXPENDITURE) -> bytes:
    """XLSX with Korean headings."""
    rows = ([_shown(each[name], is_won=name in of.measures) for name in of.columns] for each in found)
    cells = [
        Cell(row, column, (text(value),))
        for row, values in enumerate([list(of.columns.values()), *rows])
        for column, value in enumerate(values)
    ]
    return write_xlsx(Document(blocks=(Table(tuple(cells), caption=of.title, unit="원"),)))


def write_package(found: Found, of: Disclosed = EXPENDITURE) -> bytes:
    """A Fiscal Data Package: the CSV with a description of its measures and dimensions, zipped."""
    data, file = _data(found, of), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("datapackage.json", _description(of)), ("data.csv", data)):
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return file.getvalue()


def _data(found: Found, of: Disclosed) -> bytes:
    """The rows for programs: every text as it is, whatever a spreadsheet would take it for."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(of.columns))
    writer.writeheader()
    writer.writerows(found)
    return file.getvalue().encode()


WRITERS: dict[str, Callable[[Found, Disclosed], bytes]] = {
    "csv": write_csv,
    "xlsx": write_workbook,
    "fdp": write_package,
}
"""Formats by the word that a command or page asks for."""
SIDES = {"expenditure": EXPENDITURE, "revenue": REVENUE}
"""Datasets by the word that a command or page asks for."""


def _shown(value: str | int | None, *, is_won: bool) -> str:
    if value is None:
        return ""
    return f"{value:,}" if is_won else str(value)


def _description(of: Disclosed) -> bytes:
    fields = [{"name": name, "title": label, **_field(name, of)} for name, label in of.columns.items()]
    measures = {
        name: {"source": name, "currency": "KRW", "direction": of.direction, **({"phase": phase} if phase else {})}
        for name, phase in of.measures.items()
    }
    dimensions = {name: _dimension(kind, columns, of) for name, (kind, *columns) in of.dimensions.items()}
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
        "name": of.name,
        "title": of.title,
        "profile": "fiscal-data-package",
        "countryCode": "KR",
        "resources": [resource],
        "model": {"measures": measures, "dimensions": dimensions},
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _field(name: str, of: Disclosed) -> dict[str, str]:
    """The type of a column, by which programs read it."""
    if name in of.measures:
        return {"type": "integer"}
    return {"fyr": {"type": "year"}, "exe_ymd": {"type": "date", "format": "%Y%m%d"}}.get(name, {"type": "string"})


def _dimension(kind: str, names: Sequence[str], of: Disclosed) -> dict[str, object]:
    """A dimension whose first column is its key."""
    attributes = {name: {"source": name, "title": of.columns[name]} for name in names}
    return {"dimensionType": kind, "primaryKey": names[0], "attributes": attributes}
