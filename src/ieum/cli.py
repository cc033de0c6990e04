"""The command ``ieum``. Only the package of the command asked for is imported, so that `ieum check` needs no Django."""

import argparse
import errno
import io
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from ieum.documents.errors import DocumentError
from ieum.kernel.particles import with_particles
from ieum.platform.environment import CannotStart

COMMANDS = {
    "check": "ieum.checking.command",
    "convert": "ieum.documents.convert",
    "fill": "ieum.documents.fill",
    "db": "ieum.platform.command",
    "migrate": "ieum.platform.migrate_command",
    "doctor": "ieum.platform.doctor_command",
    "municipality": "ieum.platform.municipality_command",
    "user": "ieum.platform.user_command",
    "privacy": "ieum.platform.privacy_command",
    "audit": "ieum.platform.audit_command",
    "token": "ieum.platform.token_command",
    "shell": "ieum.platform.shell_command",
    "search": "ieum.platform.search_command",
    "files": "ieum.platform.files_command",
    "deadline": "ieum.kernel.deadlines.command",
    "worker": "ieum.platform.worker_command",
    "serve": "ieum.site.command",
    "demo": "ieum.demo.command",
    "report": "ieum.reports.command",
    "budget": "ieum.budget.command",
    "org": "ieum.org.command",
}
"""Each command with the module whose ``add_parser(subparsers)`` adds it. The function sets ``run`` as a default, which
takes the parsed arguments and gives the exit code. Importing the module must stay light: Django belongs inside run."""

_FAULTS = (
    (r"the following arguments are required: (.+)", "{0} 자리가 비어 있습니다"),
    (r"unrecognized arguments: (.+)", "{0}은(는) 쓸 수 없습니다"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from .*", "{0} 자리에 {1}을(를) 쓸 수 없습니다"),
    (r"argument (.+?): expected .*", "{0} 뒤에 값이 없습니다"),
    (r"argument (.+?): invalid .+? value: (.+)", "{0} 자리에 {1}을(를) 쓸 수 없습니다"),
)


class _HelpFormatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "쓰는 법: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _HelpFormatter, **given, "add_help": False})
        self._positionals.title, self._optionals.title = "적을 것", "선택"
        self.add_argument("-h", "--help", action="help", help="이 도움말을 보여 줍니다")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_in_korean(message)}. '{self.prog} --help'로 쓰는 법을 볼 수 있습니다.\n")


def _in_korean(message: str) -> str:
    for pattern, sentence in _FAULTS:
        match = re.fullmatch(pattern, message)
        if match:
            return with_particles(sentence.format(*match.groups()))
    return f"명령을 알아볼 수 없습니다 ({message})"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: exit code 0 for done, 2 for misused or unreadable; commands may have more of their own."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _write_whatever_the_terminal_knows()
    try:
        parsed = _parser(arguments).parse_args(arguments)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except (DocumentError, CannotStart) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _give_up_output()
        return 141
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _give_up_output()
        print(
            "결과를 다 쓰지 못했습니다: 디스크에 남은 자리가 없습니다. 자리를 비우고 다시 실행하십시오.",
            file=sys.stderr,
        )
        return 2
    return code


def _write_whatever_the_terminal_knows() -> None:
    """Let a terminal or a file name in an old encoding cost some characters, not the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up_output() -> None:
    """Write no more: whoever reads the output has gone or is full, and the interpreter would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser with the command asked for; with all of them where none is, so that help can list them."""
    parser = _Parser(prog="ieum", description="이음: 업무보고를 읽고, 검사하고, 다시 만듭니다.")
    subparsers: Any = parser.add_subparsers(metavar="명령", required=True, parser_class=_Parser)
    asked = arguments[0] if arguments else ""
    for name, module in COMMANDS.items():
        if name == asked or asked not in COMMANDS:
            import_module(module).add_parser(subparsers)
    return parser
