"""A post has a range of grades from a day on, and who is appointed to it is in it or the order says why not."""

from datetime import date

import pytest

from ieum.org import queries
from ieum.org.models import Order
from ieum.org.operations import FileRefused, OrderRefused
from ieum.org.rules.grades import GradeRange, read_range
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import ClosePost, OpenPost, SetGrades
from ieum.platform.database.tenancy import municipality
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database
DAY, LATER = date(2021, 7, 1), date(2022, 1, 1)
HEAD = "재무과 과장"
REFUSED = (
    "1번째 줄: 재무과 과장은 4급~5급의 직위인데 직급이 {grade}입니다. "
    "직급을 고치거나 범위 밖에서 임용하는 사유를 적으십시오."
)


def limited(hall, label=HEAD, day=DAY, highest=4, lowest=5):
    return hall.reorganise(day, SetGrades(hall.post(label), GradeRange(highest, lowest)))


def line(hall, number="P4", post=HEAD, action=PersonnelAction.APPOINT, **more):
    return PersonnelLine(action, hall.person(number), hall.post(post), **more)


def ranges(hall, day):
    with municipality(hall.district.code):
        standing = hall.on(day)
        return {standing.label(post): str(found) for post, found in queries.grade_ranges(day).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4급~5급", "4급~5급"), (" 6급 ", "6급"), ("9급-10급", "9급~10급"), ("5급~4급", None), ("0급", None),
        ("11급", None), ("4~5", None), ("과장", None), ("", None),
    ],
)  # fmt: skip
def test_a_range_is_written_from_the_highest_grade_to_the_lowest(text, found):
    read = read_range(text)

    assert (read and str(read)) == found


def test_who_is_outside_of_the_range_of_a_post_is_not_appointed_to_it_from_its_day_on(hall):
    told = limited(hall)

    with pytest.raises(OrderRefused) as refused:
        hall.appoint(DAY, line(hall))

    assert told.changes == ("직급 범위를 정한 직위 1개",)
    assert str(refused.value) == REFUSED.format(grade="6급")
    assert hall.who(HEAD, DAY) == "직원P2"
    assert hall.appoint(DAY, line(hall, service="GENERAL", grade="5급")).changes[0].endswith("재무과 과장 5급(임용)")
    assert (ranges(hall, FOUNDED), ranges(hall, DAY)) == ({}, {HEAD: "4급~5급"})


def test_before_the_range_and_at_a_post_without_one_everybody_is_free(hall):
    limited(hall, day=LATER)

    assert hall.appoint(DAY, line(hall)).changes
    assert hall.appoint(LATER, line(hall, "P5", "평가팀 팀장")).changes


@pytest.mark.parametrize("action", ["APPOINT", "CONCUR", "SECOND_IN", "SUBSTITUTE"])
def test_a_reason_lets_somebody_outside_hold_a_post_and_stands_in_the_order(hall, action):
    limited(hall)
    wanted = {"action": PersonnelAction(action), "service": "GENERAL", "grade": "6급"}

    with pytest.raises(OrderRefused):
        hall.appoint(DAY, line(hall, **wanted))
    hall.appoint(DAY, line(hall, **wanted, reason="승진소요연수 전 직위 승진"))

    with municipality(hall.district.code):
        basis = Order.objects.latest("id").operation.basis
    assert basis == "방침 (직급 범위 밖 임용: 승진소요연수 전 직위 승진)"


def test_who_acts_for_a_post_may_be_of_any_grade_and_who_has_none_holds_no_such_post(hall):
    limited(hall)

    assert hall.appoint(DAY, line(hall, action=PersonnelAction.ACT)).changes
    with pytest.raises(OrderRefused) as refused:
        hall.appoint(DAY, line(hall, "P1"))
    assert str(refused.value) == REFUSED.format(grade="없음")


def test_a_range_that_its_holder_is_outside_of_is_told_and_leaves_them_there(hall):
    told = limited(hall, "예산팀 팀장")

    assert told.changes[0] == "직급 범위 밖에 있는 사람(지금 임용은 그대로이며 다음 임용부터 봅니다) 1명"
    assert hall.who("예산팀 팀장", DAY) == "직원P4"


def test_a_range_changes_ends_and_comes_back_when_that_is_undone(hall):
    limited(hall)
    changed = limited(hall, day=LATER, highest=5)
    assert ranges(hall, LATER) == {HEAD: "5급"}

    hall.undo(changed)
    assert ranges(hall, LATER) == {HEAD: "4급~5급"}
    with municipality(hall.district.code):
        order = queries.order(changed.order_id)
        assert "직급 범위: 재무과 과장 5급" in queries.order_changes(order)

    hall.reorganise(LATER, SetGrades(hall.post(HEAD), None))
    assert (ranges(hall, DAY), ranges(hall, LATER)) == ({HEAD: "4급~5급"}, {})


def test_a_range_goes_with_its_post_and_a_new_post_may_have_one(hall):
    limited(hall)

    hall.reorganise(LATER, ClosePost(hall.post(HEAD), hall.post("기획예산과 과장")))
    hall.reorganise(LATER, OpenPost(hall.unit("재무과"), "주무관", grades=GradeRange(7, 9)))

    assert ranges(hall, LATER) == {"재무과 주무관": "7급~9급"}
    with pytest.raises(OrderRefused):
        hall.reorganise(LATER, SetGrades(hall.post(HEAD), GradeRange(5, 5)))


def test_files_set_ranges_and_name_the_row_of_whoever_is_outside(hall):
    hall.take(DAY, "부서,직위,부서장,직급범위\n재무과,팀장,,6급\n재무과,주무관,,\n")
    heading = "직원번호,이름,부서,직위,직종,직급,사유\n"
    outside = "P5,직원P5,재무과,팀장,일반직,7급,"

    assert ranges(hall, DAY) == {"재무과 팀장": "6급"}
    with pytest.raises(FileRefused) as refused:
        hall.take(DAY, f"{heading}{outside}\nP9,새사람,재무과,주무관,일반직,9급,\n")
    assert [(each.line, each.sentence) for each in refused.value.faults] == [
        (2, "재무과 팀장은 6급의 직위인데 직급이 7급입니다. 직급을 고치거나 범위 밖에서 임용하는 사유를 적으십시오.")
    ]
    hall.take(DAY, f"{heading}{outside}직무대리 뒤 승진 예정\n")
    with municipality(hall.district.code):
        assert Order.objects.latest("id").operation.basis == "파일 (직급 범위 밖 임용: 2행 직무대리 뒤 승진 예정)"

    with pytest.raises(FileRefused) as unread:
        hall.take(DAY, "부서,직위,직급범위\n재무과,주무관,5급~4급\n")
    assert str(unread.value) == "2행: 직급범위는 '4급~5급'이나 '6급'처럼 적습니다: 5급~4급."
