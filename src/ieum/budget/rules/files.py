"""What files that came into the ledgers are called as sources."""

from ieum.budget.choices import FileKind

_HEADS = {
    FileKind.EVENTS: "예산 원장",
    FileKind.BOOK: "예산서",
    FileKind.REVENUE: "세입 원장",
    FileKind.EXECUTION: "e-호조",
}
_LONGEST, _SHOWN = 80, 12


def source_name(kind: FileKind, name: str, sha256: str) -> str:
    """What a file is called as a source: its kind, its own name, and the beginning of its hash."""
    return f"{_HEADS[kind]} {name[:_LONGEST]} {sha256[:_SHOWN]}"


def file_name(source: str) -> str:
    """The own name of a file, of what it is called as a source; a source of another making keeps its name."""
    head = next((each for each in _HEADS.values() if source.startswith(f"{each} ")), None)
    return source if head is None else source.removeprefix(f"{head} ")[: -_SHOWN - 1]


def is_book(source: str) -> bool:
    """Whether a file is told to be a budget book; those from before books were told apart are not."""
    return source.startswith(f"{_HEADS[FileKind.BOOK]} ")
