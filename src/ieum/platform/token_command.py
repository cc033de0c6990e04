"""The command ``ieum token``: keys by which programs use the API as an account."""

import argparse
from importlib import import_module
from typing import Any

USUAL_DAYS = 90


def add_parser(subparsers: Any) -> None:
    """Add ``token`` with its actions."""
    parser = subparsers.add_parser("token", help="API 열쇠를 만들고 폐기합니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    add = actions.add_parser("add", help="열쇠를 만들고 한 번 보여 줍니다")
    add.add_argument("login", metavar="아이디")
    add.add_argument("--name", required=True, metavar="이름", help="어느 프로그램이 쓰는지")
    add.add_argument(
        "--scope", required=True, action="append", metavar="권한", help="권한 범위 (SEE_BUDGET), 여러 번 적을 수 있음"
    )
    add.add_argument("--days", type=int, default=USUAL_DAYS, metavar="일수", help="쓸 수 있는 날수 (기본 90)")
    show = actions.add_parser("list", help="계정의 열쇠를 보여 줍니다")
    show.add_argument("login", metavar="아이디")
    revoke = actions.add_parser("revoke", help="열쇠를 폐기합니다")
    revoke.add_argument("login", metavar="아이디")
    revoke.add_argument("name", metavar="이름", help="이 이름의 열쇠를 모두 폐기합니다")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where it is refused."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.token_actions").act(arguments)
    return code
