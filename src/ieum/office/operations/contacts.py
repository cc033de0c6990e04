"""Whom cases are asked by, and where outside members of committees are reached; both are personal."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ieum.office import queries
from ieum.office.choices import Seat
from ieum.office.models import MemberContact, OfficeCase, Petitioner
from ieum.office.operations.committees import CommitteeRefused, hold_committee
from ieum.platform.operations import open_operation


def keep_petitioner(case: OfficeCase, *, name: str, contact: str) -> Petitioner:
    """Keep who asked for a case that is received now, under a key of their own."""
    made: Petitioner = Petitioner.objects.create(
        municipality_id=case.municipality_id, operation_id=case.operation_id, case=case, name=name,
        contact=contact,
    )  # fmt: skip
    return made


@transaction.atomic
def state_contact(*, member_id: UUID, actor_id: UUID, on: date, contact: str = "", mail: str = "") -> MemberContact:
    """State where an outside member is reached and notices are mailed to; renewals keep it.

    What is stated takes the place of what was known; what is left empty stays.

    :raises CommitteeRefused: if the account does not run the committee, the seat is a post's, nothing is stated, or
        the address is none of mail
    """
    member = queries.member(member_id)
    found = hold_committee(member.committee_id, actor_id, on)
    if member.seat != Seat.APPOINTED or not (contact.strip() or mail.strip()):
        raise CommitteeRefused("위촉한 위원의 연락처(전화번호나 주소)나 메일 주소를 적으십시오.")
    _refuse_no_address(mail.strip())
    first = queries.first_membership(member)
    opened = open_operation(kind="office.state_contact", actor_id=actor_id, basis=f"위원 연락처: {found.pk}")
    kept: MemberContact | None = MemberContact.objects.filter(member=first).first()
    row = kept or MemberContact(municipality_id=found.municipality_id, member=first, contact="")
    stated = {name: said.strip() for name, said in (("contact", contact), ("mail", mail)) if said.strip()}
    for name, said in stated.items():
        setattr(row, name, said)
    row.operation_id = opened.operation_id
    row.save(update_fields=[*stated, "operation"] if kept else None)
    return row


def _refuse_no_address(mail: str) -> None:
    try:
        validate_email(mail or "name@example.org")
    except ValidationError as fault:
        raise CommitteeRefused("메일 주소를 name@example.org처럼 적으십시오.") from fault
