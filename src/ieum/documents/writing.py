"""Which writer makes which kind of file, and how a finished file comes to its place. Writers are imported when used."""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ieum.documents.errors import UnknownFormat, UnwritableDocument
from ieum.documents.model import Document
from ieum.kernel.particles import with_particles

if TYPE_CHECKING:
    from ieum.documents.styles.sheet import StyleSheet


@dataclass(frozen=True, slots=True)
class _Writer:
    """Where a writer stands; one that prints takes the moment that its file names as its making, and a style sheet."""

    module: str
    function: str
    prints: bool = False


_WRITERS = {
    ".hwpx": _Writer("hwpx", "write_hwpx", prints=True),
    ".pdf": _Writer("pdf.writer", "write_pdf", prints=True),
    ".docx": _Writer("docx.writer", "write_docx", prints=True),
    ".xlsx": _Writer("xlsx", "write_xlsx"),
    ".html": _Writer("html", "write_html"),
    ".md": _Writer("markdown", "write_markdown"),
    ".json": _Writer("json", "write_json"),
}
WRITABLE = tuple(_WRITERS)
"""The extensions that can be written."""


def write_document(
    document: Document, extension: str, *, made_at: datetime | None = None, styles: "StyleSheet | None" = None
) -> bytes:
    """Write the document as the kind of file that ``extension`` (".pdf") names; the same arguments give the same bytes.

    :param made_at: the moment that the file names as its time of making; None names a fixed one or none
    :param styles: how HWPX, PDF and DOCX look; None for the office's own sheet

    :raises UnknownFormat: if nothing writes such files
    """
    writer = _WRITERS[known_extension(extension)]
    function: Any = getattr(import_module(f"ieum.documents.writers.{writer.module}"), writer.function)
    written: bytes = function(document, made_at=made_at, styles=styles) if writer.prints else function(document)
    return written


def known_extension(extension: str) -> str:
    """The extension in small letters.

    :raises UnknownFormat: if nothing writes such files
    """
    lowered = extension.lower()
    if lowered not in _WRITERS:
        told = f"{extension} 파일은" if extension else "확장자가 없는 파일은"
        raise UnknownFormat(f"{told} 만들 수 없습니다. {', '.join(WRITABLE)} 중 하나로 끝나는 이름을 쓰십시오.")
    return lowered


def save(data: bytes, path: Path) -> None:
    """Put a file to its place at once: whoever opens it sees the old one or all of the new one.

    :raises UnwritableDocument: if the folder is missing or does not let itself be written to
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".ieum-{os.getpid()}-{target.name[-20:]}")
    try:
        if target.is_dir():
            raise UnwritableDocument(with_particles(f"{path}은(는) 폴더입니다. 파일 이름까지 적으십시오."))
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; a file in its place would take it away from everybody.
            path.write_bytes(data)
            return
        draft.write_bytes(data)
        draft.replace(target)
    except OSError as error:
        raise UnwritableDocument(f"{path}에 쓸 수 없습니다: {reason_of(error)}.") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def make_folder(path: Path) -> None:
    """Make a folder for files, unless it is there.

    :raises UnwritableDocument: if it cannot be made
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableDocument(f"{path} 폴더를 만들 수 없습니다: {reason_of(error)}.") from error


def reason_of(error: OSError) -> str:
    """Say why the system refused, with what to do."""
    return _REASONS.get(error.errno or 0, str(error.strerror))


def is_same_file(source: Path, target: Path) -> bool:
    """Whether two names are those of one file that is there."""
    try:
        return source.samefile(target)
    except OSError:  # one of them is not there yet
        return False


_REASONS = {
    errno.ENOENT: "그 폴더가 없습니다. 폴더를 먼저 만드십시오",
    errno.ENOTDIR: "폴더가 아닌 것을 폴더로 적었습니다",
    errno.EEXIST: "같은 이름의 파일이 있습니다. 다른 이름을 쓰십시오",
    errno.EACCES: "쓸 권한이 없습니다",
    errno.EPERM: "쓸 권한이 없습니다",
    errno.EROFS: "읽기 전용 디스크입니다",
    errno.ENOSPC: "디스크에 남은 자리가 없습니다",
    errno.EDQUOT: "디스크에 남은 자리가 없습니다",
    errno.EFBIG: "파일이 이 디스크에 담을 수 있는 크기를 넘습니다",
    errno.ENAMETOOLONG: "파일 이름이 너무 깁니다",
}
