"""Reads of the organisation as of a day; with ``epoch`` as it was known then, without as it is known now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ieum.org.choices import AppointmentKind
from ieum.org.kept_standings import kept_standing
from ieum.org.models import (
    AccountingOffice,
    Appointment,
    Dated,
    Duty,
    Handover,
    HandoverItem,
    HandoverReceipt,
    Order,
    Person,
    PostGrades,
    PostTerm,
    Quota,
    StaffingForm,
    Succession,
    UnitTerm,
)
from ieum.org.rules import standing as standing_rules
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.staffing import Allowance
from ieum.org.rules.standing import Holding, Standing, StandingPost, StandingUnit
from ieum.platform.accounts import accounts_of
from ieum.platform.acting import current_power
from ieum.platform.choices import STAFF
from ieum.platform.database.tenancy import current_municipality

if TYPE_CHECKING:
    from ieum.platform.models import Account

Row = TypeVar("Row", bound=Dated)


class NotInOrganisation(LookupError):
    """No such unit, post, person or order on that day."""


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the history of a unit or post."""

    since: date
    until: date | None
    """The first day on which it no longer holds; None while no end is set."""
    words: str
    order: Order


@dataclass(frozen=True, slots=True)
class StaffingRows:
    """All dated rows that staffing is counted from, as known at one epoch."""

    units: tuple[UnitTerm, ...]
    posts: tuple[PostTerm, ...]
    appointments: tuple[Appointment, ...]
    quotas: tuple[Quota, ...]
    forms: tuple[StaffingForm, ...]


def known(model: type[Row], epoch: int | None = None) -> QuerySet[Row]:
    """The rows that were believed at an epoch; those believed now without one."""
    rows: QuerySet[Row] = model.objects.all()
    if epoch is None:
        return rows.filter(ended_epoch=None)
    return rows.filter(Q(ended_epoch=None) | Q(ended_epoch__gt=epoch), epoch__lte=epoch)


def holding_on(model: type[Row], day: date, epoch: int | None = None) -> QuerySet[Row]:
    """Of the known rows, those that hold on a day."""
    return known(model, epoch).filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


def standing(day: date, epoch: int | None = None) -> Standing:
    """The organisation on a day, as whoever asks may use it."""
    found, power = kept_standing(day, epoch, lambda: _standing(day, epoch)), current_power()
    return found if power is None else replace(found, power=power)


def _standing(day: date, epoch: int | None) -> Standing:
    """The organisation on a day, read as plain values."""
    units = holding_on(UnitTerm, day, epoch).values_list("unit_id", "kind", "name", "parent_id", "position")
    posts = holding_on(PostTerm, day, epoch).values_list("post_id", "unit_id", "title", "is_head", "position")
    held = holding_on(Appointment, day, epoch).values_list(
        "person_id",
        "person__name",
        "person__account_id",
        "post_id",
        "kind",
        "service",
        "grade",
        "series",
        "person__number",
        "valid_until",
    )
    return Standing(
        {row[0]: StandingUnit(*row) for row in units},
        {row[0]: StandingPost(*row) for row in posts},
        _ordered(Holding(*row) for row in held),
    )


def standing_of(units: Iterable[UnitTerm], posts: Iterable[PostTerm], held: Iterable[Appointment]) -> Standing:
    """Put rows of one day together."""
    return Standing(
        {each.unit_id: _unit(each) for each in units}, {each.post_id: _post(each) for each in posts}, _held(held)
    )


def staffing_rows(epoch: int | None = None) -> StaffingRows:
    """The rows that staffing is counted from, those of all days."""
    return StaffingRows(
        tuple(known(UnitTerm, epoch)),
        tuple(known(PostTerm, epoch)),
        tuple(known(Appointment, epoch).select_related("person")),
        tuple(known(Quota, epoch)),
        tuple(known(StaffingForm, epoch)),
    )


def allowances(unit_ids: Iterable[UUID], day: date, epoch: int | None = None) -> list[Allowance]:
    """What posts units are allowed on a day."""
    rows = holding_on(Quota, day, epoch).filter(unit_id__in=list(unit_ids))
    return [Allowance(each.service, each.grade, each.number) for each in rows.order_by("unit_id", "service", "grade")]


def allowed_of_units(day: date, epoch: int | None = None) -> dict[UUID, int]:
    """How many posts each unit is allowed on a day, by its id; units for which nothing was laid down are not in it."""
    rows = holding_on(Quota, day, epoch).values("unit_id").annotate(number=Sum("number")).order_by()
    return {each["unit_id"]: each["number"] for each in rows}


def grade_ranges(day: date) -> dict[UUID, GradeRange]:
    """The range of grades of each post on a day, by its id; posts that are free are not in it."""
    rows = holding_on(PostGrades, day).values_list("post_id", "highest", "lowest")
    return {post_id: GradeRange(highest, lowest) for post_id, highest, lowest in rows}


def duties_of(unit_id: UUID, day: date) -> list[str]:
    """What a unit is in charge of on a day, in the office's order."""
    row = holding_on(Duty, day).filter(unit_id=unit_id).first()
    return row.lines.splitlines() if row else []


def form_code_of(unit_id: UUID, day: date) -> str | None:
    """The staffing form of a unit on a day; None where it prints no staffing of its own."""
    row = holding_on(StaffingForm, day).filter(unit_id=unit_id).first()
    return row.form if row else None


def unit_history(unit_id: UUID) -> list[Past]:
    """What a unit was called and of which units it took over or was taken over by, the earliest first."""
    terms = known(UnitTerm).filter(unit_id=unit_id).select_related("order__operation")
    found = [Past(each.valid_from, each.valid_until, each.name, each.order) for each in terms]
    for row in (
        known(Succession).filter(Q(predecessor_id=unit_id) | Q(successor_id=unit_id)).select_related("order__operation")
    ):
        is_heir = row.successor_id == unit_id
        other = last_name(row.predecessor_id if is_heir else row.successor_id)
        found.append(
            Past(row.valid_from, None, f"{other}의 업무를 이어받음" if is_heir else f"{other}에 업무를 넘김", row.order)
        )
    return sorted(found, key=lambda each: (each.since, each.words))


def heirs_on(day: date, epoch: int | None = None) -> dict[UUID, list[UUID]]:
    """The units that took over from each unit until a day; a unit from which none did is left out."""
    found: dict[UUID, list[UUID]] = {}
    for before, after in holding_on(Succession, day, epoch).values_list("predecessor_id", "successor_id"):
        found.setdefault(before, []).append(after)
    return found


def succession_days(first: date, last: date) -> list[date]:
    """The days in between on which units took over from others, the newest first."""
    rows = known(Succession).filter(valid_from__gte=first, valid_from__lte=last)
    return list(rows.order_by("-valid_from").values_list("valid_from", flat=True).distinct())


def post_history(post_id: UUID) -> list[tuple[Appointment, Order]]:
    """Who held a post, the latest first."""
    rows = known(Appointment).filter(post_id=post_id).select_related("person", "order__operation")
    return [(each, each.order) for each in rows.order_by("-valid_from", "kind", "person__number")]


def end_of(person_id: UUID, post_id: UUID, kind: str, day: date) -> date | None:
    """The first day on which somebody no longer holds a post as they do on a day; None while no end is set."""
    rows = holding_on(Appointment, day).filter(person_id=person_id, post_id=post_id, kind=kind)
    found: date | None = rows.values_list("valid_until", flat=True).first()
    return found


def acting_order(post_id: UUID, person_id: UUID, day: date) -> tuple[Order, date]:
    """The order by which somebody acts for a post (직무대리) on a day, and since when."""
    rows = holding_on(Appointment, day).filter(post_id=post_id, person_id=person_id, kind=AppointmentKind.ACTING)
    found = rows.select_related("order").latest("valid_from")
    return found.order, found.valid_from


def last_name(unit_id: UUID) -> str:
    """The newest name of a unit, whether it still stands or not."""
    row = known(UnitTerm).filter(unit_id=unit_id).order_by("-valid_from").first()
    if row is None:
        raise NotInOrganisation("부서를 찾을 수 없습니다. 조직도에서 고르십시오.")
    return str(row.name)


def accounting_offices(day: date) -> list[AccountingOffice]:
    """Who is 재무관, 지출원 or 출납원 on a day or will be, by unit and kind."""
    rows = AccountingOffice.objects.filter(Q(valid_until=None) | Q(valid_until__gt=day))
    rows = rows.select_related("person__account", "operation__actor", "operation__on_behalf_of")
    return list(rows.order_by("unit_id", "kind", "valid_from", "person__number"))


def accounting_kinds(account_ids: Iterable[UUID], first: date, last: date) -> dict[UUID, set[str]]:
    """What 회계관직 the persons of accounts hold on some day from the first to the last, by account."""
    found: dict[UUID, set[str]] = {}
    rows = AccountingOffice.objects.filter(Q(valid_until=None) | Q(valid_until__gt=first), valid_from__lte=last)
    for account_id, kind in rows.filter(person__account_id__in=account_ids).values_list("person__account_id", "kind"):
        found.setdefault(account_id, set()).add(kind)
    return found


def day_after(last_day: date | None) -> date | None:
    """The day after the last one; None where there is no last one."""
    return None if last_day is None else last_day + timedelta(days=1)


def persons_numbered(begins: str, most: int) -> list[Person]:
    """Those whose number begins so, by their number."""
    return list(Person.objects.filter(number__startswith=begins).order_by("number")[:most])


def person_numbered(number: str) -> Person | None:
    """Whose number it is; None for nobody's."""
    return Person.objects.filter(number=number).first()


def person(person_id: UUID) -> Person | None:
    """One official; None where there is none."""
    return Person.objects.select_related("account").filter(pk=person_id).first()


def person_of_account(account_id: UUID) -> Person | None:
    """Who logs in by an account; None where nobody is joined to it."""
    return Person.objects.filter(account_id=account_id).first()


def free_accounts() -> "QuerySet[Account]":
    """The accounts of staff in use that nobody is joined to, by title."""
    joined = Person.objects.exclude(account=None).values("account_id")
    own = accounts_of(current_municipality())
    return own.filter(role__in=STAFF, is_active=True).exclude(pk__in=joined)


def person_history(person_id: UUID) -> list[tuple[Appointment, str]]:
    """What posts somebody held, the latest first, each with what it was called then."""
    rows = known(Appointment).filter(person_id=person_id).select_related("order").order_by("-valid_from", "kind")
    return [(each, post_then(each.post_id, each.valid_from)) for each in rows]


def orders() -> QuerySet[Order]:
    """The orders, the newest first."""
    rows: QuerySet[Order] = Order.objects.select_related("operation__actor", "operation__on_behalf_of")
    return rows.order_by("-operation__epoch", "-operation__recorded_at", "-pk")


def order(order_id: UUID) -> Order:
    """One order.

    :raises NotInOrganisation: if there is none
    """
    found: Order | None = (
        Order.objects.select_related("operation__actor", "operation__on_behalf_of").filter(pk=order_id).first()
    )
    if found is None:
        raise NotInOrganisation("명령을 찾을 수 없습니다. 목록에서 고르십시오.")
    return found


def is_undone(order_id: UUID) -> bool:
    """Whether an order was taken back."""
    return Order.objects.filter(undoes_id=order_id).exists()


def handovers(order_id: UUID | None = None) -> list[Handover]:
    """Hand-overs, the newest first, each with its items; of one order where that is given."""
    rows = Handover.objects.select_related("giver", "taker", "order").prefetch_related("items", "receipts__operation")
    chosen = rows.filter(order_id=order_id) if order_id else rows
    return list(chosen.order_by("-effective_date", "post_id"))


def listed_handovers() -> QuerySet[Handover]:
    """All hand-overs as a list shows them, the newest first.

    Each has the label of its post (``unit_name``, ``post_title``; None where the post was never there), the number of
    its items (``work``), and whether it ``is_received``.
    """
    post = known(PostTerm).filter(post_id=OuterRef("post_id"), valid_from__lte=OuterRef("effective_date"))
    unit = known(UnitTerm).filter(unit_id=OuterRef("then_unit")).order_by("-valid_from")
    items = HandoverItem.objects.filter(handover=OuterRef("pk")).order_by().values("handover")
    rows: QuerySet[Handover] = Handover.objects.select_related("giver", "taker").annotate(
        post_title=Subquery(post.order_by("-valid_from").values("title")[:1]),
        then_unit=Subquery(post.order_by("-valid_from").values("unit_id")[:1]),
        unit_name=Subquery(unit.values("name")[:1]),
        work=Coalesce(Subquery(items.annotate(count=Count("*")).values("count")), 0),
        is_received=Exists(HandoverReceipt.objects.filter(handover=OuterRef("pk"))),
    )
    return rows.order_by("-effective_date", "post_id", "pk")


def handovers_to(account_id: UUID) -> list[Handover]:
    """Hand-overs that the person of an account is still to take over, the newest first."""
    rows = Handover.objects.filter(taker__account_id=account_id, receipts=None).select_related("order")
    return list(rows.order_by("-effective_date", "post_id"))


def handover(handover_id: UUID) -> Handover:
    """One hand-over.

    :raises NotInOrganisation: if there is none
    """
    rows = Handover.objects.select_related("giver", "taker", "order").prefetch_related("items", "receipts__operation")
    found: Handover | None = rows.filter(pk=handover_id).first()
    if found is None:
        raise NotInOrganisation("인계 목록을 찾을 수 없습니다. 인계 목록에서 고르십시오.")
    return found


def post_label(handover: Handover) -> str:
    """What the post of a hand-over was called on its day, or last: "예산팀 팀장"."""
    return post_then(handover.post_id, handover.effective_date)


def post_then(post_id: UUID, day: date) -> str:
    """What a post was called on a day, with its unit."""
    rows = known(PostTerm).filter(post_id=post_id, valid_from__lte=day)
    row = rows.order_by("-valid_from").first()
    return standing_rules.post_label(last_name(row.unit_id), row.title) if row else "폐지된 직위"


def _unit(row: UnitTerm) -> StandingUnit:
    return StandingUnit(row.unit_id, row.kind, row.name, row.parent_id, row.position)


def _post(row: PostTerm) -> StandingPost:
    return StandingPost(row.post_id, row.unit_id, row.title, row.is_head, row.position)


def _held(rows: Iterable[Appointment]) -> list[Holding]:
    return _ordered(
        Holding(
            each.person_id,
            each.person.name,
            each.person.account_id,
            each.post_id,
            each.kind,
            each.service,
            each.grade,
            each.series,
            each.person.number,
            each.valid_until,
        )
        for each in rows
    )


def _ordered(holdings: Iterable[Holding]) -> list[Holding]:
    return sorted(holdings, key=lambda each: (each.kind, each.number, each.person_id, each.post_id))
