"""What of a budget bill should have been reviewed or planned before, and what bars it (지방재정법 제33조, 제37조)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import MatterKind, MatterState, ReviewNeed, Side
from ieum.budget.models import BudgetVersion, Programme
from ieum.budget.queries.bills import VersionLine
from ieum.budget.queries.matters import StandingMatter, judgement, matters, newest_by_programme, planned_codes
from ieum.budget.rules.investment import review_needed
from ieum.budget.rules.matter_checks import FAILED, PASSED
from ieum.budget.rules.matters import HUNDRED_MILLION, about_eok, version_on
from ieum.kernel.particles import with_particles

_SERVICES = "207-01"
"""The item of services for research."""
_NOT_REVIEWED = (MatterState.DRAFT, MatterState.SUBMITTED, MatterState.IN_COMMITTEE, MatterState.VOTED_DOWN)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is said of a programme of a bill, and whether the bill is not submitted with it."""

    sentence: str
    bars: bool = False


def bill_warnings(of: BudgetVersion, lines: Iterable[VersionLine]) -> list[str]:
    """Programmes of a bill with these lines that should have been reviewed or planned before, in sentences.

    Only what is known of a programme counts: a review that names its code, or a sum of the bill above the threshold.
    What bars the bill ``unreviewed`` tells.
    """
    lines = list(lines)
    return [each.sentence for each in (*_reviews(of, lines), *_plans(of, lines)) if not each.bars]


def unreviewed(of: BudgetVersion, lines: Iterable[VersionLine]) -> list[str]:
    """Programmes of a bill that must not be in it without a 투자심사 that they passed, in sentences (제37조).

    Those whose review failed or is not concluded, and new ones above the threshold without any. Of a programme that the
    ledger of the year before does not tell apart it is not known whether it is new; it is only warned of.
    """
    return [each.sentence for each in _reviews(of, lines) if each.bars]


def _amounts(lines: Iterable[VersionLine], code: str = "") -> Counter[tuple[str, str]]:
    """Won of each programme of expenditure, of one item where ``code`` names it."""
    found = Counter[tuple[str, str]]()
    for line in lines:
        if line.side is Side.EXPENDITURE and line.programme[0]:
            found[line.programme] += line.stated[-1].amount if line.stated and code in ("", line.code) else 0
    return found


def _reviews(of: BudgetVersion, lines: Iterable[VersionLine]) -> Iterator[_Finding]:
    reviews, new = newest_by_programme(MatterKind.INVESTMENT), _new_programmes(of)
    for (code, name), amount in _amounts(lines).items():
        if amount > 0:
            review, is_new = reviews.get(code), new is not None and (code, name) not in new
            yield from _review(f"{code} {name}", amount, review, of.fiscal_year.first_day, is_new=is_new)


def _new_programmes(of: BudgetVersion) -> set[tuple[str, str]] | None:
    """The programmes of the year before; None where the ledger has none of it, so that nothing is known to be new."""
    before = Programme.objects.filter(account__fiscal_year__year=of.fiscal_year.year - 1)
    return set(before.values_list("code", "name")) or None


def _review(name: str, amount: int, review: StandingMatter | None, day: date, *, is_new: bool) -> Iterator[_Finding]:
    if review is None:
        yield from _without_review(name, amount, day, is_new=is_new)
    elif review.state in FAILED:
        said = (
            f"{name}: 투자심사 결과가 '{review.state.label}'이므로 예산을 편성할 수 없습니다. (지방재정법 제37조제5항)"
        )
        yield _Finding(said, bars=True)
    elif review.state in PASSED:
        found = judgement(review, on=day).warnings
        yield from (_Finding(f"{name}: {each}") for each in found if each.startswith("재심사"))
    else:
        answer = review_needed(review.stated, on=day)
        if answer.readings:
            so_far = f"{review.row}이(가) 아직 '{review.state.label}'입니다."
            said = with_particles(f"{name}: 투자심사 결과가 필요합니다. {so_far} {answer.why}")
            yield _Finding(said, bars=answer.need is ReviewNeed.REQUIRED)


def _without_review(name: str, amount: int, day: date, *, is_new: bool) -> Iterator[_Finding]:
    version = version_on("investment_review", day)
    lowest = min((row["from"] for row in version.value if "GENERAL" in row["kinds"]), default=0) if version else 0
    if version is None or amount < lowest * HUNDRED_MILLION:
        return
    since = f"(기준: {version.since.isoformat()} 시행)"
    if is_new:
        said = f"{name}: 총사업비 {about_eok(amount)} 이상인 신규 사업입니다. 투자심사 결과가 필요합니다. {since}"
        yield _Finding(said, bars=True)
    else:
        asked = f"{about_eok(amount)}을 편성하는데 투자심사가 없습니다. 신규 사업이면 심사하십시오."
        yield _Finding(f"{name}: {asked} {since}")


def _plans(of: BudgetVersion, lines: list[VersionLine]) -> Iterator[_Finding]:
    services, researched = _amounts(lines, _SERVICES), newest_by_programme(MatterKind.RESEARCH)
    rewarded, planned = _rewarded(of.fiscal_year.year - 2), planned_codes(of.fiscal_year.year)
    for programme, amount in _amounts(lines).items():
        code, name = programme[0], " ".join(programme)
        yield from _research(name, services[programme], researched.get(code))
        if code in rewarded and amount:
            yield _Finding(f"{name}: 예산성과금을 지급한 경비입니다. 감액했는지 확인하십시오. (시행령 제52조제1항)")
        if planned is not None and amount and code not in planned:
            yield _Finding(f"{name}: 중기지방재정계획에 없는 사업입니다. (지방재정법 제33조)")


def _research(name: str, amount: int, review: StandingMatter | None) -> Iterator[_Finding]:
    """A service for research is reviewed before money is set aside for it."""
    if amount <= 0 or (review is not None and review.state not in _NOT_REVIEWED):
        return
    so_far = f" {review.row}은(는) '{review.state.label}'입니다." if review else ""
    said = f"{name}: 연구용역비({_SERVICES})를 편성하는데 용역과제 심의가 끝나지 않았습니다.{so_far}"
    yield _Finding(with_particles(said))


def _rewarded(year: int) -> set[str]:
    """세부사업 whose saving in a year was rewarded."""
    paid = matters(MatterKind.REWARD, year=year).filter(state_now=MatterState.PAID)
    return {each.programme for each in paid if each.programme}
