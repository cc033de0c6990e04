"""Tables of codes of a fiscal year as files give them: what a row may say, and what a whole file breaks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import CodeKind, CodeLevel, CodeTableKind, Funding
from ieum.budget.rules import CellDraft
from ieum.budget.rules.codes import Successors
from ieum.budget.rules.revenue import UNDIVIDED
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

LONGEST_CODE, LONGEST_NAME, LONGEST_ACCOUNT, LONGEST_LAW = 20, 100, 60, 200
"""Characters, as the ledger holds them."""
LEVELS: Mapping[CodeTableKind, tuple[CodeLevel, ...]] = {
    CodeTableKind.ACCOUNT: (CodeLevel.ACCOUNT,),
    CodeTableKind.FUNCTION: (CodeLevel.FIELD, CodeLevel.SECTOR),
    CodeTableKind.NATURE: (CodeLevel.GROUP, CodeLevel.ITEM),
    CodeTableKind.PROGRAMME: (CodeLevel.POLICY, CodeLevel.UNIT, CodeLevel.PROGRAMME),
    CodeTableKind.REVENUE: (CodeLevel.CHAPTER, CodeLevel.SECTION, CodeLevel.ARTICLE, CodeLevel.REVENUE),
    CodeTableKind.FUNDING: (CodeLevel.FUNDING,),
    CodeTableKind.DIVISION: (CodeLevel.DIVISION,),
}
"""The levels of each table, from the coarsest on (지방재정법 제41조제2항)."""
TABLE_OF = {level: kind for kind, levels in LEVELS.items() for level in levels}
ABOVE = {
    CodeLevel.SECTOR: CodeLevel.FIELD, CodeLevel.ITEM: CodeLevel.GROUP, CodeLevel.POLICY: CodeLevel.SECTOR,
    CodeLevel.UNIT: CodeLevel.POLICY, CodeLevel.PROGRAMME: CodeLevel.UNIT, CodeLevel.SECTION: CodeLevel.CHAPTER,
    CodeLevel.ARTICLE: CodeLevel.SECTION, CodeLevel.REVENUE: CodeLevel.ARTICLE,
}  # fmt: skip
"""The level that a code stands under. 정책사업 stands under a 부문, which a file need not tell."""
NAMED = (CodeLevel.ACCOUNT, CodeLevel.FUNDING, CodeLevel.DIVISION)
"""What the ledger calls by its name and not by its code."""
FOLLOWED = {
    CodeLevel.ACCOUNT: CodeKind.ACCOUNT, CodeLevel.FIELD: CodeKind.FIELD, CodeLevel.SECTOR: CodeKind.FUNCTION,
    CodeLevel.POLICY: CodeKind.POLICY, CodeLevel.UNIT: CodeKind.UNIT, CodeLevel.PROGRAMME: CodeKind.PROGRAMME,
    CodeLevel.ITEM: CodeKind.ITEM, CodeLevel.DIVISION: CodeKind.DIVISION, CodeLevel.REVENUE: CodeKind.REVENUE,
    CodeLevel.FUNDING: CodeKind.FUNDING,
}  # fmt: skip
"""Levels whose codes have successors."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of a year; ``account`` is "" but for programmes, ``parent`` "" where it stands under none."""

    level: CodeLevel
    account: str
    code: str
    name: str
    parent: str = ""
    law: str = ""
    """The law or ordinance that an account was set up by; "" where that is not told."""
    ends_on: date | None = None
    """The last day on which an account is to exist (존속기한); None where it has none, or that is not told."""

    @property
    def key(self) -> tuple[CodeLevel, str, str]:
        """What tells it from all others of its year."""
        return self.level, self.account, self.code

    @property
    def above(self) -> tuple[CodeLevel, str, str] | None:
        """What it stands under; None where that is not told."""
        level = ABOVE.get(self.level)
        if level is None or not self.parent:
            return None
        return level, self.account if TABLE_OF[level] is CodeTableKind.PROGRAMME else "", self.parent


def faults_of(rows: Mapping[int, CodeRow], beside: frozenset[tuple[CodeLevel, str, str]]) -> Iterator[RowFault]:
    """Codes that stand twice, and those under a code that is neither in the file nor stands ``beside`` it."""
    first: dict[tuple[CodeLevel, str, str], int] = {}
    for line, row in rows.items():
        seen = first.setdefault(row.key, line)
        if seen != line:
            yield RowFault(
                line, worded("{before}행과 같은 코드 {code}입니다. 한 줄을 지우십시오.", before=seen, code=row.code)
            )
    known = first.keys() | beside
    for line, row in rows.items():
        if row.above is not None and row.above not in known:
            yield RowFault(
                line,
                worded("상위 코드 {parent}이(가) 없습니다. {level} {parent}의 줄을 더하거나 상위 코드를 고치십시오.",
                       parent=row.parent, level=worded(str(ABOVE[row.level].label))),
            )  # fmt: skip


def lost_zeros(rows: Mapping[int, CodeRow], used: frozenset[tuple[CodeLevel, str, str]]) -> Iterator[RowFault]:
    """Codes of programmes that differ from one the ledger uses by zeros in front alone, as a spreadsheet drops them."""
    bare = {(level, account, code.lstrip("0")): code for level, account, code in used}
    for line, row in rows.items():
        meant = bare.get((row.level, row.account, row.code.lstrip("0")), row.code)
        if TABLE_OF[row.level] is CodeTableKind.PROGRAMME and row.key not in used and meant != row.code:
            yield RowFault(
                line,
                worded(
                    "코드 {code}의 앞자리 0이 빠졌습니다. 원장의 코드 {meant}처럼 칸을 텍스트로 바꾸어 적으십시오.",
                    code=row.code,
                    meant=meant,
                ),
            )


Used = tuple[CodeLevel, str, str]
"""Level, account and code of what is written; of ``NAMED`` its name instead of its code."""


def used_by(cell: CellDraft) -> Iterator[Used]:
    """The codes that a cell is written with."""
    yield CodeLevel.ACCOUNT, "", cell.account
    for level, (code, _) in zip(LEVELS[CodeTableKind.PROGRAMME], (cell.policy, cell.unit, cell.programme), strict=True):
        if code:
            yield level, cell.account, code
    if cell.item:
        yield CodeLevel.ITEM, "", cell.item
    if cell.division:
        yield CodeLevel.DIVISION, "", cell.division
    if cell.funding is not Funding.UNDIVIDED:
        yield CodeLevel.FUNDING, "", str(cell.funding.label)


def used_by_revenue(account: str, division: str, code: str) -> Iterator[Used]:
    """The codes that a place of revenue is written with, but for what stands undivided."""
    used = (CodeLevel.ACCOUNT, account), (CodeLevel.DIVISION, division), (CodeLevel.REVENUE, code)
    return ((level, "", name) for level, name in used if name != UNDIVIDED)


@dataclass(frozen=True, slots=True)
class CodesInForce:
    """The codes that may be written in a fiscal year; of what no table stands, all may."""

    year: int
    kinds: frozenset[CodeTableKind]
    """The tables that stand."""
    known: frozenset[Used]
    heirs: Successors
    """What the codes of the year before became in this one."""

    def fault(self, used: Iterable[Used]) -> str:
        """Which code is in no table of the year, and what it became where that is said; "" where all are."""
        wrong = self.wrong(used)
        return wrong[1] if wrong else ""

    def wrong(self, used: Iterable[Used]) -> tuple[CodeLevel, str] | None:
        """The level of the first code that ``fault`` names, and its sentence; None where all may be written."""
        return next(((each[0], self._said(each)) for each in used if not self._may_be(each)), None)

    def _may_be(self, each: Used) -> bool:
        return TABLE_OF[each[0]] not in self.kinds or each in self.known

    def _said(self, each: Used) -> str:
        level, account, code = each
        words = {"year": self.year, "level": worded(str(level.label)), "code": code}
        heirs = self.heirs.after(FOLLOWED[level], code, account) if level in FOLLOWED else ()
        if heirs and heirs != (code,):
            return worded(
                "{year}년 코드표에 없는 {level}입니다: {code}. 새 코드 {heirs}(으)로 적으십시오.",
                heirs=", ".join(heirs),
                **words,
            )
        return worded(
            "{year}년 코드표에 없는 {level}입니다: {code}. 고쳐 적거나, 맞는 코드면 코드표에 더하여 다시 올리십시오.",
            **words,
        )
