"""Reads of the structure of the budget, and of what files posted."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from uuid import UUID

from django.db.models import Sum

from ieum.budget import rules
from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, Grain, Level
from ieum.budget.models import (
    AppropriationCell,
    FiscalYear,
    LedgerEvent,
    LedgerLine,
    Programme,
    SpendingRequest,
    YearClosing,
)
from ieum.budget.queries.names import Names, names_of
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules.kinds import DECIDED_SINCE, GRANTED
from ieum.platform.database.tenancy import current_municipality

_AT_ONCE = 30_000
"""Of the events of a file in one statement, which takes 65,535 values."""


def places(cell_ids: Iterable[UUID], *, fiscal_year_id: UUID) -> dict[UUID, rules.Place]:
    """Cells of a fiscal year as the rules see them; one that is not of that year is left out."""
    cells = AppropriationCell.objects.filter(id__in=list(cell_ids), account__fiscal_year_id=fiscal_year_id)
    return {cell.id: _place(cell) for cell in cells.select_related("account", "programme")}


def registered_cells(fiscal_year_id: UUID) -> dict[rules.CellDraft, UUID]:
    """All cells of a fiscal year by what they were registered as."""
    cells = AppropriationCell.objects.filter(account__fiscal_year_id=fiscal_year_id)
    return {_draft(cell): cell.id for cell in cells.select_related("account", "programme")}


def known_of(fiscal_year_id: UUID, cell_ids: Collection[UUID], day: date) -> rules.Known:
    """What else of the fiscal year a movement of these cells on that day is judged by."""
    lines = LedgerLine.objects.filter(cell__account__fiscal_year_id=fiscal_year_id)
    standing = lines.values("cell_id").annotate(amount=Sum("amount")).filter(amount__gt=0)
    pre_used = standing.filter(balance=Balance.PRE_USED, effective_date__lte=day)
    cut = standing.filter(balance=Balance.COUNCIL_CUT, cell_id__in=list(cell_ids))
    return rules.Known(
        is_closed=YearClosing.objects.filter(fiscal_year_id=fiscal_year_id).exists(),
        open_pre_use=pre_used.count(),
        cut=frozenset(cut.values_list("cell_id", flat=True)),
        unbudgeted=_unbudgeted(list(cell_ids), day),
    )


def _unbudgeted(cell_ids: list[UUID], day: date) -> frozenset[UUID]:
    """Those of some cells whose 세부사업 has no money of a budget on a day, nor of the reserve or an 이용."""
    programmes = dict(AppropriationCell.objects.filter(id__in=cell_ids).values_list("id", "programme_id"))
    lines = LedgerLine.objects.filter(cell__programme_id__in=programmes.values(), effective_date__lte=day)
    sums = (lines.filter(balance__in=each).values("cell__programme_id") for each in (GRANTED, DECIDED_SINCE))
    budgeted = {
        programme
        for each in sums
        for programme in each.annotate(won=Sum("amount")).filter(won__gt=0).values_list("cell__programme_id", flat=True)
    }
    return frozenset(cell for cell, programme in programmes.items() if programme not in budgeted)


def standing_of_cells(cell_ids: Iterable[UUID]) -> dict[tuple[UUID, Balance], int]:
    """What stands of each balance of some cells, in won, whatever the day."""
    rows = LedgerLine.objects.filter(cell_id__in=list(cell_ids)).values_list("cell_id", "balance")
    return {(cell_id, Balance(balance)): int(won) for cell_id, balance, won in rows.annotate(won=Sum("amount"))}


def remainders(fiscal_year_id: UUID) -> dict[UUID, int]:
    """What is left of each cell that reports its spending, in won: neither spent, carried over nor lapsed."""
    parameters = {"municipality": current_municipality(), "year": fiscal_year_id}
    rows = rows_of("SELECT * FROM ieum_budget_remainders(%(municipality)s, %(year)s) WHERE remainder <> 0", parameters)
    return {row["cell_id"]: int(row["remainder"]) for row in rows}


def last_returned(cell_ids: Iterable[UUID], *, after: date) -> date | None:
    """The last day after another one on which money that was spent came back to some cells; None where none did."""
    spent = LedgerLine.objects.filter(cell_id__in=list(cell_ids), balance=Balance.SPENT, effective_date__gt=after)
    days = spent.values("cell_id", "effective_date").annotate(won=Sum("amount")).filter(won__lt=0)
    return max((each["effective_date"] for each in days), default=None)


def find_year(year: int) -> FiscalYear | None:
    """The fiscal year; None where it is not opened."""
    return FiscalYear.objects.filter(year=year).first()


def years() -> list[int]:
    """Fiscal years that are opened, in order."""
    return list(FiscalYear.objects.order_by("year").values_list("year", flat=True))


def name_of_cell(cell_id: UUID) -> str | None:
    """What a cell is called on a page, from its programme or account on; None where there is none here."""
    cell = AppropriationCell.objects.select_related("programme", "account").filter(id=cell_id).first()
    if cell is None:
        return None
    origin = "" if cell.carry_origin == CarryOrigin.CURRENT else cell.get_carry_origin_display()
    return " ".join(part for part in (str(cell), cell.division, cell.get_funding_display(), origin) if part)


def path_of_cell(cell_id: UUID) -> tuple[int, tuple[str, ...]] | None:
    """The fiscal year of a cell and its names from the account down, as in ``BalanceRow``; None where there is none."""
    cell = AppropriationCell.objects.select_related("programme", "account__fiscal_year").filter(id=cell_id).first()
    if cell is None:
        return None
    programme = cell.programme or Programme()
    names = Names(
        cell.account.kind, cell.account.name, programme.policy_code, programme.policy_name, programme.unit_code,
        programme.unit_name, programme.code, programme.name, cell.division, cell.item, cell.funding, cell.carry_origin,
    )  # fmt: skip
    return cell.account.fiscal_year.year, names_of(names, Level.CELL)


def programme_codes() -> set[str]:
    """Codes of policies, units and programmes that are registered in any year."""
    return {code for row in Programme.objects.values_list("policy_code", "unit_code", "code") for code in row}


def codes_of_names(year: int) -> dict[tuple[str, ...], tuple[str, str, str]]:
    """Codes of policy, unit and programme by account and names, as this year has them, or the last one before."""
    rows = Programme.objects.filter(account__fiscal_year__year__lte=year).order_by("account__fiscal_year__year")
    columns = ("account__name", "policy_name", "unit_name", "name", "policy_code", "unit_code", "code")
    return {row[:4]: row[4:] for row in rows.values_list(*columns)}


def source_of_content(sha256: str) -> UUID | None:
    """The source that ledger events or 품의 with that content name; None where nothing of it was ever posted."""
    rows = (LedgerEvent.objects, SpendingRequest.objects)
    found = (each.filter(source__sha256=sha256).values_list("source_id", flat=True).first() for each in rows)
    return next(filter(None, found), None)


def cells_of(events: Iterable[LedgerEvent]) -> dict[int, list[UUID]]:
    """The cells that events move, by fiscal year."""
    found: dict[int, dict[UUID, None]] = {}
    rest = iter(events)
    while some := list(islice(rest, _AT_ONCE)):
        lines = LedgerLine.objects.filter(event__in=some).values_list("event__fiscal_year__year", "cell_id")
        for year, cell_id in lines.distinct():
            found.setdefault(year, {})[cell_id] = None
    return {year: list(cells) for year, cells in found.items()}


def standing_events(source_id: UUID) -> list[LedgerEvent]:
    """Events of a source that are not reversed, in the order of its rows."""
    reversed_ids = LedgerEvent.objects.filter(source_id=source_id, reverses__isnull=False).values("reverses_id")
    events = LedgerEvent.objects.filter(source_id=source_id, reverses=None).select_related("operation")
    return list(events.exclude(id__in=reversed_ids).order_by("place_line"))


_REPORTING = {
    "reports_allotment": Balance.ALLOTTED,
    "reports_commitment": Balance.COMMITTED,
    "reports_spending": Balance.SPENT,
}


def _place(cell: AppropriationCell) -> rules.Place:
    programme = cell.programme or Programme()
    return rules.Place(
        id=cell.id,
        name=str(cell),
        account_id=cell.account_id,
        policy_code=programme.policy_code,
        unit_code=programme.unit_code,
        programme_code=programme.code,
        item=cell.item,
        funding=Funding(cell.funding),
        carry_origin=CarryOrigin(cell.carry_origin),
        grain=Grain(cell.grain),
        reported=_reported(cell),
    )


def _draft(cell: AppropriationCell) -> rules.CellDraft:
    programme = cell.programme or Programme()
    return rules.CellDraft(
        account_kind=AccountKind(cell.account.kind),
        account=cell.account.name,
        policy=(programme.policy_code, programme.policy_name),
        unit=(programme.unit_code, programme.unit_name),
        programme=(programme.code, programme.name),
        division=cell.division,
        item=cell.item,
        funding=Funding(cell.funding),
        carry_origin=CarryOrigin(cell.carry_origin),
        reported=_reported(cell),
    )


def _reported(cell: AppropriationCell) -> frozenset[Balance]:
    return frozenset(balance for name, balance in _REPORTING.items() if getattr(cell, name))
