"""What the lines of a bill are written with, held to the code tables of their year by the rule of the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ieum.budget.choices import AccountKind, CodeLevel, Funding
from ieum.budget.rules import CellDraft
from ieum.budget.rules.code_tables import CodesInForce, Used, used_by, used_by_revenue


class WrittenLine(NamedTuple):
    """One line of a bill with one of those who pay for it."""

    account: str
    programme: str
    """Code of its 세부사업; "" of revenue."""
    division: str
    code: str
    funding: Funding | None
    """None of revenue."""


@dataclass(frozen=True, slots=True)
class WrittenCodes:
    """What may be written in a bill: codes in force, and places that the ledger of the year has already."""

    codes: CodesInForce
    paths: Mapping[tuple[str, str], tuple[str, str]]
    """Codes of 정책사업 and 단위사업 by account and 세부사업."""
    standing: frozenset[WrittenLine]

    def wrong(self, line: WrittenLine) -> tuple[CodeLevel, str] | None:
        """Of what level a code of a line is in no table of the year, and the sentence; None where all may be written.

        What adoption would post for such a line, the ledger refuses by the same tables.
        """
        if not self.codes.kinds or line in self.standing:
            return None
        return self.codes.wrong(self._used(line))

    def _used(self, line: WrittenLine) -> Iterator[Used]:
        if line.funding is None:
            return used_by_revenue(line.account, line.division, line.code)
        policy, unit = self.paths.get((line.account, line.programme), ("", ""))
        return used_by(
            CellDraft(
                account_kind=AccountKind.GENERAL, account=line.account, policy=(policy, ""), unit=(unit, ""),
                programme=(line.programme, ""), division=line.division, item=line.code, funding=line.funding,
            )
        )  # fmt: skip
