"""Persons, the posts they hold, and how many there may be."""

from django.db import models

from ieum.org.choices import AccountingKind, AppointmentKind, Service
from ieum.org.models.rows import Dated, OrgRow
from ieum.org.models.units import Post, Unit
from ieum.platform.personal.fields import PersonalData, PersonalField
from ieum.platform.personal.masking import PersonalKind


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
