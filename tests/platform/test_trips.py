"""What is sent together is still one thing after the other."""

import pytest
from django.db import DatabaseError, connection
from psycopg import sql

from ieum.platform.database.tenancy import OtherMunicipality, current_municipality, municipality
from ieum.platform.database.trips import fetch_first, fetch_in_savepoint

pytestmark = pytest.mark.database
OWN = "SELECT current_setting('ieum.municipality')"


def test_a_call_that_fails_is_taken_back_alone(district):
    change = sql.SQL("SELECT set_config('ieum.tried', {}, true), 1 / %s").format(sql.Literal("once"))

    with municipality(district.code):
        fetch_first("SELECT set_config('ieum.tried', 'before', true)", [])
        with pytest.raises(DatabaseError, match="division by zero"):
            fetch_in_savepoint(change, [0])

        assert fetch_first("SELECT current_setting('ieum.tried')", []) == ("before",)
        assert fetch_in_savepoint(change, [1]) == ("once", 1)
        assert fetch_first("SELECT current_setting('ieum.tried')", []) == ("once",)


def test_a_call_that_fails_is_told_once(district, caplog):
    with municipality(district.code):
        for _ in range(20):
            with pytest.raises(DatabaseError, match="division by zero"):
                fetch_in_savepoint(sql.SQL("SELECT 1 / %s").format(), [0])

    assert caplog.messages == []


def test_a_call_without_rows_answers_nothing(district):
    with municipality(district.code):
        assert fetch_in_savepoint(sql.SQL("SELECT 1 WHERE %s").format(), [False]) is None


def test_trying_to_enter_another_municipality_leaves_the_transaction_in_its_own(district, neighbour):
    with municipality(district.code) as own:
        with pytest.raises(OtherMunicipality), municipality(neighbour.code):
            pass

        with connection.cursor() as cursor:
            cursor.execute(OWN)
            assert cursor.fetchone() == (str(own),)
        assert current_municipality() == own == district.id
