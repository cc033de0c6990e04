"""The chain of decisions: whole under many at once, and broken where somebody alters anything that was decided."""

from datetime import date, timedelta

import psycopg
import pytest
from django.db import transaction
from django.utils.timezone import localdate
from tests.database import make_district

from ieum.platform import chain
from ieum.platform.database.tenancy import in_municipality, municipality
from ieum.platform.operations import open_operation

pytestmark = pytest.mark.database
KIND = "platform.erase_person"
"""A decision, since it is registered as one; its rows are of no matter here."""


def decide(district, basis="결재"):
    return in_municipality(
        district.code,
        lambda: open_operation(kind=KIND, actor_id=district.officer_id, basis=basis).operation_id,
    )


def walk(district, **more):
    with municipality(district.code):
        return chain.verify(**more)


def alter(database, statement, *parameters):
    """Do what only who owns the machine can: change rows in spite of all triggers."""
    with database.connect("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(statement, parameters)


def links(database):
    with database.connect("superuser") as connection:
        rows = "SELECT municipality_id, number, previous_hash, hash FROM platform_decision ORDER BY 1, 2"
        return connection.execute(rows).fetchall()


def test_a_chain_without_decisions_is_whole(district):
    assert walk(district) == chain.Walk(0, None, None)


def test_each_decision_is_a_link_that_names_the_one_before(database, district):
    for _ in range(3):
        decide(district)

    found = links(database)
    assert [number for _, number, *_ in found] == [1, 2, 3]
    assert [previous for *_, previous, _ in found] == [chain.FIRST, *(own for *_, own in found[:-1])]
    assert walk(district) == chain.Walk(3, chain_head(district), None)


def chain_head(district, **more):
    with municipality(district.code):
        return chain.head(**more)


def test_what_is_no_decision_is_no_link(database, district):
    with municipality(district.code):
        open_operation(kind="REGISTER_SOURCE", actor_id=district.officer_id, basis="접수")

    assert links(database) == []


def test_a_decision_that_is_taken_back_leaves_no_gap(database, district):
    decide(district)
    with municipality(district.code):
        open_operation(kind=KIND, actor_id=district.officer_id, basis="결재")
        transaction.set_rollback(True)
    decide(district)

    assert [number for _, number, *_ in links(database)] == [1, 2]
    assert walk(district).fault is None


def test_municipalities_have_chains_of_their_own(database, district):
    other = make_district("3170", "금천구")
    decide(district)
    decide(other)

    assert [number for _, number, *_ in links(database)] == [1, 1]
    assert (walk(district).links, walk(other).links) == (1, 1)


def test_many_who_decide_at_once_make_one_chain_without_fork_or_gap(database, district, threads):
    done = [threads(decide, district, f"결재 {number}") for number in range(60)]
    for each in done:
        each.result()

    assert [number for _, number, *_ in links(database)] == list(range(1, 61))
    assert walk(district).fault is None


def test_decisions_of_one_transaction_are_links_in_their_order(district):
    def two():
        for basis in ("첫째", "둘째"):
            open_operation(kind=KIND, actor_id=district.officer_id, basis=basis)

    in_municipality(district.code, two)

    with municipality(district.code):
        told = [each.content for each in chain.Decision.objects.order_by("number")]
    assert ["첫째" in told[0], "둘째" in told[1]] == [True, True]
    assert walk(district).links == 2


UNFIT = "해시가 다릅니다."
ALTERED = {
    "UPDATE platform_operation SET basis = '다른 근거' WHERE id = %s": "바뀐 열이 있습니다: basis.",
    "DELETE FROM platform_operation WHERE id = %s": "결정한 행이 없어졌습니다.",
    "UPDATE platform_decision SET content = replace(content, '결재', '반려') WHERE operation_id = %s": UNFIT,
    "UPDATE platform_decision SET content = 'x' WHERE operation_id = %s": UNFIT,
    "UPDATE platform_decision SET kind = 'x' WHERE operation_id = %s": UNFIT,
    "UPDATE platform_decision SET sealed_at = sealed_at + interval '1 microsecond' WHERE operation_id = %s": UNFIT,
    "UPDATE platform_decision SET previous_hash = hash WHERE operation_id = %s": "앞 결정의 해시가 다릅니다.",
    "DELETE FROM platform_decision WHERE operation_id = %s": "2번째 결정이 없습니다.",
}


@pytest.mark.parametrize(("statement", "said"), ALTERED.items())
def test_whoever_alters_a_decision_is_found_out_at_its_link(database, district, statement, said):
    decide(district)
    second = decide(district)
    decide(district)
    alter(database, statement, second)

    fault = walk(district).fault

    assert (fault.number, fault.words.endswith(said)) == (2, True)


def test_a_link_that_is_made_fit_again_breaks_the_next_one(database, district):
    decide(district)
    first, _ = decide(district), decide(district)
    alter(database, "UPDATE platform_decision SET hash = repeat('a', 64) WHERE operation_id = %s", first)

    assert walk(district).fault.number == 2


def test_a_cut_end_is_found_by_the_decisions_that_are_left(database, district):
    decide(district)
    last = decide(district)
    alter(database, "DELETE FROM platform_decision WHERE operation_id = %s", last)

    assert walk(district).fault == chain.Fault(0, f"사슬에 없는 결정이 있습니다: {KIND} {last}.")


def test_a_chain_that_was_built_anew_lacks_the_head_that_was_printed(database, district):
    last = decide(district)
    printed = chain_head(district).hash
    alter(database, "DELETE FROM platform_decision")
    alter(database, "DELETE FROM platform_operation WHERE id = %s", last)
    decide(district)

    assert walk(district).fault is None
    assert walk(district, from_head=printed).fault.words.startswith("적어 둔 해시가 사슬에 없습니다")


def test_from_a_printed_head_only_what_follows_is_walked(district):
    decide(district)
    decide(district)
    printed = chain_head(district).hash
    decide(district)

    assert walk(district, from_head=printed.upper()).links == 2


def of_days(district, first, last, most=10):
    with municipality(district.code):
        return chain.verify_days(first, last, most=most)


def test_the_links_of_days_are_walked_alone_and_no_more_than_one_waits_for(database, district):
    today, day = localdate(), timedelta(days=1)
    for _ in range(3):
        decide(district)

    whole = chain.Walk(3, chain_head(district), None)
    assert [of_days(district, today, today), of_days(district, None, today + day)] == [whole, whole]
    assert [of_days(district, None, today - day), of_days(district, today + day, None)] == [
        chain.Walk(0, None, None)
    ] * 2
    assert of_days(district, today, None, most=2) is None
    alter(database, "UPDATE platform_decision SET content = '{}' WHERE number = 2")
    assert of_days(district, today, today).fault == walk(district).fault


def test_the_head_of_a_day_is_the_last_link_of_that_day(district):
    decide(district)
    today = localdate()

    assert chain_head(district, on=today) == chain_head(district)
    assert chain_head(district, on=today - timedelta(days=1)) is None
    assert chain_head(district, on=date(2020, 1, 1)) is None


@pytest.mark.parametrize("role", ["app", "owner", "superuser"])
@pytest.mark.parametrize(
    "change", ["UPDATE platform_decision SET number = 7", "DELETE FROM platform_decision", "TRUNCATE platform_decision"]
)
def test_nobody_changes_a_link_by_mistake(database, district, role, change):
    decide(district)

    with database.connect(role) as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(district.id)])

        with pytest.raises(psycopg.Error):
            connection.execute(change)


def test_the_application_neither_adds_links_nor_says_what_a_decision_is(database, district):
    for statement in (
        "INSERT INTO platform_decision SELECT * FROM platform_decision",
        "DELETE FROM platform_decisionpart",
        f"SELECT ieum_seal_decision('{district.id}')",
    ):
        with database.connect("app") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_what_was_decided_before_there_was_a_chain_is_chained_at_the_upgrade(database, district):
    with database.connect("owner") as connection:
        part = connection.execute(
            "DELETE FROM platform_decisionpart WHERE kind = %s RETURNING table_name, condition, ignored::text", [KIND]
        ).fetchone()
    for basis in ("첫째", "둘째"):
        decide(district, basis)
    assert links(database) == []

    with database.connect("owner") as connection:
        insert = "INSERT INTO platform_decisionpart (kind, table_name, condition, ignored) VALUES (%s, %s, %s, %s)"
        connection.execute(insert, [KIND, *part])
        for _ in range(2):
            connection.execute("SELECT ieum_chain_past(%s)", [KIND])

    with municipality(district.code):
        told = [each.content for each in chain.Decision.objects.order_by("number")]
    assert ["첫째" in told[0], "둘째" in told[1], len(told)] == [True, True, 2]
    assert walk(district).fault is None
