"""``ieum check FILE...``: examines reports and tells what does not add up."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from ieum.checking.checks import Examination, examine
from ieum.checking.claims import Severity
from ieum.checking.fingerprints import known_ones
from ieum.checking.presentations.as_json import Examined
from ieum.checking.suppressions import SetAside
from ieum.documents.errors import DocumentError, UnreadableDocument, UnwritableDocument
from ieum.documents.model import Document
from ieum.documents.reading import read_data, read_document
from ieum.documents.writing import is_same_file, save
from ieum.kernel.particles import with_particles

CLEAN, FAULTY, UNREADABLE = 0, 1, 2
FORMATS = ("text", "json", "sarif", "html")


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("check", help="보고서의 수치가 서로 맞는지 검사합니다")
    parser.add_argument(
        "files",
        metavar="FILE",
        type=Path,
        nargs="+",
        help="검사할 파일 (.txt .md .html .json .hwpx .hwp .docx .xlsx .pdf)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="결과의 형식 (기본: text)")
    parser.add_argument("--output", metavar="PATH", type=Path, help="결과를 쓸 파일 (없으면 화면에)")
    parser.add_argument(
        "--marked", metavar="OUT", type=Path, help="지적을 메모로 단 사본 (.hwpx .docx, 파일 하나일 때)"
    )
    parser.add_argument(
        "--suppress", metavar="PATH", type=Path, help="제외할 지적의 목록 (기본: FILE.ieum-ignore.yaml)"
    )
    parser.add_argument("--baseline", metavar="PATH", type=Path, help="전에 만든 JSON 결과 (새 지적만 오류로 봄)")
    parser.add_argument(
        "--style", action="store_true", help="공문서의 꼴(날짜, 시각, 금액, 항목 기호)도 봅니다 (모두 참고)"
    )
    parser.add_argument(
        "--across", action="store_true", help="여러 파일을 서로 견줍니다: 같은 수치, 계획과 실적, 기준일과 누계"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the files: 0 where all are clean, 1 with an error-level finding, 2 where a file cannot be read.

    A file that cannot be read does not keep the others from being checked.
    """
    unreadable: list[DocumentError] = []
    if arguments.marked:
        _require_one(arguments.files, arguments.marked)
    if arguments.across and len(arguments.files) < 2:
        raise UnreadableDocument("--across는 파일이 둘 이상일 때만 쓸 수 있습니다. 견줄 파일을 함께 적으십시오.")
    set_aside = SetAside(arguments.suppress, arguments.baseline)
    found = list(_examine_all(arguments.files, unreadable, with_style=arguments.style))
    if arguments.across:
        found = _beside_each_other(found)
    examined = [(str(path), document, set_aside.apply(path, document, each)) for path, document, each in found]
    if arguments.marked and examined:
        _mark(arguments.files[0], examined[0], arguments.marked)
    _deliver(_show(examined, arguments.format), arguments.output)
    for sentence in (*set_aside.unused, *unreadable):
        sys.stderr.write(f"{sentence}\n")
    return UNREADABLE if unreadable else _exit_code(examined)


def _require_one(files: Sequence[Path], target: Path) -> None:
    """Refuse what could not be undone: marking several files in one place, or an original in its own."""
    if len(files) > 1:
        raise UnwritableDocument("--marked는 파일 하나를 검사할 때만 쓸 수 있습니다. 파일마다 따로 하십시오.")
    if is_same_file(files[0], target):
        raise UnwritableDocument(with_particles(f"{target}은(는) 검사할 파일과 같은 파일입니다. 다른 이름을 쓰십시오."))


def _mark(source: Path, examined: Examined, target: Path) -> None:
    # What edits packages is loaded only for this.
    from ieum.checking.presentations.marked_copy import marked_copy  # noqa: PLC0415 - few checks want a marked copy, and it loads XML

    _, document, examination = examined
    save(marked_copy(read_data(source), document, examination, made_at=datetime.now(UTC)), target)


_Found = tuple[Path, Document, Examination]


def _examine_all(paths: Iterable[Path], unreadable: list[DocumentError], *, with_style: bool) -> Iterator[_Found]:
    for path in paths:
        try:
            document = read_document(path)
        except DocumentError as error:
            unreadable.append(error)
        else:
            yield path, document, examine(document, with_style=with_style)


def _beside_each_other(found: Sequence[_Found]) -> list[_Found]:
    """The examinations with what a comparison of the files found in each."""
    # What compares is loaded only where it is asked for.
    from ieum.checking.across.comparing import compare_documents  # noqa: PLC0415 - most checks look at one file

    comparison = compare_documents([(str(path), document) for path, document, _ in found])
    return [
        (path, document, replace(examination, findings=(*examination.findings, *added)))
        for (path, document, examination), added in zip(found, comparison.findings, strict=True)
    ]


def _show(examined: list[Examined], form: str) -> str:
    # Loaded when asked for, so that the terminal waits for no other.
    module = import_module(f"ieum.checking.presentations.as_{form}")
    shown: str = getattr(module, f"show_{form}")(examined)
    return shown


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    save(text.encode(errors="replace"), output)


def _exit_code(examined: list[Examined]) -> int:
    return FAULTY if any(_fails(examination) for _, _, examination in examined) else CLEAN


def _fails(examination: Examination) -> bool:
    known = known_ones(examination.findings, examination.known)
    return any(f.severity is Severity.ERROR and not old for f, old in zip(examination.findings, known, strict=True))
