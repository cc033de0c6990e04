"""Findings that an office has put aside, or knew before."""

import json

import pytest

from ieum.cli import main
from ieum.documents.model import Bullet, Document, text
from ieum.documents.writing import write_document

WRONG = "1. 접수 현황\n\n- 접수 : 총 13건(요청 5건 / 지시 7건)\n- 대상 : 총 9명(남 4명, 여 6명)\n"
ENTRY = "- code: parts-in-text\n  line: '총 13건'\n  reason: 원본 그대로\n  owner: 기획팀\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def side_file(report, content):
    path = report.with_name("report.txt.ieum-ignore.yaml")
    path.write_text(content, encoding="utf-8")
    return path


def shown(report, capsys, *arguments):
    code = main(["check", str(report), "--format", "json", *map(str, arguments)])
    printed = capsys.readouterr()
    (file,) = json.loads(printed.out)["files"]
    return code, file, printed.err


def test_what_is_put_aside_is_told_with_reason_and_owner_and_is_no_finding(report, capsys):
    side_file(report, ENTRY)

    code, file, told = shown(report, capsys)

    assert (code, told) == (1, "")
    assert [f["printed"] for f in file["findings"]] == ["9"]
    assert [(f["printed"], f["reason"], f["owner"]) for f in file["suppressed"]] == [("13", "원본 그대로", "기획팀")]


def test_a_report_whose_errors_are_all_put_aside_is_clean(report, capsys):
    side_file(report, ENTRY + "- {code: parts-in-text, where: 접수현황, reason: 확인함, owner: 기획팀}\n")

    assert main(["check", str(report)]) == 0
    assert capsys.readouterr().out == (
        f"{report}: 오류 0, 주의 0, 참고 0, 제외 2. 확인한 수치 2개 (맞음 0, 끝자리 처리 0, 다름 2, 판단 불가 0).\n"
    )


def test_a_named_file_serves_all_reports_and_takes_the_place_of_their_own(report, tmp_path, capsys):
    side_file(report, "- 잘못된 파일")
    named = tmp_path / "aside.yaml"
    named.write_text(ENTRY, encoding="utf-8")

    code, file, told = shown(report, capsys, "--suppress", named)

    assert (code, len(file["suppressed"]), told) == (1, 1, "")


def test_an_entry_that_fits_nothing_is_told(report, capsys):
    path = side_file(report, ENTRY + ENTRY.replace("13건", "99건"))

    assert shown(report, capsys)[2] == (
        f"{path}: 2번째 항목(parts-in-text, 기획팀)에 맞는 지적이 없습니다. 지워도 됩니다.\n"
    )


def test_a_finding_in_a_file_without_lines_is_meant_by_its_piece(tmp_path, capsys):
    path = tmp_path / "report.hwpx"
    path.write_bytes(write_document(Document(blocks=(Bullet("-", 3, text("총 13건(요청 5건, 지시 7건)")),)), ".hwpx"))
    path.with_name("report.hwpx.ieum-ignore.yaml").write_text(ENTRY, encoding="utf-8")

    code, file, _ = shown(path, capsys)

    assert (code, file["findings"], len(file["suppressed"])) == (0, [], 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("- [", "YAML로 읽을 수 없습니다."),
        ("code: rate", "항목의 목록이 아닙니다."),
        ("- rate", "1번째 항목의 값이 글자가 아닙니다."),
        ("- {code: rate, line: 13, reason: 가, owner: 나}", "1번째 항목의 값이 글자가 아닙니다."),
        (ENTRY.replace("  owner: 기획팀\n", ""), "1번째 항목에 owner가 없습니다."),
        (ENTRY.replace("원본 그대로", "' '"), "1번째 항목에 reason이 없습니다."),
        (ENTRY + "- {code: rate, owner: 가, reason: 나}", "2번째 항목에 where와 line 가운데 하나만 적어야 합니다."),
        (ENTRY + "  where: 접수 현황\n", "1번째 항목에 where와 line 가운데 하나만 적어야 합니다."),
        (ENTRY + "  until: 내년\n", "1번째 항목에 모르는 이름(until)이 있습니다."),
        (ENTRY.replace("parts-in-text", "partz"), "1번째 항목의 code 'partz'는 없는 검사입니다."),
    ],
)
def test_a_side_file_that_says_too_little_stops_its_report(report, capsys, content, sentence):
    path = side_file(report, content)

    assert main(["check", str(report)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"{path}: {sentence}")
    assert error.count("\n") == 1


def test_only_new_findings_fail_against_a_baseline(report, tmp_path, capsys):
    baseline = tmp_path / "before.json"
    main(["check", str(report), "--format", "json", "--output", str(baseline)])

    report.write_text("\n\n" + WRONG, encoding="utf-8")
    code, file, _ = shown(report, capsys, "--baseline", baseline)
    assert (code, [f["known"] for f in file["findings"]]) == (0, [True, True])

    report.write_text(WRONG + "- 회의 : 총 3회(상반기 1회, 하반기 1회)\n", encoding="utf-8")
    code, file, _ = shown(report, capsys, "--baseline", baseline)
    assert (code, [f["known"] for f in file["findings"]]) == (1, [True, True, False])


def test_the_terminal_and_sarif_tell_what_is_known_or_put_aside(report, tmp_path, capsys):
    baseline = tmp_path / "before.json"
    main(["check", str(report), "--format", "json", "--output", str(baseline)])
    side_file(report, ENTRY)

    main(["check", str(report), "--baseline", str(baseline)])
    assert capsys.readouterr().out.count("오류 (기존) [parts-in-text]") == 1
    main(["check", str(report), "--baseline", str(baseline), "--format", "html"])
    assert capsys.readouterr().out.count("<strong>오류 (기존)</strong>") == 1
    main(["check", str(report), "--baseline", str(baseline), "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [(r.get("baselineState"), r.get("suppressions")) for r in run["results"]] == [
        ("unchanged", None), (None, [{"kind": "external", "justification": "원본 그대로 (기획팀)"}]),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": [{"findings": [{}]}]}', "[" * 100_000])
def test_a_baseline_that_is_none_is_refused(report, tmp_path, capsys, content):
    baseline = tmp_path / "before.json"
    baseline.write_text(content, encoding="utf-8")

    assert main(["check", str(report), "--baseline", str(baseline)]) == 2
    assert capsys.readouterr().err == (
        f"{baseline}: 'ieum check --format json'의 결과가 아닙니다. 그렇게 만든 파일을 지정하십시오.\n"
    )
