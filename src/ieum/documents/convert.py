"""``ieum convert IN OUT [--styles FILE]``: reads a document of one kind and writes it as another."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ieum.documents.errors import UnwritableDocument
from ieum.documents.paging import paged
from ieum.documents.reading import read_document
from ieum.documents.writing import WRITABLE, is_same_file, known_extension, save, write_document
from ieum.kernel.particles import with_particles


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("convert", help="문서를 다른 형식으로 바꿉니다")
    parser.add_argument(
        "source", metavar="IN", type=Path, help="읽을 파일 (.txt .md .html .json .hwpx .hwp .pdf .docx .xlsx)"
    )
    parser.add_argument("target", metavar="OUT", type=Path, help=f"만들 파일 ({' '.join(WRITABLE)})")
    parser.add_argument(
        "--styles", metavar="FILE", type=Path, help="HWPX, PDF, DOCX의 겉모습을 정하는 서식 파일 (.yaml)"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    for sentence in convert(arguments.source, arguments.target, styles=arguments.styles):
        sys.stderr.write(f"{sentence}\n")
    return 0


def convert(source: Path, target: Path, *, styles: Path | None = None) -> list[str]:
    """Convert a file by the extensions of both names, and tell what the new one cannot hold, one sentence each.

    :param styles: the style sheet of a printed kind of file; None for the office's own
    :raises DocumentError: if the source cannot be read or the target cannot be written; then nothing is written
    """
    # The command line knows this module always; what prints is loaded when something is printed.
    from ieum.documents.losses import losses  # noqa: PLC0415 - see above
    from ieum.documents.styles.sheet import read_styles  # noqa: PLC0415 - see above

    extension = known_extension(target.suffix)
    if is_same_file(source, target):
        raise UnwritableDocument(with_particles(f"{target}은(는) 읽을 파일과 같은 파일입니다. 다른 이름을 쓰십시오."))
    sheet = read_styles(styles) if styles else None
    document = read_document(source)
    save(write_document(paged(document, extension, styles=sheet), extension, styles=sheet), target)
    return losses(document, extension)
