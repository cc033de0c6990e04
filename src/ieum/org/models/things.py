"""Equipment and facilities."""

from django.db import models

from ieum.org.choices import EquipmentState, FacilityKind, FacilityState
from ieum.org.models.rows import Dated, Order, OrgRow
from ieum.org.models.units import Post, Unit


class Equipment(OrgRow):
    """A piece of equipment, or several bought as one, through all its places and states."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="등록한 명령")
    number = models.CharField("물품번호", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "물품"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="org_equipment_number"),
            models.CheckConstraint(condition=models.Q(number__regex=r"\S"), name="org_equipment_has_number"),
        ]

    def __str__(self) -> str:
        return self.number


class EquipmentTerm(Dated):
    """What a piece of equipment is, who has it and in which state it is, for a time.

    It belongs to a post or to a unit, so that it goes where they go; what was disposed of belongs to neither.
    """

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="terms", verbose_name="물품")
    item = models.CharField("품명", max_length=60)
    specification = models.CharField("규격", max_length=120, blank=True)
    acquired_on = models.DateField("취득일")
    price = models.BigIntegerField("취득금액(원)", null=True)
    quantity = models.IntegerField("수량")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="부서")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="직위")
    state = models.CharField("상태", max_length=20, choices=EquipmentState)

    class Meta:
        verbose_name = verbose_name_plural = "물품 연혁"
        constraints = [
            models.CheckConstraint(condition=models.Q(item__regex=r"\S"), name="org_equipmentterm_has_item"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1) & (models.Q(price=None) | models.Q(price__gte=0)),
                name="org_equipmentterm_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["SOLD", "GIVEN", "SCRAPPED"], unit=None, post=None)
                | models.Q(state__in=["IN_USE", "STORED", "CONDEMNED"], unit__isnull=False, post=None)
                | models.Q(state__in=["IN_USE", "STORED", "CONDEMNED"], unit=None, post__isnull=False),
                name="org_equipmentterm_one_place_or_gone",
            ),
        ]

    def __str__(self) -> str:
        return self.item


class Facility(OrgRow):
    """A facility through all its names, states and units that look after it."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="등록한 명령")
    number = models.CharField("시설번호", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "시설"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="org_facility_number"),
            models.CheckConstraint(condition=models.Q(number__regex=r"\S"), name="org_facility_has_number"),
        ]

    def __str__(self) -> str:
        return self.number


class FacilityTerm(Dated):
    """What a facility is, which unit looks after it and whether it serves, for a time; None is what nobody said.

    One that is several places of a kind, such as reading rooms, says how many; what was closed belongs to no unit.
    """

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="terms", verbose_name="시설")
    name = models.CharField("시설명", max_length=60)
    kind = models.CharField("구분", max_length=20, choices=FacilityKind)
    address = models.CharField("소재지", max_length=120, blank=True)
    places = models.IntegerField("개소")
    area = models.DecimalField("연면적(㎡)", max_digits=12, decimal_places=2, null=True)
    floors_above = models.SmallIntegerField("지상 층수", null=True)
    floors_below = models.SmallIntegerField("지하 층수", null=True)
    completed_in = models.SmallIntegerField("준공 연도", null=True)
    remark = models.CharField("비고", max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="관리 부서")
    state = models.CharField("상태", max_length=20, choices=FacilityState)

    class Meta:
        verbose_name = verbose_name_plural = "시설 연혁"
        constraints = [
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="org_facilityterm_has_name"),
            models.CheckConstraint(
                condition=models.Q(places__gte=1)
                & (models.Q(area=None) | models.Q(area__gt=0))
                & (models.Q(floors_above=None) | models.Q(floors_above__gte=0))
                & (models.Q(floors_below=None) | models.Q(floors_below__gte=0)),
                name="org_facilityterm_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(state="CLOSED", unit=None)
                | models.Q(state__in=["OPEN", "SUSPENDED"], unit__isnull=False),
                name="org_facilityterm_one_unit_or_gone",
            ),
        ]

    def __str__(self) -> str:
        return self.name
