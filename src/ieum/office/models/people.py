"""Rows of people from outside of the office: personal, masked wherever shown, gone once their key is destroyed."""

from django.db import models

from ieum.office.models.cases import OfficeCase
from ieum.office.models.committees import CommitteeMember
from ieum.office.models.rows import OfficeRow
from ieum.platform.personal.fields import PersonalData, PersonalField
from ieum.platform.personal.masking import PersonalKind

_DUTY = "개인정보 보호법 제15조제1항제3호"


class Petitioner(OfficeRow):
    """Who asked for a case as a person (민원인), and where they are reached; "" where they said nothing of that."""

    case = models.OneToOneField(OfficeCase, on_delete=models.PROTECT, related_name="petitioner", verbose_name="업무")
    name = PersonalField("이름", personal=PersonalData(PersonalKind.NAME, _DUTY, retention="petitioner"))
    contact = PersonalField("연락처", personal=PersonalData(PersonalKind.CONTACT, _DUTY, retention="petitioner"))

    class Meta:
        verbose_name = verbose_name_plural = "민원인"

    def __str__(self) -> str:
        return str(self.name)


class MemberContact(OfficeRow):
    """Where an outside member of a committee is reached, through all renewals of the membership that it names."""

    member = models.OneToOneField(
        CommitteeMember, on_delete=models.PROTECT, related_name="contact", verbose_name="처음 위촉"
    )
    contact = PersonalField("연락처", personal=PersonalData(PersonalKind.CONTACT, _DUTY, retention="committee_contact"))
    mail = PersonalField(  # type: ignore[misc]  # other personal fields are never empty
        "메일 주소", personal=PersonalData(PersonalKind.EMAIL, _DUTY, retention="committee_contact"), null=True
    )
    """Where notices of meetings are sent to; None while none is stated."""

    class Meta:
        verbose_name = verbose_name_plural = "외부 위원 연락처"

    def __str__(self) -> str:
        return str(self.contact)
