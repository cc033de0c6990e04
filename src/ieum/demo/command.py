"""The command ``ieum demo``: loads the demo, builds and checks its reports, and serves the site."""

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from ieum.platform.environment import home

PORT = 8000


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("demo", help="두 자치구의 시연 자료로 보고서를 만들고 사이트를 엽니다")
    parser.add_argument("--no-serve", action="store_true", help="사이트는 열지 않습니다")
    parser.add_argument("--out", metavar="DIR", type=Path, help="보고서 파일을 둘 폴더")
    parser.add_argument("--port", metavar="N", type=int, default=PORT, help=f"사이트의 포트 (기본: {PORT})")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do all of it; 0 when the site was stopped, or right away with ``--no-serve``.

    :raises CannotStart: if the port is busy or the database does not start
    """
    if arguments.no_serve:
        _load(arguments.out or home() / "demo")
        return 0
    # What is needed is loaded here and not above, so that other commands start without it.
    serving = import_module("ieum.site.serving")
    serving.require_free_port(arguments.port)
    loaded = _load_apart(arguments.out)
    if loaded:
        return loaded
    sys.stdout.write(f"\n엽니다: http://{serving.HOST}:{arguments.port}/  (멈추려면 Ctrl+C)\n")
    sys.stdout.flush()
    code: int = serving.serve(arguments.port)
    return code


def _load(out: Path) -> None:
    """Load the demo and build its reports into ``out``."""
    setup = import_module("ieum.platform.database.setup")
    setup.start()
    setup.migrate()
    import_module("ieum.demo.showing").show(out)


def _load_apart(out: Path | None) -> int:
    """Load the demo in a process of its own, which takes the memory that this needs along when it ends; its exit code.

    The one that serves only waits for others: 29 MB, where it held 450 when it had loaded the demo itself.
    """
    program = "import sys; from ieum.cli import main; sys.exit(main())"
    where = [] if out is None else ["--out", str(out)]
    return subprocess.run([sys.executable, "-c", program, "demo", "--no-serve", *where], check=False).returncode
