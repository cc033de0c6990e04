"""``ieum deadline RULE --from DAY``: tells a due date and how it was counted."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from ieum.kernel.calendar.days import OutsideCalendar, national_calendar
from ieum.kernel.deadlines.counting import Mode
from ieum.kernel.deadlines.due import Case, Deadline, deadline
from ieum.kernel.deadlines.explaining import Step, explain, name_day
from ieum.kernel.deadlines.periods import DeadlineError, Length, Span, read_length
from ieum.kernel.deadlines.rules import Rule, rules
from ieum.kernel.parameters import NotYetInForce

DONE, MISUSED = 0, 2


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("deadline", help="법정 기한을 세어 알려 줍니다")
    parser.add_argument("rule", metavar="RULE", nargs="?", help="기한의 이름이나 부호 (--list로 볼 수 있습니다)")
    parser.add_argument(
        "--from", dest="started", metavar="DAY", help="기산하는 날 (2023-10-04, 시각은 2023-10-04T15:00)"
    )
    parser.add_argument("--length", metavar="N", help="법령이 아니라 처분 등에서 정한 기간 (10일, 2주, 3개월)")
    parser.add_argument("--extend", metavar="N", action="append", default=[], help="연장한 기간 (거듭 쓸 수 있습니다)")
    parser.add_argument("--suspend", metavar="A..B", action="append", default=[], help="세지 않는 기간 (첫날..끝날)")
    parser.add_argument("--explain", action="store_true", help="하루하루 어떻게 세었는지 보여 줍니다")
    parser.add_argument("--list", action="store_true", help="기한의 이름과 근거를 모두 보여 줍니다")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a due date, or the list of rules: 0 where that was done, 2 where it cannot be told."""
    try:
        lines = list(_listed() if arguments.list else _told(arguments))
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return DONE


def _told(arguments: argparse.Namespace) -> Iterator[str]:
    calendar = national_calendar()
    found = deadline(_read_case(arguments), calendar=calendar)
    yield from _summary(found)
    if arguments.explain:
        yield ""
        yield from map(_show_step, explain(found, calendar=calendar))


def _summary(found: Deadline) -> Iterator[str]:
    rule, version = found.case.rule, found.version
    yield f"{rule.label} ({rule.code})"
    yield f"근거: {version.reference} ({version.since}부터)"
    yield f"기산: {name_day(found.case.day)} {rule.trigger}"
    for number, segment in enumerate(found.segments):
        yield f"{'연장' if number else '기간'}: {segment.length}, {name_day(segment.last)}까지"
    yield f"셈법: {version.value.way.label}"
    yield _due_line(found)
    yield f"달력: {found.calendar_version}"


def _due_line(found: Deadline) -> str:
    line = f"{'효력' if found.version.value.mode is Mode.EFFECT else '기한'}: {name_day(found.due_on)}"
    if found.due_at:
        line += f" {found.due_at:%H:%M}"
    if found.act_by != found.due_on:
        line += f", 쉬는 날이므로 {name_day(found.act_by)}까지 하여야 함"
    return line + ", 불변기간" * found.version.value.peremptory


def _show_step(step: Step) -> str:
    return f"{name_day(step.day)}  {step.counted or '-'}  {step.reason}".rstrip()


def _listed() -> Iterator[str]:
    for group, members in groupby(rules().values(), key=lambda rule: rule.group):
        yield f"[{group}]"
        yield from map(_show_rule, members)


def _show_rule(rule: Rule) -> str:
    since, terms = list(rule.terms.values.items())[-1]
    length = terms.length or "정한 기간"
    when = {
        Mode.BEFORE: f"{rule.trigger}의 {length} 전까지",
        Mode.YEARLY: f"{rule.trigger}의 다음 해 {terms.day}까지",
        Mode.EFFECT: f"{rule.trigger}부터 {length}이 지난 날",
    }.get(terms.mode, f"{rule.trigger}부터 {length}")
    return f"{rule.code}  {rule.label}: {when} ({rule.terms.reference[since]})"


def _read_case(arguments: argparse.Namespace) -> Case:
    if not arguments.rule:
        raise DeadlineError("어느 기한인지 정해야 합니다. 'ieum deadline --list'에서 고르십시오.")
    rule = _find_rule(arguments.rule)
    if not arguments.started:
        raise DeadlineError(f"{rule.label}: --from에 날짜를 주십시오({rule.trigger}, 예: --from 2023-10-04).")
    return Case(
        rule=rule,
        started=_read_moment(arguments.started),
        length=_read_length(arguments.length) if arguments.length else None,
        extensions=tuple(map(_read_length, arguments.extend)),
        left_out=tuple(map(_read_span, arguments.suspend)),
    )


def _find_rule(name: str) -> Rule:
    """The rule of that code or label.

    :raises DeadlineError: if there is none, naming those that come near
    """
    by_name = {rule.label: rule for rule in rules().values()} | dict(rules())
    found = by_name.get(name) or by_name.get(name.upper())
    if found is None:
        near = [each for each in by_name if name in each] or get_close_matches(name, by_name)
        hint = f" 비슷한 것: {', '.join(near[:5])}." if near else " 'ieum deadline --list'에서 고르십시오."
        raise DeadlineError(f"그런 기한이 없습니다: {name}.{hint}")
    return found


def _read_moment(text: str) -> date | datetime:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError as error:
        raise DeadlineError(f"날짜는 2023-10-04나 2023-10-04T15:00처럼 적습니다: {text}") from error


def _read_length(text: str) -> Length:
    """A length; a bare number is one in days."""
    return read_length(f"{text}일" if text.isdecimal() else text)


def _read_span(text: str) -> Span:
    first, dots, last = text.partition("..")
    try:
        return Span(date.fromisoformat(first), date.fromisoformat(last if dots else first))
    except DeadlineError:
        raise
    except ValueError as error:
        raise DeadlineError(f"세지 않는 기간은 2023-10-10..2023-10-13처럼 적습니다: {text}") from error
