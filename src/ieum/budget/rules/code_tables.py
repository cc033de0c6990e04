"""Tables of codes of a fiscal year as files give them: what a row may say, and what a whole file breaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ieum.budget.choices import CodeLevel, CodeTableKind
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

LONGEST_CODE, LONGEST_NAME, LONGEST_ACCOUNT = 20, 100, 60
"""Characters, as the ledger holds them."""
LEVELS: Mapping[CodeTableKind, tuple[CodeLevel, ...]] = {
    CodeTableKind.ACCOUNT: (CodeLevel.ACCOUNT,),
    CodeTableKind.FUNCTION: (CodeLevel.FIELD, CodeLevel.SECTOR),
    CodeTableKind.NATURE: (CodeLevel.GROUP, CodeLevel.ITEM),
    CodeTableKind.PROGRAMME: (CodeLevel.POLICY, CodeLevel.UNIT, CodeLevel.PROGRAMME),
}
"""The levels of each table, from the coarsest on (지방재정법 제41조제2항)."""
TABLE_OF = {level: kind for kind, levels in LEVELS.items() for level in levels}
ABOVE = {
    CodeLevel.SECTOR: CodeLevel.FIELD, CodeLevel.ITEM: CodeLevel.GROUP, CodeLevel.POLICY: CodeLevel.SECTOR,
    CodeLevel.UNIT: CodeLevel.POLICY, CodeLevel.PROGRAMME: CodeLevel.UNIT,
}  # fmt: skip
"""The level that a code stands under. 정책사업 stands under a 부문, which a file need not tell."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of a year; ``account`` is "" but for programmes, ``parent`` "" where it stands under none."""

    level: CodeLevel
    account: str
    code: str
    name: str
    parent: str = ""

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
