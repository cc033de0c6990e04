"""The command ``ieum audit``: the chain of decisions, walked and told."""

import argparse
from importlib import import_module
from typing import Any

from ieum.kernel.dates import read_day


def add_parser(subparsers: Any) -> None:
    """Add ``audit`` with its actions."""
    parser = subparsers.add_parser("audit", help="결정의 사슬이 온전한지 확인합니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    verify = actions.add_parser(
        "verify", help="사슬을 처음부터 따라가며 결정한 행과 견줍니다 (끊어진 곳이 있으면 종료 코드 1)"
    )
    verify.add_argument("--from-head", default="", metavar="해시", help="인쇄해 둔 해시부터 확인합니다")
    head = actions.add_parser("head", help="사슬의 마지막 해시를 알려 줍니다")
    head.add_argument("--on", type=read_day, metavar="날짜", help="그날이 끝날 때의 해시 (2026-11-21)")
    for each in (verify, head):
        each.add_argument("--municipality", metavar="부호", help="지방자치단체의 부호 (하나뿐이면 적지 않습니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where the chain is broken or empty."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.audit_actions").act(arguments)
    return code
