"""The index is whole without anybody thinking of it: what is left marked is worked off, and doctor says what to do."""

from datetime import UTC, datetime

import pytest
from tests.org.office import Hall, found

from ieum.cli import main
from ieum.platform.database.identity import uuid7
from ieum.platform.database.tenancy import in_municipality, municipality
from ieum.platform.models import SearchItem, SearchKeys, SearchTouch
from ieum.platform.search import operations, upkeep
from ieum.platform.search.queries import disagreements
from ieum.platform.tasks import run_rounds
from ieum.platform.watch import checks

pytestmark = pytest.mark.database
TAKEN_UP = "작업 처리기가 이어서 합니다. 줄지 않으면 'ieum search rebuild'를 실행하십시오."


@pytest.fixture
def hall(district):
    """The small district hall, whose units and posts are found."""
    return found(Hall(district))


@pytest.fixture
def emptied(hall, database):
    """The same when its index was lost, as after a restore of some tables."""
    with database.connect("owner") as owner:
        owner.execute("TRUNCATE platform_searchitem, platform_searchkeys")
    return hall


def inside(hall, ask):
    return in_municipality(hall.district.id, ask)


def queued(database):
    with database.connect("superuser") as connection:
        return connection.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'ieum.index'").fetchall()


def test_an_empty_index_is_filled_by_the_next_round(emptied, database):
    run_rounds()
    run_rounds()

    # Twice asked for, it stands in the queue once.
    assert queued(database) == [({"municipality_id": str(emptied.district.id)},)]
    assert inside(emptied, SearchItem.objects.count) == 0
    upkeep.work_off(emptied.district.id)
    assert inside(emptied, disagreements) == []
    assert inside(emptied, SearchItem.objects.count) > 0


def test_where_all_is_indexed_a_round_leaves_it_alone(hall, database):
    with municipality(hall.district.id):
        upkeep.look_after(datetime.now(UTC))

    assert (queued(database), inside(hall, SearchTouch.objects.count)) == ([], 0)


def test_where_there_is_nothing_to_find_nothing_is_marked(district, database):
    run_rounds()

    assert queued(database) == []


def test_what_is_marked_keeps_no_transaction_of_others_waiting(hall):
    inside(hall, operations.mark_all)
    before = inside(hall, SearchTouch.objects.count)

    inside(hall, lambda: None)

    assert inside(hall, SearchTouch.objects.count) == before > 0


def test_each_subject_is_marked_once_however_often_all_is_marked(hall):
    first = inside(hall, operations.mark_all)

    assert inside(hall, operations.mark_all) == first
    assert len(set(inside(hall, lambda: list(SearchTouch.objects.values_list("kind", "subject"))))) == first


def test_a_rebuild_that_was_broken_off_goes_on_where_it_was(hall, monkeypatch):
    monkeypatch.setattr(operations.settle_left, "__defaults__", (4,))
    steps = upkeep.rebuild(hall.district.id)
    whole, left = next(steps), next(steps)
    steps.close()

    assert whole - left == 4
    assert [*upkeep.rebuild(hall.district.id)] == [*range(left, 0, -4), 0]
    assert inside(hall, disagreements) == []


def test_a_rebuild_makes_keys_anew_and_removes_what_nothing_stands_behind(hall):
    with municipality(hall.district.id):
        SearchKeys.objects.update(keys=[1])
        row = SearchItem.objects.first()
        row.pk, row.subject = None, str(uuid7())
        row._state.adding = True
        row.save()
        row.kind, row.pk = "gone.kind", None
        row._state.adding = True
        row.save()
    assert inside(hall, disagreements) != []

    list(upkeep.rebuild(hall.district.id))

    assert inside(hall, disagreements) == []
    assert not inside(hall, SearchItem.objects.filter(kind="gone.kind").exists)


def test_a_mark_of_a_transaction_that_is_taken_back_leaves_nothing(hall):
    def touch_and_fail():
        operations.mark_all()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        inside(hall, touch_and_fail)

    assert inside(hall, SearchTouch.objects.count) == 0


def test_a_neighbours_marks_are_left_to_it(hall, neighbour):
    inside(hall, operations.mark_all)

    assert in_municipality(neighbour.id, operations.settle_left) == 0
    assert inside(hall, SearchTouch.objects.count) > 0


def test_doctor_finds_nothing_to_do_where_index_and_tables_go_together(hall):
    count = inside(hall, SearchItem.objects.count)

    assert checks.search_index().said == f"항목 {count:,}건이 있고 밀린 것이 없습니다."


def test_doctor_says_that_the_index_is_empty_and_changes_nothing(emptied):
    found = checks.search_index()

    assert (found.state, found.said) == ("warning", f"비어 있습니다. {TAKEN_UP}")
    assert inside(emptied, SearchTouch.objects.count) == 0


def test_doctor_says_how_far_the_index_is_behind(hall):
    left = inside(hall, operations.mark_all)

    found = checks.search_index()

    assert (found.state, found.said) == ("warning", f"색인을 기다리는 대상이 {left:,}건 있습니다. {TAKEN_UP}")


def test_doctor_misses_the_lists_of_keys_and_the_rebuild_it_names_makes_them(hall, database, capsys):
    with database.connect("owner") as owner:
        owner.execute("DROP INDEX platform_searchkeys_keys")
    missed = checks.search_index()

    code = main(["search", "rebuild"])

    said = "찾는 목록이 없거나 만들다 말았습니다. 'ieum search rebuild'를 실행하십시오."
    assert (missed.state, missed.said) == ("fault", said)
    count = inside(hall, SearchItem.objects.count)
    lines = capsys.readouterr().out.splitlines()
    assert (code, lines[-1]) == (0, f"검색 항목 {count:,}건의 색인을 만들었습니다.")
    assert lines[0].startswith("색인한 대상 0 / ")
    assert checks.search_index().state == "ok"
