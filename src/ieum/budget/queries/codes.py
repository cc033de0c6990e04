"""Codes of the budget's structure in each year, and what those of the year before became."""

from ieum.budget.choices import CodeKind, Funding
from ieum.budget.models import AppropriationCell, BudgetAccount, CodeSuccessor, Programme, RevenueCell
from ieum.budget.rules.codes import Lineage, Succession, Successors
from ieum.budget.rules.revenue import UNDIVIDED


def standing_successors(year: int | None = None, *, epoch: int | None = None) -> list[CodeSuccessor]:
    """Successions into a year that stand, or into all, the newest year first; as known at an epoch, or now."""
    pair = ("year", "kind", "account", "before", "after")
    said = CodeSuccessor.objects.all()
    if epoch is not None:
        said = said.filter(operation__epoch__lte=epoch)
    last = said.order_by(*pair, "-position").distinct(*pair).values("pk")
    rows = CodeSuccessor.objects.filter(pk__in=last, stands=True).select_related(
        "operation__actor", "operation__on_behalf_of"
    )
    if year is not None:
        rows = rows.filter(year=year)
    return list(rows.order_by("-year", "kind", "account", "before", "after"))


def successions(year: int, *, epoch: int | None = None) -> list[Succession]:
    """The same as the rules see them."""
    return [_said(each) for each in standing_successors(year, epoch=epoch)]


def successors_into(year: int, *, epoch: int | None = None) -> Successors:
    """What the codes of the year before became in a year, as known at an epoch, or now."""
    return Successors.of(successions(year, epoch=epoch))


def lineage_into(year: int, *, epoch: int | None = None) -> Lineage:
    """What places of all years before became in a year, as known at an epoch, or now."""
    found: dict[int, list[Succession]] = {}
    for each in standing_successors(epoch=epoch):
        found.setdefault(each.year, []).append(_said(each))
    return Lineage(year, {into: Successors.of(rows) for into, rows in found.items()})


def _said(row: CodeSuccessor) -> Succession:
    return Succession(CodeKind(row.kind), row.account, row.before, row.after, row.note)


def codes_of(year: int) -> dict[CodeKind, set[tuple[str, str]]]:
    """Account and code of each kind that a year has; "" for the account of those that belong to none.

    The ledger knows no 분야 and 부문, so that nothing is said of them.
    """
    programmes = Programme.objects.filter(account__fiscal_year__year=year)
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=year)
    places = RevenueCell.objects.filter(account__fiscal_year__year=year).exclude(code=UNDIVIDED)
    used = set(cells.values_list("funding", flat=True).distinct()) - {Funding.UNDIVIDED.value}
    accounts = BudgetAccount.objects.filter(fiscal_year__year=year)
    return {
        CodeKind.ACCOUNT: {("", name) for name in accounts.values_list("name", flat=True)},
        CodeKind.POLICY: set(programmes.values_list("account__name", "policy_code").distinct()),
        CodeKind.UNIT: set(programmes.values_list("account__name", "unit_code").distinct()),
        CodeKind.PROGRAMME: set(programmes.values_list("account__name", "code").distinct()),
        CodeKind.ITEM: {("", item) for item in cells.values_list("item", flat=True).distinct() if item},
        CodeKind.DIVISION: {("", name) for name in cells.values_list("division", flat=True).distinct() if name},
        CodeKind.REVENUE: {("", code) for code in places.values_list("code", flat=True).distinct()},
        CodeKind.FUNDING: {("", str(Funding(each).label)) for each in used},
    }


def unit_names(year: int) -> dict[tuple[str, str], str]:
    """What 단위사업 of a year are called, by account and code."""
    rows = Programme.objects.filter(account__fiscal_year__year=year)
    return {row[:2]: row[2] for row in rows.values_list("account__name", "unit_code", "unit_name").distinct()}


def units_outside(year: int, *, division: str) -> set[tuple[str, str, str]]:
    """Account, 정책사업 and 단위사업 of a year, by their names, that others than a division have a part of."""
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=year, programme__isnull=False)
    names = ("account__name", "programme__policy_name", "programme__unit_name")
    return set(cells.exclude(division=division).values_list(*names).distinct())
