"""The command ``ieum db``: the database server and its tables."""

import argparse
from importlib import import_module
from typing import Any

from ieum.kernel.moments import read_moment

_ACTIONS = {
    "start": "내장 데이터베이스를 시작합니다 (이미 움직이면 그대로 둡니다)",
    "stop": "내장 데이터베이스를 멈춥니다",
    "status": "움직이는지 알려 줍니다 (멈춰 있으면 종료 코드 1)",
    "backup": "움직이는 내장 데이터베이스를 백업하고 확인합니다 (마지막 7개를 남깁니다)",
    "backups": "백업을 오래된 것부터 보여 줍니다",
    "bootstrap": "IEUM_DATABASE_SUPERUSER_URL의 서버에 역할과 데이터베이스를 만듭니다",
}


def add_parser(subparsers: Any) -> None:
    """Add ``db`` with its actions."""
    parser = subparsers.add_parser("db", help="데이터베이스를 시작하고 멈추고 표를 맞춥니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    for name, words in _ACTIONS.items():
        actions.add_parser(name, help=words)
    verify = actions.add_parser("verify", help="백업의 파일을 하나씩 해시로 확인합니다")
    restore = actions.add_parser("restore", help="멈춘 내장 데이터베이스를 백업과 기록으로 되돌립니다")
    for each in (verify, restore):
        each.add_argument("backup", nargs="?", metavar="백업", help="백업의 이름 (적지 않으면 마지막 백업)")
    restore.add_argument(
        "--to", type=read_moment, metavar="때", help="되돌릴 때 (2026-11-21T09:30). 없으면 아는 데까지"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where ``status`` finds nothing running."""
    # Django is loaded here and not above, so that other commands start without it.
    actions = import_module("ieum.platform.database.actions")
    given = {name: value for name, value in vars(arguments).items() if name in ("backup", "to")}
    code: int = getattr(actions, arguments.action)(**given)
    return code
