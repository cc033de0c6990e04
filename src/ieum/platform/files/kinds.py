"""What a file is by its content, and whether it may be kept; its name promises nothing."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from ieum.documents.errors import DocumentError
from ieum.documents.reading import detect_format
from ieum.kernel.wording import worded

MOST_BYTES = 50 * 2**20
MOST_PARTS, MOST_UNPACKED, MOST_RATIO = 10_000, 500 * 2**20, 200
"""Of a packed document: its parts, their bytes in all, and how many times larger than the file they may be."""
_SMALL = 20 * 2**20
"""Bytes in all below which a document may be packed as tightly as it likes."""
LONGEST_NAME = 120


class FileRefused(ValueError):
    """A file that is not kept; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is kept."""

    code: str
    label: str
    extensions: tuple[str, ...]
    """The first one is given to a file whose own name says something else."""
    media_type: str

    @property
    def is_image(self) -> bool:
        """Whether a browser shows it as it is."""
        return self.media_type.startswith("image/")


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.code: kind
    for kind in (
        FileKind("hwpx", "한글(HWPX)", (".hwpx",), "application/hwp+zip"),
        FileKind("hwp5", "한글(HWP)", (".hwp",), "application/x-hwp"),
        FileKind("docx", "워드(DOCX)", (".docx",), f"{_OFFICE}.wordprocessingml.document"),
        FileKind("xlsx", "엑셀(XLSX)", (".xlsx",), f"{_OFFICE}.spreadsheetml.sheet"),
        FileKind("pdf", "PDF", (".pdf",), "application/pdf"),
        FileKind("text", "글(TXT, CSV)", (".txt", ".csv", ".md", ".json"), "text/plain; charset=utf-8"),
        FileKind("png", "그림(PNG)", (".png",), "image/png"),
        FileKind("jpeg", "그림(JPEG)", (".jpg", ".jpeg"), "image/jpeg"),
        FileKind("gif", "그림(GIF)", (".gif",), "image/gif"),
        FileKind("webp", "그림(WEBP)", (".webp",), "image/webp"),
    )
}
"""What is kept, by its code."""
ACCEPTED = ", ".join(kind.label for kind in KINDS.values())
_IMAGES = (("png", b"\x89PNG\r\n\x1a\n"), ("jpeg", b"\xff\xd8\xff"), ("gif", b"GIF87a"), ("gif", b"GIF89a"))
_PACKED = frozenset({"hwpx", "docx", "xlsx"})
_TEXTS = frozenset({"text", "markdown", "json"})
_HWP = b"HWP Document File"
_MACROS = "vbaproject.bin"
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Classes of letters that hide what a name says, such as those that turn its direction."""
_OF_PATHS = '\\/:*?"<>|'


def kind_of(data: bytes, name: str) -> FileKind:
    """Tell what a file is.

    :raises FileRefused: if it is empty, too large, of no kind that is kept, or built to do harm
    """
    shown = safe_name(name)
    if not data:
        raise FileRefused(worded("{shown}: 빈 파일입니다. 다른 파일을 고르십시오.", shown=shown))
    if len(data) > MOST_BYTES:
        raise FileRefused(
            worded(
                "{shown}: 파일이 너무 큽니다({most}MB까지). 나누어 올려 주십시오.",
                shown=shown,
                most=MOST_BYTES // 2**20,
            )
        )
    kind = KINDS.get(_code(data, shown))
    if kind is None:
        raise FileRefused(
            worded(
                "{shown}: 붙일 수 없는 파일입니다. 붙일 수 있는 것은 {accepted}입니다.", shown=shown, accepted=ACCEPTED
            )
        )
    if kind.code in _PACKED:
        _look_inside(data, shown)
    return kind


def safe_name(name: str, kind: FileKind | None = None) -> str:
    """A name to store and to give back: no folder, no hidden letters, not too long, and with an ending of its kind."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(each for each in last if unicodedata.category(each) not in _UNSEEN and each not in _OF_PATHS)
    clean = " ".join(seen.split()).lstrip(".").strip() or "이름 없는 파일"
    ending = PurePosixPath(clean).suffix.lower()
    wanted = kind.extensions[0] if kind and ending not in kind.extensions else ""
    kept = wanted or (ending if kind else "")
    stem = clean if wanted or not kept else clean[: -len(kept)]
    return f"{stem[: LONGEST_NAME - len(kept)]}{kept}"


def _code(data: bytes, name: str) -> str:
    """The code of a kind; "" where it is none that is kept."""
    image = next((code for code, magic in _IMAGES if data.startswith(magic)), "")
    if image or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return image or "webp"
    try:
        found = detect_format(data, name)
    except DocumentError:
        return ""
    if found == "hwp5":
        return found if _HWP in data else ""
    if found in _TEXTS:
        return "text" if _is_text(data) else ""
    return found


def _is_text(data: bytes) -> bool:
    for encoding in ("utf-8-sig", "cp949", *(("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ())):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _NOT_IN_TEXT.search(text) is None
    return False


def _look_inside(data: bytes, name: str) -> None:
    """Look at the list of a packed document's parts, unpacking none.

    :raises FileRefused: if it is damaged, locked, holds a program, or would be far larger unpacked
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise FileRefused(
            worded("{name}: 손상된 파일입니다. 만든 프로그램에서 다시 저장하여 올려 주십시오.", name=name)
        ) from error
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > _SMALL and unpacked > MOST_RATIO * len(data)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or is_bomb or _overlap(parts, len(data)):
        raise FileRefused(
            worded("{name}: 풀면 지나치게 커지는 파일이라 받지 않습니다. 다시 저장하여 올려 주십시오.", name=name)
        )
    if any(_leads_out(part.filename) for part in parts) or len({part.filename for part in parts}) < len(parts):
        raise FileRefused(
            worded("{name}: 안에 든 이름이 잘못된 파일이라 받지 않습니다. 다시 저장하여 올려 주십시오.", name=name)
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise FileRefused(worded("{name}: 암호가 걸린 파일입니다. 암호를 풀고 저장하여 올려 주십시오.", name=name))
    if any(part.filename.lower().endswith(_MACROS) for part in parts):
        raise FileRefused(
            worded("{name}: 매크로가 든 파일은 받지 않습니다. 매크로 없이 저장하여 올려 주십시오.", name=name)
        )


def _overlap(parts: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether parts share bytes, as those of a bomb do."""
    return sum(part.compress_size for part in parts) > size


def _leads_out(name: str) -> bool:
    """Whether a part's name leads out of the package; Hangul and offices write none such."""
    return name.startswith(("/", "\\")) or ".." in re.split(r"[\\/]", name) or ":" in name or "\0" in name
