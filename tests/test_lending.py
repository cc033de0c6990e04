"""What one test wrote is gone when the next one works in the same database."""

import pytest
from django.db import connection

from ieum.platform.models import Account, Municipality
from tests.database import copied, make_district
from tests.lending import Lender

pytestmark = pytest.mark.database


@pytest.fixture
def lender(database_server):
    made = Lender(database_server)
    yield made
    made.close()


@pytest.fixture(scope="module")
def original(database_server):
    """A database in which something stands already."""
    with copied(database_server) as made:
        make_district("3170", "금천구")
        connection.close()
        yield made.name


def everybody():
    return sorted(Account.objects.values_list("login", "title"))


def test_what_a_test_wrote_changed_and_deleted_is_put_back(lender, original):
    with lender.lend(original) as first:
        stood = everybody()
        make_district("3180", "영등포구")
        Account.objects.filter(login="OFFICER-3170").update(title="다른 직위")
        with first.connect("superuser", autocommit=True) as beside:
            beside.execute("DELETE FROM platform_account WHERE login = 'TEAM_LEAD-3170'")

    with lender.lend(original) as second:
        assert (second.name, everybody()) == (first.name, stood)
        assert list(Municipality.objects.values_list("code", flat=True)) == ["3170"]


def test_what_a_test_is_connected_to_can_be_copied(lender, original, database_server):
    with copied(database_server), copied(database_server, original):
        assert len(everybody()) == 2


def test_what_was_put_back_is_put_back_again(lender, original):
    for title in ("하나", "둘", "셋"):
        with lender.lend(original):
            assert dict(everybody())["OFFICER-3170"] == "예산 담당"
            Account.objects.filter(login="OFFICER-3170").update(title=title)


def test_numbers_that_the_database_gives_begin_anew(lender):
    given = []
    for _ in range(2):
        with lender.lend(""), connection.cursor() as cursor:
            cursor.execute("SELECT min(sequencename) FROM pg_sequences WHERE schemaname = 'public'")
            (name,) = cursor.fetchone()
        with lender.lend("") as database, database.connect("superuser", autocommit=True) as beside:
            given.append(beside.execute("SELECT nextval(%s)", (name,)).fetchone())
    assert given[0] == given[1]


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more ()",
        "ALTER TABLE platform_file DISABLE TRIGGER platform_file_append_only",
        "GRANT UPDATE (code) ON platform_municipality TO ieum_app",
        "DROP INDEX platform_attachment_subject",
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_a_database_that_was_laid_out_otherwise_is_not_lent_again(lender, change):
    with lender.lend("") as first, first.connect("superuser", autocommit=True) as beside:
        beside.execute(change)

    with lender.lend("") as second:
        assert second.name != first.name


def test_a_database_that_somebody_stays_connected_to_is_not_lent_again(lender):
    with lender.lend("") as first:
        beside = first.connect("superuser")

    with lender.lend("") as second:
        assert second.name != first.name
    beside.close()


def test_a_transaction_that_a_test_left_open_holds_nothing_up(lender):
    with lender.lend(""):
        connection.set_autocommit(False)
        make_district("3180", "영등포구")

    with lender.lend(""):
        assert everybody() == []
