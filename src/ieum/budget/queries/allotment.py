"""Reads of the allotment plan: the one in force, where each cell stands with it, and plan against ledger by quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from ieum.budget.choices import AllotmentKind, BeforeYearGround, Total
from ieum.budget.models import AllotmentHold, AllotmentPlan, AppropriationCell, PlannedAllotment
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules import TOTALS
from ieum.budget.rules.allotment import QUARTERS, RESERVES, Standing
from ieum.office.choices import Outcome, StepRole

_AVAILABLE = [str(each) for each in TOTALS[Total.AVAILABLE]]


class NoSuchPlan(LookupError):
    """There is no such plan in this municipality."""


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell that allotment is kept for, with where it stands."""

    cell_id: UUID
    division: str
    item: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class AllotmentRow:
    """Plan against ledger of a division, in won."""

    division: str
    planned: tuple[int, ...]
    """By quarter."""
    allotted: tuple[int, ...]
    """By quarter of the day on which it was allotted."""
    withheld: int
    available: int

    @property
    def unallotted(self) -> int:
        """What is left to allot, with what is withheld."""
        return self.available - sum(self.allotted)


@dataclass(frozen=True, slots=True)
class PostedAllotment:
    """What was allotted at once."""

    kind: AllotmentKind | None
    """None where it came in by a file, or by itself."""
    quarter: int | None
    """Up to which quarter of the plan; None beside the plan."""
    amount: int
    on: date
    basis: str
    approver: str
    """The office of who approved it; "" where that is only told in the 근거."""
    is_reversed: bool
    event_id: UUID | None
    """The event; None where several came in together by a file."""
    ground: BeforeYearGround | None = None
    """What let it be allotted before the year began; None for what was not."""
    decided_on: date | None = None
    """The day before the year on which that was decided; None for what was not."""


def plans(year_id: UUID) -> QuerySet[AllotmentPlan]:
    """Plans of a year, the newest first."""
    rows: QuerySet[AllotmentPlan] = AllotmentPlan.objects.filter(fiscal_year_id=year_id)
    rows = rows.select_related("case", "draft__case", "fiscal_year", "operation__actor", "operation__on_behalf_of")
    return rows.prefetch_related("draft__steps").order_by("-case__year", "-case__number")


def plan_in_force(year_id: UUID) -> AllotmentPlan | None:
    """The last plan of a year that was approved; None while none is."""
    decided = Q(draft__steps__role=StepRole.DECIDE, draft__steps__outcome=Outcome.PASSED)
    return plans(year_id).filter(decided).first()


def is_plan(case_id: UUID) -> bool:
    """Whether a case asks for a plan."""
    return AllotmentPlan.objects.filter(case_id=case_id).exists()


def is_plan_draft(draft_id: UUID) -> bool:
    """Whether a draft has a plan with its amounts."""
    return AllotmentPlan.objects.filter(draft_id=draft_id).exists()


def plan_year(case_id: UUID) -> int:
    """The fiscal year of the plan that a case asks for."""
    return int(AllotmentPlan.objects.values_list("fiscal_year__year", flat=True).get(case_id=case_id))


def decider_of(plan: AllotmentPlan) -> UUID:
    """The account that approved a plan in force."""
    steps = plan.draft.steps.filter(role=StepRole.DECIDE)
    found: UUID = steps.values_list("decision__actor_id", flat=True).get()
    return found


def planned_by_cell(plan: AllotmentPlan | None) -> Mapping[UUID, tuple[int, ...]]:
    """The quarters of each cell of a plan; nothing without one."""
    found: dict[UUID, list[int]] = {}
    for cell_id, quarter, amount in PlannedAllotment.objects.filter(plan=plan).values_list(
        "cell_id", "quarter", "amount"
    ):
        found.setdefault(cell_id, [0] * len(QUARTERS))[quarter - 1] = amount
    return {cell_id: tuple(amounts) for cell_id, amounts in found.items()}


def planned_cells(year_id: UUID) -> list[PlannedCell]:
    """Cells of this year's money with their allotment as known now; reserves are left out."""
    planned = planned_by_cell(plan_in_force(year_id))
    rows = rows_of(_CELLS, {"year": year_id, "available": _AVAILABLE, "reserves": f"{RESERVES}%"})
    return [
        PlannedCell(
            each["id"], each["division"], each["item"],
            Standing(
                planned.get(each["id"], (0,) * len(QUARTERS)), int(each["by_plan"]), int(each["withheld"]),
                int(each["available"]), int(each["allotted"]),
            ),
        )
        for each in rows
    ]  # fmt: skip


def allotment_rows(year_id: UUID, *, as_of: date) -> list[AllotmentRow]:
    """Plan against ledger by division, in the order of their names."""
    planned = _by_quarter(PlannedAllotment.objects.filter(plan=plan_in_force(year_id)))
    rows = rows_of(_ALLOTTED, {"year": year_id, "available": _AVAILABLE, "reserves": f"{RESERVES}%", "as_of": as_of})
    return [
        AllotmentRow(
            each["division"], planned.get(each["division"], (0,) * len(QUARTERS)),
            tuple(int(each[f"q{quarter}"]) for quarter in QUARTERS), int(each["withheld"]), int(each["available"]),
        )
        for each in rows
    ]  # fmt: skip


def holds(year_id: UUID) -> list[AllotmentHold]:
    """Holds of a year, the newest first, each with ``amount`` and its release where there is one."""
    rows = AllotmentHold.objects.filter(fiscal_year_id=year_id).annotate(amount=Sum("lines__amount"))
    return list(
        rows.select_related("operation__actor", "operation__on_behalf_of")
        .prefetch_related("releases")
        .order_by("-held_on", "scope")
    )


def postings(year_id: UUID) -> list[PostedAllotment]:
    """All that was allotted in a year, also by files, the newest first."""
    return [
        PostedAllotment(
            AllotmentKind(each["kind"]) if each["kind"] else None, each["quarter"], int(each["amount"]),
            each["effective_date"], each["basis"], each["approver"], each["is_reversed"],
            each["event_id"], BeforeYearGround(each["ground"]) if each["ground"] else None, each["decided_on"],
        )
        for each in rows_of(_POSTINGS, {"year": year_id})
    ]  # fmt: skip


def items_of(year_id: UUID) -> list[AppropriationCell]:
    """Cells that a plan may be made for: those of this year's money whose allotment is reported, but reserves."""
    cells = AppropriationCell.objects.filter(
        account__fiscal_year_id=year_id, carry_origin="CURRENT", reports_allotment=True
    )
    return list(
        cells.exclude(item__startswith=RESERVES).order_by(
            "account__name", "programme__code", "division", "item", "funding"
        )
    )


def _by_quarter(rows: QuerySet[PlannedAllotment]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    summed: Any = rows.values_list("cell__division", "quarter").annotate(Sum("amount"))
    for division, quarter, amount in summed:
        found.setdefault(division, [0] * len(QUARTERS))[quarter - 1] = amount
    return {division: tuple(amounts) for division, amounts in found.items()}


_OF_YEAR = """
    WITH cell AS MATERIALIZED (
        SELECT c.id, c.division, c.item
        FROM budget_appropriationcell c JOIN budget_budgetaccount a ON a.id = c.account_id
        WHERE a.fiscal_year_id = %(year)s AND c.carry_origin = 'CURRENT' AND c.reports_allotment
        AND c.item NOT LIKE %(reserves)s
    ), withheld AS (
        SELECT h.cell_id, sum(h.amount) AS amount FROM budget_heldamount h
        WHERE h.cell_id IN (SELECT id FROM cell)
        AND NOT EXISTS (SELECT FROM budget_holdrelease r WHERE r.hold_id = h.hold_id)
        GROUP BY 1
    )"""
"""Cells of this year's money, and what is withheld of them; both statements below begin so."""
# What was allotted by the plan and taken back is not allotted any more.
_CELLS = f"""{_OF_YEAR}, moved AS (
        SELECT l.cell_id,
            sum(l.amount) FILTER (WHERE l.balance = ANY(%(available)s)) AS available,
            sum(l.amount) FILTER (WHERE l.balance = 'ALLOTTED') AS allotted,
            sum(l.amount) FILTER (WHERE l.balance = 'ALLOTTED' AND EXISTS (
                SELECT FROM budget_allotmentposting p WHERE p.event_id IN (e.id, e.reverses_id)
                AND p.plan_id IS NOT NULL
            )) AS by_plan
        FROM budget_ledgerline l JOIN budget_ledgerevent e ON e.id = l.event_id
        WHERE l.cell_id IN (SELECT id FROM cell) GROUP BY 1
    )
    SELECT c.id, c.division, c.item, coalesce(m.available, 0) AS available, coalesce(m.allotted, 0) AS allotted,
        coalesce(m.by_plan, 0) AS by_plan, coalesce(w.amount, 0) AS withheld
    FROM cell c LEFT JOIN moved m ON m.cell_id = c.id LEFT JOIN withheld w ON w.cell_id = c.id
    ORDER BY c.division, c.id
"""  # noqa: S608 - both parts are written here
_ALLOTTED = f"""{_OF_YEAR}, moved AS (
        SELECT c.division, l.balance, extract(quarter FROM l.effective_date) AS quarter, sum(l.amount) AS amount
        FROM budget_ledgerline l JOIN cell c ON c.id = l.cell_id WHERE l.effective_date <= %(as_of)s GROUP BY 1, 2, 3
    ), summed AS (
        SELECT division, coalesce(sum(amount) FILTER (WHERE balance = ANY(%(available)s)), 0) AS available,
            coalesce(sum(amount) FILTER (WHERE balance = 'ALLOTTED' AND quarter = 1), 0) AS q1,
            coalesce(sum(amount) FILTER (WHERE balance = 'ALLOTTED' AND quarter = 2), 0) AS q2,
            coalesce(sum(amount) FILTER (WHERE balance = 'ALLOTTED' AND quarter = 3), 0) AS q3,
            coalesce(sum(amount) FILTER (WHERE balance = 'ALLOTTED' AND quarter = 4), 0) AS q4
        FROM moved GROUP BY 1
    ), held AS (
        SELECT c.division, sum(w.amount) AS amount FROM withheld w JOIN cell c ON c.id = w.cell_id GROUP BY 1
    )
    SELECT s.*, coalesce(h.amount, 0) AS withheld
    FROM summed s LEFT JOIN held h ON h.division = s.division ORDER BY s.division
"""  # noqa: S608 - both parts are written here
# Movements of one operation and day are one allotment: those of a file come in together.
_POSTINGS = """
    SELECT p.kind, p.quarter, p.ground, p.decided_on, e.effective_date, o.basis, coalesce(a.title, '') AS approver,
        b.id IS NOT NULL AS is_reversed, sum(l.amount) AS amount,
        CASE WHEN count(DISTINCT e.id) = 1 THEN (array_agg(e.id))[1] END AS event_id
    FROM budget_ledgerevent e
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_ledgerline l ON l.municipality_id = e.municipality_id AND l.event_id = e.id
    LEFT JOIN platform_account a ON a.id = e.approver_id
    LEFT JOIN budget_allotmentposting p ON p.event_id = e.id
    LEFT JOIN budget_ledgerevent b ON b.municipality_id = e.municipality_id AND b.reverses_id = e.id
    WHERE e.fiscal_year_id = %(year)s AND e.kind = 'ALLOTMENT'
    GROUP BY p.id, o.id, a.id, e.effective_date, b.id IS NOT NULL
    ORDER BY e.effective_date DESC, max(e.epoch) DESC, p.id
"""
