"""Reads of postings that wait for a second person, and of what became of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.timezone import localdate

from ieum.budget.choices import Balance, ProposalOutcome
from ieum.budget.models import LedgerLine, PostingProposal, ProposalDecision
from ieum.budget.queries.cells import standing_of_cells
from ieum.budget.queries.requests import labels_of
from ieum.platform.audit import first_recorded_at


@dataclass(frozen=True, slots=True)
class Effect:
    """What a posting does to one balance of one cell, in won."""

    cell: str
    balance: Balance
    before: int
    after: int


def proposals() -> QuerySet[PostingProposal]:
    """All of them, the newest first."""
    rows: QuerySet[PostingProposal] = PostingProposal.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "source"
    )
    return rows.prefetch_related("decisions__operation__actor", "decisions__operation__on_behalf_of").order_by(
        "-operation__recorded_at", "-operation__epoch", "kind", "title", "pk"
    )


def waiting() -> QuerySet[PostingProposal]:
    """Those that nobody decided yet, the newest first."""
    return proposals().filter(decisions=None)


def returned_to(account_id: UUID, *, since: date) -> QuerySet[PostingProposal]:
    """What somebody entered that was returned since a day, and that they did not enter again after that."""
    own = Q(operation__actor_id=account_id) | Q(operation__on_behalf_of_id=account_id)
    again = PostingProposal.objects.filter(
        kind=OuterRef("kind"), year=OuterRef("year"), title=OuterRef("title"), pk__gt=OuterRef("decisions__pk")
    )
    returned = Q(decisions__outcome=ProposalOutcome.RETURNED, decisions__operation__recorded_at__date__gte=since)
    return proposals().filter(own, returned).exclude(Exists(again))


def proposal(proposal_id: UUID) -> PostingProposal | None:
    """One of them; None where there is none in this municipality."""
    return proposals().filter(pk=proposal_id).first()


def decision_of(of: PostingProposal) -> ProposalDecision | None:
    """What became of it; None while it waits."""
    return next(iter(of.decisions.all()), None)


def opened_on() -> date:
    """The day on which the municipality recorded something here for the first time; today where it did not yet."""
    return localdate(first_recorded_at())


def effects_of(event_ids: Collection[UUID]) -> list[Effect]:
    """What events did to each balance of each cell, beside what stood before them."""
    lines = LedgerLine.objects.filter(event_id__in=event_ids).values_list("cell_id", "balance")
    moved = {(cell, Balance(balance)): int(won) for cell, balance, won in lines.annotate(Sum("amount"))}
    cells = {cell for cell, _ in moved}
    after, labels = standing_of_cells(cells), labels_of(cells)
    found = [
        Effect(labels[key[0]].label, key[1], after.get(key, 0) - amount, after.get(key, 0))
        for key, amount in moved.items()
    ]
    return sorted(found, key=lambda each: (each.cell, list(Balance).index(each.balance)))
