"""``ieum convert IN OUT``: reads a document of one kind and writes it as another."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ieum.documents.errors import UnwritableDocument
from ieum.documents.losses import losses
from ieum.documents.reading import read_document
from ieum.documents.writing import WRITABLE, is_same_file, known_extension, save, write_document


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("convert", help="문서를 다른 형식으로 바꿉니다")
    parser.add_argument(
        "source", metavar="IN", type=Path, help="읽을 파일 (.txt .md .html .json .hwpx .hwp .pdf .docx .xlsx)"
    )
    parser.add_argument("target", metavar="OUT", type=Path, help=f"만들 파일 ({' '.join(WRITABLE)})")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    for sentence in convert(arguments.source, arguments.target):
        sys.stderr.write(f"{sentence}\n")
    return 0


def convert(source: Path, target: Path) -> list[str]:
    """Convert a file by the extensions of both names, and tell what the new one cannot hold, one sentence each.

    :raises DocumentError: if the source cannot be read or the target cannot be written; then nothing is written
    """
    extension = known_extension(target.suffix)
    if is_same_file(source, target):
        raise UnwritableDocument(f"{target}은(는) 읽을 파일과 같은 파일입니다. 다른 이름을 쓰십시오.")
    document = read_document(source)
    save(write_document(document, extension), target)
    return losses(document, extension)
