"""What an order changed on its day: what was believed just before it, and what once it was written."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ieum.org.models import (
    Appointment,
    Dated,
    Duty,
    EquipmentTerm,
    FacilityTerm,
    Order,
    PostGrades,
    PostTerm,
    Quota,
    StaffingForm,
    UnitTerm,
)
from ieum.org.queries.standings import last_name, standing_of
from ieum.org.rules.comparing import changes
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.standing import Standing

Row = TypeVar("Row", bound=Dated)


def order_changes(order: Order) -> list[str]:
    """What an order changed in units, posts and persons, in sentences, and what else it changed.

    That is of which units it set duties, quotas and forms, which facilities, and how many pieces of what equipment.
    What later orders did to it is not in it.
    """
    before, after = standings_of(order)
    return [*changes(before, after), *_ranges(order, after), *_set(order), *_pieces(order), *_facilities(order)]


def standings_of(order: Order) -> tuple[Standing, Standing]:
    """The organisation on the day of an order as it was believed just before it, and once it was written."""
    return _standing(order, is_in=False), _standing(order, is_in=True)


def _standing(order: Order, *, is_in: bool) -> Standing:
    day = order.effective_date
    return standing_of(
        _believed(UnitTerm, order.pk, day, is_in=is_in),
        _believed(PostTerm, order.pk, day, is_in=is_in),
        _believed(Appointment, order.pk, day, is_in=is_in).select_related("person"),
    )


def _believed(model: type[Row], order_id: UUID, day: date, *, is_in: bool) -> QuerySet[Row]:
    """The rows of a day that were believed without or with an order; ids of orders grow as they are written."""
    written = Q(order_id__lte=order_id) if is_in else Q(order_id__lt=order_id)
    not_ended = Q(ended_by_id__gt=order_id) if is_in else Q(ended_by_id__gte=order_id)
    holding = Q(valid_until=None) | Q(valid_until__gt=day)
    return model.objects.filter(written, Q(ended_by=None) | not_ended, holding, valid_from__lte=day)


def _ranges(order: Order, after: Standing) -> list[str]:
    """Which range of grades posts have from the day of the order by it; those that it made free are not told."""
    rows = PostGrades.objects.filter(order=order, valid_from=order.effective_date, valid_until=None)
    said = rows.values_list("post_id", "highest", "lowest")
    return sorted(f"직급 범위: {after.label(post)} {GradeRange(*both)}" for post, *both in said if post in after.posts)


def _set(order: Order) -> list[str]:
    """Of which units duties, quotas and forms of staffing hold from the day of the order by it."""
    found = []
    for model in (Duty, Quota, StaffingForm):
        said = model.objects.filter(order=order, valid_from=order.effective_date).values_list("unit_id", flat=True)
        names = sorted({last_name(each) for each in said})
        found += [f"{model._meta.verbose_name}: {name}" for name in names]
    return found


def _pieces(order: Order) -> list[str]:
    touched = EquipmentTerm.objects.filter(Q(order=order) | Q(ended_by=order)).values_list("item")
    counted = touched.annotate(Count("equipment", distinct=True)).order_by("item")
    return [f"물품: {item} {number:,}점" for item, number in counted]


def _facilities(order: Order) -> list[str]:
    touched = FacilityTerm.objects.filter(Q(order=order) | Q(ended_by=order))
    return [f"시설: {name}" for name in touched.order_by("name").values_list("name", flat=True).distinct()]
