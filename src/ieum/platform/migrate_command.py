"""The command ``ieum migrate``: the tables of this version."""

from importlib import import_module
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add ``migrate``, which takes nothing."""
    parser = subparsers.add_parser("migrate", help="표를 최신으로 맞춥니다 (내장 데이터베이스는 먼저 시작합니다)")
    parser.set_defaults(run=run)


def run(_arguments: object) -> int:
    """Bring the tables up to date; the exit code is 0."""
    # Django is loaded here and not above, so that other commands start without it.
    code: int = import_module("ieum.platform.database.actions").migrate()
    return code
