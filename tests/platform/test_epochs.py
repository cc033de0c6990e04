"""What was known then never changes, whoever is recording at the same time."""

import time
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event

import psycopg
import pytest
from django.db import connection
from tests.platform.facts import DAY, draft, known, record

from ieum.platform import queries
from ieum.platform.database import epochs
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.models import Epoch, Operation

pytestmark = pytest.mark.database


def values(epoch):
    return [each.value for each in queries.observations_at("budget.execution", as_of=DAY, epoch=epoch)]


def record_alone(district, value):
    with municipality(district.code):
        record(district, draft(value, line=value))


def record_slowly(district, value, has_recorded, may_commit):
    with municipality(district.code):
        record(district, draft(value, line=value))
        has_recorded.set()
        may_commit.wait(30)


def database_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_while_nothing_is_recorded_no_epoch_is_closed(district):
    with snapshot(district.code) as epoch:
        assert (epoch, values(epoch)) == (0, [])
    with municipality(district.code):
        assert Epoch.objects.count() == 0


def test_reading_twice_without_recording_between_reads_at_the_same_epoch(district):
    record_alone(district, 1)
    with snapshot(district.code) as first:
        pass
    with snapshot(district.code) as second:
        pass
    record_alone(district, 2)
    with snapshot(district.code) as third:
        pass

    assert (first, second, third) == (1, 1, 2)


def test_epochs_of_municipalities_are_counted_apart(district, neighbour):
    record_alone(district, 1)
    with snapshot(district.code):
        pass
    record_alone(neighbour, 1)

    with snapshot(neighbour.code) as epoch:
        assert epoch == 1


def test_a_moment_before_the_first_epoch_is_not_yet_known(district):
    moment = database_now()
    record_alone(district, 1)
    with snapshot(district.code):
        pass

    sentence = r"^아직 등록되지 않은 시점입니다: \d{4}-\d\d-\d\d \d\d:\d\d$"
    with pytest.raises(epochs.NotYetKnown, match=sentence), snapshot(district.code, known_at=moment):
        pass


def test_a_moment_to_come_is_refused_since_its_answer_could_change(district):
    later = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(epochs.NotYetPast, match="아직 오지 않은 시점입니다"), snapshot(district.code, known_at=later):
        pass


def test_what_is_recorded_but_in_no_closed_epoch_is_not_known_at_that_moment(district):
    record_alone(district, 1)
    with snapshot(district.code):
        pass
    record_alone(district, 2)
    moment = database_now()

    with snapshot(district.code, known_at=moment) as epoch:
        assert values(epoch) == [1]
    assert [each.value for each in known(district)] == [1, 2]
    with snapshot(district.code, known_at=moment) as epoch:
        assert values(epoch) == [1]


def test_a_time_stamp_would_change_the_answer_where_the_epoch_does_not(district, threads):
    """The anomaly: a writer that began earlier commits after the question."""
    has_recorded, may_commit = Event(), Event()
    slow = threads(record_slowly, district, 1, has_recorded, may_commit)
    has_recorded.wait(30)
    record_alone(district, 2)
    moment = database_now()
    with municipality(district.code):
        by_time_stamp = Operation.objects.filter(recorded_at__lte=moment).count()
    reader = threads(known, district)
    time.sleep(0.3)
    waited = not reader.done()

    may_commit.set()
    slow.result()
    answer = [each.value for each in reader.result()]

    with municipality(district.code):
        assert Operation.objects.filter(recorded_at__lte=moment).count() == by_time_stamp + 1
    assert waited
    assert answer == [1, 2] == [each.value for each in known(district)]


def test_who_asks_for_a_moment_waits_for_an_epoch_that_is_being_closed(district, threads):
    record_alone(district, 1)
    has_closed, may_commit = Event(), Event()

    def close_slowly():
        with municipality(district.code):
            epochs.close_epoch()
            has_closed.set()
            may_commit.wait(30)

    def epoch_known_at(moment):
        with municipality(district.code):
            return epochs.epoch_at(moment)

    closer = threads(close_slowly)
    has_closed.wait(30)
    reader = threads(epoch_known_at, database_now())
    time.sleep(0.3)
    waited = not reader.done()
    may_commit.set()
    closer.result()

    assert (waited, reader.result()) == (True, 1)


def test_no_answer_ever_changes_under_many_writers_and_readers(district, threads):
    def write(seed):
        chance = Random(seed)  # noqa: S311 - it only spreads the moments
        for number in range(12):
            with municipality(district.code):
                record(district, draft(seed * 100 + number, line=seed * 100 + number + 1))
                time.sleep(chance.random() / 50)

    def ask(seed):
        chance, answers = Random(seed), []  # noqa: S311 - it only spreads the moments
        for _ in range(25):
            time.sleep(chance.random() / 100)
            with snapshot(district.code) as epoch:
                answers.append((epoch, values(epoch)))
            moment = database_now()
            with municipality(district.code):
                at = epochs.epoch_at(moment) if epoch else 0
                answers.append((at, values(at)))
            moments.append((moment, at))
        return answers

    moments: list[tuple[datetime, int]] = []
    writers = [threads(write, seed) for seed in range(4)]
    readers = [threads(ask, seed) for seed in range(4)]
    for writer in writers:
        writer.result()
    answers = [answer for reader in readers for answer in reader.result()]

    with municipality(district.code):
        assert answers == [(epoch, values(epoch)) for epoch, _ in answers]
        assert [at for _, at in moments if at] == [epochs.epoch_at(moment) for moment, at in moments if at]
    assert len({epoch for epoch, _ in answers}) > 5
    assert len(known(district)) == 48


def test_epochs_close_later_and_later_even_where_the_clock_is_set_back(district, database):
    record_alone(district, 1)
    with database.connect("owner") as owner:
        owner.execute(
            "INSERT INTO platform_epoch (id, municipality_id, number, closed_at) "
            "VALUES (gen_random_uuid(), %s, 1, clock_timestamp() + interval '1 hour')",
            [district.id],
        )
    record_alone(district, 2)
    with municipality(district.code):
        epochs.close_epoch()
        moments = list(Epoch.objects.order_by("number").values_list("closed_at", flat=True))

    assert moments[1] - moments[0] == timedelta(microseconds=1)


def test_a_snapshot_does_not_see_what_is_recorded_meanwhile_and_writes_nothing(district, threads):
    record_alone(district, 1)

    with snapshot(district.code) as epoch:
        threads(record_alone, district, 2).result()
        assert values(epoch + 1) == [1]
        with pytest.raises(Exception, match=r"read-only transaction|epochs move in READ COMMITTED only"):
            record(district, draft(3, line=3))


def test_a_snapshot_stands_in_no_other_transaction(district):
    with municipality(district.code), pytest.raises(RuntimeError), snapshot(district.code):
        pass


def test_epochs_do_not_move_where_a_statement_cannot_see_what_was_committed(district, database):
    with database.connect() as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute("SELECT set_config('ieum.municipality', %s, true)", [str(district.id)])
        with pytest.raises(psycopg.Error, match="epochs move in READ COMMITTED only"):
            other.execute("SELECT ieum_close_epoch()")
