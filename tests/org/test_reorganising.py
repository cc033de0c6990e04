"""Reorganisation: everything that stood finds its new place, and what was known before stays as it was known."""

from contextlib import contextmanager
from datetime import date, timedelta

import psycopg
import pytest
from django.utils.timezone import localdate

from ieum.org import queries
from ieum.org.operations import OrderRefused
from ieum.org.rules.reorganisation import (
    Abolish,
    ClosePost,
    Create,
    Merge,
    Move,
    MovePost,
    OpenPost,
    Rename,
    SetDuties,
    SetQuota,
    Split,
)
from ieum.platform.database.tenancy import municipality, snapshot
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database
DAY = date(2021, 7, 1)
BEFORE = DAY - timedelta(days=1)


def test_units_stand_from_their_day_on(hall):
    assert hall.names(FOUNDED - timedelta(days=1)) == []
    assert hall.names(FOUNDED) == [
        "구청장", "  기획재정국", "    기획예산과", "      예산팀", "      평가팀", "    재무과",
    ]  # fmt: skip


def test_a_new_name_holds_from_its_day_and_the_old_one_before(hall):
    outcome = hall.reorganise(DAY, Rename(hall.unit("평가팀"), "성과평가팀"))

    assert outcome.changes[:1] == ("부서 이름 변경: 기획재정국 기획예산과 평가팀 → 성과평가팀 (팀)",)
    assert hall.on(BEFORE).path(hall.unit("평가팀")) == "기획재정국 기획예산과 평가팀"
    assert hall.on(DAY).path(hall.unit("평가팀")) == "기획재정국 기획예산과 성과평가팀"


def test_a_moved_unit_takes_its_posts_along(hall):
    hall.reorganise(DAY, Move(hall.unit("평가팀"), hall.unit("재무과")))

    standing = hall.on(DAY)
    assert standing.path(hall.unit("평가팀")) == "기획재정국 재무과 평가팀"
    assert standing.posts[hall.post("평가팀 팀장")].unit_id == hall.unit("평가팀")


def test_merged_units_give_posts_quotas_and_duties_to_a_new_one_that_succeeds_them(hall):
    budget, finance = hall.unit("기획예산과"), hall.unit("재무과")
    hall.reorganise(
        FOUNDED, SetQuota(budget, "GENERAL", "6급", 8), SetQuota(finance, "GENERAL", "6급", 5),
        SetDuties(budget, ("예산편성",)), SetDuties(finance, ("계약", "지출")),
    )  # fmt: skip

    hall.reorganise(DAY, Merge((budget, finance), "재정과", "DIVISION"))

    heir = hall.unit("재정과", DAY)
    assert hall.names(DAY) == ["구청장", "  기획재정국", "    재정과", "      예산팀", "      평가팀"]
    assert {hall.on(DAY).posts[hall.post(each)].unit_id for each in ("기획예산과 과장", "재무과 과장")} == {heir}
    with municipality(hall.district.code):
        assert [(each.grade, each.number) for each in queries.allowances([heir], DAY)] == [("6급", 13)]
        assert queries.allowances([budget, finance], DAY) == []
        assert sum(each.number for each in queries.allowances([budget, finance], BEFORE)) == 13
        assert queries.duties_of(heir, DAY) == ["예산편성", "계약", "지출"]
        assert [each.words for each in queries.unit_history(budget)] == ["기획예산과", "재정과에 업무를 넘김"]
        assert sorted(each.words for each in queries.unit_history(heir)) == [
            "기획예산과의 업무를 이어받음", "재무과의 업무를 이어받음", "재정과",
        ]  # fmt: skip


def test_a_split_unit_places_what_is_said_and_gives_the_rest_to_the_first_part(hall):
    division = hall.unit("기획예산과")
    step = Split(division, ("기획과", "예산과"), {hall.unit("예산팀"): "예산과"})

    hall.reorganise(DAY, step)

    assert hall.names(DAY) == [
        "구청장", "  기획재정국", "    기획과", "      평가팀", "    예산과", "      예산팀", "    재무과",
    ]  # fmt: skip
    assert hall.on(DAY).label(hall.post("기획예산과 과장")) == "기획과 과장"


def test_an_abolished_unit_leaves_everything_to_the_one_named(hall):
    hall.reorganise(DAY, Abolish(hall.unit("예산팀"), hall.unit("평가팀")))

    assert hall.on(DAY).label(hall.post("예산팀 주무관")) == "평가팀 주무관"
    assert hall.who("평가팀 주무관", DAY) == "직원P5"


def test_later_steps_may_name_units_that_earlier_ones_made(hall):
    hall.reorganise(
        DAY, Create("미래전략국", "BUREAU", hall.unit("구청장"), 2), Create("데이터과", "DIVISION", "미래전략국"),
        OpenPost("데이터과", "과장", is_head=True),
    )  # fmt: skip

    assert hall.who("데이터과 과장", DAY) == "직원P1"


@pytest.mark.parametrize(
    ("title", "said", "is_head"),
    [("과장", None, True), ("주무관", None, False), ("담당관", True, True), ("과장", False, False)],
)
def test_a_post_is_the_head_by_its_title_or_where_that_is_said(hall, title, said, is_head):
    hall.reorganise(DAY, Create("데이터과", "DIVISION", hall.unit("기획재정국")), OpenPost("데이터과", title, said))

    assert hall.on(DAY).posts[hall.post(f"데이터과 {title}", DAY)].is_head is is_head


def test_a_new_division_with_its_head_answers_for_the_teams_that_move_below_it(hall):
    hall.reorganise(
        DAY, Create("데이터과", "DIVISION", hall.unit("기획재정국")), OpenPost("데이터과", "과장"),
        Move(hall.unit("평가팀"), "데이터과"),
    )  # fmt: skip

    above = hall.on(DAY).superiors(hall.post("평가팀 팀장"))
    assert [hall.on(DAY).label(each) for each in above] == ["데이터과 과장", "기획재정국 국장", "구청장"]


def test_a_post_moves_with_its_holder_and_its_past_stays(hall):
    post = hall.post("예산팀 주무관")

    told = hall.reorganise(DAY, MovePost(post, hall.unit("재무과")))

    assert told.changes == ("직위 변경: 예산팀 주무관 → 재무과 주무관",)
    assert (hall.on(BEFORE).label(post), hall.on(DAY).label(post)) == ("예산팀 주무관", "재무과 주무관")
    assert hall.who("재무과 주무관", DAY) == "직원P5"
    assert told.handovers == 0


def test_a_head_that_moves_is_head_only_where_its_title_is_the_heads(hall):
    hall.reorganise(
        DAY, Create("기획팀", "TEAM", hall.unit("재무과")), MovePost(hall.post("평가팀 팀장"), "기획팀"),
        MovePost(hall.post("예산팀 팀장"), hall.unit("재무과")),
    )  # fmt: skip

    heads = {hall.on(DAY).label(each.id): each.is_head for each in hall.on(DAY).posts.values() if each.title == "팀장"}
    assert heads == {"기획팀 팀장": True, "재무과 팀장": False}


def test_a_move_of_a_post_is_taken_back(hall):
    post = hall.post("예산팀 팀장")

    hall.undo(hall.reorganise(DAY, MovePost(post, hall.unit("재무과"))))

    assert hall.on(DAY).posts[post] == hall.on(BEFORE).posts[post]


def test_a_preview_tells_the_same_and_leaves_no_trace(hall):
    step = Merge((hall.unit("예산팀"), hall.unit("평가팀")), "예산평가팀", "TEAM")

    told = hall.reorganise(DAY, step, is_preview=True)
    before = hall.names(DAY)
    done = hall.reorganise(DAY, step)

    assert before == hall.names(BEFORE)
    assert told.changes == done.changes != ()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            lambda hall: Move(hall.unit("기획예산과"), hall.unit("예산팀")),
            "부서를 자기 자신이나 그 아래로 옮길 수 없습니다.",
        ),
        (lambda hall: Merge((hall.unit("예산팀"),), "팀", "TEAM"), "통합할 부서를 둘 이상 골라야 합니다."),
        (lambda _: Rename("없는 팀", "팀"), "그날에 없는 부서입니다."),
        (lambda hall: Rename(hall.unit("예산팀"), "  "), "이름을 적어야 합니다."),
        (
            lambda hall: Abolish(hall.unit("기획예산과"), hall.unit("예산팀")),
            "폐지하는 부서 자신이나 그 아래는 이어받을 수 없습니다.",
        ),
        (
            lambda hall: ClosePost(hall.post("예산팀 팀장"), hall.post("평가팀 팀장")),
            "예산팀 팀장에 사람이 있습니다. 먼저 인사발령으로 옮기십시오.",
        ),
        (
            lambda hall: MovePost(hall.post("예산팀 팀장"), hall.unit("예산팀")),
            "이미 그 부서에 있는 직위입니다.",
        ),
        (lambda hall: MovePost(hall.unit("예산팀"), hall.unit("평가팀")), "그날에 없는 직위입니다."),
        (lambda hall: MovePost(hall.post("예산팀 팀장"), "없는 팀"), "그날에 없는 부서입니다."),
        (
            lambda hall: Split(hall.unit("기획예산과"), ("기획과",)),
            "나눌 부서의 이름을 서로 다르게 둘 이상 적어야 합니다.",
        ),
    ],
)
def test_a_step_that_makes_no_sense_is_refused_by_its_number(hall, step, said):
    with pytest.raises(OrderRefused) as refusal:
        hall.reorganise(DAY, Create("새 과", "DIVISION", hall.unit("기획재정국")), step(hall))

    assert str(refusal.value) == f"2번째 단계: {said}"
    assert hall.names(DAY) == hall.names(BEFORE)


def test_a_vacant_post_may_be_closed_and_is_gone_from_its_day(hall):
    vacant = hall.post("평가팀 팀장")

    hall.reorganise(DAY, ClosePost(vacant, hall.post("예산팀 팀장")))

    assert (vacant in hall.on(BEFORE).posts, vacant in hall.on(DAY).posts) == (True, False)


def test_a_post_that_opens_by_then_takes_over_on_the_day_to_come(hall):
    later = localdate() + timedelta(days=30)
    hall.reorganise(later, OpenPost(hall.unit("재무과"), "주무관"))
    clerk = hall.post("재무과 주무관", later)

    hall.reorganise(later, ClosePost(hall.post("평가팀 팀장"), clerk))

    assert clerk in hall.on(later).posts
    with pytest.raises(OrderRefused, match="그날에 없는 직위"):
        hall.reorganise(DAY, ClosePost(hall.post("재무과 과장"), clerk))


@pytest.fixture
def beside(database, hall):
    """Connect to the hall's rows beside the application."""

    @contextmanager
    def connect(role):
        with database.connect(role, autocommit=True) as connection:
            connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(hall.district.id)])
            yield connection

    return connect


def test_nobody_can_be_left_on_a_post_that_is_gone_even_past_the_operations(hall, beside):
    change = "UPDATE org_postterm SET ended_by_id = order_id, ended_epoch = epoch WHERE post_id = %s"

    with beside("owner") as connection, pytest.raises(psycopg.Error) as refusal:
        connection.execute(change, [hall.post("예산팀 팀장")])

    assert refusal.value.diag.constraint_name == "org_appointment_post_id_stands"


@pytest.mark.parametrize("role", ["app", "owner"])
def test_dated_rows_are_neither_rewritten_nor_removed_by_anybody(hall, beside, role):
    for change in ("UPDATE org_unitterm SET name = 'x'", "DELETE FROM org_unitterm", "TRUNCATE org_unitterm"):
        with beside(role) as connection, pytest.raises(psycopg.Error) as refusal:
            connection.execute(change)

        assert refusal.value.sqlstate == {"app": "42501", "owner": "IE006"}[role]


def test_what_was_known_before_an_order_stays_known(hall):
    with snapshot(hall.district.code) as epoch:
        pass

    hall.reorganise(DAY, Rename(hall.unit("예산팀"), "재정팀"))

    assert hall.on(DAY, epoch).units[hall.unit("예산팀")].name == "예산팀"
    assert hall.on(DAY).units[hall.unit("예산팀")].name == "재정팀"


def test_undoing_an_order_brings_back_what_stood_before_and_keeps_what_was_known(hall):
    unit = hall.unit("기획예산과")
    done = hall.reorganise(DAY, Abolish(unit, hall.unit("재무과")))
    with snapshot(hall.district.code) as epoch:
        pass

    undone = hall.undo(done)

    assert hall.names(DAY) == hall.names(BEFORE)
    assert undone.changes[0] == "부서 신설: 기획재정국 기획예산과 (과)"
    assert unit not in hall.on(DAY, epoch).units
    assert hall.who("예산팀 주무관", DAY) == "직원P5"


def test_orders_are_undone_from_the_last_one_back(hall):
    first = hall.reorganise(DAY, Rename(hall.unit("예산팀"), "재정팀"))
    second = hall.reorganise(DAY, Rename(hall.unit("예산팀"), "재정예산팀"))

    with pytest.raises(OrderRefused) as refusal:
        hall.undo(first)
    hall.undo(second)
    hall.undo(first)

    assert str(refusal.value) == "뒤의 명령 '명령'이 고친 것이 있습니다. 그것을 먼저 되돌리십시오."
    assert hall.on(DAY).units[hall.unit("예산팀")].name == "예산팀"


def test_an_order_is_undone_once_and_an_undoing_not_at_all(hall):
    done = hall.reorganise(DAY, Rename(hall.unit("예산팀"), "재정팀"))
    undone = hall.undo(done)

    with pytest.raises(OrderRefused) as twice:
        hall.undo(done)
    with pytest.raises(OrderRefused) as again:
        hall.undo(undone)

    assert str(twice.value) == "이미 되돌린 명령입니다."
    assert str(again.value) == "되돌린 것은 다시 되돌릴 수 없습니다. 같은 명령을 새로 내십시오."


def test_an_order_dated_back_before_a_later_one_is_refused_where_they_meet(hall):
    hall.reorganise(DAY, Rename(hall.unit("예산팀"), "재정팀"))

    hall.reorganise(date(2021, 1, 1), Rename(hall.unit("예산팀"), "예산1팀"))

    assert [hall.on(day).units[hall.unit("예산팀")].name for day in (FOUNDED, date(2021, 1, 1), BEFORE, DAY)] == [
        "예산팀", "예산1팀", "예산1팀", "예산1팀",
    ]  # fmt: skip


def test_merged_units_have_the_head_of_the_first_alone_and_the_preview_says_who_is_head_no_longer(hall):
    step = Merge((hall.unit("재무과"), hall.unit("기획예산과")), "재정과", "DIVISION")

    told = hall.reorganise(DAY, step, is_preview=True)
    hall.reorganise(DAY, step)

    after = hall.on(DAY)
    assert heads(after, hall.unit("재정과", DAY)) == [hall.post("재무과 과장")]
    assert "부서장이 아니게 된 직위: 기획예산과 과장 (부서장은 재무과 과장)" in told.changes
    assert [after.label(each) for each in after.superiors(hall.post("예산팀 주무관"))][1:] == [
        "재정과 과장", "기획재정국 국장", "구청장",
    ]  # fmt: skip


def test_a_team_that_becomes_part_of_a_division_by_a_merge_gives_it_no_head(hall):
    hall.reorganise(DAY, Merge((hall.unit("예산팀"), hall.unit("재무과")), "재정과", "DIVISION"))

    assert heads(hall.on(DAY), hall.unit("재정과", DAY)) == [hall.post("재무과 과장")]


def test_an_abolished_unit_leaves_the_heir_its_own_head(hall):
    told = hall.reorganise(DAY, Abolish(hall.unit("예산팀"), hall.unit("평가팀")))

    assert heads(hall.on(DAY), hall.unit("평가팀")) == [hall.post("평가팀 팀장")]
    assert "부서장이 아니게 된 직위: 예산팀 팀장 (부서장은 평가팀 팀장)" in told.changes
    hall.undo(told)
    assert heads(hall.on(DAY), hall.unit("예산팀")) == [hall.post("예산팀 팀장")]


@pytest.mark.parametrize(("into", "kind", "headed"), [("데이터과", "DIVISION", True), ("데이터팀", "TEAM", False)])
def test_the_head_of_an_abolished_unit_heads_an_heir_without_head_whose_head_is_called_so(hall, into, kind, headed):
    hall.reorganise(
        DAY, Create(into, kind, hall.unit("기획재정국")), Abolish(hall.unit("재무과"), into),
    )  # fmt: skip

    assert heads(hall.on(DAY), hall.unit(into, DAY)) == ([hall.post("재무과 과장")] if headed else [])


def test_a_title_makes_no_second_head_and_who_is_said_to_be_the_head_takes_the_place_of_the_one_before(hall):
    finance, old = hall.unit("재무과"), hall.post("재무과 과장")
    told = hall.reorganise(DAY, OpenPost(finance, "과장"))
    assert "부서장이 이미 있어 부서장이 아닌 직위: 과장 1개" in told.changes
    assert heads(hall.on(DAY), finance) == [old]

    told = hall.reorganise(DAY, OpenPost(finance, "계약관", is_head=True))
    assert heads(hall.on(DAY), finance) == [hall.post("재무과 계약관", DAY)]
    assert "부서장이 아니게 된 직위: 재무과 과장 (부서장은 재무과 계약관)" in told.changes


def test_two_who_are_said_to_be_the_head_of_one_unit_are_refused(hall):
    finance = hall.unit("재무과")

    with pytest.raises(OrderRefused, match="재무과의 부서장은 하나입니다"):
        hall.reorganise(DAY, *(OpenPost(finance, each, is_head=True) for each in ("계약관", "지출관")))


def test_heads_that_change_places_in_one_order_both_stay_heads(hall):
    budget, review = hall.post("예산팀 팀장"), hall.post("평가팀 팀장")
    hall.reorganise(DAY, MovePost(budget, hall.unit("평가팀")), MovePost(review, hall.unit("예산팀")))

    after = hall.on(DAY)
    assert (heads(after, hall.unit("평가팀")), heads(after, hall.unit("예산팀"))) == ([budget], [review])


def heads(standing, unit_id):
    return [each.id for each in standing.posts_of(unit_id) if each.is_head]
