"""What our HWPX holds, and what its gate lets through."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from ieum.documents.approval import approval_box
from ieum.documents.charts import chart
from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    text,
)
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.styles.names import BoxName
from ieum.documents.styles.sheet import office_styles, parse_styles
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.hwpx.gate import NotHancomShaped, findings
from ieum.documents.writers.hwpx.tables import exact_widths
from ieum.documents.writers.images import pixel_size
from ieum.documents.writers.layout import column_widths

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
STAFF = Table(
    (
        Cell(0, 0, (text("구 분"),), row_span=2),
        Cell(0, 1, (text("일 반 직"),), column_span=2),
        Cell(1, 1, (text("5급"),)),
        Cell(1, 2, (text("6급"),)),
        Cell(2, 0, (text("정 원"),)),
        Cell(2, 1, (text("-"),)),
        Cell(2, 2, (text("1,206"),)),
    ),
    header_rows=2,
    caption="인력 현황",
    unit="명",
    base_date=date(2023, 10, 31),
)
NESTED = Table((Cell(0, 0, (text("세부"),)), Cell(0, 1, (text("아래와 같음"),), tables=(STAFF,))), header_rows=0)
REPORT = Document(
    "2023년 주요업무 보고",
    "기획예산과",
    "제250회 구의회",
    "2023. 11. 20. ~ 12. 20.",
    (
        Contents((ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("1", "조직", "2", 2)), "보고 순서"),
        PageBreak(),
        Heading(1, text("일반현황"), "Ⅰ"),
        Heading(2, text("인력"), "2", "기획조정팀"),
        Heading(3, text("세부 현황"), "①", "예산팀"),
        Paragraph(text("인력을 알맞게 나누어 일하는 방식을 바꾸고자 함"), "purpose"),
        Bullet("□", 1, text("개요")),
        Bullet("○", 2, (Run("모두 "), Run("25명", bold=True), Run("1)", superscript=True))),
        STAFF,
        NESTED,
        Paragraph(text("1) 휴직자 포함"), "note"),
        Picture("사용량 막대그래프", "image/png", PIXEL),
        Picture("데이터 없는 그림"),
    ),
    running_head="2023년 주요업무",
)


def _parts(document: Document = REPORT, **options: datetime) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_hwpx(document, **options))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _section(document: Document = REPORT) -> etree._Element:
    return etree.fromstring(_parts(document)["Contents/section0.xml"])


def _style_of(section: etree._Element, value: str) -> str:
    """Name of the style of the first paragraph with this text."""
    names = list(office_styles().styles)
    for paragraph in section.iter("{*}p"):
        if "".join(paragraph.itertext("{*}t")) == value:
            return names[int(paragraph.get("styleIDRef"))]
    raise AssertionError(value)


def test_the_zip_is_laid_out_as_hancom_does():
    with zipfile.ZipFile(io.BytesIO(write_hwpx(REPORT))) as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries] == [
        "mimetype",
        "version.xml",
        "Contents/header.xml",
        "Contents/section0.xml",
        "Preview/PrvText.txt",
        "settings.xml",
        "META-INF/container.xml",
        "Contents/content.hpf",
        "META-INF/manifest.xml",
        "BinData/image1.png",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert (entries[0].compress_type, entries[0].extra) == (zipfile.ZIP_STORED, b"")
    assert _parts()["mimetype"] == b"application/hwp+zip"


def test_the_same_document_gives_the_same_bytes():
    made_at = datetime(2023, 11, 20, 9, 5, tzinfo=UTC)

    assert write_hwpx(REPORT, made_at=made_at) == write_hwpx(REPORT, made_at=made_at)


def test_the_moment_of_making_stands_in_the_metadata_alone():
    made_at = datetime(2023, 11, 20, 14, 5, tzinfo=UTC)
    told, untold = _parts(made_at=made_at), _parts()

    assert {name for name in told if told[name] != untold[name]} == {"Contents/content.hpf"}
    metadata = {each.get("name"): each.text for each in etree.fromstring(told["Contents/content.hpf"]).iter("{*}meta")}
    assert metadata["CreatedDate"] == "2023-11-20T14:05:00Z"
    assert metadata["date"] == "2023년 11월 20일 월요일 오후 2:05:00"
    assert metadata["creator"] == "기획예산과"


def test_no_line_cache_is_written():
    assert list(_section().iter("{*}linesegarray")) == []


def test_distances_for_old_hangul_are_twice_those_for_new():
    header = etree.fromstring(_parts()["Contents/header.xml"])

    for switch in header.iterfind(".//{*}paraPr/{*}switch"):
        case, default = switch
        new, old = ([int(each.get("value")) for each in half.find("{*}margin")] for half in (case, default))
        assert old == [2 * value for value in new]
        assert case.find("{*}lineSpacing").attrib == default.find("{*}lineSpacing").attrib


def test_ids_count_from_zero_but_boxes_from_one():
    header = etree.fromstring(_parts()["Contents/header.xml"])
    first = {tag: header.find(f".//{{*}}{tag}").get("id") for tag in ("charPr", "paraPr", "style", "borderFill")}

    assert first == {"charPr": "0", "paraPr": "0", "style": "0", "borderFill": "1"}


def _controls(run: etree._Element) -> list[str]:
    return [etree.QName(each[0] if each.tag.endswith("}ctrl") else each).localname for each in run]


def test_running_head_and_page_number_begin_behind_cover_and_contents():
    section = _section()
    carrying = [paragraph for paragraph in section if "pageNum" in _controls(paragraph[0])]

    assert _controls(section[0][0]) == ["secPr", "colPr"]
    assert [_controls(paragraph[0]) for paragraph in carrying] == [["header", "pageNum", "newNum"]]
    assert "".join(carrying[0].find(".//{*}header").itertext()) == "2023년 주요업무"
    assert carrying[0].find(".//{*}newNum").attrib == {"num": "1", "numType": "PAGE"}
    assert "".join(carrying[0].itertext("{*}t")).startswith("2023년 주요업무Ⅰ일반현황")


def test_a_document_without_cover_counts_its_pages_from_the_first():
    section = _section(Document(blocks=(Paragraph(text("글")),)))

    assert [_controls(run) for run in section[0]] == [["secPr", "colPr"], ["pageNum", "newNum"], ["t"]]


def test_a_running_head_alone_is_kept_but_hidden_on_the_cover():
    section = _section(Document("보고", running_head="머리말"))

    assert [_controls(run) for run in section[0]][:3] == [
        ["secPr", "colPr"],
        ["header", "pageNum", "newNum"],
        ["pageHiding"],
    ]


def test_paper_is_turned_in_a_section_of_its_own_without_swapping_its_measures():
    document = Document(
        blocks=(Paragraph(text("앞")), PageBreak(landscape=True), STAFF, PageBreak(), Paragraph(text("뒤"))),
        running_head="보고",
    )
    parts = _parts(document)
    sections = [etree.fromstring(parts[f"Contents/section{number}.xml"]) for number in range(3)]
    pages = [section.find(".//{*}pagePr") for section in sections]

    assert [page.get("landscape") for page in pages] == ["WIDELY", "NARROWLY", "WIDELY"]
    assert {(page.get("width"), page.get("height")) for page in pages} == {("59528", "84189")}
    assert [_controls(section[0][0]) for section in sections[1:]] == [["secPr", "colPr", "header", "pageNum"]] * 2
    assert [section[0].get("pageBreak") for section in sections] == ["0", "1", "1"]
    widths = [int(table.find("{*}sz").get("width")) for table in sections[1].iter("{*}tbl")]
    assert widths == [round((297 - 40) * 7200 / 25.4)]
    assert [item.get("idref") for item in etree.fromstring(parts["Contents/content.hpf"]).iter("{*}itemref")] == [
        "header",
        "section0",
        "section1",
        "section2",
    ]
    assert etree.fromstring(parts["Contents/header.xml"]).get("secCnt") == "3"


def test_a_table_too_wide_for_upright_paper_turns_it_with_its_title_and_note():
    wide = Table(tuple(Cell(row, column, (text("1,234,567,890"),)) for row in range(2) for column in range(8)))
    blocks = (Paragraph(text("앞")), Heading(2, text("집행"), "1"), wide, Paragraph(text("주"), "note"), STAFF)
    parts = _parts(Document(blocks=blocks))
    sections = [etree.fromstring(parts[f"Contents/section{number}.xml"]) for number in range(3)]

    assert ["".join(section.itertext("{*}t"))[:3] for section in sections] == ["앞", "1집행", "인력 "]
    assert [section.find(".//{*}pagePr").get("landscape") for section in sections] == ["WIDELY", "NARROWLY", "WIDELY"]
    shape = _style_shape(parts, sections[1].find(".//{*}tc//{*}run[@charPrIDRef]/{*}t/.."))
    assert shape.get("height") == "1600"  # the title keeps its size
    small = [_style_shape(parts, run).get("height") for run in list(sections[1].iter("{*}tbl"))[-1].iter("{*}run")]
    assert set(small) == {"1078"}  # 98 % of 11 points


def _style_shape(parts: dict[str, bytes], run: etree._Element) -> etree._Element:
    header = etree.fromstring(parts["Contents/header.xml"])
    return header.find(f".//{{*}}charPr[@id='{run.get('charPrIDRef')}']")


def test_a_footnote_hangs_in_the_text_with_its_number():
    content = (Run("정원", footnote=text("휴직자 포함")), Run(" 25명", footnote=text("잠정")))
    notes = list(_section(Document(blocks=(Bullet("○", 2, content),))).iter("{*}footNote"))

    assert [(note.get("number"), note.get("suffixChar"), "".join(note.itertext())) for note in notes] == [
        ("1", "41", " 휴직자 포함"),
        ("2", "41", " 잠정"),
    ]
    assert [note.find(".//{*}autoNum").attrib for note in notes] == [
        {"num": "1", "numType": "FOOTNOTE"},
        {"num": "2", "numType": "FOOTNOTE"},
    ]


def test_the_approval_box_stands_at_the_right_with_room_to_sign():
    box = approval_box(["담당", "팀장", "과장"])
    section = _section(Document(blocks=(box,)))
    table = section.find(".//{*}tbl")
    sizes = {cell.find("{*}cellSz").get("height") for cell in table.iter("{*}tc") if not "".join(cell.itertext())}

    assert "".join(table.itertext()) == "결재담당팀장과장"
    assert (table.get("pageBreak"), table.find("{*}pos").get("treatAsChar")) == ("NONE", "1")
    assert sizes == {str(round(14 * 7200 / 25.4))}
    assert read_hwpx(write_hwpx(Document(blocks=(box,))), "").blocks == (box,)


@pytest.mark.parametrize(("rows", "torn"), [(3, ("NONE", "1")), (12, ("NONE", "1")), (13, ("CELL", "0"))])
def test_a_data_table_runs_over_pages_but_a_small_one_is_kept_whole(rows, torn):
    longer = (Cell(row, column, (text("1"),)) for row in range(3, rows) for column in range(3))
    staff = replace(STAFF, cells=(*STAFF.cells, *longer))
    table = next(_section(Document(blocks=(staff,))).iter("{*}tbl"))

    assert (table.get("pageBreak"), table.find("{*}pos").get("treatAsChar")) == torn


def test_title_rows_repeat():
    table = next(each for each in _section().iter("{*}tbl") if each.get("rowCnt") == "3")

    assert table.get("repeatHeader") == "1"
    assert [cell.get("header") for cell in table.iter("{*}tc")] == ["1", "1", "1", "1", "0", "0", "0"]


def test_a_table_in_a_cell_stands_like_a_letter():
    inner = _section().find(".//{*}tc//{*}tbl")

    assert inner.find("{*}pos").get("treatAsChar") == "1"


def test_cells_are_set_by_what_they_hold():
    section = _section()
    values = ("구 분", "정 원", "-", "1,206", "(단위 : 명, 2023. 10. 31. 기준)", "인력 현황")

    assert [_style_of(section, value) for value in values] == [
        "이음 표머리",
        "이음 표항목",
        "이음 표숫자",
        "이음 표숫자",
        "이음 단위",
        "이음 표제목",
    ]


def test_column_widths_add_up_exactly_and_follow_the_text():
    shares, _ = column_widths(STAFF, 80)
    widths = exact_widths(shares, 48_189)

    assert sum(widths) == 48_189
    assert widths[2] > widths[1]


def test_ten_columns_of_large_numbers_share_a_room_that_is_too_narrow():
    numbers = Table(tuple(Cell(0, column, (text("1,234,567"),)) for column in range(10)))
    shares, scale = column_widths(numbers, 21.0)

    assert scale < 1
    assert sum(shares) == pytest.approx(21.0 / scale)
    assert len(set(shares)) == 1


def test_what_xml_forbids_is_taken_out_and_the_rest_is_kept():
    written = write_hwpx(Document(blocks=(Paragraph(text("앞\x00\x0b\ud800\ufffe<&>\"'뒤\r\n아래")),)))

    assert read_hwpx(written, "").blocks == (Paragraph(text("앞<&>\"'뒤\n아래")),)


def test_a_picture_with_data_is_shown_and_one_without_is_described():
    section = _section()

    assert section.find(".//{*}pic/{*}shapeComment").text == "사용량 막대그래프"
    assert _style_of(section, "[그림] 데이터 없는 그림") == "이음 그림설명"
    assert _parts()["BinData/image1.png"] == PIXEL


def test_a_shown_picture_comes_back_with_its_data():
    shown = Picture("사용량", "image/png", PIXEL)

    assert read_hwpx(write_hwpx(Document(blocks=(shown,))), "").blocks == (shown,)


def test_a_chart_is_shown_as_dots_twice_as_fine_as_it_is_wide():
    drawn = chart(STAFF, "bar")
    parts = _parts(Document(blocks=(drawn,)))
    (shown,) = read_hwpx(write_hwpx(Document(blocks=(drawn,))), "").blocks
    picture = etree.fromstring(parts["Contents/section0.xml"]).find(".//{*}pic")

    assert pixel_size(parts["BinData/image1.png"]) == (1280, 640)
    assert picture.find("{*}orgSz").attrib == {"width": str(640 * 75), "height": str(320 * 75)}
    assert (shown.description, shown.media_type) == (drawn.description, "image/png")


def test_a_drawn_picture_that_names_a_file_of_the_machine_is_only_described(tmp_path, monkeypatch):
    (tmp_path / "secret.png").write_bytes(PIXEL)
    monkeypatch.chdir(tmp_path)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><image href="{}" width="4" height="4"/></svg>'

    for name in ("secret.png", str(tmp_path / "secret.png"), (tmp_path / "secret.png").as_uri()):
        linked = Picture("점", "image/svg+xml", svg.format(name).encode())
        assert read_hwpx(write_hwpx(Document(blocks=(linked,))), "").blocks == (Picture("점"),)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (PIXEL, (1, 1)),
        (b"GIF89a\x02\x00\x03\x00", (2, 3)),
        (b"BM" + bytes(16) + b"\x04\x00\x00\x00\xfb\xff\xff\xff", (4, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x07\x00\x06", (6, 7)),
        (b"\xff\xd8\xff\xe0\x00\x04", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_data(data, size):
    assert pixel_size(data) == size


def test_the_preview_shows_the_beginning_as_plain_lines():
    assert _parts()["Preview/PrvText.txt"].decode().split("\r\n")[:12] == [
        "제250회 구의회",
        "2023. 11. 20. ~ 12. 20.",
        "2023년 주요업무 보고",
        "기획예산과",
        "보고 순서",
        "Ⅰ 일반현황 1",
        "1 조직 2",
        "Ⅰ 일반현황",
        "2 인력 기획조정팀",
        "① 세부 현황 예산팀",
        "인력을 알맞게 나누어 일하는 방식을 바꾸고자 함",
        "□ 개요",
    ]


def test_a_table_with_a_hole_is_not_let_out():
    table = Table((Cell(0, 0, (text("가"),)), Cell(1, 1, (text("나"),))))

    with pytest.raises(NotHancomShaped) as caught:
        write_hwpx(Document(blocks=(table,)))

    assert str(caught.value) == (
        "한글 파일로 저장할 수 없습니다. 한글에서 열리지 않을 수 있는 내용이 있습니다: "
        "Contents/section0.xml: the cells of a table of 2 rows and 1 columns do not cover it exactly once"
    )


@pytest.mark.parametrize(
    ("found", "instead", "finding"),
    [
        (b'zOrder="1"', b'order="1"', "Hancom never writes tbl@order"),
        (b'zOrder="1"', b"", "tbl@zOrder is always written"),
        (b"<hp:t/>", b"<hp:linesegarray/>", "Hancom never writes run>linesegarray"),
        (b'styleIDRef="2"', b'styleIDRef="999"', "p@styleIDRef names style 999, which does not exist"),
        (b'itemCnt="1"', b'itemCnt="2"', "numberings@itemCnt is 2, but there are 1"),
    ],
)
def test_the_gate_finds_each_kind_of_deviation(found, instead, finding):
    parts = {name: data for name, data in _parts().items() if name != "mimetype"}
    spoiled = {name: data.replace(found, instead, 1) for name, data in parts.items()}

    assert [each for each in findings(spoiled) if each.endswith(finding)] != []
    assert list(findings(parts)) == []


def test_a_district_s_sheet_decides_font_size_and_shading():
    sheet = parse_styles(
        "fonts: {본문: {office: 휴먼명조}}\n"
        "page: {left: 30}\n"
        "boxes: {header_cell: {fill: '#FFF2CC'}}\n"
        "styles: {이음 본문: {size: 15, colour: '#112233'}}\n",
        "우리.yaml",
    )
    with zipfile.ZipFile(io.BytesIO(write_hwpx(REPORT, styles=sheet))) as archive:
        header = etree.fromstring(archive.read("Contents/header.xml"))
        section = etree.fromstring(archive.read("Contents/section0.xml"))
    body = header.find(f".//{{*}}charPr[@id='{list(sheet.styles).index('이음 본문')}']")
    shaded = header.find(f".//{{*}}borderFill[@id='{list(BoxName).index(BoxName.HEADER_CELL) + 1}']//{{*}}winBrush")

    assert [font.get("face") for font in header.find(".//{*}fontface")] == ["휴먼명조", "함초롬돋움", "HY헤드라인M"]
    assert (body.get("height"), body.get("textColor")) == ("1500", "#112233")
    assert shaded.get("faceColor") == "#FFF2CC"
    assert section.find(".//{*}pagePr/{*}margin").get("left") == str(round(30 * 7200 / 25.4))


def test_the_office_s_sheet_names_fonts_of_the_office():
    assert [font.office for font in office_styles().fonts.values()] == ["함초롬바탕", "함초롬돋움", "HY헤드라인M"]


def test_a_number_with_what_it_is_made_of_below_it_stands_at_the_right():
    split = (text("16,200"), text("(구비 16,200)"))
    section = _section(Document(blocks=(Table((Cell(0, 0, (text("예산액"),)), Cell(1, 0, split))),)))

    assert [_style_of(section, value) for value in ("예산액", "16,200", "(구비 16,200)")] == [
        "이음 표머리",
        "이음 표숫자",
        "이음 표숫자",
    ]


def test_a_caption_that_the_title_above_says_is_printed_once_and_read_back():
    table = replace(STAFF, caption="인력", unit="", base_date=None)
    document = Document(blocks=(Heading(2, text("인력"), "1"), table))

    assert "".join(_section(document).itertext()).count("인력") == 1
    assert read_hwpx(write_hwpx(document), "").blocks == document.blocks


def test_caption_and_unit_share_a_line_unless_the_sheet_gives_it_no_tab():
    document = Document(blocks=(STAFF,))
    apart = parse_styles('styles: {이음 표제목: {tab: ""}}', "우리.yaml")
    lines = [len(_lines_of(write_hwpx(document, styles=sheet))) for sheet in (None, apart)]

    assert lines == [2, 3]
    assert all(read_hwpx(write_hwpx(document, styles=sheet), "").blocks == (STAFF,) for sheet in (None, apart))


def _lines_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return list(etree.fromstring(package.read("Contents/section0.xml")).iterchildren("{*}p"))
