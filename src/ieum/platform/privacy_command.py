"""The command ``ieum privacy``: personal data that is destroyed, and what watches over it."""

import argparse
from importlib import import_module
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add ``privacy`` with its actions."""
    parser = subparsers.add_parser("privacy", help="개인정보를 파기하고 열쇠와 접속기록을 살핍니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    erase = actions.add_parser("erase", help="보유기간이 지난 사람의 열쇠를 파기합니다 (되돌릴 수 없습니다)")
    erase.add_argument("number", metavar="번호", help="직원번호")
    erase.add_argument("--basis", required=True, metavar="근거", help="보유기간 만료, 정보주체의 삭제 요구 등")
    dispose = actions.add_parser("dispose", help="보관기간(2년)이 지난 접속기록을 지우고 파기 기록을 남깁니다")
    check = actions.add_parser(
        "check", help="되살아난 열쇠를 다시 파기하고, 파기 기록의 서명과 없어진 열쇠를 확인합니다 (틀리면 종료 코드 1)"
    )
    for each in (erase, dispose, check):
        each.add_argument("--municipality", metavar="부호", help="지방자치단체의 부호 (하나뿐이면 적지 않습니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0, or 1 where it is refused or something is wrong."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.privacy_actions").act(arguments)
    return code
