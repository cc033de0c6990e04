"""Remarks in an original: the phrase is coloured, a memo or comment says why, and all else stays as it was."""

import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.documents.hwpx_files import hwpx, p, run

from ieum.documents.errors import UnknownFormat
from ieum.documents.model import Bullet, Cell, Document, Heading, Paragraph, Place, Run, Table, plain, text
from ieum.documents.patch import Remark, add_remarks
from ieum.documents.patch.remarks import readings
from ieum.documents.reading import read_bytes
from ieum.documents.writers.docx.writer import write_docx
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.hwpx.gate import findings

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAYS = ("[오류] 합계가 다릅니다.", "인쇄 301, 계산 300")
MEMO = "Hancom never writes fieldBegin>subList"
"""The gate's grammar was learned from files without memos."""
REPORT = Document(
    title="2023년 주요업무 보고",
    blocks=(
        Heading(1, text("일반현황"), "Ⅰ"),
        Bullet("□", 1, (Run("예산 3"), Run("01", bold=True), Run("천원, 작년 301천원"))),
        Table(
            (
                Cell(0, 0, (text("구분"),)),
                Cell(0, 1, (text("금액"),)),
                Cell(1, 0, (text("계"),)),
                Cell(1, 1, (text("301"), text("(12)"))),
                Cell(2, 0, (text("가"),)),
                Cell(2, 1),
            )
        ),
        Paragraph(text("끝")),
    ),
)
WRITERS = {"hwpx": write_hwpx, "docx": write_docx}


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def remark(place, phrase, *lines):
    return Remark(place, phrase, lines or SAYS, "#BD2C0F", "#FDEFEC")


def remarked(data, *remarks, name="보고"):
    return add_remarks(data, read_bytes(data, name), remarks, author="이음 검사", made_at=MADE_AT)


def place_of(document, phrase, nth=0):
    """The place of a phrase in a piece, as a finding gives it."""
    found = [
        Place(part=part, element=element, column=start + 1)
        for (part, element), value in readings(document).items()
        for start in range(len(value))
        if value.startswith(phrase, start)
    ]
    return found[nth]


def blank_place(document):
    return next(cell.place for table in document.tables() for cell in table.cells if not cell.text)


@pytest.fixture(params=["hwpx", "docx"])
def original(request):
    return WRITERS[request.param](REPORT)


def test_a_remarked_file_reads_as_it_did(original):
    document = read_bytes(original, "보고")
    remarks = [remark(place_of(document, "301", nth), "301") for nth in range(3)]

    changed = remarked(original, *remarks, remark(blank_place(document), ""), remark(document.blocks[-1].place, "끝"))

    assert changed != original
    assert read_bytes(changed, "보고") == document


def test_all_other_parts_keep_their_bytes_order_and_packing(original):
    document = read_bytes(original, "보고")
    changed = remarked(original, remark(place_of(document, "301"), "301"))
    touched = {"Contents/header.xml", "Contents/section0.xml", "word/document.xml", "word/_rels/document.xml.rels"}
    touched |= {"[Content_Types].xml"}

    before, after = parts(original), parts(changed)

    assert {name: data for name, data in before.items() if name not in touched} == {
        name: data for name, data in after.items() if name not in touched | {"word/comments.xml"}
    }
    assert list(after)[: len(before)] == list(before)
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(changed)) as new:
        for name in before:
            assert new.getinfo(name).compress_type == old.getinfo(name).compress_type


def test_the_same_remarks_give_the_same_bytes_and_none_leave_the_file_alone(original):
    place = place_of(read_bytes(original, "보고"), "301")

    assert remarked(original, remark(place, "301")) == remarked(original, remark(place, "301"))
    assert remarked(original) == original
    assert remarked(original, remark(Place(line=3), "301"), remark(Place(part=place.part, element=99_999), "")) in (
        original,
        remarked(original, remark(Place(part=place.part, element=99_999), "")),
    )


def test_text_files_cannot_be_remarked():
    with pytest.raises(UnknownFormat, match=r"^보고\.txt: 한글\(hwpx\)이나 워드\(docx\) 파일에만 표시할 수 있습니다\."):
        remarked("1. 현황".encode(), name="보고.txt")


def section(data):
    return etree.fromstring(parts(data)["Contents/section0.xml"])


def memos(data):
    """Each memo: the text around which it stands, and its lines."""
    found = []
    root = section(data)
    for begin in root.iter(f"{HP}fieldBegin"):
        assert begin.get("type") == "MEMO"
        (end,) = [e for e in root.iter(f"{HP}fieldEnd") if e.get("beginIDRef") == begin.get("id")]
        paragraph = end.getparent().getparent().getparent()
        inside, words = False, ""
        for element in paragraph.iter():
            inside = inside or element is begin
            if element is end:
                inside = False
            own = not any(parent is begin for parent in element.iterancestors())
            words += (element.text or "") if inside and own and element.tag == f"{HP}t" else ""
        lines = ["".join(line.itertext()) for line in begin.find(f"{HP}subList")]
        found.append((words, lines))
    return found


def colours(data):
    """The texts that are shown in the remark's colour."""
    header = etree.fromstring(parts(data)["Contents/header.xml"])
    ids = {c.get("id") for c in header.iter("{*}charPr") if c.get("textColor") == "#BD2C0F"}
    return ["".join(r.itertext()) for r in section(data).iter(f"{HP}run") if r.get("charPrIDRef") in ids]


def test_a_memo_stands_around_its_phrase_and_the_phrase_is_coloured():
    original = write_hwpx(REPORT)
    place = place_of(read_bytes(original, "보고"), "301", 2)

    changed = remarked(original, remark(place, "301"))

    assert memos(changed) == [("301", list(SAYS))]
    assert [words.removesuffix("301")[-3:] for words in colours(changed)] == ["300"]


def test_a_number_in_two_appearances_gets_one_memo_and_keeps_them():
    original = write_hwpx(REPORT)
    place = place_of(read_bytes(original, "보고"), "301")
    changed = remarked(original, remark(place, "301"))
    header = etree.fromstring(parts(changed)["Contents/header.xml"])
    coloured = [c for c in header.iter("{*}charPr") if c.get("textColor") == "#BD2C0F"]

    assert memos(changed) == [("301", list(SAYS))]
    assert [c.find("{*}bold") is not None for c in coloured] == [True, False] or len(coloured) == 2
    assert read_bytes(changed, "보고").blocks[1] == REPORT.blocks[1]


def test_of_two_like_numbers_in_a_line_the_meant_one_is_remarked():
    original = hwpx(p("□ 301명 중 301명"))
    document = read_bytes(original, "보고")

    for nth, before in ((0, "□ "), (1, "□ 301명 중 ")):
        root = section(remarked(original, remark(place_of(document, "301", nth), "301")))
        words = ""
        for element in root.iter(f"{HP}t", f"{HP}fieldBegin"):
            if element.tag == f"{HP}fieldBegin":
                break
            words += element.text or ""
        assert words == before


def test_remarks_on_one_phrase_share_a_memo():
    original = write_hwpx(REPORT)
    place = place_of(read_bytes(original, "보고"), "301", 2)

    assert memos(remarked(original, remark(place, "301", "첫째"), remark(place, "301", "둘째"))) == [
        ("301", ["첫째", "", "둘째"])
    ]


def test_an_empty_cell_and_a_line_without_its_phrase_get_a_memo():
    original = write_hwpx(REPORT)
    document = read_bytes(original, "보고")
    changed = remarked(original, remark(blank_place(document), ""), remark(document.blocks[-1].place, "없는 말"))

    assert memos(changed) == [("", list(SAYS)), ("끝", list(SAYS))]
    assert colours(changed) == []


def test_the_line_cache_of_the_touched_section_is_dropped():
    cache = "<hp:linesegarray><hp:lineseg/></hp:linesegarray></hp:p>"
    original = hwpx(*(p(words).replace("</hp:p>", cache) for words in ("총 10명", "뒤")))
    place = place_of(read_bytes(original, "보고"), "10")

    assert len(list(section(original).iter("{*}linesegarray"))) == 2
    assert list(section(remarked(original, remark(place, "10"))).iter("{*}linesegarray")) == []


def test_words_behind_inline_signs_are_found():
    original = hwpx(p(run("총<hp:tab/>10명<hp:lineBreak/>20명")))
    place = place_of(read_bytes(original, "보고"), "20")
    changed = remarked(original, remark(place, "20"))

    assert memos(changed) == [("20", list(SAYS))]
    assert plain(read_bytes(changed, "보고").blocks[0].content) == "총\t10명\n20명"


def test_the_gate_finds_nothing_but_the_memo():
    original = write_hwpx(REPORT)
    document = read_bytes(original, "보고")
    changed = remarked(original, *(remark(place_of(document, "301", n), "301") for n in range(3)))

    assert list(findings(parts(original))) == []
    assert {finding.partition(": ")[2] for finding in findings(parts(changed))} == {MEMO}


def test_a_comment_stands_around_its_phrase_and_the_phrase_is_coloured():
    original = write_docx(REPORT)
    place = place_of(read_bytes(original, "보고"), "301")
    file = docx.Document(io.BytesIO(remarked(original, remark(place, "301"))))
    (comment,) = file.comments
    line = next(each for each in file.paragraphs if "예산" in each.text)
    coloured = [(r.text, bool(r.bold)) for r in line.runs if r.font.color.rgb is not None]
    order = [etree.QName(child).localname for child in line._p if child.tag != qn("w:pPr")]

    assert (comment.author, comment.text, comment.timestamp) == ("이음 검사", "\n".join(SAYS), MADE_AT)
    assert coloured == [("3", False), ("01", True)]
    assert order == ["r", "r", "commentRangeStart", "r", "r", "commentRangeEnd", "r", "r"]


def test_comments_that_were_there_stay():
    file = docx.Document()
    line = file.add_paragraph("총 10명")
    file.add_comment(line.runs, text="먼저 있던 말", author="검토자")
    buffer = io.BytesIO()
    file.save(buffer)
    original = buffer.getvalue()
    place = place_of(read_bytes(original, "보고"), "10")

    changed = docx.Document(io.BytesIO(remarked(original, remark(place, "10"))))

    assert [(c.comment_id, c.author, c.text) for c in changed.comments] == [
        (0, "검토자", "먼저 있던 말"), (1, "이음 검사", "\n".join(SAYS)),
    ]  # fmt: skip


def test_a_number_in_a_link_is_coloured_within_it():
    file = docx.Document()
    line = file.add_paragraph("총 10명")
    link = etree.SubElement(line._p, qn("w:hyperlink"))
    link.append(line.runs[0]._r)
    buffer = io.BytesIO()
    file.save(buffer)
    place = place_of(read_bytes(buffer.getvalue(), "보고"), "10")
    changed = docx.Document(io.BytesIO(remarked(buffer.getvalue(), remark(place, "10"))))

    assert [r.text for r in changed.paragraphs[0].hyperlinks[0].runs if r.font.color.rgb is not None] == ["10"]


def numbers(document):
    """A remark on the last number of each piece, and on every tenth piece without one."""
    for index, ((part, element), value) in enumerate(readings(document).items()):
        found = list(re.finditer(r"(?<![\d,.])\d+(?![\d,.])", value))[-1:]
        for number in found:
            yield remark(Place(part=part, element=element, column=number.start() + 1), number[0])
        if not found and index % 10 == 0:
            yield remark(Place(part=part, element=element), "")


def gate(data):
    """What the gate finds in every section of a file of others, without the line caches."""
    kept = parts(data)
    sections = [name for name in kept if name.startswith("Contents/section")]
    found = Counter()
    for name in sections:
        shown = {"Contents/header.xml": kept["Contents/header.xml"], "Contents/section0.xml": kept[name]}
        found.update(finding.partition(": ")[2] for finding in findings(shown) if "line cache" not in finding)
    return found


@pytest.mark.shared
def test_real_files_are_remarked_without_harm(shared):
    count = 0
    for path in sorted((shared / "samples").glob("*.hwpx")):
        original = path.read_bytes()
        try:
            document = read_bytes(original, path.name)
        except UnknownFormat:
            continue
        remarks = list(numbers(document))
        changed = remarked(original, *remarks, name=path.name)
        before, after = parts(original), parts(changed)

        assert read_bytes(changed, path.name) == document, path.name
        assert set(gate(changed) - gate(original)) <= {MEMO}, path.name
        assert {name for name in after if after[name] != before.get(name)} <= {
            name for name in before if name.startswith(("Contents/section", "Contents/header"))
        }
        count += len(remarks)
    assert count > 100
