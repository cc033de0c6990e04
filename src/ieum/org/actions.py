"""What ``ieum org`` does; importing this needs Django set up."""

import argparse
import sys
from collections.abc import Iterable

from django.utils.timezone import localdate

from ieum.org import operations, queries
from ieum.org.choices import OrderKind
from ieum.org.rules.standing import without_account
from ieum.platform.actions import only_municipality, operator
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.door import read_admitted
from ieum.platform.heads import with_own_heads
from ieum.platform.operations import Refused

DONE, REFUSED, MISUSED = 0, 1, 2


def act(arguments: argparse.Namespace) -> int:
    """Run the action that was asked for, and say in a sentence why not where it cannot be done."""
    action = {"import": take, "undo": undo, "orders": orders, "chart": chart, "accounts": accounts}[arguments.action]
    try:
        code = arguments.municipality or only_municipality()
        if arguments.action == "import":
            arguments.content = read_admitted(arguments.file, code=code, actor_id=operator())
        with municipality(code):
            _write(action(arguments))
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except LookupError as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    except OSError as error:
        sys.stderr.write(f"{error.filename} 파일을 읽을 수 없습니다: {error.strerror}.\n")
        return MISUSED
    return DONE


def take(arguments: argparse.Namespace) -> list[str]:
    """Take in a file, or say what it would change."""
    outcome = operations.import_file(
        name=arguments.file.name,
        data=arguments.content,
        effective_date=arguments.on,
        actor_id=operator(),
        basis=arguments.basis,
        is_preview=arguments.preview,
    )
    return _told(outcome, is_preview=arguments.preview)


def undo(arguments: argparse.Namespace) -> list[str]:
    """Take an order back, or say what that would change."""
    listed = queries.orders()
    if not 1 <= arguments.order <= len(listed):
        raise queries.NotInOrganisation(f"{arguments.order}번 명령이 없습니다. 'ieum org orders'에서 고르십시오.")
    outcome = operations.undo_order(
        order_id=listed[arguments.order - 1].pk,
        actor_id=operator(),
        basis=arguments.basis,
        is_preview=arguments.preview,
    )
    return _told(outcome, is_preview=arguments.preview)


def orders(_arguments: argparse.Namespace) -> list[str]:
    """List the orders, the newest first, numbered for ``undo``."""
    return [
        f"{number}\t{each.effective_date}\t{OrderKind(each.kind).label}\t{each.title}\t{each.operation.basis}"
        for number, each in enumerate(queries.orders(), start=1)
    ] or ["명령이 없습니다."]


def chart(arguments: argparse.Namespace) -> list[str]:
    """List the units of a day, each indented below the one above it, with who heads it."""
    standing = queries.standing(arguments.on)
    lines = []
    for depth, unit in standing.tree():
        heads = [each for each in standing.posts_of(unit.id) if each.is_head]
        answering = [found.holding.person for each in heads if (found := standing.responsible(each.id))]
        lines.append(f"{'  ' * depth}{unit.name}{' - ' + ', '.join(map(str, answering)) if answering else ''}")
    return lines or [f"{arguments.on}에 있는 부서가 없습니다."]


def accounts(_arguments: argparse.Namespace) -> list[str]:
    """List who holds a post today and has no account, by post and number, and how many accounts nobody is joined to."""
    standing = queries.standing(localdate())
    lines = [f"{standing.label(each.post_id)}\t{each.number}" for each in without_account(standing)]
    free = [f"{each.login}\t{each.title}" for each in queries.free_accounts()]
    return [
        f"계정이 없는 직원 {len(lines)}명 (직위, 직원번호)",
        *lines,
        f"직원과 이어지지 않은 계정 {len(free)}개 (아이디, 이름)",
        *free,
        "'ieum org import'의 인사 파일에 '계정' 열을 적거나 직원 화면의 '계정 잇기'에서 이으십시오.",
    ]


def _told(outcome: operations.Outcome, *, is_preview: bool) -> list[str]:
    ending = "등록하지 않았습니다(미리 보기)." if is_preview else "등록했습니다."
    roles = [f"역할이 직위와 맞지 않는 계정: {each}" for each in outcome.roles]
    return [
        *map(with_own_heads, outcome.changes),
        *roles,
        *([outcome.doubt] if outcome.doubt else []),
        f"달라지는 것 {len(outcome.changes)}건, 인계 목록 {outcome.handovers}건. {ending}",
    ]


def _write(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
