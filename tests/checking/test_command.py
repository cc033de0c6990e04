"""``ieum check`` from end to end."""

import json
import subprocess
import sys

import pytest

from ieum.checking.checks import examine
from ieum.cli import main
from ieum.documents.reading import read_document

from .recall import VERDICTS, decidable, found

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


@pytest.mark.shared
@pytest.mark.parametrize(("number", "least"), [("001", 0.85), ("002", 0.90)])
def test_the_golden_claims_are_found_with_their_verdicts(shared, number, least):
    golden = decidable(number)

    matched = found(number, examine(read_document(seed(shared, number))).judged)

    assert len(matched) >= least * len(golden)
    for claim in golden:
        assert {verdict for _, verdict in matched.get(claim["id"], ())} <= {VERDICTS[claim["verdict"]]}
