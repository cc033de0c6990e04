"""Posting a budget book: its items become one movement of the ledger, by the way that files of movements go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s
from uuid import UUID

from ieum.budget import queries, rules
from ieum.budget.books import BookLine, read_book
from ieum.budget.choices import AccountKind, FileKind, MovementKind
from ieum.budget.file_values import NO_COLUMNS
from ieum.budget.ledger_files import FileMovement, FileRow, LedgerFile
from ieum.budget.operations.files import FileRefused, PostedFile, post_read_file
from ieum.budget.rules.accounts import account_kind
from ieum.budget.rules.papers import Paper
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import in_municipality
from ieum.platform.operations import Refused

_MADE = "N"
"""What codes begin with that no office gave, since books print names alone."""


class BookRefused(Refused):
    """It is not said which budget the book is; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class BookOf:
    """Which budget a book is."""

    year: int
    on: date
    """The day it counts from: the year's first one, or that of the vote of a supplement."""
    round: int | None = None
    """None of the original budget."""
    account: str = AccountKind.GENERAL.label

    @property
    def kind(self) -> MovementKind:
        """What its items move."""
        return MovementKind.ORIGINAL if self.round is None else MovementKind.SUPPLEMENTARY


def post_book(
    *, code: str | UUID, name: str, data: bytes, of: BookOf, actor_id: UUID, basis: str,
    columns: Mapping[str, str] = NO_COLUMNS, is_preview: bool = False,
) -> PostedFile:  # fmt: skip
    """Post the items of a budget book as the original budget or a supplement, all or none.

    A programme keeps the code that its names have in this year, or had in the last one before; one that no year knows
    gets a code made of its names, the same each time. Taken back by ``undo_file``. Opens its own transaction.

    :raises FileRefused: naming each row that cannot be posted
    :raises BookRefused: if the day is not of the year
    """
    term = rules.term(of.year)
    if not term.first_day <= of.on <= term.last_day:
        raise BookRefused(worded("효력일은 {year}회계연도의 날이어야 합니다.", year=of.year))

    def work() -> PostedFile:
        book = read_book(data, name, is_change=of.round is not None, columns=columns)
        if book.faults:
            raise FileRefused(book.faults)
        coded = _Codes(queries.codes_of_names(of.year))
        key = (of.year, of.on, of.kind, of.round, Paper(""), "", "")
        rows = tuple(FileRow(each.line, key, coded.cell(each, of.account), each.amount) for each in book.lines)
        made = [
            RowFault(line, worded("{name}: 알려진 부호가 없어 {code}로 등록합니다.", name=name, code=code))
            for line, name, code in coded.made
        ]
        file = LedgerFile((FileMovement(*key, rows=rows),), tuple(_same_cells(rows)), (*book.notes, *made))
        if file.faults:
            raise FileRefused(file.faults)
        posted = post_read_file(
            name=name, data=data, file=file, actor_id=actor_id, basis=basis, is_preview=is_preview, kind=FileKind.BOOK
        )  # fmt: skip
        return replace(posted, by_division=book.divisions)

    return in_municipality(code, work)


def _same_cells(rows: tuple[FileRow, ...]) -> list[RowFault]:
    """Rows of one item of one programme, which a book has once."""
    first: dict[rules.CellDraft, int] = {}
    faults = []
    for row in rows:
        before = first.setdefault(row.cell, row.line)
        if before != row.line:
            faults.append(
                RowFault(
                    row.line,
                    worded("{before}행과 같은 세부사업의 같은 통계목입니다. 한 줄로 합치십시오.", before=before),
                )
            )
    return faults


class _Codes:
    """Gives each programme the code that its names are known by, or one made of them."""

    def __init__(self, known: Mapping[tuple[str, ...], tuple[str, str, str]]) -> None:
        self._known = known
        self._policies = {names[:2]: codes[0] for names, codes in known.items()}
        self._units = {names[:3]: codes[1] for names, codes in known.items()}
        self.made: list[tuple[int, str, str]] = []
        """Line, name and code of each programme whose code was made."""
        self._told: set[tuple[str, ...]] = set()

    def cell(self, line: BookLine, account: str) -> rules.CellDraft:
        """The cell of an item."""
        names = (account, line.policy, line.unit, line.programme)
        codes = self._known.get(names)
        if codes is None and names not in self._told:
            self._told.add(names)
            self.made.append((line.line, line.programme, _made(names)))
        policy, unit, programme = codes or (
            self._policies.get(names[:2]) or _made(names[:2]), self._units.get(names[:3]) or _made(names[:3]),
            _made(names),
        )  # fmt: skip
        return rules.CellDraft(
            account_kind=account_kind(account), account=account, policy=(policy, line.policy), unit=(unit, line.unit),
            programme=(programme, line.programme), division=line.division, item=line.item, funding=line.funding,
        )  # fmt: skip


def _made(names: tuple[str, ...]) -> str:
    return _MADE + blake2s("\n".join(names).encode(), digest_size=5).hexdigest().upper()
