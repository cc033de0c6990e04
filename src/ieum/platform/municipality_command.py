"""The command ``ieum municipality``: the local governments of an installation."""

import argparse
import sys
from importlib import import_module
from typing import Any

_KINDS = {"시·도": "METROPOLITAN", "시": "CITY", "군": "COUNTY", "자치구": "DISTRICT"}


def add_parser(subparsers: Any) -> None:
    """Add ``municipality`` with its actions."""
    parser = subparsers.add_parser("municipality", help="이음을 쓸 지방자치단체를 등록합니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    add = actions.add_parser("add", help="지방자치단체를 등록합니다")
    add.add_argument("code", metavar="부호", help="행정표준코드처럼 바뀌지 않는 부호 (3180)")
    add.add_argument("name", metavar="이름", help="화면에 보일 이름 (영등포구)")
    add.add_argument("--kind", default="자치구", choices=_KINDS, metavar="구분", help="시·도, 시, 군, 자치구 (자치구)")
    actions.add_parser("list", help="등록한 지방자치단체의 부호를 보여 줍니다")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; the exit code is 0."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    if arguments.action == "add":
        operations = import_module("ieum.platform.operations")
        operations.register_municipality(code=arguments.code, name=arguments.name, kind=_KINDS[arguments.kind])
        sys.stdout.write(f"{arguments.name}({arguments.code})를 등록했습니다. 'ieum user add'로 계정을 만드십시오.\n")
        return 0
    codes = import_module("ieum.platform.queries").municipality_codes()
    sys.stdout.write("\n".join(codes or ["등록한 지방자치단체가 없습니다."]) + "\n")
    return 0
