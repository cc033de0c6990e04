"""Rows of the organisation: what holds on which days, and since when it is known.

Units, posts and persons are identities that other apps may name; what is said of them are dated rows. A dated row is
never rewritten: a later order ends it and adds what holds instead, so that every earlier answer stays as it was.
"""

from typing import Any, ClassVar

from django.db import models

from ieum.org.choices import (
    AccountingKind,
    AppointmentKind,
    EquipmentState,
    FacilityKind,
    FacilityState,
    OrderKind,
    Service,
    UnitKind,
)
from ieum.platform.database.identity import uuid7
from ieum.platform.personal.fields import PersonalData, PersonalField
from ieum.platform.personal.masking import PersonalKind


class OrgRow(models.Model):
    """A row of one municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True


class Order(OrgRow):
    """An order that changed the organisation as one: 인사발령, 조직개편, a file, or one that takes another back."""

    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )
    kind = models.CharField("구분", max_length=20, choices=OrderKind)
    title = models.CharField("제목", max_length=120)
    effective_date = models.DateField("시행일")
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="되돌린 것")

    class Meta:
        verbose_name = verbose_name_plural = "조직·인사 명령"
        constraints = [models.UniqueConstraint(fields=["municipality", "undoes"], name="org_order_undone_once")]

    def __str__(self) -> str:
        return self.title


class Dated(OrgRow):
    """Something that holds from a day until, and not on, another; ``valid_until`` is None while no end is set."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="근거 명령")
    epoch = models.BigIntegerField("등록 회차")
    ended_by = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="고친 명령")
    ended_epoch = models.BigIntegerField("고친 회차", null=True)
    valid_from = models.DateField("시작일")
    valid_until = models.DateField("끝난 다음 날", null=True)

    class Meta:
        abstract = True


class Unit(OrgRow):
    """A unit through all its names and places."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="만든 명령")

    class Meta:
        verbose_name = verbose_name_plural = "부서"


class UnitTerm(Dated):
    """What a unit is called and where it stands, for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terms", verbose_name="부서")
    kind = models.CharField("구분", max_length=20, choices=UnitKind)
    name = models.CharField("이름", max_length=60)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="상위 부서")
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "부서 연혁"
        constraints = [
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="org_unitterm_has_name"),
            models.CheckConstraint(condition=~models.Q(unit=models.F("parent")), name="org_unitterm_not_its_own"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(Dated):
    """That one unit took over from another on a day."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="앞 부서")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="이은 부서")

    class Meta:
        verbose_name = verbose_name_plural = "부서 승계"


class Duty(Dated):
    """What a unit is in charge of, one duty per line in the order of the office."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    lines = models.TextField("분장사무")

    class Meta:
        verbose_name = verbose_name_plural = "분장사무"


class Post(OrgRow):
    """A post that work belongs to, through all its holders, names and units."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="만든 명령")

    class Meta:
        verbose_name = verbose_name_plural = "직위"


class PostTerm(Dated):
    """What a post is called and to which unit it belongs, for a time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="terms", verbose_name="직위")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    title = models.CharField("직위명", max_length=60)
    is_head = models.BooleanField("부서장")
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "직위 연혁"
        constraints = [models.CheckConstraint(condition=models.Q(title__regex=r"\S"), name="org_postterm_has_title")]

    def __str__(self) -> str:
        return self.title


class Person(OrgRow):
    """Somebody who holds posts; the account is that by which they log in, None for who does not.

    The name is personal: it is shown masked, and gone once the person is erased.
    """

    number = models.CharField("직원번호", max_length=20)
    name = PersonalField(
        "이름", personal=PersonalData(PersonalKind.NAME, "개인정보 보호법 제15조제1항제3호", retention="staff")
    )
    account = models.ForeignKey(
        "platform.Account", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="계정"
    )

    class Meta:
        verbose_name = verbose_name_plural = "직원"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="org_person_number"),
            models.UniqueConstraint(fields=["municipality", "account"], name="org_person_account"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Appointment(Dated):
    """That somebody holds a post in some way, or is away from it, with the grade they have meanwhile."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="직원")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    kind = models.CharField("발령 구분", max_length=20, choices=AppointmentKind)
    service = models.CharField("직종", max_length=20, choices=Service)
    grade = models.CharField("직급", max_length=10, blank=True)
    series = models.CharField("직렬", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "임용"


class Quota(Dated):
    """How many posts of a grade a unit is allowed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    service = models.CharField("직종", max_length=20, choices=Service)
    grade = models.CharField("직급", max_length=10)
    number = models.SmallIntegerField("정원")

    class Meta:
        verbose_name = verbose_name_plural = "정원"
        constraints = [models.CheckConstraint(condition=models.Q(number__gte=0), name="org_quota_not_negative")]


class StaffingForm(Dated):
    """In which columns a unit prints its staffing; the forms stand in parameters/staffing_forms.yaml."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    form = models.CharField("인력표 서식", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "인력표 서식"


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


class AccountingOffice(OrgRow):
    """That somebody is 재무관, 지출원 or 출납원 of a unit from a day; who designated them, the operation says."""

    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="부서")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="직원")
    kind = models.CharField("회계관직", max_length=20, choices=AccountingKind)
    valid_from = models.DateField("시작일")
    valid_until = models.DateField("끝난 다음 날", null=True)
    designated_until = models.DateField("지정할 때 정한 끝난 다음 날", null=True)
    """What the designation said, which stays when they are relieved sooner; None until they are relieved."""
    relieved_by = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="해제한 기록"
    )

    class Meta:
        verbose_name = verbose_name_plural = "회계관직"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="org_accountingoffice_period",
            ),
            models.CheckConstraint(
                condition=models.Q(relieved_by__isnull=False)
                | models.Q(valid_until=None, designated_until=None)
                | models.Q(
                    valid_until__isnull=False, designated_until__isnull=False, valid_until=models.F("designated_until")
                ),
                name="org_accountingoffice_ended_by_relief",
            ),
        ]

    def __str__(self) -> str:
        return AccountingKind(self.kind).label


class StandingMark(OrgRow):
    """By what it is known whether units, posts or who holds them have changed; the database alone writes it."""

    municipality = models.OneToOneField(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    mark = models.UUIDField("표시")

    class Meta:
        verbose_name = verbose_name_plural = "조직 변경 표시"


class Handover(OrgRow):
    """That the work of a post passes from one person to another; None is nobody."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="근거 명령")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    effective_date = models.DateField("인계일")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="인계자")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="인수자")

    class Meta:
        verbose_name = verbose_name_plural = "인계인수"
        constraints = [models.UniqueConstraint(fields=["municipality", "order", "post"], name="org_handover_once")]


class HandoverItem(OrgRow):
    """One piece of work on a hand-over list, as it stood on the day of the order."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="items", verbose_name="인계인수")
    position = models.SmallIntegerField("순서")
    kind = models.CharField("구분", max_length=60)
    title = models.CharField("업무", max_length=200)
    address = models.CharField("주소", max_length=200, blank=True)
    due_on = models.DateField("기한", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "인계 항목"


class HandoverReceipt(OrgRow):
    """That the work was taken over, by whom the operation says."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="receipts", verbose_name="인계인수")
    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )
    remark = models.CharField("특이사항", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "인수 확인"
        constraints = [models.UniqueConstraint(fields=["municipality", "handover"], name="org_handoverreceipt_once")]
