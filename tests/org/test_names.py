"""Names of officials: ciphertext in the database, masked on the screen, and found by number alone."""

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connections

from ieum.org.models import Person
from ieum.platform.database.tenancy import municipality
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database


def rows(database, statement):
    with database.connect("superuser") as connection:
        return connection.execute(statement).fetchall()


def test_the_database_holds_no_name(database, hall):
    held = b"".join(bytes(name) for (name,) in rows(database, "SELECT name FROM org_person"))

    assert len(held) > 0
    assert "직원".encode() not in held


def test_a_name_is_shown_masked_and_nobody_needs_to_think_of_it(hall):
    with municipality(hall.district.code):
        person = Person.objects.get(number="P1")

    assert (str(person), f"{person.name}") == ("직**1", "직**1")
    assert str(hall.on(FOUNDED).responsible(hall.post("구청장")).holding.person) == "직**1"


@pytest.mark.parametrize("asking", [{"name": "직원P1"}, {"name__in": ["직원P1"]}])
def test_nobody_is_found_by_name(hall, asking):
    with municipality(hall.district.code), pytest.raises(FieldError):
        list(Person.objects.filter(**asking))


def test_names_are_not_written_past_the_person(hall):
    with municipality(hall.district.code), pytest.raises(FieldError):
        Person.objects.update(name="한 이름")


def test_a_new_name_replaces_the_old_one(hall):
    with municipality(hall.district.code):
        hall_person = Person.objects.get(number="P1")
        hall_person.name = "새이름"
        hall_person.save()

        assert Person.objects.get(number="P1").name.reveal() == "새이름"


@pytest.mark.long
def test_plain_names_of_an_older_version_are_sealed_and_can_go_back(database, hall):
    migrate = {"database": "owner", "verbosity": 0, "skip_checks": True}

    call_command("migrate", "org", "0003", **migrate)
    plain = rows(database, "SELECT name FROM org_person ORDER BY number LIMIT 2")
    call_command("migrate", "org", **migrate)
    connections.close_all()

    assert plain == [("직원P1",), ("직원P2",)]
    with municipality(hall.district.code):
        assert [each.name.reveal() for each in Person.objects.order_by("number")[:2]] == ["직원P1", "직원P2"]
