"""The command ``ieum worker``: does the jobs that officers ask for, and the rounds of each day."""

import argparse
import os
import sys
from importlib import import_module
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("worker", help="맡긴 작업과 알림을 처리합니다")
    parser.add_argument("--until-done", action="store_true", help="기다리는 작업을 다 하면 끝납니다")
    parser.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until it is told to stop; 0.

    :raises CannotStart: if the database does not start
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    import_module("ieum.platform.database.setup").start()
    import_module("django").setup()
    if not arguments.until_done and not arguments.beside:
        sys.stdout.write("작업을 기다립니다. (멈추려면 Ctrl+C)\n")
        sys.stdout.flush()
    import_module("ieum.platform.jobs.worker").work(is_beside=arguments.beside, waits=not arguments.until_done)
    return 0
