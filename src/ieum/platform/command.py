"""The command ``ieum db``: the database server and its tables."""

import argparse
from importlib import import_module
from typing import Any

_ACTIONS = {
    "start": "내장 데이터베이스를 시작합니다 (이미 움직이면 그대로 둡니다)",
    "stop": "내장 데이터베이스를 멈춥니다",
    "status": "움직이는지 알려 줍니다 (멈춰 있으면 종료 코드 1)",
    "migrate": "표를 최신으로 맞춥니다 (내장 데이터베이스는 먼저 시작합니다)",
    "bootstrap": "IEUM_DATABASE_SUPERUSER_URL의 서버에 역할과 데이터베이스를 만듭니다",
}


def add_parser(subparsers: Any) -> None:
    """Add ``db`` with its actions."""
    parser = subparsers.add_parser("db", help="데이터베이스를 시작하고 멈추고 표를 맞춥니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    for name, words in _ACTIONS.items():
        actions.add_parser(name, help=words)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where ``status`` finds nothing running."""
    # Django is loaded here and not above, so that other commands start without it.
    actions = import_module("ieum.platform.database.actions")
    code: int = getattr(actions, arguments.action)()
    return code
