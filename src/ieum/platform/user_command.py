"""The command ``ieum user``: who may log in, and for which local government."""

import argparse
from importlib import import_module
from typing import Any

from ieum.kernel.dates import read_day

_SIMPLE = {
    "list": "계정을 모두 보여 줍니다",
    "password": "비밀번호를 새로 정합니다",
    "disable": "계정을 쓰지 못하게 하고 로그인을 모두 끊습니다",
    "enable": "계정을 다시 쓰게 합니다",
    "reset-factors": "인증 앱과 보안키를 지워 비밀번호만으로 로그인하게 합니다",
}
_ROLES = "담당, 팀장, 과장, 단체장, 사업부서, 의회, 감사, 주민"


def add_parser(subparsers: Any) -> None:
    """Add ``user`` with its actions."""
    parser = subparsers.add_parser("user", help="로그인할 계정을 만들고 막습니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    add = actions.add_parser("add", help="계정을 만들고 첫 비밀번호를 한 번 보여 줍니다")
    add.add_argument("login", metavar="아이디")
    add.add_argument("--title", required=True, metavar="직위", help="화면에 보일 이름 (예산팀장)")
    add.add_argument("--role", required=True, metavar="역할", help=_ROLES)
    add.add_argument(
        "--municipality", required=True, metavar="부호",
        help="지방자치단체의 부호. 'ieum municipality list'가 보여 주는 대로 적습니다",
    )  # fmt: skip
    role = actions.add_parser("role", help="계정의 역할을 바꾸고 로그인을 모두 끊습니다")
    role.add_argument("login", metavar="아이디")
    role.add_argument("role", metavar="역할", help=_ROLES)
    period = actions.add_parser("period", help="계정을 쓰는 기간을 정합니다. 마지막 날이 지나면 저절로 닫힙니다")
    period.add_argument("login", metavar="아이디")
    for each in (add, period):
        each.add_argument("--from", dest="first_day", type=read_day, metavar="첫날", help="2026-11-02")
        each.add_argument(
            "--until", dest="last_day", type=read_day, metavar="마지막날",
            help="2026-11-30. 의회와 감사의 계정은 반드시 적습니다",
        )  # fmt: skip
    for name, words in _SIMPLE.items():
        action = actions.add_parser(name, help=words)
        if name != "list":
            action.add_argument("login", metavar="아이디")
    for name, action in actions.choices.items():
        if name != "list":
            action.add_argument(
                "--basis", required=True, metavar="근거", help="감사 기록에 남습니다 (인사발령 2026-31호)"
            )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where it is refused."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.user_actions").act(arguments)
    return code
