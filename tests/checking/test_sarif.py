"""Findings as SARIF 2.1.0."""

import json

from ieum.checking.checks import examine
from ieum.checking.fingerprints import fingerprints
from ieum.checking.presentations.as_sarif import show_sarif
from ieum.cli import main

from .test_presentations import LINES, make_document

LEVELS = {"none", "note", "warning", "error"}


def shown(*names):
    document = make_document()
    log = json.loads(show_sarif([(name, document, examine(document)) for name in names]))
    (run,) = log["runs"]
    return log, run


def test_a_log_has_what_the_standard_requires():
    log, run = shown("보고.txt", "다른 보고.txt")
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["name"] == "ieum"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"].startswith(f"# {rule['id']}: ")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_a_region_is_the_phrase_in_its_line():
    _, run = shown("보고.txt")
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]

    assert run["columnKind"] == "unicodeCodePoints"
    assert [LINES[r["startLine"] - 1][r["startColumn"] - 1 : r["endColumn"] - 1] for r in regions] == ["67.8", "10"]
    assert [region["snippet"]["text"] for region in regions] == [LINES[1], LINES[2]]


def test_a_file_name_becomes_a_valid_address():
    _, run = shown("내 보고#1.txt")
    _, absolute = shown("/보고/가.txt")

    assert run["artifacts"][0]["location"]["uri"] == "%EB%82%B4%20%EB%B3%B4%EA%B3%A0%231.txt"
    assert absolute["artifacts"][0]["location"]["uri"] == "file:///%EB%B3%B4%EA%B3%A0/%EA%B0%80.txt"


def test_a_clean_report_gives_a_log_without_results(tmp_path, capsys):
    path = tmp_path / "right.txt"
    path.write_text("- 접수 : 총 12건(요청 5건 / 지시 7건)\n", encoding="utf-8")

    assert main(["check", str(path), "--format", "sarif"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_a_fingerprint_stays_when_lines_move_and_changes_with_what_is_said(tmp_path):
    def found(content):
        path = tmp_path / "report.txt"
        path.write_text(content, encoding="utf-8")
        output = tmp_path / "found.sarif"
        main(["check", str(path), "--format", "sarif", "--output", str(output)])
        results = json.loads(output.read_text(encoding="utf-8"))["runs"][0]["results"]
        return [result["partialFingerprints"]["ieumFinding/v1"] for result in results]

    wrong = "1. 접수 현황\n\n- 접수 : 총 13건(요청 5건 / 지시 7건)\n"

    assert len(found(wrong)) == 1
    assert found(wrong) == found("\n\n" + wrong)
    assert found(wrong) != found(wrong.replace("13건", "14건"))


def test_two_findings_that_say_the_same_have_two_fingerprints():
    findings = examine(make_document()).findings

    assert len(set(fingerprints([*findings, *findings]))) == 2 * len(findings)
