"""Tables of codes by fiscal year: what a file may say, what is told of it, what stands, and where names show."""

from collections import Counter
from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import CodeKind, CodeLevel, CodeTableKind, ComparedBy, Funding, Side
from ieum.budget.code_table_rows import functions_known, read_code_rows
from ieum.budget.operations import CodesRefused, FileRefused
from ieum.budget.queries import bills
from ieum.budget.queries.bill_tables import compare
from ieum.budget.queries.code_tables import code_tables, names_of_year
from ieum.budget.rules.accounts import term_warning
from ieum.budget.rules.code_tables import CodeRow, faults_of
from ieum.budget.rules.codes import Succession
from ieum.kernel.row_faults import RowsRefused
from ieum.platform.operations import Refused
from tests.budget.bills import YEAR, income, row
from tests.budget.ledger import Books

REVENUE = ("장\t\t100\t지방세수입\t", "관\t\t110\t지방세\t", "항\t\t111\t보통세\t", "세입과목\t\t111-1\t재산세\t")
HEAD = "구분\t회계\t코드\t이름\t상위 코드"
FUNCTIONS = ("분야\t\t010\t일반공공행정\t", "부문\t\t016\t일반행정\t")
ITEMS = ("편성목\t\t201\t일반운영비\t", "통계목\t\t201-01\t사무관리비\t")
PROGRAMMES = (
    "정책사업\t일반회계\t01\t정책 01\t016", "단위사업\t일반회계\t011\t단위 011\t01",
    "단위사업\t일반회계\t012\t단위 012\t01", "세부사업\t일반회계\t0111\t재산 관리\t011",
    "세부사업\t일반회계\t0112\t계약 관리\t011", "세부사업\t일반회계\t0121\t예비비\t012",
)  # fmt: skip


def read(*lines):
    return read_code_rows("\n".join([HEAD, *lines]))


@pytest.mark.parametrize(
    ("line", "found", "said"),
    [
        ("분야\t\t10\t일반공공행정\t", ("010", ""), "앞자리 0을 되살려 010으로 읽었습니다."),
        ("부문\t\t16\t일반행정\t10", ("016", "010"), "앞자리 0을 되살려 016으로 읽었습니다."),
        ("부문\t\t016\t일반행정\t", ("016", "010"), None),
        ("통계목\t\t201-1\t사무관리비\t", ("201-01", "201"), "코드 201-1: 201-01로 읽었습니다."),
        ("세입과목\t\t111-1\t재산세\t", ("111-01", "111"), "코드 111-1: 111-01로 읽었습니다."),
        ("항\t\t111\t보통세\t", ("111", "110"), None),
        ("관\t\t110\t지방세\t", ("110", "100"), None),
        ("정책사업\t일반회계\t01\t정책\t16", ("01", "016"), None),
    ],
)
def test_what_a_spreadsheet_drops_is_put_back_and_told(line, found, said):
    rows, notes = read(line)

    assert (rows[2].code, rows[2].parent) == found
    assert [note.sentence for note in notes] == ([said] if said else [])


def test_the_fields_and_sectors_that_are_known_are_those_of_the_years_until_2020():
    rows, notes = read_code_rows(functions_known())

    names = {row.code: row.name for row in rows.values()}
    assert notes == []
    assert Counter(row.level for row in rows.values()) == {CodeLevel.FIELD: 14, CodeLevel.SECTOR: 53}
    assert list(faults_of(rows, frozenset())) == []
    assert [names[code] for code in ("070", "076", "110", "064", "901")] == [
        "환경보호", "환경보호일반", "산업·중소기업", "문화재", "기타",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("세목\t\t1\t이름\t", "구분 '세목': 회계, 분야, 부문, 편성목, 통계목, 정책사업,"),
        ("분야\t\t016\t이름\t", "분야 코드 '016': 010처럼 적으십시오."),
        ("부문\t\t1a\t이름\t", "부문 코드 '1a': 011처럼 적으십시오."),
        ("통계목\t\t2a1\t이름\t", "코드 '2a1'"),
        ("분야\t\t010\t\t", "코드와 이름을 모두 적으십시오."),
        ("분야\t일반회계\t010\t이름\t", "회계는 정책사업, 단위사업, 세부사업에만"),
        ("세부사업\t\t0111\t이름\t011", "회계는 정책사업, 단위사업, 세부사업에만"),
        ("세부사업\t일반회계\t0111\t이름\t", "단위사업과 세부사업은 상위 코드를 적어야 합니다."),
        ("재원\t\t1\t도비\t", "재원의 이름은 구비, 시비, 국비,"),
        (f"회계\t\t{'9' * 21}\t이름\t", "코드는 20자, 이름은 100자까지"),
    ],
)  # fmt: skip
def test_a_row_that_can_be_no_code_is_named(line, said):
    with pytest.raises(RowsRefused) as refused:
        read(line)

    (fault,) = refused.value.faults
    assert str(fault).startswith(f"2행: {said}")


def test_another_heading_and_no_rows_are_refused():
    for text in ("코드\t이름\n1\t2", HEAD, ""):
        with pytest.raises(RowsRefused):
            read_code_rows(text)


def take(bureau, *lines, year=YEAR, by="officer", is_preview=False):
    with bureau.inside():
        return operations.take_in_codes(
            year=year, rows=read(*lines)[0], actor_id=bureau.accounts[by], basis="편성 운영기준", is_preview=is_preview
        )


def refused(bureau, *lines, **more):
    with pytest.raises(CodesRefused) as caught:
        take(bureau, *lines, **more)
    return [str(fault) for fault in caught.value.faults]


def standing(bureau, year=YEAR):
    with bureau.inside():
        return {row.code: row.name for row in names_of_year(year).values()}


@pytest.mark.database
def test_a_table_is_looked_over_taken_in_once_replaced_and_taken_back(bureau):
    preview = take(bureau, *FUNCTIONS, is_preview=True)
    assert (preview.counts, standing(bureau)) == ({CodeTableKind.FUNCTION: 2}, {})

    take(bureau, *FUNCTIONS)
    again = take(bureau, *FUNCTIONS)
    renamed = take(bureau, FUNCTIONS[0], "부문\t\t016\t행정일반\t")

    assert (again.counts, again.same) == ({}, (CodeTableKind.FUNCTION,))
    assert renamed.notes == ("부문 016 일반행정의 이름이 행정일반으로 바뀌었습니다.",)
    assert standing(bureau)["016"] == "행정일반"
    with bureau.inside():
        newest = next(each.table for each in code_tables() if each.stands)
        operations.withdraw_codes(table_id=newest.pk, actor_id=bureau.accounts["officer"], basis="착오")
        with pytest.raises(CodesRefused):
            operations.withdraw_codes(table_id=newest.pk, actor_id=bureau.accounts["officer"], basis="착오")
    assert standing(bureau)["016"] == "일반행정"


@pytest.mark.database
def test_codes_twice_under_none_or_with_lost_zeros_are_refused_with_their_rows(bureau):
    bureau.open()

    assert refused(bureau, *ITEMS, ITEMS[1]) == ["4행: 3행과 같은 코드 201-01입니다. 한 줄을 지우십시오."]
    assert refused(bureau, ITEMS[1]) == [
        "2행: 상위 코드 201이 없습니다. 편성목 201의 줄을 더하거나 상위 코드를 고치십시오."
    ]
    assert refused(bureau, "정책사업\t일반회계\t1\t정책 01\t") == [
        "2행: 코드 1의 앞자리 0이 빠졌습니다. 원장의 코드 01처럼 칸을 텍스트로 바꾸어 적으십시오."
    ]
    assert refused(bureau, *FUNCTIONS, by="clerk") == ["1행: 예산팀만 코드표를 올립니다."]
    assert standing(bureau) == {}


@pytest.fixture
def books(bureau) -> Books:
    """The ledger of a hall whose tables of the year have one item, one source, one division and one 세입과목."""
    books = Books(bureau.hall.district)
    books.cell("202-01", division="폐지된 과", year=YEAR)
    take(bureau, *ITEMS, *REVENUE, "재원\t\t1\t구비\t", "부서\t\t01\t재무과\t")
    return books


@pytest.mark.database
def test_a_code_that_no_table_of_its_year_has_is_not_written(books):
    def said(register, *arguments, **more):
        with pytest.raises(Refused) as caught:
            register(*arguments, **{"division": "재무과", "year": YEAR} | more)
        return str(caught.value).partition(" 고쳐 적거나")[0]

    assert [
        said(books.cell, "202-01"),
        said(books.cell, "201-01", funding=Funding.CITY),
        said(books.cell, "201-01", division="총무과"),
        said(books.revenue_cell, "211-01"),
        said(books.revenue_cell, "111-01", division="총무과"),
    ] == [
        "2026년 코드표에 없는 통계목입니다: 202-01.",
        "2026년 코드표에 없는 재원입니다: 시비.",
        "2026년 코드표에 없는 부서입니다: 총무과.",
        "2026년 코드표에 없는 세입과목입니다: 211-01.",
        "2026년 코드표에 없는 부서입니다: 총무과.",
    ]
    assert books.cell("201-01", division="재무과", year=YEAR)
    assert books.revenue_cell("111-01", "재무과", year=YEAR)
    assert books.revenue_cell("000-00", "재무과", year=YEAR)


@pytest.mark.database
def test_what_was_written_before_and_other_years_are_not_barred(books):
    known = books.cell("202-01", division="폐지된 과", year=YEAR)

    assert known == books.cell("202-01", division="폐지된 과", year=YEAR)
    assert books.cell("202-01", division="총무과", year=YEAR + 1)
    assert books.revenue_cell("211-01", "총무과", year=YEAR + 1)


@pytest.mark.database
def test_a_file_names_the_row_of_an_unknown_code_and_what_it_became(bureau, books):
    with bureau.inside():
        operations.record_successors(
            year=YEAR, rows={2: Succession(CodeKind.ITEM, "", "202-01", "201-01")},
            actor_id=bureau.accounts["officer"], basis="편성 운영기준",
        )  # fmt: skip
    head = (
        "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
        "부서,통계목,재원,금액(원)"
    )
    row = f"{YEAR},{YEAR}-01-01,본예산,일반회계,01,정책,011,단위,0111,사업,재무과,{{}},구비,100"
    data = "\n".join([head, row.format("201-01"), row.format("202-01")]).encode()

    with pytest.raises(FileRefused) as caught:
        operations.post_file(
            code=bureau.hall.district.code, name="a.csv", data=data, actor_id=bureau.accounts["officer"], basis="의결"
        )

    assert str(caught.value) == "3행: 2026년 코드표에 없는 통계목입니다: 202-01. 새 코드 201-01로 적으십시오."


@pytest.mark.database
def test_tables_of_revenue_sources_and_divisions_are_looked_over(bureau):
    used = Books(bureau.hall.district)
    used.cell("201-01", division="총무과", funding=Funding.CITY, year=YEAR)
    used.revenue_cell("211-01", "교통과", year=YEAR)

    notes = take(bureau, *REVENUE, "재원\t\t1\t구비\t", "부서\t\t01\t재무과\t", is_preview=True).notes

    assert notes == (
        "2026년 원장의 재원 시비가 파일에 없습니다.", "2026년 원장의 부서 교통과가 파일에 없습니다.",
        "2026년 원장의 부서 총무과가 파일에 없습니다.", "2026년 원장에서 쓰는 세입과목 211-01이 파일에 없습니다.",
    )  # fmt: skip


@pytest.mark.database
def test_what_lacks_is_renamed_or_ends_with_money_is_told_until_a_successor_is_recorded(bureau):
    bureau.open().write(row(formula="800천원"))
    bureau.write(income("800천원"), side="REVENUE")
    bureau.to_plenary().adopt()
    take(bureau, *FUNCTIONS, *ITEMS)
    renamed = [line.replace("재산 관리", "공유재산 관리") for line in PROGRAMMES if "0121" not in line]

    assert take(bureau, *renamed).notes == (
        "2026년 원장에서 쓰는 일반회계 세부사업 0121 예비비가 파일에 없습니다.",
        "일반회계 세부사업 0111 재산 관리의 이름이 공유재산 관리로 바뀌었습니다.",
    )
    ended = "2026년 예산현액이 800,000원인 통계목 201-01이 없어집니다. '코드 승계'에 무엇이 되었는지 적으십시오."
    assert take(bureau, "편성목\t\t202\t여비\t", year=YEAR + 1, is_preview=True).notes == (ended,)
    with bureau.inside():
        operations.record_successors(
            year=YEAR + 1, rows={2: Succession(CodeKind.ITEM, "", "201-01", "202-01")},
            actor_id=bureau.accounts["officer"], basis="편성 운영기준",
        )  # fmt: skip
    assert take(bureau, "편성목\t\t202\t여비\t", year=YEAR + 1, is_preview=True).notes == ()


@pytest.mark.database
def test_revenue_sources_and_divisions_that_end_with_money_are_told_and_lead_to_what_they_became(bureau):
    bureau.open().write(row(formula="800천원"))
    bureau.write(income("800천원"), side="REVENUE")
    bureau.to_plenary().adopt()
    tables = (*REVENUE[:3], "세입과목\t\t111-03\t재산세\t", "재원\t\t2\t시비\t", "부서\t\t02\t세무과\t")

    told = [note.partition("이 ")[2].partition(" 없어집니다")[0] for note in take(bureau, *tables, year=YEAR + 1).notes]
    with bureau.inside():
        named = {
            2: Succession(CodeKind.REVENUE, "", "111-01", "111-03"),
            3: Succession(CodeKind.FUNDING, "", "구비", "시비"),
        }
        own = {"actor_id": bureau.accounts["officer"], "basis": "편성 운영기준"}
        operations.record_successors(year=YEAR + 1, rows=named, **own)
    again = take(bureau, *tables, year=YEAR + 1, is_preview=True).notes
    books = Books(bureau.hall.district)
    books.cell("201-01", division="세무과", funding=Funding.CITY, year=YEAR + 1)
    with pytest.raises(Refused) as refused:
        books.revenue_cell("111-01", "세무과", year=YEAR + 1)

    assert told == ["800,000원인 부서 재무과가", "800,000원인 재원 구비가", "800,000원인 세입과목 111-01이"]
    assert len(again) == 1
    assert str(refused.value) == "2027년 코드표에 없는 세입과목입니다: 111-01. 새 코드 111-03으로 적으십시오."


@pytest.mark.database
def test_a_bill_is_told_by_the_functions_and_the_names_of_its_year(bureau):
    bureau.open().write(row(formula="800천원"), row("0121", "801-01", formula="100천원"))
    take(bureau, *FUNCTIONS, *ITEMS, *PROGRAMMES)
    with bureau.inside():
        bill = bills.version(bureau.version_id)
        items = compare(bill, by=ComparedBy.ITEM, side=Side.EXPENDITURE)
        functions = compare(bill, by=ComparedBy.SECTOR, side=Side.EXPENDITURE)

    assert [each.path for each in items.rows] == [
        ("재산 관리", "201-01 사무관리비", "재무과"), ("예비비", "801-01", "재무과"),
    ]  # fmt: skip
    assert [(each.path, each.amounts) for each in functions.rows] == [
        (("010 일반공공행정", "016 일반행정"), (900_000,))
    ]
    assert CodeRow(CodeLevel.ITEM, "", "201-01", "사무관리비", "201").above == (CodeLevel.GROUP, "", "201")


WITH_TERMS = f"{HEAD}\t설치 근거\t존속기한"


def accounts(*lines):
    return read_code_rows("\n".join([WITH_TERMS, "회계\t\t1\t일반회계\t\t\t", *lines]))[0]


def special(ends, law="주차장 설치 조례"):
    return f"회계\t\t2\t주차장특별회계\t\t{law}\t{ends}"


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("2025-12-31", "존속기한(2025-12-31)이 지난 해의 예산입니다. 조례로 기한을 늘리거나 예산에서 빼십시오."),
        ("2026. 12. 31.", "존속기한(2026-12-31)이 이 해에 끝납니다. 이어 가려면 조례를 먼저 고치십시오."),
        ("2027-01-01", ""),
        ("2031-12-31", ""),
        ("2032-01-01", "존속기한(2032-01-01)이 5년을 넘게 남았습니다. 조례의 기한을 확인하십시오."),
        ("", ""),
    ],
)
@pytest.mark.database
def test_a_table_of_accounts_tells_until_when_a_special_account_exists(bureau, ends, said):
    with bureau.inside():
        taken = operations.take_in_codes(
            year=2026, rows=accounts(special(ends)), actor_id=bureau.accounts["officer"], basis="조례"
        )
        found = names_of_year(2026)[CodeLevel.ACCOUNT, "", "2"]

    assert taken.notes == ((f"주차장특별회계: {said} (지방재정법 제9조)",) if said else ())
    assert (found.law, bool(found.ends_on)) == ("주차장 설치 조례", bool(ends))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (special("2025-13-01"), "3행: 존속기한 칸의 '2025-13-01': 없는 날입니다. 2026-03-02처럼 적으십시오."),
        (special("", "가" * 201), "3행: 설치 근거 칸은 200자까지입니다."),
        ("분야\t\t010\t일반공공행정\t\t\t2026-12-31", "3행: 설치 근거와 존속기한은 회계에만 적습니다."),
    ],
)
def test_a_term_that_can_be_none_is_named_with_its_row(line, said):
    with pytest.raises(RowsRefused) as caught:
        accounts(line)

    assert [str(fault) for fault in caught.value.faults] == [said]


def test_the_general_account_has_no_end_and_a_fund_has_that_of_its_own_law():
    assert term_warning("일반회계", date(2020, 1, 1), 2026) == ""
    assert term_warning("양성평등기금", date(2025, 1, 1), 2026).endswith("(지방자치단체 기금관리기본법)")


@pytest.mark.database
def test_fields_policies_and_accounts_that_end_with_money_are_told_until_it_is_said_what_they_became(bureau):
    bureau.open().write(row(formula="800천원"))
    bureau.write(income("800천원"), side="REVENUE")
    bureau.to_plenary().adopt()
    take(bureau, *FUNCTIONS, *PROGRAMMES, year=YEAR)
    later = ("분야\t\t020\t공공질서및안전\t", "부문\t\t023\t경찰\t", "회계\t\t1\t새회계\t")

    told = [note.partition("인 ")[2].partition(" 없어집니다")[0] for note in take(bureau, *later, year=YEAR + 1).notes]
    with bureau.inside():
        rows = {
            2: Succession(CodeKind.FIELD, "", "010", "020"), 3: Succession(CodeKind.FUNCTION, "", "016", "023"),
            4: Succession(CodeKind.ACCOUNT, "", "일반회계", "새회계"),
        }  # fmt: skip
        own = {"actor_id": bureau.accounts["officer"], "basis": "편성 운영기준"}
        operations.record_successors(year=YEAR + 1, rows=rows, **own)
    moved = [line.replace("일반회계", "새회계").replace("016", "023") for line in PROGRAMMES]
    again = take(bureau, *later, *moved, year=YEAR + 1, is_preview=True).notes

    assert told == ["회계 일반회계가", "분야 010이", "부문 016이"]
    assert again == ()
