"""예산성과금: how much may be paid for what was saved or brought in, for a case and for a person."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ieum.budget.choices import RewardKind
from ieum.budget.rules.parameters import version_on


@dataclass(frozen=True, slots=True)
class RewardLimit:
    """What may be paid at most, in whole won, and the article that says so."""

    case: int
    person: int
    reference: str


def reward_limit(kind: RewardKind, saved: int, *, is_spread: bool, on: date) -> RewardLimit | None:
    """The limits of a case in which so much was saved or brought in; None before the first day that is known.

    ``is_spread`` counts for savings alone. Of staff ``saved`` is what those cut were paid in a year.
    """
    version = version_on("saving_reward", on)
    if version is None:
        return None
    rule, more = version.value, version.value["spread"]
    is_more = is_spread and kind.value in more["kinds"]
    share = Fraction(rule["shares"][kind.value]) * (1 + (Fraction(more["share"]) if is_more else 0))
    cases, person = (more["cases"], more["person"]) if is_more else (rule["cases"], rule["person"])
    case = int(saved * share)
    return RewardLimit(min(case, cases.get(kind.value, case)), person, version.reference)
