"""The command ``ieum doctor``: what is wrong with this installation, and what to do."""

import argparse
import os
import sys
from importlib import import_module
from typing import Any

_WORDS = {"ok": "정상", "warning": "주의", "fault": "고장"}


def add_parser(subparsers: Any) -> None:
    """Add ``doctor``."""
    parser = subparsers.add_parser(
        "doctor", help="설치한 것이 온전한지 살피고 할 일을 알려 줍니다 (고장이면 종료 코드 1)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - as all commands are called
    """Look at everything, change nothing; 0, or 1 where something is broken."""
    # Django is loaded here and not above, so that other commands start without it.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    import_module("django").setup()
    checks = import_module("ieum.platform.watch.checks")
    found = checks.examination()
    for each in found:
        sys.stdout.write(f"{_WORDS[each.state]}  {each.label}: {each.said}\n")
    return 0 if checks.is_sound(found) else 1
