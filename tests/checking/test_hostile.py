"""Whatever a document says, examining it ends and gives a verdict on each claim."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.checking import quantities
from ieum.checking.checks import examine
from ieum.checking.finders import sentences
from ieum.checking.passages import Material
from ieum.documents.model import Contents, ContentsEntry, Document

from .builders import examine_blocks, examine_text, make_blocks, make_table

PIECES = (
    "0", "00", "1", "12", "2,003", "1,0", "０", "²", "9" * 40, "0.0", "3.7", "△", "-", "+", "%",
    "(", ")", "/", ",", ":", "·", "~", "×", "=", "총", "약", "등", "중", "계", "합계", "소계", "명",
    "건", "천원", "백만원", "회", "개", "개 분야", "팀별 ", "구비 ", "1인당 평균 ", "승소율",
    "집행률", "2003. 2. 30 ", "0000. 0. 0", "2004 ~ 2008 (", "개년", "소요예산", "①", "③", " ",
    "가나",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["- ", "□ ", "○ ", "# 1. ", "## ", ""]), LINES), min_size=1, max_size=6))
def test_any_text_is_examined(lines):
    examine_text("\n".join(marker + line for marker, line in lines if (marker + line).strip()) or "- 가")


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(LINES, min_size=n, max_size=n), min_size=2, max_size=5)))
def test_any_table_is_examined(rows):
    examine_blocks(*make_blocks("□ 소요예산 : 10천원"), make_table("\n".join("\t".join(row) for row in rows)))


@settings(deadline=None)
@given(st.lists(st.tuples(LINES, LINES, LINES), max_size=5))
def test_any_contents_list_is_examined(entries):
    contents = Contents(tuple(ContentsEntry(number, title, page) for number, title, page in entries))

    examine(Document(blocks=(contents, *make_blocks("# 1. 가나\n## 2. 다라"))))


def test_an_empty_document_has_no_claims():
    assert examine(Document()).judged == ()


@pytest.mark.parametrize(
    "written",
    [
        "- 질문 : 78의원 / 262건(의원1인당 평균 0회/0건)",
        "- 대책 0000. 2. 1 ~ 3. 1 (1개월간)",
        "- 대책 9999. 12. 1 ~ 3. 1 (1개월간)",
        "- 구 성 : 0개팀 0명(팀별 0명)",
        "- 승소 0건\n- 종결(0건) 승소율 : 0%",
    ],
)
def test_zero_and_impossible_days_are_no_fault_of_ours(written):
    examine_text(written)


def test_a_page_that_is_a_superscript_is_no_page():
    contents = Contents((ContentsEntry("1", "가", "²"), ContentsEntry("2", "나", "3")))

    assert examine(Document(blocks=(contents,))).findings == ()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("□ 합계 {0}명 (갑 {0}명, 을 {0}명)", id="in words"),
        pytest.param("- 기 간 : {0}. 1. 1 ~ {0}. 12. 31\n- 2회/{0}명 (평균 {0}명)", id="in days and means"),
        pytest.param("# {0}. 가나\n## {0}. 다라", id="in titles"),
    ],
)
def test_digits_without_end_are_no_number(written):
    examined = examine_text(written.format("9" * 5000))

    assert [claim for claim, _ in examined.judged if "9" * 100 in claim.result.printed] == []


def test_digits_without_end_leave_the_rest_of_a_table_to_be_examined():
    table = make_table(f"구분\t가\t나\n계\t3\t{'9' * 5000}\n갑\t1\t{'9' * 5000}\n을\t1\t1")

    assert [finding.computed for finding in examine_blocks(table).findings] == ["2"]


def test_a_table_of_nothing_but_totals_is_examined_in_no_time():
    table = make_table("구분\t가\t나\n" + "계\t1\t2\n갑\t1\t2\n" * 5000)
    begun = process_time()

    examine_blocks(table)

    assert process_time() - begun < 20


def test_a_line_as_long_as_a_file_is_examined_in_no_time():
    begun = process_time()

    examine_text("○ " + "항목 합계 12건, 갑 7건 " * 20_000)

    assert process_time() - begun < 20


@pytest.mark.parametrize(
    ("find", "piece"),
    [
        (sentences.find_parts_of_whole, "실적 114건 중 승소 87건 "),
        (sentences.find_parts_of_whole, "실적 114건 중 승소 87건, "),
        (sentences.find_parts_in_parentheses, "총 127건(요청 18건 / 훈시 109건) "),
        (sentences.find_parts_in_parentheses, "접수 5건, 3,603억원(행정 1, 민사 4) "),
        (sentences.find_parts_in_parentheses, "(행정 1, 민사 4)"),
    ],
)
def test_what_is_read_of_a_line_grows_with_its_length_alone(monkeypatch, find, piece):
    read: list[int] = []

    def counted(written: str) -> tuple[quantities.Quantity, ...]:
        read.append(len(written))
        return find_quantities(written)

    def letters_read(count: int) -> int:
        read.clear()
        list(find(Material(Document(blocks=tuple(make_blocks("○ " + piece * count))))))
        return sum(read)

    find_quantities = quantities.find_quantities
    for module in (quantities, sentences):
        monkeypatch.setattr(module, "find_quantities", counted)

    assert letters_read(400) < 2.5 * letters_read(200)
