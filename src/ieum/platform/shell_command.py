"""The command ``ieum shell``: Python with the tables of one local government before it, to look and not to write."""

from importlib import import_module
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add ``shell``."""
    parser = subparsers.add_parser("shell", help="한 지방자치단체의 자료를 파이썬으로 들여다봅니다 (쓰지는 못합니다)")
    parser.add_argument("--municipality", metavar="부호", help="여럿이면 그 가운데 하나의 부호")
    parser.set_defaults(run=run)


def run(arguments: Any) -> int:
    """Open the shell until its input ends; the exit code is 0, or 1 where it is not said for whom."""
    # Django is loaded here and not above, so that other commands start without it.
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    code: int = import_module("ieum.platform.shell_actions").look(arguments.municipality)
    return code
