"""A budget book is read as its tree, whatever its form, and posted by the way that files of movements go."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import operations
from ieum.budget.books import read_book
from ieum.budget.choices import Balance, Funding, Level
from ieum.budget.operations import FileRefused
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writing import write_document
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import YEAR, cell_draft, day

HEAD = ["부서·정책·단위(회계)·세부사업·편성목", "예산액", "전년도예산액", "비교증감"]
ROWS = [
    ["총계", "1,500", "1,000", "500"],
    ["기획예산과", "1,500", "1,000", "500"],
    ["시", "300", "300", "0"],
    ["구", "1,200", "700", "500"],
    ["정책 조정", "1,200", "800", "400"],
    ["정책 조정", "1,200", "800", "400"],
    ["정책 조정", "900", "500", "400"],
    ["구", "900", "500", "400"],
    ["201 일반운영비", "900", "500", "400"],
    ["01 사무관리비", "700", "500", "200"],
    ["○ 회의 자료 700,000원*1회", "700", "", ""],
    ["2 공공운영비", "200", "0", "200"],
    ["○ 우편료", "", "", ""],
    ["   발송 포함", "", "", ""],
    ["성과 관리", "300", "300", "0"],
    ["시", "300", "300", "0"],
    ["307 민간이전", "300", "300", "0"],
    ["05 민간위탁금", "300", "300", "0"],
    ["행정운영경비(기획예산과)", "300", "200", "100"],
    ["기본경비", "300", "200", "100"],
    ["기본경비(기획예산과)", "300", "200", "100"],
    ["202 여비", "300", "200", "100"],
    ["01 국내여비", "300", "200", "100"],
    ["시", "100", "100", "0"],
    ["구", "200", "100", "100"],
]


def document(rows) -> Document:
    cells = [
        Cell(row, column, (text(value),) if value else ())
        for row, line in enumerate([HEAD, *rows])
        for column, value in enumerate(line)
    ]
    return Document(title="세출예산 사업명세서", blocks=(Table(tuple(cells), unit="천원"),))


def csv(rows, *, unit="(단위: 천원)", head=HEAD) -> bytes:
    lines = [[unit], head, *rows]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()


def read(rows, **more):
    return read_book(csv(rows), "book.csv", **more)


def faults(rows, **more) -> list[str]:
    found = read(rows, **more)
    assert found.lines == ()
    return [str(each) for each in found.faults]


def changed(place: int, *values: str) -> list[list[str]]:
    return [*ROWS[:place], *([list(values)] if values else []), *ROWS[place + 1 :]]


ITEMS = [
    ("정책 조정", "정책 조정", "정책 조정", "201-01", Funding.OWN, 700_000),
    ("정책 조정", "정책 조정", "정책 조정", "201-02", Funding.OWN, 200_000),
    ("정책 조정", "정책 조정", "성과 관리", "307-05", Funding.CITY, 300_000),
    ("행정운영경비(기획예산과)", "기본경비", "기본경비(기획예산과)", "202-01", Funding.CITY, 100_000),
    ("행정운영경비(기획예산과)", "기본경비", "기본경비(기획예산과)", "202-01", Funding.OWN, 200_000),
]


def items(book):
    return [(each.policy, each.unit, each.programme, each.item, each.funding, each.amount) for each in book.lines]


def test_levels_are_told_by_what_follows_a_name_though_all_three_are_called_alike():
    book = read(ROWS)

    assert (book.faults, items(book), book.divisions) == ((), ITEMS, {"기획예산과": 1_500_000})
    assert [each.basis for each in book.lines[:2]] == [
        ("○ 회의 자료 700,000원*1회",), ("○ 우편료", "발송 포함"),
    ]  # fmt: skip
    assert [str(each) for each in book.notes] == ["14행: 통계목 2: 201-02로 읽었습니다."]


@pytest.mark.parametrize("suffix", [".xlsx", ".hwpx", ".docx"])
def test_a_spreadsheet_and_documents_say_the_same(suffix):
    rows = document(ROWS)
    if suffix == ".xlsx":
        rows = Document(blocks=(Table(rows.blocks[0].cells, caption="(단위: 천원)", unit="천원"),))

    assert items(read_book(write_document(rows, suffix), f"book{suffix}")) == ITEMS


def test_lines_of_a_page_whose_heads_name_the_levels_say_the_same():
    page = [
        "부서ㆍ정책ㆍ단위(회계)ㆍ세부사업ㆍ편성목 예산액 기 정 액 비교증감", "부서: 기획예산과", "정책: 정책 조정",
        "단위: 정책 조정 (단위:천원)", "정책 조정 900 500 400", "201 일반운영비 900 500 400",
        "01 사무관리비 900 500 400", "○ 회의 자료 400,000원*1회 = 400",
    ]  # fmt: skip
    book = read_book("\n".join(f'"{line}"' for line in page).encode(), "book.csv", is_change=True)

    assert [(each.division, *items(book)[0]) for each in book.lines] == [
        ("기획예산과", "정책 조정", "정책 조정", "정책 조정", "201-01", Funding.UNDIVIDED, 400_000)
    ]


def test_what_stands_in_parentheses_and_other_versions_are_left_out_and_said():
    rows = [*ROWS[:10], ["본예산", "600", "", ""], ["추경1회", "100", "", ""], ["성립전", "(50)", "", ""], *ROWS[10:]]

    book = read(rows)

    assert book.lines[0].amount == 600_000
    assert [str(each) for each in book.notes[:2]] == [
        "15행: 괄호 안의 금액 (50): 성립전 사용액이라 뺐습니다.",
        "12행: 통계목 201-01: 본예산만 읽고 추경1회의 금액은 뺐습니다.",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (changed(9), "11행: 편성목 201 일반운영비: 900,000원이 아래를 더한 200,000원과 다릅니다."),
        (changed(9, "", "700", "", ""), "12행: 이름이 없는 금액 700: 병합한 셀이 있으면 풀고 줄마다 적으십시오."),
        (changed(9, "01 사무관리비", "칠백", "", ""), "12행: 01 사무관리비 칸의 '칠백'에서 금액을 읽을 수 없습니다."),
        (changed(9, "01 사무관리비", "△700", "", ""), "12행: 01 사무관리비: 예산액이 0원 아래입니다(△700)."),
        (changed(9, "01 사무관리비", "0.0001", "", ""), "12행: 01 사무관리비 0.0001: 1원 단위가 아니거나"),
        (ROWS[8:10], "3행: 편성목 위에 세부사업의 줄이 없습니다."),
        ([["국", "1", "", ""], *ROWS[4:5], *ROWS[:0], *ROWS[8:10]], "5행: 정책 조정: 위에 부서의 줄이 없습니다."),
    ],
)  # fmt: skip
def test_a_book_that_does_not_add_up_or_has_gaps_names_the_row(rows, said):
    found = faults(rows)

    assert any(each.startswith(said) for each in found), found


def test_a_book_without_unit_or_amounts_is_refused():
    assert [str(each) for each in read_book(csv(ROWS, unit="")).faults] == [
        "1행: 금액의 단위가 없습니다. '(단위: 천원)'을 적으십시오."
    ]
    assert [str(each) for each in read_book(csv(ROWS, head=["구분", "예산"])).faults] == [
        "1행: 머리글에 예산액 열이 없습니다. 사업명세서의 머리글을 한 줄로 남기거나 열 이름을 맞추십시오."
    ]
    assert items(read_book(csv(ROWS, head=["과목", "요구액", "", ""]), columns={"요구액": "예산액"})) == ITEMS


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data):
    assert bool(read_book(data).faults)


def post(books, rows=ROWS, **more):
    of = operations.BookOf(year=YEAR, on=more.pop("on", day(1, 1)), round=more.pop("round", None))
    return operations.post_book(
        code=books.district.code, name="book.csv", data=csv(rows), of=of, actor_id=books.district.officer_id,
        basis="2026년 본예산서", **more,
    )  # fmt: skip


def test_a_book_is_previewed_posted_once_supplemented_and_taken_back(books):
    preview = post(books, is_preview=True)
    posted, again = post(books), post(books)
    added = post(books, [["구", "0", "", ""], *ROWS], round=1, on=day(5, 1))

    assert [(each.posted, each.known) for each in (preview, posted, again, added)] == [(1, 0), (1, 0), (0, 1), (1, 0)]
    assert preview.by_division == {"기획예산과": 1_500_000}
    assert [str(each).rpartition(" ")[0].rpartition(" ")[0] for each in posted.notes[1:]] == [
        "12행: 정책 조정: 알려진 부호가 없어", "20행: 성과 관리: 알려진 부호가 없어",
        "25행: 기본경비(기획예산과): 알려진 부호가 없어",
    ]  # fmt: skip
    assert [len(each.notes) for each in (again, added)] == [1, 1]
    rows = {row.path[3:]: row.standing for row in books.rows(by=Level.CELL)}
    assert rows["정책 조정", "기획예산과 201-01 구비"][Balance.ORIGINAL] == 700_000
    assert rows["정책 조정", "기획예산과 201-01 구비"][Balance.SUPPLEMENTARY] == 200_000
    assert sum(row[Balance.ORIGINAL] for row in rows.values()) == 1_500_000

    operations.undo_file(
        code=books.district.code, data=csv([["구", "0", "", ""], *ROWS]), actor_id=books.district.officer_id,
        basis="잘못 올림",
    )  # fmt: skip
    assert sum(row.standing[Balance.SUPPLEMENTARY] for row in books.rows()) == 0


def test_a_programme_keeps_the_code_that_its_names_have(books):
    with municipality(books.district.code):
        operations.open_fiscal_year(year=YEAR, actor_id=books.district.officer_id, basis="편성")
        names = {"policy": ("01", "정책 조정"), "unit": ("011", "정책 조정"), "programme": ("0101", "정책 조정")}
        known = replace(cell_draft(), **names)
        operations.register_cell(year=YEAR, cell=known, actor_id=books.district.officer_id, basis="편성")

    posted = post(books)

    assert len(posted.notes) == 3
    with pytest.raises(FileRefused, match="13행: 12행과 같은 세부사업의 같은 통계목입니다"):
        post(books, [*ROWS[:8], ["201 일반운영비", "900", "", ""], ["01 사무관리비", "700", "", ""],
                     ["01 사무관리비", "200", "", ""], *ROWS[14:]])  # fmt: skip
    with pytest.raises(operations.BookRefused):
        post(books, on=date(YEAR + 1, 1, 1))
