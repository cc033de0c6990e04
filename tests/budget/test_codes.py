"""Codes with successors: what a row says, what is refused, and what is followed from one year to the next."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import CodeKind, ComparedBy, Side
from ieum.budget.figures import ANSWERED
from ieum.budget.operations import SuccessionRefused
from ieum.budget.queries import bills
from ieum.budget.queries.bill_tables import compare
from ieum.budget.queries.codes import standing_successors, successors_into
from ieum.budget.rules.codes import Succession, Successors
from ieum.budget.rules.teams import Coded, precursor
from ieum.budget.sheets import text_of
from ieum.budget.successor_rows import read_successor_rows
from ieum.kernel.rounding import Rounding
from ieum.kernel.row_faults import RowsRefused
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from tests.budget.bills import FINANCE, YEAR, row
from tests.budget.ledger import Books

_PROGRAMMES = next(each for each in ANSWERED if each.name == "budget.programme")
HEAD = "구분\t회계\t전 코드\t새 코드\t비고"
ITEM, PROGRAMME = CodeKind.ITEM, CodeKind.PROGRAMME


def rows(*lines):
    return read_successor_rows("\n".join([HEAD, *lines]))


def faults(*lines):
    with pytest.raises(RowsRefused) as refused:
        rows(*lines)
    return [str(each) for each in refused.value.faults]


def item(before, after, note=""):
    return Succession(ITEM, "", before, after, note)


def test_rows_are_read_from_a_paste_and_from_a_file_alike():
    data = "비고,구분,회계,전 코드,새 코드\n,통계목,,401-01,401-02\n폐지,세부사업,일반회계,0111,\n".encode("cp949")

    read = read_successor_rows(text_of(data, "코드.csv"))

    assert read == rows("통계목\t\t401-01\t401-02\t", "세부사업\t일반회계\t0111\t\t폐지")
    assert read == {2: item("401-01", "401-02"), 3: Succession(PROGRAMME, "일반회계", "0111", "", "폐지")}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("편성목\t\t201\t202\t",),
            [
                (
                    "2행: 구분 '편성목': 회계, 분야, 부문, 정책사업, 단위사업, 세부사업, 통계목, 부서, 세입과목, 재원 "
                    "가운데 하나를 적으십시오."
                )
            ],
        ),
        (
            ("재원\t\t도비\t시비\t",),
            ["2행: 재원은 구비, 시비, 국비처럼 이름으로 적습니다."],
        ),
        (("통계목\t\t\t401-02\t",), ["2행: 전 코드가 비어 있습니다. 새로 생긴 코드는 적지 않습니다."]),
        (("세부사업\t\t0111\t0112\t",), ["2행: 회계는 정책사업, 단위사업, 세부사업에만, 그 코드마다 적습니다."]),
        (("통계목\t일반회계\t1\t2\t",), ["2행: 회계는 정책사업, 단위사업, 세부사업에만, 그 코드마다 적습니다."]),
        (
            ("통계목\t\t301-01\t301-01\t", "통계목\t\t301-02\t301-01\t통합"),
            ["2행: 301-01: 여럿으로 나뉘거나 합친 코드입니다. 비고에 무엇이 어떻게 되었는지 적으십시오."],
        ),
        (
            ("통계목\t\t301-01\t301-02\t나뉨", "통계목\t\t301-01\t\t나뉨"),
            ["3행: 301-01: 새 코드가 있는데 없어졌다고도 적었습니다."],
        ),
        (("통계목\t\t1\t2\t", "통계목\t\t1\t2\t"), ["3행: 2행과 같은 승계입니다. 한 줄을 지우십시오."]),
        ((), ["1행: 자료가 없습니다."]),
        ((f"통계목\t\t{'9' * 101}\t2\t",), ["2행: 코드는 100자, 비고는 200자까지 적을 수 있습니다."]),
    ],
)
def test_a_row_that_cannot_be_used_is_named(lines, said):
    assert faults(*lines) == said


def test_another_heading_is_refused():
    with pytest.raises(RowsRefused) as refused:
        read_successor_rows("전 코드\t새 코드\n1\t2")

    assert str(refused.value) == (
        "1행: 머리글은 구분, 회계, 전 코드, 새 코드, 비고입니다. 열을 맞추어 다시 올리십시오."
    )


def test_a_code_goes_on_as_itself_unless_a_row_says_otherwise():
    found = Successors.of([item("401-01", "401-02"), item("301-01", "301-01"), item("301-02", "301-01"), item("9", "")])

    assert found.after(ITEM, "201-01") == ("201-01",)
    assert found.after(ITEM, "401-01") == ("401-02",)
    assert found.after(ITEM, "9") == ()
    assert found.before(ITEM, "301-01") == ("301-01", "301-02")
    assert found.before(ITEM, "201-01") == ()
    assert found.after(PROGRAMME, "401-01", "일반회계") == ("401-01",)


def test_codes_of_an_account_that_became_another_one_go_on_in_it():
    parked, account = "주차장특별회계", Succession(CodeKind.ACCOUNT, "", "주차장특별회계", "교통사업특별회계")
    found = Successors.of([account, Succession(PROGRAMME, parked, "0111", "0211")])

    assert found.places(PROGRAMME, "0111", parked) == (("교통사업특별회계", "0211"),)
    assert found.places(PROGRAMME, "0112", parked) == (("교통사업특별회계", "0112"),)
    assert found.places(PROGRAMME, "0111", "일반회계") == (("일반회계", "0111"),)
    assert found.before(PROGRAMME, "0211", "교통사업특별회계") == ("0111",)
    assert found.before(PROGRAMME, "0211", "일반회계") == ()
    assert (
        precursor(coded("0112", "주차", "교통사업특별회계"), [coded("0112", "주차", parked)], found).of.code == "0112"
    )
    assert precursor(coded("0112", "주차", "교통사업특별회계"), [coded("0112", "주차", parked)]).of is None


def test_a_programme_that_two_merged_accounts_had_goes_on_from_neither_for_certain():
    merged = [Succession(CodeKind.ACCOUNT, "", each, "교통사업특별회계", "통합") for each in ("가", "나")]
    before = [coded("1", "주차", "가"), coded("1", "주차", "나")]

    assert precursor(coded("1", "주차", "교통사업특별회계"), before, Successors.of(merged)).of is None


def coded(code, name, account="일반회계"):
    return Coded(None, account, code, name)


def test_a_programme_goes_on_from_what_a_row_says_before_its_name():
    before = [coded("1", "가"), coded("2", "나"), coded("3", "다")]
    said = Successors.of(
        [Succession(PROGRAMME, "일반회계", *pair) for pair in (("1", "9"), ("2", "7"), ("3", "7"), ("2", "8"))]
    )

    assert precursor(coded("9", "새 이름"), before, said).of == before[0]
    assert precursor(coded("1", "가"), before, said).of is None
    assert precursor(coded("8", "나"), before, said).of is None
    assert precursor(coded("1", "가"), before).of == before[0]


def record(bureau, *lines, by="officer", year=YEAR, **more):
    with bureau.inside():
        done = operations.record_successors(
            year=year, rows=rows(*lines), actor_id=bureau.accounts[by], basis="편성 운영기준", **more
        )
    return done.added, done.same, [str(each) for each in done.notes]


def base_of(bureau, by=ComparedBy.ITEM):
    with bureau.inside():
        found = compare(bills.version(bureau.version_id), by=by, side=Side.EXPENDITURE)
    return {" ".join(filter(None, each.path)): each.base for each in found.rows} | {"계": found.whole.base}


@pytest.fixture
def last_year(bureau):
    """A budget of the year before with two items, and the bill that asks for both again under other codes."""
    books = Books(bureau.open().hall.district)
    cells = [books.cell(code, "0111", year=YEAR - 1, division=FINANCE) for code in ("401-01", "301-01")]
    books.post("ORIGINAL", dict(zip(cells, (700_000, 300_000), strict=True)), date(YEAR - 1, 1, 1), year=YEAR - 1)
    bureau.write(row(code="401-02"), row(code="301-01"))
    return bureau


@pytest.mark.database
def test_last_years_budget_follows_the_code_that_it_goes_on_as(last_year):
    assert base_of(last_year)["재산 관리 401-02 재무과"] == 0

    assert record(last_year, "통계목\t\t401-01\t401-02\t", is_preview=True) == (1, 0, [])
    assert base_of(last_year)["재산 관리 401-02 재무과"] == 0
    assert record(last_year, "통계목\t\t401-01\t401-02\t") == (1, 0, [])
    assert record(last_year, "통계목\t\t401-01\t401-02\t") == (0, 1, [])

    assert base_of(last_year) == {
        "재산 관리 401-02 재무과": 700_000, "재산 관리 301-01 재무과": 300_000, "계": 1_000_000,
    }  # fmt: skip


@pytest.mark.database
def test_last_years_budget_follows_the_account_that_its_own_went_on_as(bureau):
    bureau.open().write(row())
    books = Books(bureau.hall.district)
    old = books.cell("201-01", "0111", year=YEAR - 1, division=FINANCE, account="관리회계")
    books.post("ORIGINAL", {old: 700_000}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    assert base_of(bureau)["재산 관리 201-01 재무과"] != 700_000

    told = record(bureau, "회계\t\t관리회계\t일반회계\t", "정책사업\t관리회계\t01\t02\t")

    assert told == (2, 0, [f"3행: 02: {YEAR}년 원장에 없는 코드입니다."])
    assert base_of(bureau)["재산 관리 201-01 재무과"] == 700_000


@pytest.mark.database
def test_what_was_split_is_not_known_by_its_parts_and_what_merged_adds_up(last_year):
    record(last_year, "통계목\t\t401-01\t301-01\t통합", "통계목\t\t301-01\t301-01\t통합")
    assert base_of(last_year)["재산 관리 301-01 재무과"] == 1_000_000

    (merged, _) = own(last_year)
    with last_year.inside():
        operations.end_succession(successor_id=merged, actor_id=last_year.accounts["officer"], basis="착오")
    record(last_year, "통계목\t\t401-01\t401-02\t나뉨", "통계목\t\t401-01\t401-03\t나뉨")

    assert base_of(last_year)["재산 관리 401-02 재무과"] is None


@pytest.mark.database
@pytest.mark.parametrize("by", [ComparedBy.GROUP, ComparedBy.DIVISION, ComparedBy.PROGRAMME])
def test_a_sum_that_holds_all_parts_of_a_split_code_knows_what_it_had(last_year, by):
    record(last_year, "통계목\t\t401-01\t401-01\t시설공사보상비", "통계목\t\t401-01\t401-02\t시설비")

    found = base_of(last_year, by)

    assert (
        found
        == {
            ComparedBy.GROUP: {"301": 300_000, "401": 700_000, "계": 1_000_000},
            ComparedBy.DIVISION: {FINANCE: 1_000_000, "계": 1_000_000},
            ComparedBy.PROGRAMME: {"단위 011 재산 관리": 1_000_000, "계": 1_000_000},
        }[by]
    )


@pytest.mark.database
def test_a_sum_with_one_part_of_a_split_code_alone_does_not_know_what_it_had(last_year):
    record(last_year, "통계목\t\t401-01\t405-01\t물품", "통계목\t\t401-01\t401-02\t시설비")

    assert base_of(last_year, ComparedBy.GROUP) == {"301": 300_000, "401": None, "계": None}
    assert base_of(last_year, ComparedBy.DIVISION) == {FINANCE: 1_000_000, "계": 1_000_000}


@pytest.mark.database
def test_a_division_that_another_one_took_a_part_from_does_not_know_what_it_had(last_year):
    record(last_year, f"부서\t\t{FINANCE}\t{FINANCE}\t나뉨", f"부서\t\t{FINANCE}\t계약과\t나뉨")

    assert base_of(last_year, ComparedBy.DIVISION) == {FINANCE: None, "계": None}


def own(bureau):
    with bureau.inside():
        return [each.pk for each in sorted(standing_successors(YEAR), key=lambda each: each.before != "401-01")]


@pytest.mark.database
def test_rows_are_held_against_those_that_stand_and_against_both_years(last_year):
    record(last_year, "통계목\t\t401-01\t401-02\t")

    with pytest.raises(SuccessionRefused) as split:
        record(last_year, "통계목\t\t401-01\t401-03\t")
    with pytest.raises(SuccessionRefused) as stranger:
        record(last_year, "통계목\t\t1\t2\t", by="clerk")

    assert str(split.value).startswith("2행: 401-01: 여럿으로 나뉘거나 합친 코드입니다.")
    assert str(stranger.value) == "1행: 예산팀만 코드 승계를 적습니다."
    assert record(last_year, "통계목\t\t999-01\t202-01\t")[2] == [f"2행: 999-01: {YEAR - 1}년 원장에 없는 코드입니다."]
    with last_year.inside():
        assert successors_into(YEAR).after(ITEM, "401-01") == ("401-02",)


@pytest.mark.database
def test_a_succession_that_was_taken_back_is_none_and_can_be_said_again(last_year):
    record(last_year, "통계목\t\t401-01\t401-02\t")
    (only,) = own(last_year)
    end = {"successor_id": only, "actor_id": last_year.accounts["officer"], "basis": "착오"}

    with last_year.inside():
        operations.end_succession(**end)
        with pytest.raises(SuccessionRefused):
            operations.end_succession(**end)
        assert standing_successors() == []

    assert record(last_year, "통계목\t\t401-01\t401-02\t") == (1, 0, [])
    assert base_of(last_year)["재산 관리 401-02 재무과"] == 700_000


@pytest.mark.database
def test_last_years_amount_of_a_unit_programme_follows_its_code_and_its_division(bureau):
    books = Books(bureau.hall.district)
    old = [
        books.cell("201-01", code, year=YEAR - 1, division="재무과", unit=(code[:3], f"옛 {code[:3]}"))
        for code in ("0111", "0121", "0131")
    ]
    books.post("ORIGINAL", dict(zip(old, (100, 20, 3), strict=True)), date(YEAR - 1, 1, 1), year=YEAR - 1)
    new = [
        books.cell("201-01", code, year=YEAR, division="회계과", unit=(code[:3], f"새 {code[:3]}"))
        for code in ("0211", "0221", "0231")
    ]
    books.post("ORIGINAL", dict.fromkeys(new, 1), date(YEAR, 1, 1), year=YEAR)
    before = books.now()
    assert previous_of(books, before) == {}
    record(
        bureau, "부서\t\t재무과\t회계과\t개편",
        "단위사업\t일반회계\t011\t021\t통합", "단위사업\t일반회계\t012\t021\t통합",
        "단위사업\t일반회계\t013\t022\t나뉨", "단위사업\t일반회계\t013\t023\t나뉨",
    )  # fmt: skip

    assert previous_of(books, books.now()) == {"새 021": 120}
    assert previous_of(books, before) == {}


@pytest.mark.database
def test_last_years_amount_of_a_unit_programme_follows_its_account(bureau):
    books = Books(bureau.hall.district)
    old = books.cell("201-01", "0111", year=YEAR - 1, division="회계과", account="관리회계", unit=("011", "옛 011"))
    books.post("ORIGINAL", {old: 100}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    new = books.cell("201-01", "0111", year=YEAR, division="회계과", unit=("011", "새 011"))
    books.post("ORIGINAL", {new: 1}, date(YEAR, 1, 1), year=YEAR)
    assert previous_of(books, books.now()) == {"새 011": 0}

    record(bureau, "회계\t\t관리회계\t일반회계\t")

    assert previous_of(books, books.now()) == {"새 011": 100}


def previous_of(books, at):
    """Last year's won by unit programme of 회계과, as known at a point."""
    question = Question(at.as_of, at.epoch, Rounding.HALF_UP, at.as_of, {"year": str(YEAR), "division": "회계과"})
    with municipality(books.district.code):
        found = _PROGRAMMES.observations(question)
    said = {dict(each.subject)["programme"]: each for each in found if each.measure == "previous_appropriation"}
    return {name: int(each.value) for name, each in said.items() if each.value is not None}
