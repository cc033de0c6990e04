"""The mid-term plan: by 분야 and 부문, its outlook with 통합재정수지, beside the plan before it and the budget."""

from datetime import date
from fractions import Fraction

import pytest

from ieum.budget import figures, operations
from ieum.budget.choices import CodeKind, MatterKind
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.operations import MatterUnclear
from ieum.budget.queries import NOW, Point
from ieum.budget.queries.mid_term import plan_tables
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.matters import read_table, write_table
from ieum.budget.rules.outlook import blank_outlook, outlook_of
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import Books
from tests.budget.matters import go, judgement, record, standing
from tests.budget.matters import resolve as decide
from tests.budget.test_matter_figures import known

pytestmark = pytest.mark.database
MID_TERM = MatterKind.MID_TERM
LIBRARY = ("교육", "평생·직업교육", "0111", "도서관")
YEAR_END = date(2026, 12, 1)
FORECAST = """구분\t항목\t2026\t2027
세입\t지방세수입\t1,000\t1,100
세입\t보조금\t500\t500
세입\t융자금 회수\t10\t10
세입\t지방채\t100\t-
세입\t순세계잉여금\t90\t20
세출\t의무지출\t1,200\t1,300
세출\t재량지출\t400\t200
세출\t융자금\t50\t50
세출\t보전지출\t50\t80"""


def plan_text(years, *rows):
    lines = ["\t".join(["구분", "부문", "부호", "내용", "재원", *map(str, years)])]
    lines += ["\t".join([*names, "구비", *[amount] * len(years)]) for *names, amount in rows]
    return read_table("\n".join(lines))


def confirmed(bureau, year, *rows, **said):
    plan = record(bureau, MID_TERM, plan_text(range(year, year + 5), *rows), by="officer", year=year, **said)
    decide(bureau, MID_TERM, plan, "PASSED")
    go(bureau, plan, "head confirm")
    return plan


def tables(bureau, plan, as_of=YEAR_END):
    found = standing(bureau, plan)
    with bureau.inside():
        return {each.name: each for each in plan_tables(found, Point(as_of, NOW))}


def test_the_balance_leaves_out_borrowing_repayment_and_surplus_and_counts_net_lending():
    outlook = outlook_of({"forecast": FORECAST})

    assert outlook.balance() == {2026: (1_500 - 1_600 - 40) * 1_000, 2027: (1_600 - 1_500 - 40) * 1_000}
    assert outlook.balance_with_surplus() == {2026: -50_000, 2027: 80_000}
    assert outlook.growth("의무지출")[2026] is None
    assert outlook.growth("의무지출")[2027] == Fraction(25, 3)
    assert outlook_of({}) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("구분\t2026\n", "첫 줄에 구분, 항목과 연도(예: 2026)를"),
        ("구분\t항목\t2026\n수입\t지방세수입\t1", "2번째 줄: 구분에는 세입이나 세출을"),
        ("구분\t항목\t2026\n세입\t의무지출\t1", "2번째 줄: 세입의 항목은 지방세수입,"),
        ("구분\t항목\t2026\n세입\t보조금\t1\n세입\t보조금\t2", "3번째 줄: 같은 항목이 앞에"),
        ("구분\t항목\t2026\n세입\t보조금\t△1", "2번째 줄: 0원보다 작을 수 없습니다."),
        ("구분\t항목\t2026\n세입\t보조금\t1\t2", "2번째 줄: 칸이 첫 줄보다 많습니다."),
    ],
)
def test_an_outlook_that_is_wrong_is_refused_with_its_row(bureau, text, said):
    with pytest.raises(MatterUnclear) as caught:
        record(bureau, MID_TERM, by="officer", forecast=text)
    assert caught.value.faults["forecast"].startswith(said)


def test_rows_with_sectors_are_read_and_written_again():
    amounts = plan_text([2026, 2027], ("교육", "평생·직업교육", "0111", "도서관", "1,000"))

    assert [(each.heading, each.sector, each.code) for each in amounts] == [("교육", "평생·직업교육", "0111")] * 2
    assert read_table(write_table(amounts, [2026, 2027])) == amounts


def test_a_plan_is_told_by_field_and_sector_with_its_outlook(bureau):
    plan = record(
        bureau, MID_TERM,
        plan_text(range(2026, 2031), ("환경", "", "", "청소", "10"), (*LIBRARY, "1,000")),
        by="officer", forecast=FORECAST,
    )  # fmt: skip
    found = tables(bureau, plan)

    assert [(row.names, row.amounts[:2]) for row in found["sectors"].rows] == [
        (("계", ""), (5_050_000, 1_010_000)), (("교육", "소계"), (5_000_000, 1_000_000)),
        (("교육", "평생·직업교육"), (5_000_000, 1_000_000)), (("환경", ""), (50_000, 10_000)),
    ]  # fmt: skip
    outlook = {row.names: row.amounts for row in found["outlook"].rows}
    assert outlook["세입", "소계"] == (1_700_000, 1_630_000)
    assert outlook["통합재정수지", "통합재정수지 1"] == (-140_000, 60_000)
    assert outlook["증가율", "재량지출"] == ("-", "-50.0%")
    assert set(found) == {"sectors", "outlook"}
    told = judgement(bureau, plan).warnings
    assert "부문이 없는 줄이 있습니다. 구분 다음에 부문 칸을 두면 부문별로도 셈합니다." in told
    assert any(each.startswith("2026년: 계획한 사업비") for each in told) is False
    assert any(each.startswith("2026년: 세입 전망 1,700,000원과 세출 전망 1,700,000원") for each in told) is False


def test_what_does_not_add_up_or_lacks_is_told(bureau):
    rows = plan_text(range(2026, 2031), ("교육", "교육", "", "도서관", "9,000"))
    apart = record(bureau, MID_TERM, rows, by="officer", forecast=FORECAST.replace("1,000", "2,000"))
    without = record(bureau, MID_TERM, rows, by="officer")

    told = judgement(bureau, apart).warnings
    assert told[0].startswith("2026년: 세입 전망 2,700,000원과 세출 전망 1,700,000원이 1,000,000원 다릅니다.")
    assert told[1].startswith("2026년: 계획한 사업비 9,000,000원과 세출 전망 1,700,000원이")
    assert judgement(bureau, without).warnings[0].startswith("세입·세출 전망이 없어")


def test_a_plan_stands_beside_the_one_before_it_and_the_budget_of_its_year(bureau):
    confirmed(bureau, 2025, (*LIBRARY, "70"), ("보건", "보건의료", "0119", "보건소", "5"))
    books = Books(bureau.hall.district)
    books.post("ORIGINAL", {books.cell(programme="0111"): 80_000, books.cell(programme="0112"): 5_000})
    plan = confirmed(bureau, 2026, (*LIBRARY, "100"))

    found = tables(bureau, plan)

    assert {row.names: row.amounts[:3] for row in found["rolled"].rows} == {
        ("계", ""): (75_000, 100_000, 25_000), ("교육", "소계"): (70_000, 100_000, 30_000),
        ("교육", "평생·직업교육"): (70_000, 100_000, 30_000), ("보건", "소계"): (5_000, 0, -5_000),
        ("보건", "보건의료"): (5_000, 0, -5_000),
    }  # fmt: skip
    assert len(found["rolled"].columns) == 4 * 3
    assert {row.names: row.amounts for row in found["against"].rows if row.names[1] != "소계"} == {
        ("계", ""): (100_000, 85_000, -15_000), ("교육", "평생·직업교육"): (100_000, 80_000, -20_000),
        ("계획에 없음", ""): (0, 5_000, 5_000),
    }  # fmt: skip


def test_sectors_outlook_and_balance_of_a_confirmed_plan_are_printed_in_reports(bureau):
    confirmed(bureau, 2026, (*LIBRARY, "2,000"), forecast=FORECAST.replace("\t1,0", "\t9,0"))

    sectors = printed(bureau, "budget.mid_term.by_sector")
    assert sectors["교육/평생·직업교육"] == sectors["교육/소계"] == [10, 2, 2, 2, 2, 2]
    assert printed(bureau, "budget.mid_term.outlook")["세입/지방세수입"] == [9, 1]
    assert printed(bureau, "budget.mid_term.balance")["통합재정수지 1"] == [8, 0]


def printed(bureau, name):
    """A table of the plan of 2026 in 백만원."""
    table = next(each for each in figures.FIGURE_TABLES if each.name == name)
    derived = next(each for each in figures.DERIVED if each.name == table.dataset)
    at = known(bureau)
    with municipality(bureau.hall.district.code):
        found = derived.observations(at)
    grid = resolve(table, found, Question(YEAR_END, at, Rounding.HALF_UP, YEAR_END, {"plan": "2026"}))
    return {
        row.label: [round(cell.figure.value / 10**6) for cell in own]
        for row, own in zip(grid.rows, grid.cells, strict=True)
    }


def test_rows_without_amounts_are_no_outlook():
    assert outlook_of({"forecast": blank_outlook([2026, 2027])}) is None


def test_a_field_that_is_called_otherwise_now_stands_beside_what_it_was(bureau):
    confirmed(bureau, 2025, ("수송및교통", "도로", "0119", "길", "70"), ("보건", "보건의료", "0118", "보건소", "5"))
    plan = confirmed(bureau, 2026, ("교통및물류", "도로교통", "0119", "길", "100"))
    own = {"actor_id": bureau.accounts["officer"], "basis": "편성 운영기준"}
    with bureau.inside():
        for year, rows in ((2025, ("120 수송및교통", "121 도로")), (2026, ("120 교통및물류", "122 도로교통"))):
            (field, field_name), (sector, name) = (each.split() for each in rows)
            text = (
                f"구분\t회계\t코드\t이름\t상위 코드\n분야\t\t{field}\t{field_name}\t\n부문\t\t{sector}\t{name}\t{field}"
            )
            operations.take_in_codes(year=year, rows=read_code_rows(text)[0], **own)
        operations.record_successors(year=2026, rows={2: Succession(CodeKind.FUNCTION, "", "121", "122")}, **own)

    assert {row.names: row.amounts[:3] for row in tables(bureau, plan)["rolled"].rows if row.names[1] != "소계"} == {
        ("계", ""): (75_000, 100_000, 25_000), ("교통및물류", "도로교통"): (70_000, 100_000, 30_000),
        ("보건", "보건의료"): (5_000, 0, -5_000),
    }  # fmt: skip
