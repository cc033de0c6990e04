"""The command ``ieum search``: the search index made anew, or held against the tables."""

import argparse
from importlib import import_module
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add ``search`` with its actions."""
    parser = subparsers.add_parser("search", help="검색 색인을 다시 만들거나 표와 견줍니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    actions.add_parser("rebuild", help="색인을 처음부터 다시 만듭니다. 그치면 다시 실행할 때 이어서 합니다")
    actions.add_parser("verify", help="색인이 표와 같은지 하나하나 견줍니다 (다르면 종료 코드 1)")
    for each in actions.choices.values():
        each.add_argument("--municipality", metavar="부호", help="지방자치단체의 부호 (하나뿐이면 적지 않습니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where index and tables differ."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.search_actions").act(arguments)
    return code
