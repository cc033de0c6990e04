"""The command ``ieum report``: lists reports and builds them to files."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

from ieum.kernel.dates import read_day
from ieum.kernel.moments import read_moment

FORMATS = ("hwpx", "pdf", "docx", "html", "json")


def add_parser(subparsers: Any) -> None:
    """Add ``report`` with its actions."""
    parser = subparsers.add_parser("report", help="보고서를 늘어놓거나 파일로 만듭니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    actions.add_parser("list", help="만들 수 있는 보고서를 보여 줍니다")
    build = actions.add_parser("build", help="보고서를 기준일의 자료로 만듭니다")
    build.add_argument("report", metavar="ID", help="보고서 (ieum report list로 볼 수 있습니다)")
    build.add_argument("--as-of", metavar="DATE", type=read_day, help="기준일 (2023-10-31)")
    build.add_argument("--known-at", metavar="TIME", type=read_moment, help="그때까지 등록된 자료만 (2023-11-06T18:00)")
    build.add_argument("--out", metavar="DIR", type=Path, required=True, help="파일을 둘 폴더")
    build.add_argument(
        "--formats", metavar="LIST", type=_formats, default=FORMATS, help="쉼표로 나눈 형식 (기본: 모두)"
    )
    table = actions.add_parser("table", help="표 하나를 기준일의 자료로 파일에 적습니다")
    table.add_argument("table", metavar="NAME", help="표의 이름 (docs/report-tables.md에 있습니다)")
    table.add_argument("--as-of", metavar="DATE", type=read_day, required=True, help="기준일 (2023-10-31)")
    table.add_argument("--known-at", metavar="TIME", type=read_moment, help="그때까지 등록된 자료만 (2023-11-06T18:00)")
    table.add_argument(
        "--where", metavar="NAME=VALUE", type=_pair, action="append", default=[],
        help="표가 묻는 것 (quarter=2, division=기획예산과; year는 적지 않으면 기준일의 해)",
    )  # fmt: skip
    table.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="적을 파일 (xlsx, hwpx, pdf, docx, html)"
    )
    table.add_argument("--municipality", metavar="CODE", help="지방자치단체 부호 (하나뿐이면 적지 않아도 됩니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; 0 where it is done, 2 where it is misused."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    actions = import_module("ieum.reports.actions")
    known = {"list": actions.list_reports, "build": actions.build, "table": actions.table}
    code: int = known[arguments.action](arguments)
    return code


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"이름=값으로 적으십시오: {text}")
    return name, value


def _formats(text: str) -> tuple[str, ...]:
    chosen = tuple(text.split(","))
    if set(chosen) - set(FORMATS):
        raise ValueError(text)
    return chosen
