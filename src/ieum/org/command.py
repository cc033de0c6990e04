"""The command ``ieum org``: takes in units and people from spreadsheets, takes orders back, and lists both."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

from ieum.kernel.dates import read_day


def add_parser(subparsers: Any) -> None:
    """Add ``org`` with its actions."""
    parser = subparsers.add_parser("org", help="조직과 인사를 파일로 등록하고 봅니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    take = actions.add_parser("import", help="부서, 직위, 정원, 인사 파일을 모두 등록하거나 하나도 등록하지 않습니다")
    take.add_argument("file", metavar="FILE", type=Path, help="엑셀(XLSX)이나 CSV 파일, 첫 줄이 머리글")
    take.add_argument("--on", metavar="DATE", type=read_day, required=True, help="시행일 (2026-07-01)")
    undo = actions.add_parser("undo", help="가장 뒤의 명령부터 되돌립니다")
    undo.add_argument("order", metavar="NUMBER", type=int, help="'ieum org orders'의 번호")
    for each in (take, undo):
        each.add_argument("--preview", action="store_true", help="등록하지 않고 무엇이 달라지는지만 봅니다")
        each.add_argument("--basis", metavar="TEXT", required=True, help="근거 (문서번호와 제목)")
    orders = actions.add_parser("orders", help="조직·인사 명령을 새것부터 보여 줍니다")
    chart = actions.add_parser("chart", help="그날의 조직도를 보여 줍니다")
    chart.add_argument("--on", metavar="DATE", type=read_day, required=True, help="기준일 (2026-07-01)")
    accounts = actions.add_parser("accounts", help="오늘 직위에 있으나 계정이 없는 직원을 보여 줍니다")
    for each in (take, undo, orders, chart, accounts):
        each.add_argument("--municipality", metavar="CODE", help="지방자치단체 부호 (하나뿐이면 적지 않아도 됩니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; 0 where it is done, 1 where a rule refuses, 2 where it is misused."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.org.actions").act(arguments)
    return code
