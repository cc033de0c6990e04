"""Who does what with a thing that somebody else is in charge of: a file of duties written by hand, held against all."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from tests.site.duties import Department, department
from tests.site.test_access import EXPECTED as ACCESS

from ieum.kernel.registry import permissions
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Operation, PersonalReading

pytestmark = pytest.mark.database
VIEWERS = ("clerk", "chief", "other", "lead", Role.COUNCIL, Role.AUDITOR, Role.RESIDENT)
"""The columns of the file, before the team lead of another municipality."""
MARKS = {403: ".", 404: "-"}


ELSEWHERE = {
    "answer_opinion": "tests/office/test_cases.py::test_only_the_post_that_was_asked_answers",
    "ask_disclosure_items": "tests/budget/test_disclosing.py::"
    "test_only_the_budget_team_asks_and_only_for_what_is_missing",
    "budget_enclosures": "tests/site/test_access.py::test_each_role_gets_in_where_the_file_says_and_nowhere_else",
    "budget_provisions": "tests/budget/test_provisions.py::"
    "test_who_asked_for_a_line_does_not_adjust_it_and_others_of_the_hall_do_not_write_it",
    "check_budget_sheet": "tests/site/test_access.py::test_each_role_gets_in_where_the_file_says_and_nowhere_else",
    "job_step": "tests/site/test_jobs.py::test_others_neither_see_nor_touch_a_job_but_who_oversees_them_does",
}
"""Where it is tried what others come to there: tests of their own, or that of the roles where those alone decide."""


def expected() -> dict[str, str]:
    """The marks of each address and of each step, by its name."""
    lines = Path(__file__).with_name("expected_duties.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


EXPECTED = expected()


def address(name: str, parts: dict) -> str:
    """The address of a thing; what stands in none of its parts stands in its question."""
    (pattern,) = (each for each in get_resolver("ieum.site.urls").url_patterns if each.name == name)
    asked = {each: value for each, value in parts.items() if each not in pattern.pattern.converters}
    place = reverse(name, kwargs={each: value for each, value in parts.items() if each not in asked})
    return f"{place}?{urlencode(asked)}" if asked else place


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


def test_every_address_where_it_matters_who_is_in_charge_is_in_the_file_or_says_where_it_is_tried():
    posting = {
        each.name
        for each in get_resolver("ieum.site.urls").url_patterns
        if each.pattern.converters and each.name in ACCESS and ACCESS[each.name][1] != "-" * len(Role)
        if permissions[(each.callback.posting or each.callback.action).value].machines
    }
    root = Path(__file__).resolve().parents[2]
    places = [each.split("::") for each in ELSEWHERE.values()]

    assert posting - {step.partition(".")[0] for step in EXPECTED} == set(ELSEWHERE)
    assert [name for path, name in places if f"def {name}(" not in (root / path).read_text(encoding="utf-8")] == []
