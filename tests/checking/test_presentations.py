"""How findings are shown."""

import json

from tests.conftest import ROOT

from ieum.checking.checks import TABLE_FINDERS, TEXT_FINDERS, examine
from ieum.checking.judging import COMPLAINTS, MIXED_ROUNDING
from ieum.checking.pages import page_of
from ieum.checking.presentations.as_json import show_json
from ieum.checking.presentations.as_text import show_text, width
from ieum.documents.model import Bullet, Cell, Document, Place, Table, text

LINES = ("구 분\t예산액\t집행액\t집행률(%)", "일반회계\t200\t150\t67.8", "- 대상 : 총 10명(남 4명, 여 5명)")


def make_document():
    cells = [
        Cell(row, column, (text(content),), place=Place(line=row + 1, column=LINES[row].find(content) + 1))
        for row in range(2)
        for column, content in enumerate(LINES[row].split("\t"))
    ]
    bullet = Bullet("-", 3, text(LINES[2][2:]), place=Place(line=3, column=3))
    return Document(blocks=(Table(tuple(cells)), bullet), source_lines=LINES)


def shown_json():
    document = make_document()
    return json.loads(show_json([("보고.txt", document, examine(document))]))


def test_the_caret_stands_under_the_phrase_where_hangul_is_wide():
    document = make_document()

    shown = show_text([("보고.txt", document, examine(document))])

    assert shown == (
        "보고.txt:2: 오류 [rate] 표, '일반회계' 행 '집행률(%)' 열\n"
        "    일반회계  200  150  67.8\n"
        "                        ^^^^\n"
        "    인쇄 67.8, 계산 75.0\n"
        "    산식: 집행률(%) = 150 ÷ 200 × 100\n"
        "    비율이 반올림으로도 버림으로도 맞지 않습니다.\n"
        "\n"
        "보고.txt:3: 오류 [parts-in-text] 본문\n"
        "    - 대상 : 총 10명(남 4명, 여 5명)\n"
        "                ^^\n"
        "    인쇄 10, 계산 9\n"
        "    산식: 남 4 + 여 5\n"
        "    괄호나 문장 안 내역의 합이 총계와 다릅니다.\n"
        "    이 가운데 하나만 고치면 맞음: '4'→'5', '5'→'6', '10'→'9'\n"
        "\n"
        "보고.txt: 오류 2, 주의 0, 참고 0. 확인한 수치 2개 (맞음 0, 끝자리 처리 0, 다름 2, 판단 불가 0).\n"
    )


def test_width_counts_hangul_as_two():
    assert [width(sample) for sample in ("가나", "ab", "①", "가\u0301")] == [4, 2, 1, 2]


def test_json_has_the_agreed_keys():
    shown = shown_json()
    keys = ["code", "severity", "line", "page", "where", "printed", "computed", "formula", "message"]

    assert list(shown) == ["version", "files"]
    assert list(shown["files"][0]) == ["file", "format", "summary", "findings", "suppressed", "claims", "habits"]
    assert list(shown["files"][0]["findings"][0]) == [
        *keys, "fingerprint", "culprit", "suspects", "related", "elsewhere", "operands", "known",
    ]  # fmt: skip
    assert list(shown["files"][0]["claims"][0]) == [*keys, "verdict", "operands"]


def test_json_says_what_was_found():
    file = shown_json()["files"][0]

    assert (file["file"], file["format"]) == ("보고.txt", "txt")
    assert file["summary"] == {"claims": 2, "consistent": 0, "rounding": 0, "inconsistent": 2, "undecidable": 0}
    assert file["claims"][0] == {
        "code": "rate",
        "severity": "error",
        "line": 2,
        "page": None,
        "where": "표, '일반회계' 행 '집행률(%)' 열",
        "printed": "67.8",
        "computed": "75.0",
        "formula": "집행률(%) = 150 ÷ 200 × 100",
        "message": "비율이 반올림으로도 버림으로도 맞지 않습니다.",
        "verdict": "inconsistent",
        "operands": [{"line": 2, "printed": "150"}, {"line": 2, "printed": "200"}],
    }


def test_a_document_without_lines_is_quoted_by_its_phrase():
    document = Document(blocks=(Bullet("-", 3, text("총 10명(남 4명, 여 5명)")),))

    assert show_text([("가.hwpx", document, examine(document))]).startswith(
        "가.hwpx: 오류 [parts-in-text] 본문\n    10\n    ^^\n"
    )


def test_each_code_has_a_page_and_each_page_a_code():
    pages = {path.stem for path in (ROOT / "docs" / "checks").glob("*.md")} - {"README", "known", "comparison"}

    assert pages == {*COMPLAINTS, MIXED_ROUNDING}


def test_each_page_tells_its_title_and_what_it_is_about():
    for code in (*COMPLAINTS, MIXED_ROUNDING):
        page = page_of(code)

        assert page.markdown.startswith(f"# {code}: {page.title}\n\n")
        assert len(page.summary) > len(page.title)


def test_each_finder_stands_once_in_the_list():
    finders = [*TABLE_FINDERS, *TEXT_FINDERS]

    assert len(finders) == len(set(finders))
