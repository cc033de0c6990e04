"""What codes of the year before became: followed by the rows of successors, split and merged ones told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ieum.budget.choices import CodeKind
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

CODE, NOTE = 100, 200
"""Longest texts, in characters."""
WITH_ACCOUNT = frozenset({CodeKind.POLICY, CodeKind.UNIT, CodeKind.PROGRAMME})
"""Kinds whose codes belong to an account: in a succession to that of the year before."""


Place = tuple[str, str, str, str]
"""Account, code of the programme ("" for revenue), division, and 통계목 or 세입과목."""


@dataclass(frozen=True, slots=True)
class Succession:
    """That a code of the year before goes on as another; "" for ``after`` where it ended."""

    kind: CodeKind
    account: str
    before: str
    after: str
    note: str = ""

    @property
    def pair(self) -> tuple[CodeKind, str, str, str]:
        """What tells it from all others."""
        return self.kind, self.account, self.before, self.after


@dataclass(frozen=True, slots=True)
class Successors:
    """All successions from one year into the next; a code that none names goes on as itself."""

    _after: Mapping[tuple[CodeKind, str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Succession]) -> "Successors":
        """By the codes of the year before."""
        found: dict[tuple[CodeKind, str, str], tuple[str, ...]] = {}
        for each in rows:
            key = (each.kind, each.account, each.before)
            found[key] = (*found.get(key, ()), *filter(None, (each.after,)))
        return cls(found)

    def after(self, kind: CodeKind, code: str, account: str = "") -> tuple[str, ...]:
        """What a code became: itself, one other, several where it was split, none where it ended."""
        return self._after.get((kind, account if kind in WITH_ACCOUNT else "", code), (code,))

    def is_told(self, kind: CodeKind, code: str, account: str = "") -> bool:
        """Whether rows say what a code became; otherwise it goes on as itself."""
        return (kind, account if kind in WITH_ACCOUNT else "", code) in self._after

    def accounts(self, account: str) -> tuple[str, ...]:
        """What an account became; "" stays what belongs to none."""
        return self.after(CodeKind.ACCOUNT, account) if account else ("",)

    def places(self, kind: CodeKind, code: str, account: str) -> tuple[tuple[str, str], ...]:
        """Account and code that a code became, where its account may have become another one too."""
        return tuple((own, each) for own in self.accounts(account) for each in self.after(kind, code, account))

    def heirs(self, place: Place) -> tuple[Place, ...]:
        """The places that one of the year before goes on as."""
        account, programme, division, code = place
        within = self.places(CodeKind.PROGRAMME, programme, account)
        codes = self.after(CodeKind.ITEM if programme else CodeKind.REVENUE, code)
        divisions = self.after(CodeKind.DIVISION, division)
        return tuple((*each, where, own) for each in within for where in divisions for own in codes)

    def before(self, kind: CodeKind, code: str, account: str = "") -> tuple[str, ...]:
        """The codes whose rows say that they became this one, of what became its account; () where no row says so."""
        own = account if kind in WITH_ACCOUNT else ""
        return tuple(
            old
            for (of, place, old), new in self._after.items()
            if of is kind and code in new and own in self.accounts(place)
        )

    def divided(self, kind: CodeKind) -> set[tuple[str, str]]:
        """Account and code of all that have a part of a code that was split."""
        split = [(of[1], each) for of, new in self._after.items() if of[0] is kind and len(new) > 1 for each in new]
        return {(own, each) for account, each in split for own in self.accounts(account)}


@dataclass(frozen=True, slots=True)
class Lineage:
    """What places of all years before one became in it."""

    year: int
    steps: Mapping[int, Successors]
    """By the year that they lead into; a year without any changed nothing."""

    def places(self, place: Place, since: int) -> frozenset[Place]:
        """What a place of a year became: itself, one other, several where it was split, none where it ended."""
        found = {place}
        for into in range(since + 1, self.year + 1):
            if into in self.steps:
                found = {heir for each in found for heir in self.steps[into].heirs(each)}
        return frozenset(found)


def faults_of(rows: Mapping[int, Succession], standing: Iterable[Succession] = ()) -> list[RowFault]:
    """What is wrong with rows by their lines, beside those that stand.

    Repeated ones, ends beside successors, and splits and mergers of which it is not said what became of them.
    """
    beside = {each.pair: each for each in standing} | {each.pair: each for each in rows.values()}
    heirs = Counter(pair[:3] for pair in beside)
    sources = Counter((kind, account, after) for kind, account, _, after in beside if after)
    first: dict[tuple[CodeKind, str, str, str], int] = {}
    faults = []
    for line, row in rows.items():
        seen = first.setdefault(row.pair, line)
        if seen != line:
            faults.append(RowFault(line, worded("{before}행과 같은 승계입니다. 한 줄을 지우십시오.", before=seen)))
        is_split = heirs[row.pair[:3]] > 1
        if is_split and not row.after:
            faults.append(RowFault(line, worded("{code}: 새 코드가 있는데 없어졌다고도 적었습니다.", code=row.before)))
        if (is_split or sources[row.kind, row.account, row.after] > 1) and not row.note:
            said = worded(
                "{code}: 여럿으로 나뉘거나 합친 코드입니다. 비고에 무엇이 어떻게 되었는지 적으십시오.", code=row.before
            )
            faults.append(RowFault(line, said))
    return faults
