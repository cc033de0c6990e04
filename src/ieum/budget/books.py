"""Budget books (세출예산 사업명세서): the printed tree of 부서, 정책, 단위, 세부사업, 편성목, 통계목 and 산출근거.

A book repeats names as it likes and tells levels by where a name stands: what is followed by an item is a detailed
programme, the names before it are those above it. That the sums of each level are those of its parts proves it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ieum.budget.book_pages import AMOUNT, CHANGE, BookPages, BookRow, read_pages
from ieum.budget.choices import Funding
from ieum.budget.file_values import NO_COLUMNS, WrongValue, read_won
from ieum.budget.sheets import UnreadableSheet
from ieum.documents.errors import DocumentError
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

LEVELS = ("division", "policy", "unit", "programme")
LEVEL_LABELS = {
    "division": "부서",
    "policy": "정책사업",
    "unit": "단위사업",
    "programme": "세부사업",
    "group": "편성목",
}
_HEADED = {"division": "부서", "policy": "정책", "unit": "단위"}
_TOTALS = re.compile(r"계|합계|총계|세출합계|세출총계|\S*(?:일반|특별)회계")
_VERSIONS = re.compile(r"본예산|당초예산|추경\d*회?|제?\d+회추경|명시이월|사고이월|계속비이월|성립전|간주처리")
_GROUP, _ITEM = re.compile(r"(\d{3})\s+(\S.*)"), re.compile(r"(\d{1,2})\s+(\S.*)")
_FUNDING = re.compile(r"([국균기특조도시군구])비?")
_BASIS = re.compile(r"[○◎◯ㅇ∘●·•◦▷*-]\s*\S")
_FORMULA = re.compile(r"원\s*[*×xX]|=")
_PRE_USED = re.compile(r"\([△▲-]?[\d,]+\)", re.ASCII)
_FUNDED_BY = {
    "국": Funding.NATIONAL, "균": Funding.BALANCED, "기": Funding.FUND_GRANT, "특": Funding.SPECIAL_GRANT,
    "조": Funding.SPECIAL_ADJUSTMENT, "도": Funding.CITY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookLine:
    """One item of a book with the names above it."""

    line: int
    division: str
    policy: str
    unit: str
    programme: str
    item: str
    """201-01."""
    funding: Funding
    amount: int
    """Won; of a supplementary book what it adds or takes away."""
    basis: tuple[str, ...]
    """산출근거, as it is printed."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says, or what is wrong with it."""

    lines: tuple[BookLine, ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[RowFault, ...] = ()
    """What was left out or read otherwise than written."""
    divisions: Mapping[str, int] = field(default_factory=dict)
    """Control totals in won."""
    scale: int = 1
    """Won that its unit is."""


def read_book(
    data: bytes, name: str = "파일", *, is_change: bool = False, columns: Mapping[str, str] = NO_COLUMNS
) -> Book:
    """Read a book as XLSX, CSV or a document; of a supplementary one (``is_change``) what it adds or takes away.

    ``columns`` gives, for an amount column that the book calls otherwise, the name that it is known by here.
    """
    try:
        pages = read_pages(data, name, CHANGE if is_change else AMOUNT, columns)
        reader = _Reader(pages, is_change=is_change)
        reader.read()
    except (WrongValue, UnreadableSheet, DocumentError) as wrong:
        return Book(faults=(RowFault(1, str(wrong)),))
    if not reader.lines and not reader.faults:
        reader.faults.append(RowFault(1, "편성목과 통계목의 줄이 없습니다. 세출예산 사업명세서를 올리십시오."))
    if reader.faults:
        return Book(faults=tuple(sorted(set(reader.faults))), notes=tuple(reader.notes))
    totals: dict[str, int] = {}
    for each in reader.lines:
        totals[each.division] = totals.get(each.division, 0) + each.amount
    return Book(tuple(reader.lines), (), tuple(reader.notes), totals, pages.scale)


@dataclass(slots=True)
class _Open:
    """A level that is being read: what it says it has, and what its parts add up to."""

    line: int
    level: str
    name: str
    stated: int
    found: int = 0


@dataclass(slots=True)
class _Item:
    """The item that is being read."""

    line: int
    item: str
    amount: int
    names: tuple[str, ...]
    funding: dict[Funding, int] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    basis: list[str] = field(default_factory=list)


class _Reader:
    """Goes through the rows of a book and keeps the levels that are open."""

    def __init__(self, pages: BookPages, *, is_change: bool) -> None:
        self.lines: list[BookLine] = []
        self.faults: list[RowFault] = []
        self.notes: list[RowFault] = []
        self._pages, self._is_change = pages, is_change
        # Own money is called 시 or 군 where a province stands above it, otherwise 구.
        self._own = "시군" if {each.name.removesuffix("비") for each in pages.rows} & {"도", "군"} else "구"
        self._names: dict[str, str] = {}
        self._open: dict[str, _Open] = {}
        self._waiting: list[BookRow] = []
        self._group = ""
        self._item: _Item | None = None
        self._funding: dict[Funding, int] = {}

    def read(self) -> None:
        """Read all rows."""
        for row in self._pages.rows:
            try:
                self._take(row)
            except WrongValue as wrong:
                self.faults.append(RowFault(row.line, str(wrong)))
        self._end_item()
        for level in reversed((*LEVELS, "group")):
            self._close(level)

    def _take(self, row: BookRow) -> None:
        name = " ".join(row.name.split())
        if not name and row.amount not in ("", "-"):
            raise WrongValue(
                worded("이름이 없는 금액 {amount}: 병합한 셀이 있으면 풀고 줄마다 적으십시오.", amount=row.amount)
            )
        if _PRE_USED.fullmatch(row.amount):
            self.notes.append(
                RowFault(row.line, worded("괄호 안의 금액 {amount}: 성립전 사용액이라 뺐습니다.", amount=row.amount))
            )
        elif name and not _TOTALS.fullmatch(squeeze(name)):
            self._take_named(row, name)

    def _take_named(self, row: BookRow, name: str) -> None:
        group, item, source = _GROUP.fullmatch(name), _ITEM.fullmatch(name), _FUNDING.fullmatch(name)
        if source and row.amount:
            self._add_funding(source[1], self._won(row))
        elif _BASIS.match(name) or (self._item and (not row.amount or _FORMULA.search(name))):
            self._add_basis(name)
        elif self._item and _VERSIONS.fullmatch(squeeze(name)):
            self._item.versions[squeeze(name)] = self._won(row)
        elif group and row.amount:
            self._begin_group(row, group[1])
        elif item and self._group:
            self._begin_item(row, item[1])
        elif row.amount:
            self._wait(row, name)

    def _add_basis(self, text: str) -> None:
        if self._item is not None:
            self._item.basis.append(text)

    def _add_funding(self, letter: str, won: int) -> None:
        """Funding of an item, or of the last name; below a 편성목 it only says again what its items say."""
        funding = Funding.OWN if letter in self._own else _FUNDED_BY.get(letter, Funding.CITY)
        if self._item is not None:
            self._item.funding[funding] = self._item.funding.get(funding, 0) + won
        elif not self._group:
            self._funding[funding] = self._funding.get(funding, 0) + won

    def _wait(self, row: BookRow, name: str) -> None:
        """A name whose level is known once something else follows it."""
        self._end_item()
        self._waiting.append(BookRow(row.line, name, row.amount))
        self._funding, self._group = {}, ""

    def _begin_group(self, row: BookRow, number: str) -> None:
        self._end_item()
        self._settle_names()
        if not self._names.get("programme"):
            raise WrongValue("편성목 위에 세부사업의 줄이 없습니다.")
        self._begin("group", row.line, row.name, self._won(row))
        self._group = number

    def _settle_names(self) -> None:
        """Give the names that wait their levels: the last is the programme, those before it stand above."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        if len(waiting) > len(LEVELS):
            raise WrongValue(
                worded(
                    "세부사업 위에 이름이 {count}줄 이어집니다. 부서·정책·단위·세부사업만 남기십시오.",
                    count=len(waiting),
                )
            )
        for level, row in zip(LEVELS[-len(waiting) :], waiting, strict=True):
            self._begin(level, row.line, row.name, self._won(row))
            self._names[level] = row.name
        heads = {level: self._pages.head(called, waiting[-1].line) for level, called in _HEADED.items()}
        if len(waiting) < len(LEVELS) and heads["division"]:
            self._names["division"] = heads["division"]
        self._names = heads | {level: name for level, name in self._names.items() if name}
        missing = next((LEVEL_LABELS[each] for each in LEVELS if not self._names.get(each)), "")
        if missing:
            raise WrongValue(worded("{name}: 위에 {missing}의 줄이 없습니다.", name=waiting[-1].name, missing=missing))

    def _begin(self, level: str, line: int, name: str, stated: int) -> None:
        """Close a level with all below it and open the next one of it."""
        order = (*LEVELS, "group")
        for each in reversed(order[order.index(level) :]):
            self._close(each)
        for each in order[order.index(level) + 1 :]:
            self._names.pop(each, None)
        self._open[level] = _Open(line, level, name, stated)

    def _close(self, level: str) -> None:
        closed = self._open.pop(level, None)
        if closed is not None and closed.found != closed.stated:
            self.faults.append(
                RowFault(
                    closed.line,
                    worded(
                        "{level} {name}: {stated:,}원이 아래를 더한 {found:,}원과 다릅니다. "
                        "빠진 줄이나 단위를 확인하십시오.",
                        level=LEVEL_LABELS[level],
                        name=closed.name,
                        stated=closed.stated,
                        found=closed.found,
                    ),
                )
            )

    def _begin_item(self, row: BookRow, number: str) -> None:
        self._end_item()
        item = f"{self._group}-{number.zfill(2)}"
        if len(number) == 1:
            self.notes.append(
                RowFault(row.line, worded("통계목 {number}: {item}로 읽었습니다.", number=number, item=item))
            )
        names = tuple(self._names[level] for level in LEVELS)
        self._item = _Item(row.line, item, self._won(row), names)

    def _end_item(self) -> None:
        """Keep the item that was read, split by its funding where the book splits it."""
        item, self._item = self._item, None
        if item is None:
            return
        for each in self._open.values():
            each.found += item.amount
        amount = self._voted(item)
        split = item.funding if item.funding and amount == item.amount else self._one_source(amount)
        if sum(split.values()) != amount:
            said = worded(
                "재원의 합 {whole:,}원이 통계목 {item}의 {amount:,}원과 다릅니다.",
                whole=sum(split.values()),
                item=item.item,
                amount=amount,
            )
            self.faults.append(RowFault(item.line, said))
        self.lines += [
            BookLine(
                item.line,
                item.names[0],
                item.names[1],
                item.names[2],
                item.names[3],
                item.item,
                funding,
                amount,
                tuple(item.basis),
            )
            for funding, amount in split.items()
            if amount
        ]

    def _voted(self, item: _Item) -> int:
        """What the original budget has of an item whose amount stands by versions as well."""
        voted = [won for version, won in item.versions.items() if version in ("본예산", "당초예산")]
        if self._is_change or not item.versions:
            return item.amount
        left = ", ".join(version for version in item.versions if version not in ("본예산", "당초예산"))
        if left:
            self.notes.append(
                RowFault(
                    item.line,
                    worded("통계목 {item}: 본예산만 읽고 {left}의 금액은 뺐습니다.", item=item.item, left=left),
                )
            )
        return sum(voted)

    def _one_source(self, amount: int) -> dict[Funding, int]:
        """The source of a programme that has one alone; otherwise the book does not tell it of each item."""
        sources = [funding for funding, won in self._funding.items() if won]
        return {sources[0] if len(sources) == 1 else Funding.UNDIVIDED: amount}

    def _won(self, row: BookRow) -> int:
        if row.amount in ("", "-"):
            return 0
        won = read_won(row.amount, row.name, self._pages.scale)
        if won < 0 and not self._is_change:
            raise WrongValue(
                worded(
                    "{name}: 예산액이 0원 아래입니다({amount}). 추경 예산서이면 추경으로 올리십시오.",
                    name=row.name,
                    amount=row.amount,
                )
            )
        return won
