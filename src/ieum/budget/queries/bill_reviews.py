"""What of a budget bill should have been reviewed or planned before, and what bars it (지방재정법 제33조, 제37조)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ieum.budget.choices import (
    CodeKind,
    InvestmentKind,
    MatterKind,
    MatterState,
    ProvisionKind,
    ReviewNeed,
    Side,
)
from ieum.budget.models import BudgetVersion, Programme
from ieum.budget.queries.bills import VersionLine
from ieum.budget.queries.code_tables import terms_of_accounts
from ieum.budget.queries.codes import successors_into
from ieum.budget.queries.funds import ended_funds
from ieum.budget.queries.matters import StandingMatter, judgement, matters, newest_by_programme, planned_codes
from ieum.budget.queries.provisions import provisions_of
from ieum.budget.rules.accounts import term_warning
from ieum.budget.rules.investment import review_needed
from ieum.budget.rules.matter_checks import FAILED, PASSED
from ieum.budget.rules.matters import HUNDRED_MILLION, about_eok
from ieum.budget.rules.parameters import version_on
from ieum.kernel.parameters import Version
from ieum.kernel.particles import with_particles

_SERVICES = ("207-01",)
"""The item of services for research."""
_NOT_REVIEWED = (MatterState.DRAFT, MatterState.SUBMITTED, MatterState.IN_COMMITTEE, MatterState.VOTED_DOWN)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a programme of a bill, and whether the bill is not submitted with it."""

    sentence: str
    bars: bool = False


def bill_warnings(of: BudgetVersion, lines: Sequence[VersionLine], reviews: Iterable[Finding]) -> list[str]:
    """Programmes of a bill with these lines that should have been reviewed or planned before, in sentences.

    ``reviews`` are those of ``bill_reviews``; of them, what bars the bill ``unreviewed`` tells.
    """
    found = (*reviews, *_plans(of, lines), *_ended(of, lines))
    return [each.sentence for each in found if not each.bars]


def unreviewed(reviews: Iterable[Finding]) -> list[str]:
    """Programmes of a bill that must not be in it without a 투자심사 that they passed, in sentences (제37조).

    Those whose review failed or is not concluded, and new ones above the threshold without any. Of a programme that the
    ledger of the year before does not tell apart it is not known whether it is new; it is only warned of.
    """
    return [each.sentence for each in reviews if each.bars]


def bill_reviews(of: BudgetVersion, lines: Sequence[VersionLine]) -> list[Finding]:
    """What is said of 투자심사 and the programmes of a bill with these lines.

    Only what is known of a programme counts: a review that names its code, or a sum of the bill above the threshold,
    in which a 계속비 counts with all its years.
    """
    return list(_reviews(of, lines))


def _amounts(lines: Iterable[VersionLine], items: tuple[str, ...] = ("",)) -> Counter[tuple[str, str]]:
    """Won of each programme of expenditure, of the items that begin so."""
    found = Counter[tuple[str, str]]()
    for line in lines:
        if line.side is Side.EXPENDITURE and line.programme[0]:
            found[line.programme] += line.stated[-1].amount if line.stated and line.code.startswith(items) else 0
    return found


def _reviews(of: BudgetVersion, lines: Sequence[VersionLine]) -> Iterator[Finding]:
    amounts, old = _amounts(lines), _codes_before(of)
    reviews = newest_by_programme(MatterKind.INVESTMENT, {code for code, _ in amounts})
    invested = _invested(lines, _continuing(of, lines), of.fiscal_year.first_day)
    for programme, amount in amounts.items():
        code, name = programme[0], " ".join(programme)
        if amount > 0 and code in reviews:
            yield from _review(name, reviews[code], of.fiscal_year.first_day)
        elif amount > 0:
            kinds = {kind: parts[programme] for kind, parts in invested.items()}
            is_new = old is not None and code not in old
            yield from _without_review(name, kinds, of.fiscal_year.first_day, is_new=is_new)


def _continuing(of: BudgetVersion, lines: Sequence[VersionLine]) -> list[tuple[tuple[str, str], str, int]]:
    """Programme, item and won of other years of the 계속비 of a bill, which are parts of the 총사업비 (제42조)."""
    named = {line.programme[0]: line.programme for line in lines if line.side is Side.EXPENDITURE}
    found = [each.now for each in provisions_of(of.pk) if each.kind is ProvisionKind.CONTINUING]
    return [
        (named[each.programme], each.item, each.total - each.of_year(of.fiscal_year.year))
        for each in found
        if each and each.programme in named
    ]


def _invested(
    lines: Sequence[VersionLine], continuing: list[tuple[tuple[str, str], str, int]], day: date
) -> dict[InvestmentKind, Counter[tuple[str, str]]]:
    """Won of each programme by the kind of project that its items show it to be, with all years of its 계속비."""
    version = version_on("investment_items", day)
    found = {}
    for kind, begins in (version.value if version else {}).items():
        amounts = found[InvestmentKind(kind)] = _amounts(lines, tuple(begins))
        for programme, item, won in continuing:
            amounts[programme] += won if item.startswith(tuple(begins)) else 0
    return found


def _ended(of: BudgetVersion, lines: Sequence[VersionLine]) -> Iterator[Finding]:
    """Accounts that are to exist until a day before or in the year of the bill, and funds by their plans."""
    year = of.fiscal_year.year
    accounts = {line.account for line in lines if line.stated and line.stated[-1].amount}
    told = ended_funds(accounts, of.fiscal_year.first_day) | terms_of_accounts(year)
    for name in sorted(accounts & told.keys()):
        if said := term_warning(name, told[name], year):
            yield Finding(said)


def _codes_before(of: BudgetVersion) -> set[str] | None:
    """What the programmes of the year before are now; None where the ledger has none of it, so nothing is new."""
    year = of.fiscal_year.year
    before = Programme.objects.filter(account__fiscal_year__year=year - 1).values_list("code", "account__name")
    heirs = successors_into(year)
    return {now for code, account in before for now in heirs.after(CodeKind.PROGRAMME, code, account)} or None


def _review(name: str, review: StandingMatter, day: date) -> Iterator[Finding]:
    if review.state in FAILED:
        said = (
            f"{name}: 투자심사 결과가 '{review.state.label}'이므로 예산을 편성할 수 없습니다. (지방재정법 제37조제5항)"
        )
        yield Finding(said, bars=True)
    elif review.state in PASSED:
        found = judgement(review, on=day).warnings
        yield from (Finding(f"{name}: {each}") for each in found if each.startswith("재심사"))
    else:
        answer = review_needed(review.stated, on=day)
        if answer.readings:
            so_far = f"{review.row}이(가) 아직 '{review.state.label}'입니다."
            said = with_particles(f"{name}: 투자심사 결과가 필요합니다. {so_far} {answer.why}")
            yield Finding(said, bars=answer.need is ReviewNeed.REQUIRED)


def _without_review(name: str, amounts: Mapping[InvestmentKind, int], day: date, *, is_new: bool) -> Iterator[Finding]:
    """What is said of the first kind of project as which a programme without a review is above the threshold."""
    version = version_on("investment_review", day)
    over = [(kind, won) for kind, won in amounts.items() if version and won >= _threshold(version, kind)]
    if version is None or not over:
        return
    kind, won = over[0]
    since = f"(기준: {version.since.isoformat()} 시행)"
    if is_new:
        asked = "투자심사 결과가 필요합니다. 심사에서 제외되는 사업이면 투자심사에 제외 사유를 적으십시오."
        said = f"{name}: 총사업비 {about_eok(won)} 이상인 신규 {kind.label}입니다. {asked} {since}"
        yield Finding(with_particles(said), bars=True)
    else:
        asked = f"{kind.label}에 {about_eok(won)}을 편성하는데 투자심사가 없습니다. 신규 사업이면 심사하십시오."
        yield Finding(f"{name}: {asked} {since}")


def _threshold(version: Version[Any], kind: InvestmentKind) -> int:
    """Won from which a project of a kind is reviewed; more than any where a table does not name the kind."""
    least = (row["from"] * HUNDRED_MILLION for row in version.value if kind in row["kinds"])
    return min(least, default=2**62)


def _plans(of: BudgetVersion, lines: Sequence[VersionLine]) -> Iterator[Finding]:
    amounts, services = _amounts(lines), _amounts(lines, _SERVICES)
    researched = newest_by_programme(MatterKind.RESEARCH, {code for code, _ in amounts})
    rewarded, planned = _rewarded(of.fiscal_year.year - 2), planned_codes(of.fiscal_year.year)
    for programme, amount in amounts.items():
        code, name = programme[0], " ".join(programme)
        yield from _research(name, services[programme], researched.get(code))
        if code in rewarded and amount:
            yield Finding(f"{name}: 예산성과금을 지급한 경비입니다. 감액했는지 확인하십시오. (시행령 제52조제1항)")
        if planned is not None and amount and code not in planned:
            yield Finding(f"{name}: 중기지방재정계획에 없는 사업입니다. (지방재정법 제33조)")


def _research(name: str, amount: int, review: StandingMatter | None) -> Iterator[Finding]:
    """A service for research is reviewed before money is set aside for it."""
    if amount <= 0 or (review is not None and review.state not in _NOT_REVIEWED):
        return
    so_far = f" {review.row}은(는) '{review.state.label}'입니다." if review else ""
    said = f"{name}: 연구용역비({_SERVICES[0]})를 편성하는데 용역과제 심의가 끝나지 않았습니다.{so_far}"
    yield Finding(with_particles(said))


def _rewarded(year: int) -> set[str]:
    """세부사업 whose saving in a year was rewarded."""
    paid = matters(MatterKind.REWARD, year=year).filter(state_now=MatterState.PAID)
    return {each.programme for each in paid if each.programme}
