"""Who does what with a thing that somebody else is in charge of: a file of duties written by hand, held against all."""

from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse
from tests.site.duties import Department, department

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Operation, PersonalReading

pytestmark = pytest.mark.database
VIEWERS = ("clerk", "chief", "other", "lead", Role.COUNCIL, Role.AUDITOR, Role.RESIDENT)
"""The columns of the file, before the team lead of another municipality."""
MARKS = {403: ".", 404: "-"}


def expected() -> dict[str, str]:
    """The marks of each address and of each step, by its name."""
    lines = Path(__file__).with_name("expected_duties.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


EXPECTED = expected()


def address(name: str, parts: dict) -> str:
    """The address of a thing; what is named behind it stands in its question."""
    asked = {each: value for each, value in parts.items() if each == "of"}
    place = reverse(name, kwargs={each: value for each, value in parts.items() if each != "of"})
    return f"{place}?of={asked['of']}" if asked else place


def recorded(made: Department) -> int:
    """How much was recorded in the office so far, readings of personal data with it."""
    with municipality(made.office.code):
        return Operation.objects.count() + PersonalReading.objects.count()


def mark_of_post(made: Department, client, place: str, sent: dict, *, before: int) -> str:
    """What posting comes to, as the file writes it; it is taken back, so that the next one finds the same.

    What only asks (a request that is checked) records nothing and is done where it is answered.
    """
    with transaction.atomic():
        status = client.post(place, sent).status_code
        is_done = recorded(made) > before or status == 200
        transaction.set_rollback(True)
    return MARKS.get(status) or ("o" if is_done else "x")


def test_each_sees_and_does_what_the_file_says_and_nothing_else(office, neighbour):
    made = department(office)
    clients = [*(made.browser(each) for each in VIEWERS), neighbour.browser(Role.TEAM_LEAD)]
    marks = {}

    for name, parts in made.places().items():
        place = address(name, parts)
        marks[name] = "".join(MARKS.get(each.get(place).status_code, "o") for each in clients)
    for step, (name, parts, sent) in made.steps().items():
        place, before = address(name, parts), recorded(made)
        marks[step] = "".join(mark_of_post(made, each, place, sent, before=before) for each in clients)

    assert marks == EXPECTED
