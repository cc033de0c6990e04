"""What is sent together is still one thing after the other."""

from threading import Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection
from psycopg import sql

from ieum.budget.queries.reading import lists_of, tuples_of
from ieum.platform.database.flushing import flush_after_commit
from ieum.platform.database.tenancy import OtherMunicipality, current_municipality, in_municipality, municipality
from ieum.platform.database.trips import fetch_all, fetch_first, fetch_in_savepoint, has_only_called, led_by

pytestmark = pytest.mark.database
OWN = "SELECT current_setting('ieum.municipality')"


def answer_to(divisor):
    """The row of a call, or what it is refused with."""
    try:
        return fetch_in_savepoint("SELECT 1 / %s", [divisor])
    except DatabaseError as error:
        return str(error)


def write_flushed(statement):
    fetch_all(statement)
    flush_after_commit()


def test_a_call_that_fails_is_taken_back_alone(district):
    change = sql.SQL("SELECT set_config('ieum.tried', {}, true), 1 / %s").format(sql.Literal("once"))

    with municipality(district.code):
        fetch_first("SELECT set_config('ieum.tried', 'before', true)", [])
        with pytest.raises(DatabaseError, match="division by zero"):
            fetch_in_savepoint(change, [0])

        assert fetch_first("SELECT current_setting('ieum.tried')", []) == ("before",)
        assert fetch_in_savepoint(change, [1]) == ("once", 1)
        assert fetch_first("SELECT current_setting('ieum.tried')", []) == ("once",)


def test_a_message_that_the_server_takes_in_slowly_is_sent_whole(district):
    long = "가" * 10_000_000

    def send_slowly():
        with municipality(district.code), led_by("SELECT pg_sleep(0.3)", []):
            answers.append(fetch_in_savepoint("SELECT length(%s)", [long]))
        connection.close()

    answers = []
    client = Thread(target=send_slowly, daemon=True)
    client.start()
    client.join(30)

    assert answers == [(len(long),)]


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


def test_entering_by_id_goes_with_whatever_is_asked_first(district):
    asked = "SELECT current_setting('ieum.municipality')"
    firsts = (
        lambda: fetch_first(asked, []),
        lambda: fetch_in_savepoint(asked, []),
        lambda: fetch_all(asked)[0],
        lambda: lists_of(asked, {})[0],
        lambda: tuples_of(asked, {})[0],
    )
    for first in firsts:
        with municipality(district.id):
            assert first() == (str(district.id),)
            assert tuples_of(asked, {}) == [(str(district.id),)]


def test_a_failing_first_call_leaves_its_transaction_in_the_municipality(district):
    with municipality(district.id):
        with pytest.raises(DatabaseError, match="division by zero"):
            fetch_in_savepoint("SELECT 1 / %s", [0])

        assert fetch_first(OWN, []) == (str(district.id),)


@pytest.mark.parametrize("named", ["code", "id"])
def test_a_call_answers_after_others_of_its_transaction_were_refused(named, district):
    connection.close()
    connection.ensure_connection()
    divisors = [0, 1, 0, 0, 1, 0, 0, 1]

    with municipality(getattr(district, named)):
        answers = [answer_to(each) for each in divisors]

    assert answers == [(1,) if each else "division by zero" for each in divisors]


def test_entering_ends_with_its_transaction(district):
    with municipality(district.id):
        pass
    with pytest.raises(DatabaseError, match="no municipality is set"):
        fetch_all("SELECT ieum_municipality()")


def test_only_what_calls_alone_is_not_asked_for_more(district):
    with municipality(district.id):
        fetch_in_savepoint("SELECT 1", [])
        assert has_only_called()
        tuples_of("SELECT 1", {})
        assert not has_only_called()


def test_a_commit_that_is_refused_while_flushing_is_told(district):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE twice (n integer UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    try:
        with pytest.raises(IntegrityError):
            in_municipality(district.id, lambda: write_flushed("INSERT INTO twice VALUES (1), (1) RETURNING n"))
        assert fetch_all("SELECT * FROM twice") == []
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE twice")


def test_what_flushes_is_committed(district):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE once (n integer)")
    try:
        in_municipality(district.id, lambda: write_flushed("INSERT INTO once VALUES (1) RETURNING n"))
        assert fetch_all("SELECT * FROM once") == [(1,)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE once")
