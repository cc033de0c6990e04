"""``ieum fill`` puts values into an office's own form and leaves every other byte of it alone."""

import importlib.util
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.hwpx_files import hwpx, p, package, run, section, tbl, tc

from ieum.cli import main
from ieum.documents.errors import CannotFill
from ieum.documents.fill import read_values
from ieum.documents.model import Document, Table
from ieum.documents.patch.filling import Form
from ieum.documents.reading import read_bytes
from ieum.documents.writers.hwpx import write_hwpx

SECTION = "Contents/section0.xml"
CACHE = '<hp:linesegarray><hp:lineseg textpos="0" vertpos="0"/></hp:linesegarray>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOT_HERE = "글을 넣을 수 없습니다. 다른 칸을 지정하십시오."
_CACHES = re.compile(rb"<hp:linesegarray>.*?</hp:linesegarray>", re.DOTALL)


def begin(name, number="7", dirty="0"):
    return (
        f'<hp:ctrl><hp:fieldBegin id="{number}" type="CLICK_HERE" name="{name}" editable="1" dirty="{dirty}">'
        '<hp:parameters cnt="0" name=""/></hp:fieldBegin></hp:ctrl>'
    )


def end(number="7"):
    return f'<hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="9"/></hp:ctrl>'


def field(name, content="", number="7"):
    """A field as Hangul keeps it: its prompt in a run of its own."""
    middle = run(content, shape=1) if content else ""
    return (
        f'<hp:run charPrIDRef="0">{begin(name, number)}</hp:run>{middle}<hp:run charPrIDRef="0">{end(number)}</hp:run>'
    )


def table(*rows, height="3000"):
    """A table with a row element for each row, as Hangul writes it."""
    inner = "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows)
    size = f'<hp:sz width="9" height="{height}"/>'
    return run(f'<hp:tbl rowCnt="{len(rows)}" colCnt="2">{size}{inner}</hp:tbl>')


def cell(row, column, content="", *, spans=(1, 1)):
    made = tc(row, column, content or p('<hp:run charPrIDRef="0"/>'), spans=spans)
    return made.replace("</hp:tc>", '<hp:cellSz width="9" height="1000"/></hp:tc>')


def part_of(data, name=SECTION):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def filled(data, **values):
    return Form(data, "서식.hwpx").filled(values)


def refusal(data, values):
    with pytest.raises(CannotFill) as caught:
        Form(data, "서식.hwpx").filled(values)
    return str(caught.value)


def body(data):
    return [block for block in read_bytes(data, "서식").blocks if not isinstance(block, Table)]


def grids(data):
    return [[[each.text for each in row] for row in table.grid] for table in read_bytes(data, "서식").tables()]


def test_a_field_takes_its_value_in_the_look_of_the_line_and_nothing_else_changes():
    form = hwpx(p(run("수신: ") + field("수신자", "이곳을 누르고 쓰십시오.") + run(" 귀하")), p("끝 &amp; 표시"))
    before = part_of(form)

    after = part_of(filled(form, 수신자="기획예산과장 <대리>"))

    prompt = f'</hp:run>{run("이곳을 누르고 쓰십시오.", shape=1)}<hp:run charPrIDRef="0">'
    assert after == before.replace(prompt, "<hp:t>기획예산과장 &lt;대리&gt;</hp:t>").replace('dirty="0"', 'dirty="1"')


def test_a_form_written_by_another_hand_keeps_its_spacing_quotes_comments_and_empty_elements():
    written = section(p(run("가") + f"<!-- > ' -->{field('수신자')}")).replace('id="7"', "id = '7'", 1)
    form = package(**{SECTION: f'<?xml version="1.0" encoding="UTF-8"?>\n<?x >?>{written}\n<!-- 끝 -->'})

    after = part_of(filled(form, 수신자="나"))

    joint = f"{begin('수신자').replace('id=', 'id = ', 1).replace(chr(34) + '7' + chr(34), chr(39) + '7' + chr(39), 1)}"
    assert after == part_of(form).replace(
        f'{joint}</hp:run><hp:run charPrIDRef="0">{end()}',
        f"{joint.replace('dirty=' + chr(34) + '0', 'dirty=' + chr(34) + '1')}<hp:t>나</hp:t>{end()}",
    )


def test_all_other_parts_keep_their_bytes_order_and_packing():
    form = package(
        **{SECTION: section(p(field("가"))), "Contents/section1.xml": section(p("둘")), "x/unknown.bin": b"\0\1"}
    )

    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(io.BytesIO(filled(form, 가="값"))) as new:
        assert new.namelist() == old.namelist()
        for name in old.namelist():
            assert new.getinfo(name).compress_type == old.getinfo(name).compress_type
            assert (new.read(name) == old.read(name)) == (name != SECTION)


def test_a_field_over_several_paragraphs_becomes_as_many_as_the_value_has_lines():
    opened = f'<hp:run charPrIDRef="0">{begin("본문")}<hp:t/></hp:run>'
    form = hwpx(
        p(opened),
        p(),
        p("첫 줄", shape=4),
        p("둘째 줄"),
        p(run("셋째 줄") + f'<hp:run charPrIDRef="0">{end()}</hp:run>'),
    )

    after = part_of(filled(form, 본문="하나\n둘"))

    assert [re.sub("<[^>]+>", "", each) for each in after.split("</hp:p>")[1:-1]] == ["", "", "하나", "둘"]
    assert after.count('paraPrIDRef="4"') == 2


def test_fields_of_one_name_are_all_filled_and_nameless_ones_are_numbered():
    form = hwpx(p(field("부서", number="1")), p(field("부서", number="2")), p(field("", number="3")))

    after = part_of(filled(form, 부서="예산팀", 누름틀1="이름 없음"))

    assert re.findall("<hp:t>(.*?)</hp:t>", after) == ["예산팀", "예산팀", "이름 없음"]


def test_a_cell_takes_its_value_by_address_or_by_name_in_its_own_look():
    named = cell(1, 1, p(run("옛 값", shape=1))).replace("<hp:tc ", '<hp:tc name="금액" ', 1)
    form = hwpx(p(table((cell(0, 0, "구분"), cell(0, 1, "금액")), (cell(1, 0, p('<hp:run charPrIDRef="2"/>')), named))))

    after = part_of(filled(form, 금액="1,234", **{"표1 2행 1열": "예산\n(천원)"}))

    empty = '<hp:run charPrIDRef="2"/>'
    two = f'{run("예산", shape=2)}</hp:p><hp:p id="0" paraPrIDRef="0" styleIDRef="0" pageBreak="0" columnBreak="0">'
    assert after == part_of(form).replace("옛 값", "1,234").replace(empty, two + run("(천원)", shape=2))


def test_line_caches_of_the_edited_part_are_taken_away():
    with_cache = p(run("남는 글")).replace("</hp:p>", f"{CACHE}</hp:p>")
    form = hwpx(with_cache, p(field("가")).replace("</hp:p>", f"{CACHE}</hp:p>"))

    after = part_of(filled(form, 가="값"))

    assert part_of(form).count("linesegarray") == 4
    assert after.count("linesegarray") == 0
    assert after.count("남는 글") == 1


def test_a_row_is_repeated_for_records_and_what_stands_below_and_beside_it_follows():
    form = hwpx(
        p(
            table(
                (cell(0, 0, "부서", spans=(2, 1)), cell(0, 1, "머리")),
                (cell(1, 1, "서식"),),
                (cell(2, 0, "계"), cell(2, 1, "합계")),
            )
        )
    )

    after = filled(form, **{"표1 2행": [["가"], ["나"], [None]], "표1 3행 2열": "3"})

    assert grids(after) == [[["부서", "머리"], ["부서", "가"], ["부서", "나"], ["부서", "서식"], ["계", "3"]]]
    assert re.findall('rowCnt="(.*?)"', part_of(after)) == ["5"]
    assert re.findall('<hp:sz width="9" height="(.*?)"', part_of(after)) == ["5000"]
    assert re.findall('rowSpan="(.*?)"', part_of(after)) == ["4", "1", "1", "1", "1", "1", "1"]
    assert part_of(after).count('height="3000"') == 1


def test_two_rows_of_one_table_are_repeated_together():
    form = hwpx(p(table(*((cell(row, 0, f"{row}"), cell(row, 1, "")) for row in range(4)))))

    after = filled(form, **{"표1 2행": [["가", "1"], ["나", "2"]], "표 1 4행": [["다", "3"], ["라", "4"]]})

    assert grids(after) == [[["0", ""], ["가", "1"], ["나", "2"], ["2", ""], ["다", "3"], ["라", "4"]]]


def test_one_record_leaves_a_table_of_the_same_size():
    form = hwpx(p(table((cell(0, 0, "가"), cell(0, 1, "나")))))

    assert part_of(filled(form, **{"표1 1행": [["1", None]]})) == part_of(form).replace("가", "1")


def test_names_that_are_not_there_are_all_told_with_those_that_are():
    form = hwpx(p(field("수신자")), p(table((cell(0, 0, "가"), cell(0, 1, "나")))))

    assert refusal(form, {"수신인": "", "표2 1행 1열": "", "표1 1행 3열": "", "표1 9행": [["가"]], "수신자": ""}) == (
        "서식.hwpx: '수신인', '표2 1행 1열', '표1 1행 3열', '표1 9행'이 서식에 없습니다. 쓸 수 있는 이름: 수신자. "
        "칸은 '표1 2행 3열', 되풀이할 행은 '표1 2행'처럼 적습니다(표 1개). "
        "모두 보려면 ieum fill --list로 서식을 여십시오."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"표1 1행 1열": "글"}, f"'표1 1행 1열'에는 그림이나 표가 들어 있어 {NOT_HERE}"),
        ({"표1 1행 2열": "글"}, f"'표1 1행 2열'에는 누름틀이나 쪽 번호가 들어 있어 {NOT_HERE}"),
        ({"표1 1행": "글"}, "'표1 1행'에는 글이 아니라 행마다의 값을 넣어야 합니다."),
        ({"표1 2행 1열": [["글"]]}, "'표1 2행 1열'에는 글 하나만 넣을 수 있습니다."),
        ({"가": "글", "누름틀1": "글", "표1 2행 2열": "하나", "칸": "둘"}, None),
        ({"표1 2행 2열": "하나", "칸": "둘"}, "같은 자리를 두 이름으로 적었습니다. 하나만 남기고 다시 하십시오."),
        ({"표1 2행": [["가", "나"]], "칸": "둘"}, "같은 자리를 두 이름으로 적었습니다. 하나만 남기고 다시 하십시오."),
    ],
)  # fmt: skip
def test_what_cannot_be_filled_is_refused_in_one_sentence(values, sentence):
    named = cell(1, 1, "").replace("<hp:tc ", '<hp:tc name="칸" ', 1)
    inner = p(run(tbl(tc(0, 0, "속"))))
    form = hwpx(p(table((cell(0, 0, inner), cell(0, 1, p(field("가")))), (cell(1, 0, "가"), named))))

    told = refusal(form, values)

    assert told == f"서식.hwpx: {sentence}" if sentence else told.startswith("서식.hwpx: '누름틀1'이 서식에 없습니다.")


@pytest.mark.parametrize(
    ("row", "records", "sentence"),
    [
        ("표1 1행", [["가"]], "표1 1행은 아래 행과 합친 칸이 있어 되풀이할 수 없습니다."),
        ("표1 2행", [], "표1 2행에 넣을 자료가 없습니다. 한 건 이상 적거나 이름을 지우십시오."),
        ("표1 2행", [["가"], ["나", "다"]], "표1 2행은 칸이 1개인데 2번째 자료는 값이 2개입니다."),
        ("표1 3행", [["가", "나"]], "표1 3행은 누름틀이나 쪽 번호가 들어 있어 되풀이할 수 없습니다."),
        ("표2 1행", [["가"]], "표2 1행은 한 줄로 된 행이 아니라 되풀이할 수 없습니다. 다른 행을 지정하십시오."),
    ],
)
def test_a_row_that_cannot_be_repeated_is_refused_in_one_sentence(row, records, sentence):
    rows = (cell(0, 0, "가", spans=(2, 1)), cell(0, 1)), (cell(1, 1),), (cell(2, 0, p(field("가"))), cell(2, 1))
    form = hwpx(p(table(*rows)), p(run(tbl(tc(0, 0, "한"), tc(1, 0, "줄")))))

    with pytest.raises(CannotFill) as caught:
        Form(form, "서식.hwpx").filled({row: records})

    assert str(caught.value) == sentence


def test_a_field_that_leaves_its_cell_cannot_be_filled():
    inside = cell(0, 0, p(f'<hp:run charPrIDRef="0">{begin("가")}</hp:run>'))
    form = hwpx(p(table((inside,))), p(f'<hp:run charPrIDRef="0">{end()}</hp:run>'))

    assert refusal(form, {"가": "값"}) == (
        "서식.hwpx: '가'에는 여러 칸에 걸친 누름틀이라 글을 넣을 수 없습니다. 다른 칸을 지정하십시오."
    )


@pytest.mark.parametrize("data", ["1. 현황".encode(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"%PDF-1.7"])
def test_only_hwpx_can_be_filled(data):
    with pytest.raises(CannotFill, match=r"^서식: 한글\(hwpx\) 서식만 채울 수 있습니다\. 한글에서 hwpx로 저장하여"):
        Form(data, "서식")


@given(value=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_value_makes_a_file_that_reads_as_well_as_before(value):
    form = hwpx(
        p(run("가") + field("이름") + run("나")),
        p(table((cell(0, 0, "다"), cell(0, 1, "라")), (cell(1, 0, "마"), cell(1, 1, "바")))),
    )

    after = filled(form, 이름=value, **{"표1 1행 2열": value})

    assert [[each[0] for each in grid] for grid in grids(after)] == [["다", "마"]]
    assert filled(after, **{"표1 1행 2열": ""}) == filled(form, 이름=value, **{"표1 1행 2열": ""})


def test_our_own_reports_can_be_filled_and_stay_within_what_hangul_writes(tmp_path):
    document = Document(blocks=read_bytes(hwpx(p(table((cell(0, 0, "가"), cell(0, 1, "나"))))), "서식").blocks)

    after = filled(write_hwpx(document), **{"표1 1행 2열": "둘\n셋"})

    assert grids(after) == [[["가", "둘\n셋"]]]


# The command and its data files


FORM = hwpx(
    p(run("수신: ") + field("수신자")), p(table((cell(0, 0, "구분"), cell(0, 1, "금액")), (cell(1, 0), cell(1, 1))))
)
WANTED = {"수신자": "007", "표1 2행": [["가", "1,000"], ["나", "2.50"]]}


def _sheet(*rows):
    """A sheet of texts and, where it is no text, of one number that shows thousands."""
    cells = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t>{value}</t></is></c>'
            if isinstance(value, str)
            else f'<c s="1"><v>{value}</v></c>'
            for value in row
        )
        + "</row>"
        for row in rows
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def _workbook(path: Path) -> None:
    names = ("값", "표1 2행")
    listed = "".join(f'<sheet name="{each}" sheetId="{n}" r:id="r{n}"/>' for n, each in enumerate(names))
    related = "".join(f'<Relationship Id="r{n}" Target="worksheets/{n}.xml"/>' for n in range(2))
    related += '<Relationship Id="s" Target="styles.xml"/>'
    look = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf numFmtId="3"/></cellXfs></styleSheet>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/styles.xml": look,
        "xl/worksheets/0.xml": _sheet(("수신자", "007")),
        "xl/worksheets/1.xml": _sheet(("가", 1000), ("나", "2.50")),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _yaml(path: Path) -> None:
    path.write_text("수신자: 007\n표1 2행:\n- [가, '1,000']\n- [나, 2.50]\n", "utf-8")


def _json(path: Path) -> None:
    path.write_text('{"수신자": "007", "표1 2행": [["가", "1,000"], ["나", 2.50]]}', "utf-8")


@pytest.mark.parametrize("write", [_workbook, _yaml, _json])
def test_values_are_read_as_they_are_written(write, tmp_path):
    data = tmp_path / "값"
    write(data)

    assert read_values(data) == WANTED


def test_the_command_fills_a_form_and_lists_its_names(tmp_path, capsys):
    template, data, target = tmp_path / "서식.hwpx", tmp_path / "값.yaml", tmp_path / "결과.hwpx"
    template.write_bytes(FORM)
    _yaml(data)

    assert main(["fill", str(template), str(data), str(target)]) == 0
    assert main(["fill", "--list", str(target)]) == 0

    assert template.read_bytes() == FORM
    assert capsys.readouterr().out.splitlines() == [
        "수신자: 007",
        "표1 1행 1열: 구분",
        "표1 1행 2열: 금액",
        "표1 2행 1열: 가",
        "표1 2행 2열: 1,000",
        "표1 3행 1열: 나",
        "표1 3행 2열: 2.50",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "값.yaml: 값이 없습니다. "),
        ("- 하나", "값.yaml: 값이 없습니다. "),
        ("{", "값.yaml: 읽을 수 없습니다. "),
        ("가: &a [*a]", "값.yaml: 읽을 수 없습니다. "),
        ("가: &a [[*b]]", "값.yaml: 읽을 수 없습니다. "),
        ("가: [하나]", "값.yaml의 '가': 글도 행의 목록도 아닙니다. "),
        ("가: {나: 다}", "값.yaml의 '가': 글도 행의 목록도 아닙니다. "),
        ("가: []", "값.yaml의 '가': 글도 행의 목록도 아닙니다. "),
        (json.dumps({"가": None}), "값.yaml의 '가': 글도 행의 목록도 아닙니다. "),
    ],
)
def test_data_that_are_no_values_are_refused_with_how_to_write_them(content, sentence, tmp_path, capsys):
    template, data, target = tmp_path / "서식.hwpx", tmp_path / "값.yaml", tmp_path / "결과.hwpx"
    template.write_bytes(FORM)
    data.write_text(content, "utf-8")

    assert main(["fill", str(template), str(data), str(target)]) == 2

    how = "'이름: 값'으로 적고, 되풀이할 행은 '표1 2행' 아래에 행마다 값의 목록을 적으십시오."
    assert capsys.readouterr().err == f"{sentence}{how}\n"
    assert not target.exists()


def test_a_form_is_not_filled_in_its_own_place_and_without_a_target_nothing_happens(tmp_path, capsys):
    template, data = tmp_path / "서식.hwpx", tmp_path / "값.yaml"
    template.write_bytes(FORM)
    _yaml(data)

    assert main(["fill", str(template), str(data), str(template)]) == 2
    assert main(["fill", str(template), str(data)]) == 2

    assert capsys.readouterr().err == (
        f"{template}는 읽을 파일과 같은 파일입니다. 다른 이름을 쓰십시오.\n"
        "넣을 값과 만들 파일을 적으십시오: ieum fill 서식.hwpx 값.yaml 결과.hwpx\n"
    )
    assert template.read_bytes() == FORM


# Real forms


SAMPLES = ("seoul_sihaengmun", "kordoc_gianmun", "hwpxlib_project_plan", "evalplan_blank_form", "form_002",
           "gov_donation_report_form", "report_template_bank", "public_report_form_brother")  # fmt: skip


@pytest.fixture
def check(shared):
    """The gate for HWPX that we write."""
    spec = importlib.util.spec_from_file_location("check_hwpx", shared / "hwpx" / "check_hwpx.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.findings


def one_by_one(form):
    """Each name with what can be filled under it, but not a cell that has a name too."""
    blanks = {}
    for blank in form.blanks():
        if not blank.obstacle and blank.start not in {other.start for other in blanks.values()}:
            blanks.setdefault(blank.name, blank)
    return blanks


@pytest.mark.shared
@pytest.mark.parametrize("name", SAMPLES)
def test_each_blank_of_a_real_form_changes_alone(name, shared):
    data = (shared / "samples" / f"{name}.hwpx").read_bytes()
    form = Form(data, name)
    before = part_of(data).encode()

    for blank in list(one_by_one(form).values())[::7]:
        after = part_of(form.filled({blank.name: "값"})).encode()
        made = blank.head + "값".encode() + blank.tail
        expected = _CACHES.sub(b"", before[: blank.start]) + made + _CACHES.sub(b"", before[blank.end :])
        assert _without_marks(after) == _without_marks(expected)


def _without_marks(content):
    """Without what tells whether a field was touched."""
    return re.sub(rb' dirty="[01]"', b"", content)


@pytest.mark.shared
@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_form_filled_with_what_it_says_reads_as_before_and_stays_as_clean(name, shared, check, tmp_path):
    original = shared / "samples" / f"{name}.hwpx"
    form = Form(original.read_bytes(), name)
    target = tmp_path / "filled.hwpx"

    target.write_bytes(form.filled({name: blank.shown for name, blank in one_by_one(form).items()}))

    before, after = read_bytes(original.read_bytes(), name), read_bytes(target.read_bytes(), name)
    assert [list(map(_squeezed, each.cells)) for each in after.tables()] == [
        list(map(_squeezed, each.cells)) for each in before.tables()
    ]
    assert check(target) - check(original) == set()
    assert not any("linesegarray" in each for each in check(target))


def _squeezed(each):
    return each.row, each.column, "".join(each.text.split())
