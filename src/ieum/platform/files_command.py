"""The command ``ieum files``: scans what hangs on matters, and lists and disposes of what is kept no longer."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add ``files`` with its actions."""
    parser = subparsers.add_parser("files", help="붙임 파일을 검사하고 보존기간이 끝난 것을 보고 처분합니다")
    actions = parser.add_subparsers(dest="action", metavar="동작", required=True)
    scan = actions.add_parser("scan", help="아직 검사하지 않은 붙임 파일을 바이러스 검사 프로그램에 넘깁니다")
    scan.add_argument("--all", action="store_true", help="이미 검사한 것까지 모두 다시 검사합니다")
    expired = actions.add_parser("expired", help="보존기간이 끝난 붙임 파일을 오래된 것부터 보여 줍니다")
    dispose = actions.add_parser(
        "dispose", help="보존기간이 끝난 붙임 파일의 내용을 없애고 처분 기록을 남깁니다 (되돌릴 수 없습니다)"
    )
    dispose.add_argument(
        "--list", required=True, type=Path, metavar="목록", help="'ieum files expired'에서 처분할 줄만 남긴 파일"
    )
    dispose.add_argument("--basis", required=True, metavar="근거", help="기록물평가심의회 심의의 문서번호")
    dispose.add_argument("--proposed-by", required=True, metavar="아이디", help="처분을 제안한 팀장이나 과장")
    dispose.add_argument("--approved-by", required=True, metavar="아이디", help="승인한 과장 (제안한 사람이 아님)")
    for each in (scan, expired, dispose):
        each.add_argument("--municipality", metavar="부호", help="지방자치단체 부호 (하나뿐이면 적지 않아도 됩니다)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one action; 0 where it is done, 1 where it cannot be."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.files.actions").act(arguments)
    return code
