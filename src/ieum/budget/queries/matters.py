"""Reads of what is reviewed and planned around the budget."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from ieum.budget.choices import DisclosurePeriod, MatterKind, MatterState, MoneySource
from ieum.budget.models import Matter, MatterAmount, MatterStatement, MatterStep, YearClosing
from ieum.budget.queries.bills import division_parts_on, role_parts
from ieum.budget.queries.funds import fund_books
from ieum.budget.queries.provisions import contracted_in
from ieum.budget.queries.rollups import NOW, Point
from ieum.budget.rules.matter_checks import FAILED, PASSED, Judgement, Surroundings, judged
from ieum.budget.rules.matters import INCOME, StatedMatter, YearAmount
from ieum.budget.states import MatterFacts
from ieum.platform.acting import concerned
from ieum.platform.closed_days.queries import due_changes

CONFIRMED = (MatterState.CONFIRMED, MatterState.DELIVERED)
"""States in which a mid-term plan holds."""
_CONCLUDED = (*PASSED, *FAILED)
_PUBLISHED = (MatterState.PUBLISHED, MatterState.REPORTED)
DISCLOSED: Mapping[MatterKind, tuple[MatterState, ...]] = {
    MatterKind.FUND: (MatterState.ADOPTED,),
    MatterKind.MID_TERM: CONFIRMED,
    MatterKind.INVESTMENT: _CONCLUDED,
    MatterKind.BOND: (MatterState.ADOPTED, MatterState.ISSUED),
}
"""What of our own matters is disclosed, and in which states."""


class NoSuchMatter(LookupError):
    """There is no such matter in this municipality."""


@dataclass(frozen=True, slots=True)
class StandingMatter:
    """A matter with its steps and what holds of it now."""

    row: Matter
    steps: tuple[MatterStep, ...]
    stated: StatedMatter
    writer_id: UUID

    @property
    def kind(self) -> MatterKind:
        """What it is."""
        return MatterKind(self.row.kind)

    @property
    def state(self) -> MatterState:
        """Where it stands."""
        return MatterState(self.steps[-1].state)


def matters(kind: MatterKind, *, year: int | None = None, state: str = "", words: str = "") -> QuerySet[Any]:
    """Matters of a kind with ``state_now``, ``total`` and ``decided_on``, the newest first."""
    steps = MatterStep.objects.filter(matter=OuterRef("pk")).order_by("-position")
    stated = MatterStatement.objects.filter(matter=OuterRef("pk")).order_by("-step__position")
    rows: QuerySet[Any] = Matter.objects.filter(kind=kind).annotate(
        state_now=Subquery(steps.values("state")[:1]),
        decided_on=Subquery(steps.values("decided_on")[:1]),
        statement_now=Subquery(stated.values("pk")[:1]),
        total=Subquery(_SUMMED),
    )
    rows = rows.filter(year=year) if year else rows
    rows = rows.filter(state_now=state) if state else rows
    rows = rows.filter(Q(title__icontains=words) | Q(division__icontains=words)) if words else rows
    return rows.order_by("-year", "-number")


def matter(matter_id: UUID) -> StandingMatter:
    """One matter as it stands.

    :raises NoSuchMatter: if there is none
    """
    row = Matter.objects.select_related("municipality").filter(pk=matter_id).first()
    if row is None:
        raise NoSuchMatter("그런 건이 없습니다. 목록에서 고르십시오.")
    return standing_matters([row])[0]


def standing_matters(rows: Iterable[Matter]) -> list[StandingMatter]:
    """Matters as they stand, in the order of the rows; read together."""
    rows = list(rows)
    keys = [each.pk for each in rows]
    steps: dict[UUID, list[MatterStep]] = {key: [] for key in keys}
    for step in (
        MatterStep.objects.filter(matter__in=keys)
        .select_related("operation__actor", "operation__on_behalf_of")
        .order_by("position")
    ):
        steps[step.matter_id].append(step)
    said = MatterStatement.objects.filter(matter__in=keys).order_by("matter", "-step__position").distinct("matter")
    last = {each.matter_id: each for each in said.select_related("operation")}
    amounts = _amounts(last.values())
    return [
        StandingMatter(
            row, tuple(steps[row.pk]), _with_amounts(row, last[row.pk], amounts.get(last[row.pk].pk, ())),
            last[row.pk].operation.actor_id,
        )
        for row in rows
    ]  # fmt: skip


def due_of(steps: Iterable[MatterStep]) -> dict[UUID, date | None]:
    """Until when what began with steps is to be done: as last moved by a closed day, else as counted then."""
    found = {each.pk: each.due_on for each in steps}
    return {**found, **{each.subject_id: each.after for each in due_changes("budget.matter", found)}}


def with_deadline(
    of_divisions: Collection[MatterKind], division: str, *, is_lead: bool
) -> list[tuple[StandingMatter, MatterStep]]:
    """Matters whose last step began a deadline, each with that step, the most urgent first.

    Of kinds that divisions see to those of one division ("" for none); the others where ``is_lead``.
    """
    last = MatterStep.objects.filter(matter=OuterRef("matter")).order_by("-position").values("pk")[:1]
    mine = Q(matter__kind__in=of_divisions, matter__division=division)
    mine |= ~Q(matter__kind__in=of_divisions) if is_lead else Q(pk__in=())
    steps = MatterStep.objects.exclude(due_on=None).filter(mine, pk=Subquery(last))
    steps = steps.select_related("matter__municipality").order_by("due_on", "pk")
    return list(zip(standing_matters(each.matter for each in steps), steps, strict=True))


def open_applications() -> list[StandingMatter]:
    """Outside money that is not applied for yet."""
    states = (MatterState.FOUND, MatterState.PRECHECK, MatterState.CLEARED)
    return standing_matters(matters(MatterKind.GRANT).filter(state_now__in=states))


def find_matter(words: str) -> UUID | None:
    """The matter that an officer names: "투자심사 2026-3"; None where there is none."""
    label, _, numbered = words.rpartition(" ")
    kind = next((each for each in MatterKind if label.strip() == each.label), None)
    year, _, number = numbered.partition("-")
    if kind is None or not (year.isdecimal() and number.isdecimal()) or max(len(year), len(number)) > 4:
        return None
    return Matter.objects.filter(kind=kind, year=int(year), number=int(number)).values_list("pk", flat=True).first()


def next_number(kind: MatterKind, year: int) -> int:
    """The number of the next matter of a kind in a year."""
    return Matter.objects.filter(kind=kind, year=year).count() + 1


def parts_of(found: StandingMatter, account_id: UUID, *, on: date) -> frozenset[str]:
    """What an account is to a matter."""
    mine = concerned(account_id)
    own = division_parts_on(on, account_id, found.row.division) & {"OWN_DIVISION"}
    writer = {"WRITER"} if found.writer_id in mine else set[str]()
    sent = next((each.operation for each in reversed(found.steps) if each.action == "send"), None)
    sender = {"SENDER"} if sent and mine & {sent.actor_id, sent.on_behalf_of_id} else set[str]()
    return role_parts(account_id) | own | writer | sender


def judgement(found: StandingMatter, *, on: date) -> Judgement:
    """What stands in the way of a matter, and what is warned of, as of a day."""
    return judged(found.stated, _around(found, on), on=on)


def facts_of(found: Judgement) -> MatterFacts:
    """What the conditions of the tables ask about."""
    return MatterFacts(frozenset(found.unmet))


def history_of(row: Matter) -> list[tuple[MatterStatement, StatedMatter]]:
    """Everything that was said of a matter, in order."""
    said = list(_statements(row))
    amounts = _amounts(said)
    return [(each, _with_amounts(row, each, amounts.get(each.pk, ()))) for each in said]


def disclosed(year: int) -> dict[str, list[tuple[str, int]]]:
    """What our own matters give a disclosure, by kind: title and won of those that were decided."""
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, states in DISCLOSED.items():
        rows = matters(kind, year=year).filter(state_now__in=states)
        found[kind] = [(f"{each} {each.title}", int(each.total or 0)) for each in rows]
    return found


def planned_codes(year: int) -> set[str] | None:
    """세부사업 of the newest confirmed mid-term plan that covers a year; None where there is none."""
    plan = _plans_of(year).first()
    if plan is None:
        return None
    amounts = MatterAmount.objects.filter(statement=plan.statement_now, year=year).exclude(code="")
    return set(amounts.values_list("code", flat=True).distinct())


def plan_of(year: int) -> StandingMatter | None:
    """The newest confirmed mid-term plan that covers a year; None where there is none."""
    return next(iter(standing_matters(_plans_of(year)[:1])), None)


def has_plan(year: int) -> bool:
    """Whether a confirmed mid-term plan covers a year."""
    return _plans_of(year).exists()


def _plans_of(year: int) -> QuerySet[Any]:
    covers = MatterAmount.objects.filter(statement=OuterRef("statement_now"), year=year)
    return matters(MatterKind.MID_TERM).filter(Exists(covers), state_now__in=CONFIRMED, year__lte=year)


def newest_by_programme(kind: MatterKind, programmes: Collection[str]) -> dict[str, StandingMatter]:
    """The newest matter of each of these 세부사업 that has one."""
    rows = matters(kind).filter(programme__in=programmes).exclude(programme="")
    rows = rows.exclude(state_now=MatterState.WITHDRAWN).select_related("municipality")
    # The newest comes first, so that read from the end it is what stays.
    newest = {row.programme: row for row in reversed(rows)}
    return {each.row.programme: each for each in standing_matters(newest.values())}


def _around(found: StandingMatter, on: date) -> Surroundings:
    row, stated = found.row, found.stated
    reviewed, reviewed_on = _last_concluded(found)
    planned = planned_codes(row.year) if row.programme and found.kind is MatterKind.INVESTMENT else None
    review_id = find_matter(stated.traits.get("review", ""))
    return Surroundings(
        district=row.municipality.name, reviewed=reviewed, reviewed_on=reviewed_on,
        is_planned=None if planned is None else row.programme in planned,
        review_state=matter(review_id).state if review_id else "",
        books=fund_books(stated, Point(on, NOW)) if found.kind is MatterKind.FUND else None,
        contracted=contracted_in(row.year) if found.kind is MatterKind.BOND else 0,
        **(_after_closing(row.year) if found.kind is MatterKind.SETTLEMENT else {}),
    )  # fmt: skip


def _after_closing(year: int) -> dict[str, bool]:
    """Whether a year is closed in the ledger, and its settlement disclosed."""
    published = matters(MatterKind.DISCLOSURE, year=year).filter(state_now__in=_PUBLISHED)
    periods = (each.stated.traits.get("period") for each in standing_matters(published))
    return {
        "is_closed": YearClosing.objects.filter(fiscal_year__year=year).exists(),
        "is_disclosed": DisclosurePeriod.SETTLEMENT in periods,
    }


def _last_concluded(found: StandingMatter) -> tuple[StatedMatter | None, date | None]:
    """What was said when the matter was concluded last, and when: reviewed, or voted by the council.

    A fund is held to what the council voted, so that small changes do not add up to a large one.
    """
    wanted = {"adopt"} if found.kind is MatterKind.FUND else {"find_appropriate", "find_conditional"}
    steps = [each for each in found.steps if each.action in wanted]
    if not steps:
        return None, None
    before = _statements(found.row).filter(step__position__lt=steps[-1].position).last()
    return (_stated(found.row, before), steps[-1].decided_on) if before else (None, None)


def _statements(row: Matter) -> QuerySet[MatterStatement]:
    rows = MatterStatement.objects.filter(matter=row).select_related("operation__actor", "operation__on_behalf_of")
    return rows.order_by("step__position")


def _stated(row: Matter, said: MatterStatement) -> StatedMatter:
    return _with_amounts(row, said, _amounts([said]).get(said.pk, ()))


def _with_amounts(row: Matter, said: MatterStatement, amounts: Iterable[YearAmount]) -> StatedMatter:
    return StatedMatter(
        MatterKind(row.kind), row.year, row.title, row.division, row.programme, dict(said.traits), tuple(amounts)
    )


def _amounts(said: Iterable[MatterStatement]) -> dict[UUID, list[YearAmount]]:
    """The amounts of each statement in the order of their places; read as plain values, as a plan has thousands."""
    rows = MatterAmount.objects.filter(statement__in=[each.pk for each in said])
    read = rows.values_list("heading", "sector", "code", "item", "source", "year", "statement_id", "amount")
    found: dict[UUID, list[YearAmount]] = {}
    for heading, sector, code, item, source, year, statement_id, amount in sorted(read, key=_place):
        own = YearAmount(MoneySource(source), year, amount, heading, code, item, sector)
        found.setdefault(statement_id, []).append(own)
    return found


def _place(row: tuple[Any, ...]) -> tuple[str, str, str, str, int, int]:
    heading, sector, code, item, source, year, *_ = row
    return heading, sector, code, item, _RANK[source], year


_RANK = {source: rank for rank, source in enumerate(MoneySource.values)}

_SUMMED = (
    MatterAmount.objects.filter(statement=OuterRef("statement_now"))
    .exclude(heading=INCOME, statement__matter__kind=MatterKind.FUND)
    .order_by()
    .values("statement")
    .annotate(total=Sum("amount"))
    .values("total")
)
"""Won of the statement that holds, as ``StatedMatter.total`` counts it."""


@dataclass(frozen=True, slots=True)
class KnownMatter:
    """A matter as it was known at an epoch: its steps, and what was said by each of them."""

    row: Matter
    steps: tuple[MatterStep, ...]
    said: tuple[tuple[int, StatedMatter], ...]
    """The position of the step of each statement, and the statement; in order."""

    def at(self, position: int) -> StatedMatter:
        """What held at a step."""
        return next(stated for number, stated in reversed(self.said) if number <= position)


def known_matters(epoch: int, *kinds: MatterKind) -> list[KnownMatter]:
    """All matters of some kinds that were known at an epoch, in the order of their numbers."""
    steps = MatterStep.objects.filter(epoch__lte=epoch).order_by("position")
    said = MatterStatement.objects.filter(epoch__lte=epoch).select_related("step").order_by("step__position")
    rows = Matter.objects.filter(kind__in=kinds, steps__epoch__lte=epoch).distinct().order_by("kind", "year", "number")
    found = list(rows.prefetch_related(Prefetch("steps", steps), Prefetch("statements", said)))
    amounts = _amounts(one for each in found for one in each.statements.all())
    return [known(each, amounts) for each in found]


def known(row: Matter, amounts: Mapping[UUID, Iterable[YearAmount]]) -> KnownMatter:
    """A matter of which steps and statements are at hand, with the amounts of each statement."""
    said = row.statements.all()
    return KnownMatter(
        row,
        tuple(row.steps.all()),
        tuple((each.step.position, _with_amounts(row, each, amounts.get(each.pk, ()))) for each in said),
    )
