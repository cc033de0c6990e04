"""The command ``ieum serve``: the site on this machine."""

import argparse
import sys
from importlib import import_module
from typing import Any

PORT = 8000
MOST_PROCESSES = 64
"""That are asked for; each takes some 150 MiB and up to four connections to the database."""


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("serve", help="사이트를 이 컴퓨터에서 엽니다")
    parser.add_argument("--port", metavar="N", type=int, default=PORT, help=f"사이트의 포트 (기본: {PORT})")
    parser.add_argument(
        "--without-worker", action="store_true", help="작업 처리기를 곁에 두지 않습니다 ('ieum worker'를 따로 둘 때)"
    )
    parser.add_argument(
        "--processes", metavar="N", type=processes, help="요청에 답할 프로세스 수 (기본: 코어마다 하나, 많아야 넷)"
    )
    parser.set_defaults(run=run)


def processes(given: str) -> int:
    """How many processes are asked for.

    :raises argparse.ArgumentTypeError: if it is no number from 1 to 64
    """
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_PROCESSES:
        message = f"1부터 {MOST_PROCESSES}까지의 수를 쓰십시오: {given}"
        raise argparse.ArgumentTypeError(message)
    return int(given)


def run(arguments: argparse.Namespace) -> int:
    """Start the database unless it runs, bring its tables up to date, and serve; 0 when the site was stopped.

    :raises CannotStart: if the port is busy or the database does not start
    """
    # What needs Django or the server is loaded here and not above, so that other commands start without it.
    serving = import_module("ieum.site.serving")
    serving.require_free_port(arguments.port)
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    sys.stdout.write(f"엽니다: http://{serving.HOST}:{arguments.port}/  (멈추려면 Ctrl+C)\n")
    sys.stdout.flush()
    code: int = serving.serve(
        arguments.port, processes=arguments.processes or serving.PROCESSES, has_worker=not arguments.without_worker
    )
    return code
