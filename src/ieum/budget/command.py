"""The command ``ieum budget``: posts files to the ledger, takes them back, and shows balances and why they changed."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

from ieum.kernel.dates import read_day
from ieum.kernel.moments import read_moment

LEVELS = ("account", "division", "policy", "unit", "programme", "cell")

TOTALS = ("appropriation", "available", "allotted", "unallotted", "committed", "spent", "remaining")
UNITS = ("원", "천원", "백만원")
FORMATS = ("csv", "xlsx", "fdp")
SIDES = ("expenditure", "revenue")
BASES = ("appropriation", "available")


def add_parser(subparsers: Any) -> None:
    """Add ``budget`` with its actions."""
    parser = subparsers.add_parser("budget", help="예산 원장에 등록하고 잔액을 봅니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    post = actions.add_parser("post", help="CSV나 엑셀 파일의 사건을 모두 등록하거나 하나도 등록하지 않습니다")
    post.add_argument("--preview", action="store_true", help="등록하지 않고 줄마다 확인만 합니다")
    post.add_argument(
        "--column",
        metavar="THEIRS=OURS",
        type=_pair,
        action="append",
        default=[],
        help="파일에서 달리 부르는 열 (예산액(천원)=금액(천원))",
    )
    undo = actions.add_parser("undo", help="파일로 등록한 사건을 모두 취소합니다")
    execution = actions.add_parser("execution", help="e-호조 집행내역과 견주어 다른 것을 맞춥니다")
    execution.add_argument("--year", metavar="YEAR", type=int, required=True, help="회계연도")
    execution.add_argument("--undo", action="store_true", help="이 파일로 맞춘 것을 되돌리고 앞의 금액을 되살립니다")
    execution.add_argument("--preview", action="store_true", help="맞추지 않고 다른 것만 봅니다")
    for each in (post, undo, execution):
        each.add_argument("file", metavar="FILE", type=Path, help="엑셀(XLSX) 또는 CSV 파일 (UTF-8, CP949)")
        each.add_argument("--basis", metavar="TEXT", required=True, help="근거 (문서번호와 제목)")
    balance = actions.add_parser("balance", help="기준일의 잔액을 보여 줍니다")
    balance.add_argument("--as-of", metavar="DATE", type=read_day, required=True, help="기준일 (2026-10-31)")
    balance.add_argument("--known-at", metavar="TIME", type=read_moment, help="그때까지 등록된 것만 (2026-11-06T18:00)")
    balance.add_argument("--by", choices=LEVELS, default="account", help="합치는 단위 (기본: account)")
    balance.add_argument("--unit", choices=UNITS, default="원", help="합이 맞게 끝수를 처리하는 단위 (기본: 원)")
    why = actions.add_parser("why", help="두 기준일 사이에 잔액이나 집행률이 왜 달라졌는지 보여 줍니다")
    why.add_argument("--total", choices=TOTALS, default="available", help="어느 금액인지 (기본: available, 예산현액)")
    why.add_argument("--rate", choices=BASES, help="금액이 아니라 집행률을, 이 금액을 분모로")
    why.add_argument("--path", metavar="NAMES", default="", help="회계/정책사업/단위사업/세부사업 (기본: 전체)")
    for name in ("before", "after"):
        why.add_argument(f"--{name}", metavar="DATE", type=read_day, required=True, help="기준일")
        why.add_argument(f"--{name}-known-at", metavar="TIME", type=read_moment, help="그때까지 등록된 것만")
    export = actions.add_parser("export", help="기준일의 세부사업별 세출현황이나 세입현황을 파일로 적습니다")
    export.add_argument("--as-of", metavar="DATE", type=read_day, required=True, help="기준일")
    export.add_argument(
        "--side", choices=SIDES, default=SIDES[0], help="expenditure는 세출, revenue는 세입 (기본: expenditure)"
    )
    export.add_argument("--known-at", metavar="TIME", type=read_moment, help="그때까지 등록된 것만")
    export.add_argument("--format", choices=FORMATS, default="csv", help="fdp는 Fiscal Data Package (기본: csv)")
    export.add_argument("--out", metavar="FILE", type=Path, required=True, help="적을 파일")
    for each in (balance, why):
        each.add_argument("--year", metavar="YEAR", type=int, help="회계연도 (기본: 기준일의 해)")
    export.add_argument(
        "--year", metavar="YEAR", type=int, help="회계연도 (기본: 기준일의 해, 1월 20일까지는 지난 회계연도와 함께)"
    )
    fold = actions.add_parser("fold", help="잔액을 빨리 읽도록 등록된 사건을 미리 더해 둡니다")
    fold.add_argument("--rebuild", action="store_true", help="더해 둔 것을 버리고 처음부터 다시 더합니다")
    for each in (post, undo, balance, why, fold, export, execution):
        each.add_argument("--municipality", metavar="CODE", help="지방자치단체 부호 (하나뿐이면 적지 않아도 됩니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; 0 where it is done, 1 where a rule refuses, 2 where it is misused."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.budget.actions").act(arguments)
    return code


def _pair(text: str) -> str:
    """Let through what says two names."""
    if not all(text.partition("=")):
        raise argparse.ArgumentTypeError(f"'파일의 열=아는 열'로 적으십시오: {text}")
    return text
