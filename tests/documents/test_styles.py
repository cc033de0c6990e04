"""A style sheet is read strictly, and a wrong one is refused with its line and field."""

from dataclasses import replace

import pytest

from ieum.documents.styles.names import BoxName, StyleName, all_names
from ieum.documents.styles.sheet import FaultyStyleSheet, Font, office_styles, parse_styles, read_styles

WIDTHS = "0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 1, 1.5, 2, 3, 4, 5"


def _fault(text: str) -> str:
    with pytest.raises(FaultyStyleSheet) as caught:
        parse_styles(text, "우리.yaml")
    return str(caught.value)


def test_the_office_s_sheet_describes_every_style_and_box_in_order():
    sheet = office_styles()

    assert sorted(sheet.styles) == sorted(all_names())
    assert next(iter(sheet.styles)) == StyleName.NORMAL
    assert list(sheet.boxes) == list(BoxName)


def test_a_sheet_changes_what_it_says_and_nothing_else():
    office = office_styles()
    sheet = parse_styles("styles:\n  이음 본문: {size: 15}\nboxes:\n  cell: {width: 0.4}\n", "우리.yaml")

    assert sheet.styles["이음 본문"].size == 15
    assert sheet.styles["이음 본문"].font == office.styles["이음 본문"].font
    assert sheet.boxes["cell"] == replace(office.boxes["cell"], width=0.4)
    assert {**sheet.styles, "이음 본문": office.styles["이음 본문"]} == office.styles
    assert (sheet.page, sheet.table, sheet.fonts) == (office.page, office.table, office.fonts)


def test_a_sheet_may_bring_a_typeface_of_its_own():
    sheet = parse_styles("fonts: {붓글씨: {office: 궁서체}}\nstyles: {이음 표지 제목: {font: 붓글씨}}", "우리.yaml")

    assert sheet.fonts["붓글씨"] == Font("궁서체", "regular", 100)
    assert sheet.styles[StyleName.COVER_TITLE].font == "붓글씨"


@pytest.mark.parametrize("text", ["", "# 고칠 것이 없음\n", "styles: {}"])
def test_a_sheet_that_says_nothing_is_the_office_s(text):
    assert parse_styles(text, "우리.yaml") == office_styles()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[", "우리.yaml 1째 줄: YAML 문법에 맞지 않습니다. 들여쓰기와 따옴표를 보십시오."),
        ("\x00", "우리.yaml: YAML 파일이 아닙니다."),
        ("- 1", "우리.yaml 1째 줄: '이름: 값'의 묶음이 아닙니다."),
        ("page: 3", "우리.yaml 1째 줄: page: '이름: 값'의 묶음이 아닙니다."),
        ("? [a]\n: 1", "우리.yaml 1째 줄: 이름이 글자가 아닙니다."),
        ("stiles: {}", "우리.yaml 1째 줄: stiles: 없는 이름입니다. 'styles'가 맞는지 보십시오."),
        (
            "여백: {}",
            "우리.yaml 1째 줄: 여백: 없는 이름입니다. page, table, fonts, boxes, styles 가운데 하나를 쓰십시오.",
        ),
        (
            "styles:\n  이음 본믄: {}",
            "우리.yaml 2째 줄: styles > 이음 본믄: 없는 이름입니다. '이음 본문'이 맞는지 보십시오.",
        ),
        (
            "styles:\n  우리 글: {}",
            "우리.yaml 2째 줄: styles > 우리 글: 없는 이름입니다. office.yaml에 있는 이름을 쓰십시오.",
        ),
        (
            "styles:\n  이음 본문:\n    size: 13\n    size: 14",
            "우리.yaml 4째 줄: styles > 이음 본문 > size: 두 번 적었습니다. 하나만 남기십시오.",
        ),
        (
            "styles:\n  이음 본문:\n    size: 크게",
            "우리.yaml 3째 줄: styles > 이음 본문 > size: 1에서 200 사이의 수가 아닙니다.",
        ),
        ("table: {top: .nan}", "우리.yaml 1째 줄: table > top: 0에서 20 사이의 수가 아닙니다."),
        ("table: {top: .inf}", "우리.yaml 1째 줄: table > top: 0에서 20 사이의 수가 아닙니다."),
        ("table: {top: [1]}", "우리.yaml 1째 줄: table > top: 0에서 20 사이의 수가 아닙니다."),
        (
            "styles: {이음 본문: {font: 굴림}}",
            "우리.yaml 1째 줄: styles > 이음 본문 > font: 본문, 보조, 제목 가운데 하나를 쓰십시오.",
        ),
        (
            "styles: {이음 본문: {tab: {}}}",
            "우리.yaml 1째 줄: styles > 이음 본문 > tab: 값 하나가 아닙니다.",
        ),
        (
            "styles: {이음 본문: {keep: 1}}",
            "우리.yaml 1째 줄: styles > 이음 본문 > keep: true, false 가운데 하나를 쓰십시오.",
        ),
        (
            "styles: {이음 본문: {colour: red}}",
            '우리.yaml 1째 줄: styles > 이음 본문 > colour: "#DFEAF5"와 같은 색이 아닙니다. 따옴표도 있어야 합니다.',
        ),
        (
            "boxes: {cell: {sides: LX}}",
            "우리.yaml 1째 줄: boxes > cell > sides: L(왼쪽) R(오른쪽) T(위) B(아래) 가운데 줄을 그을 쪽만 쓰십시오.",
        ),
        (
            "boxes: {cell: {width: 0.33}}",
            f"우리.yaml 1째 줄: boxes > cell > width: 한글이 긋는 굵기가 아닙니다. {WIDTHS} 가운데 하나를 쓰십시오.",
        ),
        (
            "fonts: {새 글꼴: {free: bold}}",
            "우리.yaml 1째 줄: fonts > 새 글꼴: office가 없습니다. 적어 넣으십시오.",
        ),
        ("fonts: {본문: {office: ' '}}", "우리.yaml 1째 줄: fonts > 본문 > office: 60자까지의 이름이 아닙니다."),
        (
            "page:\n  left: 100\n  right: 90",
            "우리.yaml 2째 줄: page: 여백이 너무 넓습니다. 세로로도 가로로도 50mm는 남기십시오.",
        ),
    ],
)
def test_a_faulty_sheet_is_refused_with_its_line_and_field(text, fault):
    assert _fault(text) == fault


def test_a_bomb_of_aliases_or_brackets_is_refused_at_once():
    layers = "\n".join(f"a{depth}: &a{depth} [{', '.join([f'*a{depth - 1}'] * 9)}]" for depth in range(1, 30))

    assert _fault(f"a0: &a0 [1]\n{layers}").startswith("우리.yaml 1째 줄: a0: 없는 이름입니다.")
    assert _fault("[" * 100_000) == "우리.yaml: YAML 파일이 아닙니다."


def test_files_that_are_no_sheets_are_refused(tmp_path):
    missing, picture, large = tmp_path / "없음.yaml", tmp_path / "그림.yaml", tmp_path / "큰.yaml"
    picture.write_bytes(b"\xff\xd8\xff")
    large.write_bytes(b"#" * 1_000_001)
    faults = []
    for path in (missing, picture, large):
        with pytest.raises(FaultyStyleSheet) as caught:
            read_styles(path)
        faults.append(str(caught.value))

    assert faults == [
        f"{missing}: 서식 파일을 읽을 수 없습니다. 이름과 권한을 확인하십시오.",
        f"{picture}: UTF-8 글자가 아닙니다. UTF-8로 다시 저장하십시오.",
        f"{large}: 서식 파일이 너무 큽니다. 보고서가 아니라 서식(YAML) 파일을 주십시오.",
    ]


def test_a_sheet_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "우리.yaml"
    path.write_bytes("\ufeffpage: {left: 25}".encode())

    assert read_styles(path).page.left == 25
