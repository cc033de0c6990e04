"""Adoption of a budget bill (의결 확정): what the council voted goes to the ledger, to the won."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import AccountKind, Funding, MovementKind, RevenueKind, Side, VersionKind
from ieum.budget.models import BudgetVersion, VersionPosting
from ieum.budget.operations.cells import register_under
from ieum.budget.operations.movements import hold_cells
from ieum.budget.operations.provisions import votes_of
from ieum.budget.operations.revenue import (
    hold_year,
    post_revenue,
    post_with_revenue,
    register_revenue_cell,
    seal_round,
)
from ieum.budget.operations.teams import carry_teams_under
from ieum.budget.operations.versions import Bill
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.queries.revenue import RevenuePlace
from ieum.budget.queries.taking_up import taken_up_by
from ieum.budget.rules.versions import TAKEN_UP, cuts, proposals, revised, taken_up

Amounts = dict[rules.CellDraft, int]


@dataclass(frozen=True, slots=True)
class Adoption:
    """What an adoption posted."""

    events: tuple[UUID, ...]
    amount: int
    """Won of expenditure that the council adopted."""


@transaction.atomic
def adopt_version(*, version_id: UUID, actor_id: UUID, voted_on: date, reason: str) -> Adoption:
    """Record the council's vote: the budget with what it takes up, and what the council cut, are posted or nothing is.

    An original budget counts from the first day of its year, or from the vote where that came later. With it the teams
    of the year before go on with what they were in charge of.

    :raises VersionRefused: if the table does not allow it: sides that differ, a reserve too large, no consent
    :raises MovementRefused: if the ledger does not allow it
    """
    bill = Bill(version_id, actor_id=actor_id, on=voted_on)
    row = bill.allowed("adopt", facts=version_facts(bill.version, bill.steps))
    operation_id = bill.opened(row, reason)
    lines = [line for line in bills.version_lines(version_id) if line.side is Side.EXPENDITURE]
    adopted = _amounts(lines, bill.version, bill.steps[-1].position)
    year, on = bill.version.fiscal_year, max(voted_on, bill.version.fiscal_year.first_day)
    granted = _granted(bill.version, adopted)
    if bill.version.kind == VersionKind.ORIGINAL and on == year.first_day:
        granted = _with_revision(granted, lines, bill)
    movements = [*granted, *votes_of(bill), _cut(lines, bill)]
    hold_year(year.year)
    cells = _registered(bill.version, (draft for _, amounts in movements for draft in amounts), operation_id)
    hold_cells(year=year.year, cell_ids=cells.values())
    paid = _revenue_taken_up(bill, reason)
    events = []
    for kind, amounts in movements:
        posted = tuple(rules.Line(cells[draft], amount) for draft, amount in amounts.items() if amount)
        if posted:
            needs_round = kind in rules.kinds.ROUNDS
            movement = rules.Movement(
                kind=kind, effective_date=on, lines=posted, round=bill.version.round if needs_round else None
            )
            events.append(
                post_with_revenue(
                    year=year.year, movement=movement, revenue=paid.get(kind, {}), actor_id=actor_id, basis=reason
                ).event_id
            )
    own = {"municipality_id": bill.version.municipality_id, "operation_id": operation_id}
    VersionPosting.objects.bulk_create(VersionPosting(**own, version=bill.version, event_id=each) for each in events)
    _post_revenue(bill, on, reason, paid.values())
    if bill.version.kind == VersionKind.ORIGINAL:
        carry_teams_under(year, basis=reason, actor_id=actor_id)
    bill.step(row, operation_id=operation_id)
    return Adoption(tuple(events), sum(adopted.values()))


def _revenue_taken_up(bill: Bill, reason: str) -> dict[MovementKind, Mapping[UUID, int]]:
    """Won of revenue by place that the budget takes up with the expenditure of each kind."""
    lines = bills.version_lines(bill.version.pk)
    return {
        each.kind: {_revenue_cell(bill, place, reason): amount for place, amount in each.revenue.items()}
        for each in taken_up_by(bill.version, lines, bill.steps[-1].position)
    }


def _post_revenue(bill: Bill, on: date, reason: str, taken: Iterable[Mapping[UUID, int]]) -> None:
    """Post the revenue that the council adopted beside what was ``taken`` up, and seal the round.

    Its two sides are equal and stay so (I3).
    """
    year, number, actor_id = bill.version.fiscal_year.year, bill.version.round, bill.actor_id
    adopted = {
        _revenue_cell(bill, (line.account, line.division, line.code), reason): amount
        for line in bills.version_lines(bill.version.pk)
        if line.side is Side.REVENUE and (amount := line.staged(bill.steps[-1].position).amount)
    }
    for each in taken:
        for cell_id, amount in each.items():
            adopted[cell_id] -= amount
    posted = {cell_id: amount for cell_id, amount in adopted.items() if amount}
    if posted:
        kind = RevenueKind(bill.version.kind)
        post_revenue(year=year, kind=kind, lines=posted, on=on, round=number, actor_id=actor_id, basis=reason)
    seal_round(year=year, kind=VersionKind(bill.version.kind), round=number, actor_id=actor_id, basis=reason)


def _revenue_cell(bill: Bill, place: RevenuePlace, reason: str) -> UUID:
    account, division, code = place
    return register_revenue_cell(
        year=bill.version.fiscal_year.year, account=account, division=division, code=code, actor_id=bill.actor_id,
        basis=reason,
    )  # fmt: skip


def _amounts(lines: Iterable[bills.VersionLine], version: BudgetVersion, position: int) -> Amounts:
    """Won of each cell at a step."""
    kinds = {each.name: AccountKind(each.kind) for each in bills.accounts_of_year(version.fiscal_year_id)}
    return {
        _draft(line, kinds[line.account], funding): amount
        for line in lines
        for funding, amount in line.staged(position).shares.items()
    }


def _draft(line: bills.VersionLine, kind: AccountKind, funding: Funding) -> rules.CellDraft:
    return rules.CellDraft(
        account_kind=kind, account=line.account, policy=line.policy, unit=line.unit, programme=line.programme,
        division=line.division, item=line.code, funding=funding,
    )  # fmt: skip


def _granted(version: BudgetVersion, adopted: Amounts) -> Iterator[tuple[MovementKind, Amounts]]:
    """What the budget takes up, kind by kind, then the budget itself with the rest."""
    kinds = TAKEN_UP[VersionKind(version.kind)]
    standing = bills.standing_of(version.fiscal_year_id, [balance for _, balance in kinds])
    parts = {
        draft: taken_up(amount, [standing.get((*_place(draft), balance), 0) for _, balance in kinds])
        for draft, amount in adopted.items()
    }
    for number, (kind, _) in enumerate(kinds):
        yield kind, {draft: part[number] for draft, part in parts.items()}
    yield MovementKind(version.kind), {draft: part[-1] for draft, part in parts.items()}


def _with_revision(
    granted: Iterable[tuple[MovementKind, Amounts]], lines: Sequence[bills.VersionLine], bill: Bill
) -> Iterator[tuple[MovementKind, Amounts]]:
    """The original budget with what its revised bills (수정예산안) changed of it as a movement of its own."""
    given = proposals(bill.steps)
    first, last = (_amounts(lines, bill.version, position) for position in (given[0], given[-1]))
    for kind, amounts in granted:
        if kind is not MovementKind.ORIGINAL:
            yield kind, amounts
            continue
        changed = {
            draft: revised(amounts.get(draft, 0), first.get(draft, 0), last.get(draft, 0))
            for draft in {**first, **amounts}
        }
        yield kind, {draft: amounts.get(draft, 0) - change for draft, change in changed.items()}
        yield MovementKind.REVISED, changed


def _cut(lines: Iterable[bills.VersionLine], bill: Bill) -> tuple[MovementKind, Amounts]:
    """What the council took from the mayor's proposal."""
    proposed = proposals(bill.steps)[-1]
    kinds = {each.name: AccountKind(each.kind) for each in bills.accounts_of_year(bill.version.fiscal_year_id)}
    return MovementKind.COUNCIL_CUT, {
        _draft(line, kinds[line.account], funding): amount
        for line in lines
        for funding, amount in cuts(line.staged(proposed).shares, line.staged(bill.steps[-1].position).shares).items()
    }


def _registered(
    version: BudgetVersion, drafts: Iterable[rules.CellDraft], operation_id: UUID
) -> Mapping[rules.CellDraft, UUID]:
    """Ids of the cells, whatever balances the known ones report."""
    known = {
        replace(draft, reported=frozenset()): cell_id
        for draft, cell_id in queries.registered_cells(version.fiscal_year_id).items()
    }
    return {
        draft: known.get(replace(draft, reported=frozenset()))
        or register_under(version.fiscal_year_id, draft, operation_id)
        for draft in drafts
    }


def _place(draft: rules.CellDraft) -> tuple[str, str, str, str, str]:
    return draft.account, draft.programme[0], draft.division, draft.item, draft.funding
