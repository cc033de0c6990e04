"""``ieum check`` from end to end."""

import json
import re
import subprocess
import sys
import zipfile

import pytest

from ieum.checking.checks import examine
from ieum.cli import main
from ieum.documents.model import Bullet, Document, text
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document

RIGHT = "1. 접수 현황\n\n- 접수 : 총 12건(요청 5건 / 지시 7건)\n"
WRONG = RIGHT.replace("12건", "13건")


@pytest.fixture
def reports(tmp_path):
    for name, content in (("right.txt", RIGHT), ("wrong.txt", WRONG)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_clean_report_exits_with_0(reports, capsys):
    assert main(["check", str(reports / "right.txt")]) == 0
    assert capsys.readouterr().out == (
        f"{reports}/right.txt: 오류 0, 주의 0, 참고 0. 확인한 수치 1개 (맞음 1, 끝자리 처리 0, 다름 0, 판단 불가 0).\n"
    )


def test_an_error_exits_with_1_and_shows_the_place(reports, capsys):
    assert main(["check", str(reports / "wrong.txt")]) == 1
    assert capsys.readouterr().out.split("\n")[:3] == [
        f"{reports}/wrong.txt:3: 오류 [parts-in-text] 접수 현황",
        "    - 접수 : 총 13건(요청 5건 / 지시 7건)",
        "                ^^",
    ]


def test_a_missing_file_exits_with_2_and_the_others_are_checked(reports, capsys):
    code = main(["check", str(reports / "none.txt"), str(reports / "wrong.txt")])

    shown = capsys.readouterr()
    assert code == 2
    assert shown.out.startswith(f"{reports}/wrong.txt:3: 오류")
    assert shown.err.count("\n") == 1
    assert "none.txt" in shown.err


def test_misuse_exits_with_2():
    with pytest.raises(SystemExit) as exit_:
        main(["check"])

    assert exit_.value.code == 2


def test_json_is_written_to_a_file(reports, capsys):
    output = reports / "found.json"

    assert main(["check", str(reports / "wrong.txt"), "--format", "json", "--output", str(output)]) == 1
    written = json.loads(output.read_text(encoding="utf-8"))
    assert [f["computed"] for f in written["files"][0]["findings"]] == ["12"]
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in reports.iterdir()) == ["found.json", "right.txt", "wrong.txt"]


def test_an_output_that_cannot_be_written_exits_with_2(reports, capsys):
    assert main(["check", str(reports / "right.txt"), "--output", str(reports / "no" / "found.json")]) == 2
    assert capsys.readouterr().err != ""


def test_checking_a_text_loads_neither_django_nor_an_xml_library(reports):
    script = (
        "import sys\nfrom ieum.cli import main\n"
        f"main(['check', {str(reports / 'right.txt')!r}])\n"
        "sys.exit(any(name in sys.modules for name in ('django', 'lxml', 'docx', 'yaml')))"
    )

    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


def seed(shared, number):
    return next((shared / "seeds").glob(f"seed-{number}-*.txt"))


@pytest.mark.shared
@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_a_right_report_has_no_error(shared, number):
    findings = examine(read_document(seed(shared, number))).findings

    assert [finding for finding in findings if finding.severity.value == "error"] == []


@pytest.mark.shared
def test_the_report_of_2003_has_its_three_errors_and_its_warning(shared):
    found = {
        (finding.severity.value, finding.place.line, finding.printed, finding.computed)
        for finding in examine(read_document(seed(shared, "002"))).findings
    }

    assert {fault for fault in found if fault[0] == "error"} == {
        ("error", 89, "67.8", "76.0"),
        ("error", 94, "262", "272"),
        ("error", 234, "40", "35"),
    }
    assert ("warning", 100, "234", "235") in found


@pytest.mark.shared
@pytest.mark.parametrize(("number", "expected"), [("001", 1), ("002", 0), ("003", 1)])
def test_mixed_rounding_is_reported_at_most_once(shared, number, expected):
    codes = [finding.code for finding in examine(read_document(seed(shared, number))).findings]

    assert codes.count("mixed-rounding") == expected


@pytest.fixture
def file_of_hangul(tmp_path):
    path = tmp_path / "report.hwpx"
    path.write_bytes(write_document(Document(blocks=(Bullet("-", 3, text("총 13건(요청 5건, 지시 7건)")),)), ".hwpx"))
    return path


def test_a_marked_copy_holds_the_findings_and_leaves_the_original_alone(file_of_hangul, capsys):
    original, target = file_of_hangul.read_bytes(), file_of_hangul.with_name("marked.hwpx")

    assert main(["check", str(file_of_hangul), "--marked", str(target)]) == 1
    assert capsys.readouterr().out.count("오류 [parts-in-text]") == 1
    assert file_of_hangul.read_bytes() == original
    assert read_document(target) == read_document(file_of_hangul)
    with zipfile.ZipFile(target) as archive:
        section = archive.read("Contents/section0.xml").decode()
    assert re.findall(r"<hp:t>(\[오류\][^<]*|인쇄[^<]*|산식[^<]*)</hp:t>", section) == [
        "[오류] 괄호나 문장 안 내역의 합이 총계와 다릅니다.", "인쇄 13, 계산 12", "산식: 요청 5 + 지시 7",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "target", "sentence"),
    [
        (("wrong.txt",), "out.hwpx", "wrong.txt: 한글(hwpx)이나 워드(docx) 파일에만 표시할 수 있습니다."),
        (("right.txt", "wrong.txt"), "out.hwpx", "--marked는 파일 하나를 검사할 때만 쓸 수 있습니다."),
        (("wrong.txt",), "wrong.txt", "wrong.txt는 검사할 파일과 같은 파일입니다."),
    ],
)
def test_a_copy_that_cannot_be_marked_is_refused(reports, capsys, files, target, sentence):
    assert main(["check", *(str(reports / name) for name in files), "--marked", str(reports / target)]) == 2
    assert capsys.readouterr().err.count(sentence) == 1
    assert not (reports / "out.hwpx").exists()
    assert (reports / "wrong.txt").read_text(encoding="utf-8") == WRONG


def test_a_document_without_numbers_is_not_called_clean(tmp_path, capsys):
    (tmp_path / "글.txt").write_text("□ 글만 있는 문서\n○ 수치가 없음\n", encoding="utf-8")

    code = main(["check", str(tmp_path / "글.txt")])

    assert code == 0
    assert capsys.readouterr().out.endswith(
        "글.txt: 확인할 수치를 찾지 못했습니다. 표와 합계가 있는 문서인지 확인하십시오.\n"
    )
