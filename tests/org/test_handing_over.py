"""Hand-over lists are made on the day on which a post passes to somebody else, whatever made it pass."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from ieum.kernel.registry import PostWork, WorkItem, post_work
from ieum.org import operations, queries
from ieum.org.operations import NotTakingOver, OrderRefused
from ieum.org.operations.handing_over import hand_over_due
from ieum.org.rules.personnel import PersonnelAction
from ieum.org.rules.reorganisation import ClosePost, OpenPost
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Notice
from tests.org.office import FOUNDED
from tests.org.test_personnel import line

pytestmark = pytest.mark.database
TODAY = localdate()
SOON = TODAY + timedelta(days=10)
DAY = timedelta(days=1)
SWAP = (("P4", "예산팀 주무관"), ("P5", "예산팀 팀장"))


@pytest.fixture
def work(monkeypatch):
    """Titles of work by the label of the post where it waits; what waits there moves when the post is closed."""
    waiting, posts = {}, {}

    def items(post_id):
        return [WorkItem(each, "/plans/1/", None) for each in waiting.get(posts.get(post_id), ())]

    source = PostWork(
        "test.work", "심사", "SEE_CASES", items, lambda _: (), lambda *_: 0, seats=lambda *_: ["재정심의위원회"]
    )
    monkeypatch.setitem(post_work._items, source.name, source)
    return waiting, posts


@pytest.fixture
def put(hall, work):
    """Let work wait at a post."""

    def at(label, *titles):
        waiting, posts = work
        posts[hall.post(label)] = label
        waiting[label] = titles

    return at


def swap(hall, day, **more):
    return hall.appoint(day, *(line(hall, PersonnelAction.APPOINT, who, post) for who, post in SWAP), **more)


def due(hall, day):
    """How many lists the round of a day makes."""
    with municipality(hall.district.code):
        return hand_over_due(day)


def lists(hall):
    """The lists there are: post, from whom, to whom, from which day, and what."""
    with municipality(hall.district.code):
        return sorted(
            (queries.post_label(each), str(each.giver), str(each.taker), each.effective_date,
             [item.title for item in each.items.all()])
            for each in queries.handovers()
        )  # fmt: skip


def test_the_lists_of_an_order_to_come_are_made_on_its_day_with_what_waits_then(hall, put):
    put("예산팀 팀장", "옛 심사")
    told = swap(hall, SOON)
    assert (told.handovers, lists(hall), due(hall, SOON - DAY)) == (2, [], 0)
    put("예산팀 팀장", "새 심사")

    assert [due(hall, SOON), due(hall, SOON), due(hall, SOON + DAY)] == [2, 0, 0]
    assert lists(hall) == [
        ("예산팀 주무관", "직**5", "직**4", SOON, []), ("예산팀 팀장", "직**4", "직**5", SOON, ["새 심사"]),
    ]  # fmt: skip


def test_the_round_of_a_later_day_makes_what_no_worker_made_on_the_day(hall):
    swap(hall, SOON)

    assert (due(hall, SOON + 3 * DAY), {each[3] for each in lists(hall)}) == (2, {SOON})


def test_an_order_to_come_that_is_taken_back_hands_nothing_over(hall):
    assert (hall.undo(swap(hall, SOON)).handovers, due(hall, SOON)) == (0, 0)


def test_an_order_of_today_makes_its_lists_at_once_and_the_round_none(hall):
    assert (swap(hall, TODAY).handovers, len(lists(hall)), due(hall, TODAY)) == (2, 2, 0)


def test_who_acts_until_a_day_hands_over_on_the_day_after_by_the_same_order(hall, put):
    put("예산팀 팀장", "심사")
    with municipality(hall.district.code):
        operations.register_person(number="P4", name="직원P4", account_id=hall.district.team_lead_id)
    away = {"until": SOON}
    told = hall.appoint(
        TODAY, line(hall, PersonnelAction.LEAVE, "P4", **away),
        line(hall, PersonnelAction.ACT, "P5", "예산팀 팀장", **away),
    )  # fmt: skip

    assert due(hall, SOON) == 1
    assert lists(hall) == [
        ("예산팀 팀장", "직**4", "직**5", TODAY, ["심사"]), ("예산팀 팀장", "직**5", "직**4", SOON, ["심사"]),
    ]  # fmt: skip
    with municipality(hall.district.code):
        assert {each.order_id for each in queries.handovers()} == {told.order_id}
        assert Notice.objects.filter(account_id=hall.district.team_lead_id, kind="org.handover").count() == 1


def close(hall, day, label="평가팀 팀장", into="예산팀 팀장"):
    return hall.reorganise(day, ClosePost(hall.post(label), hall.post(into)))


def team_lead_told(hall):
    return Notice.objects.filter(account_id=hall.district.team_lead_id, kind="org.handover").count()


def test_a_closed_post_makes_a_list_for_who_takes_its_work_over_and_tells_them(hall, put):
    put("평가팀 팀장", "창안 심사")
    with municipality(hall.district.code):
        operations.register_person(number="P4", name="직원P4", account_id=hall.district.team_lead_id)

    told = close(hall, FOUNDED + DAY)

    seat = "당연직 위원 자리가 없어짐: 재정심의위원회"
    assert lists(hall) == [("평가팀 팀장", "None", "직**4", FOUNDED + DAY, ["창안 심사", seat])]
    assert "당연직 위원이 없어지는 위원회: 재정심의위원회 1자리" in told.changes
    with municipality(hall.district.code):
        (found,) = queries.handovers()
        operations.receive_handover(handover_id=found.pk, actor_id=hall.district.team_lead_id, on=TODAY)
        assert team_lead_told(hall) == 1


def test_what_waits_at_a_post_that_will_be_closed_is_listed_and_told_on_its_day(hall, put):
    put("평가팀 팀장", "창안 심사")
    with municipality(hall.district.code):
        operations.register_person(number="P4", name="직원P4", account_id=hall.district.team_lead_id)
    told = close(hall, SOON)
    assert (told.handovers, lists(hall), due(hall, SOON - DAY)) == (1, [], 0)
    put("평가팀 팀장", "창안 심사", "새 심사")

    assert [due(hall, SOON + 9 * DAY), due(hall, SOON + 9 * DAY)] == [1, 0]
    ((label, giver, taker, day, titles),) = lists(hall)
    assert (label, giver, taker, day, titles[:2]) == ("평가팀 팀장", "None", "직**4", SOON, ["창안 심사", "새 심사"])
    with municipality(hall.district.code):
        assert team_lead_told(hall) == 1


def test_a_closing_to_come_that_is_taken_back_hands_nothing_over_and_moves_nothing(hall, put):
    put("평가팀 팀장", "창안 심사")

    told = hall.undo(close(hall, SOON))

    assert (told.changes, due(hall, SOON), lists(hall)) == (("직위 신설: 평가팀 팀장",), 0, [])


def test_where_the_post_that_takes_over_is_closed_before_its_day_the_one_after_it_does(hall, put):
    close(hall, SOON)
    hall.appoint(TODAY, line(hall, PersonnelAction.DEPART, "P4"))
    close(hall, SOON - DAY, "예산팀 팀장", "기획예산과 과장")
    put("평가팀 팀장", "창안 심사")

    assert due(hall, SOON) == 2
    assert [(each[0], each[2]) for each in lists(hall)][-1] == ("평가팀 팀장", "직**3")


def test_work_does_not_go_to_a_post_that_ends_or_is_taken_back(hall):
    opened = hall.reorganise(TODAY, OpenPost(hall.unit("재무과"), "주무관"))
    clerk = hall.post("재무과 주무관", TODAY)
    hall.reorganise(SOON, ClosePost(hall.post("평가팀 팀장"), clerk))

    with pytest.raises(OrderRefused, match="이어받을 직위가 없어집니다"):
        hall.undo(opened)
    hall.reorganise(SOON + DAY, ClosePost(clerk, hall.post("예산팀 팀장")))
    with pytest.raises(OrderRefused, match="이어받을 직위도 없어지는"):
        hall.reorganise(SOON, ClosePost(hall.post("재무과 과장"), clerk))


def test_taking_the_closing_of_a_post_back_says_that_its_work_does_not_come_back(hall):
    closed = hall.reorganise(TODAY, ClosePost(hall.post("평가팀 팀장"), hall.post("예산팀 팀장")))

    told = hall.undo(closed)

    assert told.changes == (
        "직위 신설: 평가팀 팀장", "다시 여는 직위(옮긴 업무는 돌아오지 않으니 담당을 다시 정하십시오) 1개",
    )  # fmt: skip


def test_nothing_is_taken_over_before_its_day(hall):
    swap(hall, TODAY)
    with municipality(hall.district.code):
        found = queries.handovers()[0]
        with pytest.raises(NotTakingOver, match="인계일 전에는"):
            operations.receive_handover(handover_id=found.pk, actor_id=hall.district.team_lead_id, on=TODAY - DAY)
