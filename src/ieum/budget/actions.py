"""What ``ieum budget`` does; importing this needs Django set up."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from ieum.budget import exports, operations, queries
from ieum.budget.choices import PATHS, Level, Total
from ieum.budget.queries import Part, Point
from ieum.kernel.additive import round_together
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.units import unit_of
from ieum.platform.actions import only_municipality, operator
from ieum.platform.database.epochs import NotYetPast
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.files.door import read_admitted
from ieum.platform.operations import Refused

DONE, REFUSED, MISUSED = 0, 1, 2
UNKNOWN = "미관리"
MOVED = "*"


def act(arguments: argparse.Namespace) -> int:
    """Run the action that was asked for, and say in a sentence why not where it cannot be done."""
    action = {
        "post": post,
        "undo": undo,
        "balance": balance,
        "why": why,
        "fold": fold,
        "export": export,
        "execution": execution,
    }[arguments.action]
    try:
        return action(arguments, arguments.municipality or only_municipality())
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except (LookupError, NotYetPast) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    except OSError as error:
        sys.stderr.write(f"{error.filename} 파일을 읽을 수 없습니다: {error.strerror}.\n")
        return MISUSED


def post(arguments: argparse.Namespace, code: str) -> int:
    """Post a file, or say what would be posted."""
    posted = operations.post_file(
        code=code,
        name=arguments.file.name,
        data=read_admitted(arguments.file, code=code, actor_id=operator()),
        actor_id=operator(),
        basis=arguments.basis,
        columns=dict(pair.split("=", 1) for pair in arguments.column),
        is_preview=arguments.preview,
    )
    if posted.posted and not arguments.preview:
        operations.fold_rollups(code=code)
    for note in posted.notes:
        sys.stdout.write(f"{note}\n")
    if posted.known:
        sys.stdout.write(f"이미 등록된 파일입니다: 사건 {posted.known}건.\n")
    elif posted.waiting and not arguments.preview:
        sys.stdout.write(f"사건 {posted.waiting}건이 '승인 대기'에서 과장이나 단체장의 승인을 기다립니다.\n")
    else:
        if arguments.preview:
            _write_lines(str(total) for total in posted.totals)
        done = "등록할 수 있습니다" if arguments.preview else "등록했습니다"
        sys.stdout.write(f"사건 {posted.posted}건을 {done}.\n")
    return DONE


def undo(arguments: argparse.Namespace, code: str) -> int:
    """Reverse what a file posted."""
    count = operations.undo_file(
        code=code,
        data=read_admitted(arguments.file, code=code, actor_id=operator()),
        actor_id=operator(),
        basis=arguments.basis,
    )
    operations.fold_rollups(code=code)
    sys.stdout.write(f"사건 {count}건을 취소했습니다.\n")
    return DONE


def balance(arguments: argparse.Namespace, code: str) -> int:
    """Show all balances of a day, with their sum."""
    level = Level(arguments.by)
    with snapshot(code, known_at=arguments.known_at) as epoch:
        rows = queries.balances(Point(arguments.as_of, epoch), year=arguments.year or arguments.as_of.year, by=level)
    names = [each.label for each in PATHS[level]]
    columns = [_column([row.total(total) for row in rows], unit_of(arguments.unit).scale) for total in Total]
    _write([*names, *(total.label for total in Total)])
    for row, amounts in zip(rows, zip(*columns, strict=True), strict=False):
        _write([*row.path, *amounts])
    _write(["계", *[""] * (len(names) - 1), *(column[-1] for column in columns)])
    if any(amount.endswith(MOVED) for column in columns for amount in column):
        sys.stdout.write(f"{MOVED} 합이 맞도록 끝자리를 1 옮긴 금액\n")
    return DONE


def _column(amounts: list[int | None], scale: int) -> list[str]:
    """Amounts with their sum below them, in a unit in which they still add up; the sum is unknown where one is."""
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        shown = (None if amount is None else _nearest(amount, scale) for amount in amounts)
        return [*map(_won, shown), UNKNOWN]
    rounded = round_together([[amount] for amount in known], scale)
    marks = [MOVED if (row, 0) in rounded.moved else "" for row in range(len(known))]
    return [*(f"{_won(own)}{mark}" for (own,), mark in zip(rounded.cells, marks, strict=True)), _won(rounded.whole)]


def _nearest(amount: int, scale: int) -> int:
    return int(round_to(Fraction(amount, scale), 0, Rounding.HALF_UP))


def why(arguments: argparse.Namespace, code: str) -> int:
    """Show the events that a difference of a total or rate is made of, and that they add up."""
    before = _point(code, arguments.before, arguments.before_known_at)
    after = _point(code, arguments.after, arguments.after_known_at)
    path = tuple(name for name in arguments.path.split("/") if name)
    of = queries.Part(arguments.year or arguments.after.year, path)
    with municipality(code):
        _write_lines(
            _why_rate(before, after, arguments.rate, of)
            if arguments.rate
            else _why_total(before, after, Total(arguments.total.upper()), of)
        )
    return DONE


def _why_total(before: Point, after: Point, total: Total, of: Part) -> list[str]:
    reasons = queries.why(before, after, of=of, total=total)
    values = [queries.amount(at, of=of, total=total) for at in (before, after)]
    moved = sum(reason.amount for reason in reasons)
    return [*(each.sentence for each in reasons), f"{_won(values[0])} + ({_won(moved)}) = {_won(values[1])}원"]


def _why_rate(before: Point, after: Point, basis: str, of: Part) -> list[str]:
    change = queries.why_rate(before, after, of=of, rate_of=(Total.SPENT, Total(basis.upper())))
    if change.before is None or change.after is None:
        return [f"{Total(basis.upper()).label}이 없는 날의 집행률은 셈하지 않습니다."]
    said = [f"{round_to(each, 2, Rounding.HALF_UP)}%" for each in (change.before, change.after)]
    return [*(each.sentence for each in change.reasons), " → ".join(said)]


def fold(arguments: argparse.Namespace, code: str) -> int:
    """Fold what was posted into the roll-ups."""
    epoch = operations.fold_rollups(code=code, anew=arguments.rebuild)
    sys.stdout.write(f"등록 회차 {epoch}까지 더해 두었습니다.\n")
    return DONE


def execution(arguments: argparse.Namespace, code: str) -> int:
    """Take over an export of e-호조, and say where the two ledgers differ; or take one back."""
    if arguments.undo:
        return _undo_execution(arguments, code)
    taken = operations.take_execution(
        code=code,
        name=arguments.file.name,
        data=read_admitted(arguments.file, code=code, actor_id=operator()),
        year=arguments.year,
        actor_id=operator(),
        basis=arguments.basis,
        is_preview=arguments.preview,
    )
    if taken.posted and not arguments.preview:
        operations.fold_rollups(code=code)
    _write_lines(str(note) for note in taken.notes)
    _write_lines(f"{each}: 이음 {_won(each.ours)}원, e-호조 {_won(each.theirs)}원" for each in taken.differences)
    _write_lines(f"{each}: 이음 {_won(each.ours)}원, e-호조 파일에 없음" for each in taken.missing)
    done = "맞출 수 있습니다" if arguments.preview else "맞췄습니다"
    sys.stdout.write(f"같은 것 {taken.same}건, 새로 {taken.posted}건, 고쳐 {taken.reversed}건을 {done}.\n")
    return DONE


def _undo_execution(arguments: argparse.Namespace, code: str) -> int:
    done = operations.undo_execution(
        code=code,
        data=read_admitted(arguments.file, code=code, actor_id=operator()),
        year=arguments.year,
        actor_id=operator(),
        basis=arguments.basis,
    )
    operations.fold_rollups(code=code)
    sys.stdout.write(f"사건 {done.reversed}건을 취소하고 앞의 {done.restored}건을 되살렸습니다.\n")
    return DONE


def export(arguments: argparse.Namespace, code: str) -> int:
    """Write 세부사업별 세출현황 or 세입과목별 세입현황 of a day."""
    of = exports.SIDES[arguments.side]
    with snapshot(code, known_at=arguments.known_at) as epoch:
        found = exports.found_at(Point(arguments.as_of, epoch), year=arguments.year, of=of, code=code)
    arguments.out.write_bytes(exports.WRITERS[arguments.format](found, of))
    sys.stdout.write(f"{of.counted} {len(found)}개를 {arguments.out.name}에 적었습니다.\n")
    return DONE


def _point(code: str, as_of: date, known_at: datetime | None) -> Point:
    with snapshot(code, known_at=known_at) as epoch:
        return Point(as_of, epoch)


def _won(amount: int | None) -> str:
    return UNKNOWN if amount is None else f"{amount:,}".replace("-", "△")


def _write_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _write(cells: Iterable[str]) -> None:
    sys.stdout.write("\t".join(cells) + "\n")
