"""예산절감 as facts: what is to be saved and what was, by year, account and category of expense."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ieum.budget.choices import SavingCategory
from ieum.budget.models import FiscalYear
from ieum.budget.queries.targets import Saving, savings
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Derived

SOURCE = "예산절감 목표와 실적"


def saving_observations(epoch: int) -> list[Observation]:
    """Targets of all years as known at an epoch, and results where all of a group are stated."""
    found: list[Observation] = []
    for year in FiscalYear.objects.order_by("year"):
        for (account, category), group in _groups(savings(year.pk, epoch=epoch)).items():
            about = {"year": str(year), "account": account, "expense": str(category.label)}
            found.extend(_stated(about, group))
    return found


def _groups(rows: Sequence[Saving]) -> Mapping[tuple[str, SavingCategory], list[Saving]]:
    groups: dict[tuple[str, SavingCategory], list[Saving]] = {}
    for each in rows:
        groups.setdefault((each.target.account.name, SavingCategory(each.target.category)), []).append(each)
    return groups


def _stated(about: Mapping[str, str], group: Sequence[Saving]) -> Iterator[Observation]:
    set_on = max(each.target.set_on for each in group)
    yield _observation(about, sum(each.target.amount for each in group), set_on, Nature.TARGET)
    saved = [each.saved for each in group if each.saved is not None]
    if len(saved) == len(group):
        stated_on = max(each.stated_on or set_on for each in group)
        yield _observation(about, sum(saved), stated_on, Nature.ACTUAL)


def _observation(about: Mapping[str, str], amount: int, on: date, nature: Nature) -> Observation:
    words = "목표" if nature is Nature.TARGET else "실적"
    return Observation(
        dataset="budget.saving", subject=subject_of(about), measure="amount", value=Decimal(amount), absence=None,
        unit="원", effective_date=on, stated_on=on, source=SOURCE, line=None,
        cell=f"{about['year']}/{about['account']}/{about['expense']}/{words}", printed=f"{amount:,}", nature=nature,
        basis=SOURCE,
    )  # fmt: skip


DERIVED = (Derived("budget.saving", SOURCE, saving_observations),)
