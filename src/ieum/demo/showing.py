"""What the demo shows at its start; importing this needs Django set up."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ieum.demo.loading import DISTRICTS, PASSWORD, Loaded, load
from ieum.platform.database.tenancy import municipality
from ieum.reports import queries
from ieum.reports.actions import last_edition, write_files
from ieum.reports.command import FORMATS


def show(out: Path) -> None:
    """Load the demo, build its reports into ``out`` unless they are built, and say what there is."""
    _say("자료를 등록합니다.")
    _tell_loaded(load())
    _say("\n보고서를 만들고 점검합니다.")
    for code, report in demo_reports():
        edition = last_edition(code, report)
        paths = list(write_files(edition, code, out, FORMATS))
        numbered = f"{edition.revision.title}: {edition.number}호, {edition.as_of} 기준"
        _say(f"  {numbered}, {_checked(edition.findings)}")
        _say("".join(f"    {path}\n" for path in paths).rstrip("\n"))
    _say("\n로그인할 수 있는 계정 (비밀번호는 모두 " + PASSWORD + "):")
    for district in DISTRICTS:
        _say(f"  {district.name}: " + ", ".join(f"{each.login}({each.title})" for each in district.accounts))


def demo_reports() -> list[tuple[str, str]]:
    """Codes of the demo's districts with the ids of their reports."""
    found = []
    for district in DISTRICTS:
        with municipality(district.code):
            found += [(district.code, row.report) for row in queries.reports()]
    return found


def _tell_loaded(loaded: Iterable[Loaded]) -> None:
    by_intake = by_file = 0
    for each in loaded:
        _say(f"  {each.source}: 표에서 {each.by_intake}건, 본문에서 {each.by_file}건")
        by_intake, by_file = by_intake + each.by_intake, by_file + each.by_file
    share = 100 * by_intake // max(by_intake + by_file, 1)
    _say(f"  모두 {by_intake + by_file}건, 그 가운데 표에서 읽어 확인한 것 {share}%")


def _checked(findings: Mapping[str, Any]) -> str:
    severities = [finding["severity"] for finding in findings["findings"]]
    return (
        f"계산 확인 {findings['summary']['claims']}곳, "
        f"오류 {severities.count('error')}건, 경고 {severities.count('warning')}건"
    )


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
