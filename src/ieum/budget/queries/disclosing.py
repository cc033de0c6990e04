"""What a 재정공시 consists of: each item of the law with where it stands, whose turn it is, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.fields.json import KT

from ieum.budget.choices import DisclosedState, DisclosurePeriod, MatterKind, MatterState
from ieum.budget.models import Matter, MatterStatement, MatterStep
from ieum.budget.queries.matters import KnownMatter, StandingMatter, known, matters, standing_matters
from ieum.budget.rules.disclosing import Item, item_forms, items_on
from ieum.budget.rules.matters import StatedMatter
from ieum.kernel.calendar.days import Calendar, OutsideCalendar
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.platform.closed_days.queries import own_calendar

_ANSWERED = {"accept": True, "withdraw": False}
"""Steps after which an item has an answer, or none any more."""
_STATES = {MatterState.ASKED: DisclosedState.ASKED, MatterState.ANSWERED: DisclosedState.ANSWERED}
_UNDISCLOSED = (
    MatterState.DRAFT, MatterState.IN_COMMITTEE, MatterState.PASSED, MatterState.AMENDED, MatterState.VOTED_DOWN,
)  # fmt: skip
"""States of a disclosure that was not published yet."""


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """One item of a disclosure."""

    item: Item
    state: DisclosedState
    asked: KnownMatter | None = None
    """What was asked of an office for it; None where nothing was."""
    answer: StatedMatter | None = None
    """What was confirmed last; a correction that is under way does not take its place."""
    confirmed: MatterStep | None = None
    """The step by which it was confirmed."""
    due_on: date | None = None
    """Until when it is to move on; None where nothing is to be done."""

    @property
    def may_be_asked(self) -> bool:
        """Whether an office can be asked for it now."""
        return self.asked is None and self.item.code in item_forms()


def disclosure_items(found: StandingMatter) -> list[ItemStanding]:
    """The items of a disclosure in the order of the law, as they stand now; none before the first day known."""
    day, asked = found.stated.day("confirmed_on") or date.min, asked_items(found.row)
    due = disclosure_due(found.stated)
    return [_standing(each, asked.get(each.code), due) for each in items_on(day, found.stated.traits["period"])]


def asked_items(disclosure: Matter) -> dict[str, KnownMatter]:
    """What offices were asked for by the number of the item; what was withdrawn is left out."""
    rows = Matter.objects.filter(kind=MatterKind.DISCLOSURE_ITEM, statements__traits__disclosure=str(disclosure))
    found = (each for each in _read(rows) if each.steps[-1].state != MatterState.WITHDRAWN)
    return {each.said[0][1].traits["item"]: each for each in found}


def answered(found: KnownMatter, *, on: date | None = None) -> tuple[StatedMatter, MatterStep] | None:
    """What was confirmed last of an item and by which step, by a day; None where nothing was, or it was withdrawn."""
    steps = [each for each in found.steps if each.action in _ANSWERED and (on is None or each.decided_on <= on)]
    return (found.at(steps[-1].position), steps[-1]) if steps and _ANSWERED[steps[-1].action] else None


def item_behind(disclosure: str, item: str) -> UUID | None:
    """The matter by which an office handed in an item, by the name of the disclosure; None where there is none."""
    rows = MatterStatement.objects.filter(matter__kind=MatterKind.DISCLOSURE_ITEM, traits__disclosure=disclosure)
    return rows.filter(traits__item=item).order_by("-matter__number").values_list("matter_id", flat=True).first()


def disclosure_due(stated: StatedMatter, *, calendar: Calendar | None = None) -> date | None:
    """Until when a regular disclosure is published; None for others, and where law or calendar is not known."""
    day = stated.day("confirmed_on")
    if day is None or stated.traits.get("period") == DisclosurePeriod.OCCASIONAL:
        return None
    try:
        case = Case(deadline_rules()["FINANCIAL_DISCLOSURE"], day)
        return deadline(case, calendar=calendar or own_calendar()).due_on
    except (NotYetInForce, OutsideCalendar):
        return None


def open_disclosures() -> list[StandingMatter]:
    """Disclosures that are not published yet."""
    rows = matters(MatterKind.DISCLOSURE).filter(state_now__in=_UNDISCLOSED)
    return standing_matters(rows.select_related("municipality"))


def answers_to_confirm() -> QuerySet[Any]:
    """What offices handed in and nobody confirmed or returned yet, each with ``disclosure``, for which it is."""
    said = MatterStatement.objects.filter(matter=OuterRef("pk")).values(named=KT("traits__disclosure"))
    rows: QuerySet[Any] = matters(MatterKind.DISCLOSURE_ITEM).annotate(disclosure=Subquery(said[:1]))
    return rows.filter(state_now=MatterState.ANSWERED)


def usual_divisions(disclosure: Matter, items: Sequence[Item]) -> Mapping[str, str]:
    """Which office was asked for an item last, by its number."""
    rows = Matter.objects.filter(kind=MatterKind.DISCLOSURE_ITEM, year__lte=disclosure.year).order_by("year", "number")
    labels = {f"{each.code} {each.label}"[:100]: each.code for each in items}
    named = rows.filter(title__in=labels).values_list("title", "division")
    return {labels[title]: division for title, division in named}


def _standing(item: Item, asked: KnownMatter | None, due: date | None) -> ItemStanding:
    if asked is None:
        state = DisclosedState.COMPUTED if item.given_from else DisclosedState.MISSING
        return ItemStanding(item, state, due_on=None if item.given_from else due)
    answer = answered(asked)
    stated, confirmed = answer or (None, None)
    now = MatterState(asked.steps[-1].state)
    if now in _STATES:
        own_due = asked.at(asked.steps[-1].position).day("answer_by") if now is MatterState.ASKED else due
        return ItemStanding(item, _STATES[now], asked, stated, confirmed, own_due)
    is_none = stated is not None and stated.says("is_none")
    state = DisclosedState.NOT_APPLICABLE if is_none else DisclosedState.ENTERED
    return ItemStanding(item, state, asked, stated, confirmed)


def _read(rows: QuerySet[Matter]) -> list[KnownMatter]:
    steps = MatterStep.objects.select_related("operation__actor", "operation__on_behalf_of").order_by("position")
    said = MatterStatement.objects.select_related("step").order_by("step__position")
    found = rows.distinct().order_by("year", "number")
    return [known(each, {}) for each in found.prefetch_related(Prefetch("steps", steps), Prefetch("statements", said))]
