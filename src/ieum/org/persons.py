"""Officials as those whom personal data is about: how long their names are kept, and what goes when they are erased."""

import secrets
from datetime import date, timedelta
from uuid import UUID

from ieum.org.models import Appointment, Person
from ieum.org.queries import known
from ieum.platform.notices.operations import forget_address
from ieum.platform.personal import retention
from ieum.platform.personal.subjects import Subject

_DAY = timedelta(days=1)


def _find(number: str) -> UUID | None:
    found: UUID | None = Person.objects.filter(number=number).values_list("pk", flat=True).first()
    return found


def _number(person_id: UUID) -> str | None:
    found: str | None = Person.objects.filter(pk=person_id).values_list("number", flat=True).first()
    return found


def _kept_because(person_id: UUID, on: date) -> str:
    """Somebody in office is needed; afterwards the name is kept for the period that the office has set."""
    ends = list(known(Appointment).filter(person_id=person_id).values_list("valid_until", flat=True))
    over = [end for end in ends if end is not None and end <= on]
    if len(over) < len(ends):
        return "아직 임용되어 있는 직원입니다. 퇴직 발령을 낸 뒤 보유기간이 지나면 파기하십시오."
    if not over:
        return ""
    return retention.kept_because("staff", max(over) - _DAY, on)


def _due(on: date) -> list[UUID]:
    """Those who have left, by their number, whose period is over."""
    ends: dict[UUID, list[date | None]] = {}
    rows = known(Appointment).order_by("person__number").values_list("person_id", "valid_until")
    for person_id, end in rows:
        ends.setdefault(person_id, []).append(end)
    return [
        person
        for person, all_ends in ends.items()
        if (end := _left(all_ends)) is not None and end <= on and retention.kept_until("staff", end - _DAY) < on
    ]


def _left(ends: list[date | None]) -> date | None:
    """The day from which somebody holds nothing any more; None where no end is set."""
    known_ends = [end for end in ends if end is not None]
    return max(known_ends) if len(known_ends) == len(ends) else None


def _forget(person_id: UUID) -> None:
    """Cut what leads to the person without a key: the number, which becomes one without meaning, and the account.

    Where the mail of that account went is sealed under a key of the account, and goes with them.
    """
    account_id = Person.objects.filter(pk=person_id).values_list("account_id", flat=True).get()
    if account_id is not None:
        forget_address(account_id)
    Person.objects.filter(pk=person_id).update(number=f"파기-{secrets.token_hex(6)}", account=None)


OFFICIALS = Subject("org.person", "직원", _find, _number, _kept_because, _due, _forget)
