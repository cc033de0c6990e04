"""What is disclosed day by day, in the columns of the national dataset."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest

from ieum.budget import actions, exports, operations, queries
from ieum.budget.choices import Balance, Funding
from ieum.budget.queries import DisclosureRow
from ieum.budget.sheets import read_sheet
from ieum.cli import _parser
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import YEAR, day

pytestmark = pytest.mark.database
SPENDING = frozenset({Balance.SPENT})


@pytest.fixture
def rows(books):
    own, city = (books.cell(funding=each, reported=SPENDING) for each in (Funding.OWN, Funding.CITY))
    grant = books.cell("207-01", funding=Funding.SPECIAL_GRANT, reported=SPENDING)
    undivided = books.cell("201-01", "0201", funding=Funding.UNDIVIDED, reported=frozenset())
    books.post("ORIGINAL", {own: 1_000, city: 300, grant: 20, undivided: 7})
    books.post("EXPENDITURE", {own: 400, city: 100}, day(3, 1))
    at = books.now(day(3, 31))
    with municipality(books.district.code):
        return queries.disclosure(at, year=YEAR)


def test_a_programme_is_disclosed_with_its_sources_and_what_is_not_told_is_left_open(rows):
    assert rows == [
        DisclosureRow("일반회계", "0101", "사업 0101", 1_320, 20, 300, 1_000, 500),
        DisclosureRow("일반회계", "0201", "사업 0201", 7, None, None, None, None),
    ]


def test_the_dataset_is_written_in_its_own_columns(books, rows):
    found = exports.records(rows, year=YEAR, as_of=day(3, 31), code="3180", name="영등포구")

    written = list(csv.DictReader(io.StringIO(exports.write_csv(found).decode("utf-8-sig"))))

    assert written[0] == {
        "fyr": "2026", "exe_ymd": "20260331", "laf_cd": "3180000", "laf_hg_nm": "영등포구", "dbiz_cd": "0101",
        "dbiz_nm": "사업 0101", "acnt_dv_nm": "일반회계", "bdg_cash_amt": "1320", "bdg_ntep": "20", "capep": "300",
        "sggep": "1000", "ep_amt": "500",
    }  # fmt: skip
    assert [written[1][name] for name in exports.MEASURES] == ["7", "", "", "", ""]


def test_a_fiscal_data_package_describes_its_own_columns_and_is_the_same_each_time(rows):
    found = exports.records(rows, year=YEAR, as_of=day(3, 31), code="3180", name="영등포구")
    data = exports.write_package(found)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        described = json.loads(package.read("datapackage.json"))
        heading = package.read(described["resources"][0]["path"]).decode().splitlines()[0]

    (resource,) = described["resources"]
    assert (described["profile"], resource["profile"]) == ("fiscal-data-package", "tabular-data-resource")
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert [types[name] for name in ("fyr", "exe_ymd", "laf_cd", "ep_amt")] == ["year", "date", "string", "integer"]
    assert heading.split(",") == [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    model = described["model"]
    named = {each["source"] for each in model["measures"].values()}
    named |= {part["source"] for each in model["dimensions"].values() for part in each["attributes"].values()}
    assert named == set(exports.COLUMNS)
    assert exports.write_package(found) == data


def test_the_command_writes_a_workbook(books, rows, tmp_path, capsys):
    path = tmp_path / "세출현황.xlsx"
    words = ["budget", "export", "--as-of", f"{YEAR}-03-31", "--format", "xlsx", "--out", str(path)]

    assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    assert capsys.readouterr().out == "세부사업 2개를 세출현황.xlsx에 적었습니다.\n"
    sheet = read_sheet(path.read_bytes(), path.name).rows
    table = sheet[next(number for number, row in enumerate(sheet) if "세부사업명" in row) :]
    assert table[0] == list(exports.COLUMNS.values())
    assert table[1][7:] == ["1,320", "20", "300", "1,000", "500"]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2025-12-31", [("2025", "500", "200")]),
        ("2026-01-01", [("2025", "500", "200"), ("2026", "900", "0")]),
        ("2026-01-20", [("2025", "500", "230"), ("2026", "900", "10")]),
        ("2026-01-21", [("2026", "900", "10")]),
    ],
)
def test_until_20_january_the_year_before_is_disclosed_beside_the_new_one(books, tmp_path, on, found):
    old, new = (books.cell(reported=SPENDING, year=year) for year in (2025, 2026))
    books.post("ORIGINAL", {old: 500}, date(2025, 1, 1), year=2025)
    books.post("EXPENDITURE", {old: 200}, date(2025, 6, 1), year=2025)
    books.post("EXPENDITURE", {old: 30}, date(2026, 1, 15), year=2025)
    books.post("ORIGINAL", {new: 900}, date(2026, 1, 1), year=2026)
    books.post("EXPENDITURE", {new: 10}, date(2026, 1, 16), year=2026)

    def told(*more):
        path = tmp_path / "세출.csv"
        words = ["budget", "export", "--as-of", on, "--format", "csv", "--out", str(path), *more]
        assert actions.act(_parser(words).parse_args(words)) == actions.DONE
        rows = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig")))
        return [(row["fyr"], row["bdg_cash_amt"], row["ep_amt"]) for row in rows]

    assert told() == found
    assert told("--year", "2025")[0][0] == "2025"


def test_revenue_is_disclosed_in_columns_of_its_own(books, rows, tmp_path, capsys):
    moved = (("2026-01-01", "본예산", 90), ("2026-02-01", "징수결정", 80), ("2026-03-01", "수납", 60))
    lines = [f"2026,{on},{kind},일반회계,세무과,111-01,{won}" for on, kind, won in moved]
    till = "\n".join(["회계연도,효력일,구분,회계,부서,세입과목,금액(원)", *lines])
    operations.post_revenue_file(
        code=books.district.code, name="세입.csv", data=till.encode(), actor_id=books.district.officer_id, basis="세입"
    )  # fmt: skip
    path = tmp_path / "세입.zip"
    words = ["budget", "export", "--side", "revenue", "--as-of", "2026-12-31", "--format", "fdp", "--out", str(path)]

    assert actions.act(_parser(words).parse_args(words)) == actions.DONE
    assert capsys.readouterr().out == "세입과목 1개를 세입.zip에 적었습니다.\n"
    with zipfile.ZipFile(path) as package:
        described = json.loads(package.read("datapackage.json"))
        (row,) = csv.DictReader(io.StringIO(package.read("data.csv").decode()))
    assert [row[name] for name in exports.REVENUE.measures] == ["90", "80", "60", "0", "20"]
    assert {each["direction"] for each in described["model"]["measures"].values()} == {"revenue"}
    assert list(row) == [each["name"] for each in described["resources"][0]["schema"]["fields"]]
