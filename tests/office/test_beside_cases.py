"""What stands beside a case: links, posts that work on it too, and opinions that nobody waits for any more."""

import pytest

from ieum.kernel.registry import post_work
from ieum.office import operations, queries
from ieum.office.operations import CaseRefused
from ieum.org.operations import OrderRefused
from ieum.org.rules.reorganisation import ClosePost
from ieum.platform.models import Notice
from tests.office.offices import DAY

pytestmark = pytest.mark.database
BESIDE = "예산팀 팀장"


def told(desk, name):
    """The kinds of notices of one of the people, in their order."""
    with desk.inside():
        rows = Notice.objects.filter(account_id=desk.accounts[name]).order_by("id")
        return list(rows.values_list("kind", flat=True))


def refused(desk, action, case, *, by, **more):
    """What a step is refused with."""
    with pytest.raises(CaseRefused) as refusal:
        desk.do(action, case, by=by, **more)
    return str(refusal.value)


def beside(desk, post):
    """What a post works on together with others, as the inbox says it."""
    with desk.inside():
        return [each.title for each in post_work["office.co_post"].open_items(desk.hall.post(post))]


def joined(desk, **more):
    """A case of the officer of 예산팀 beside which its lead stands."""
    case = desk.working(**more)
    return desk.do("add_co_posts", case, by="officer", post_ids=[desk.hall.post(BESIDE)])


def test_a_link_is_taken_off_with_a_reason_from_either_side_and_may_be_made_again(desk):
    first, second = desk.working(), desk.working(title="이어진 일")
    desk.do("link_cases", second, by="officer", follows_id=first.pk)

    desk.do("unlink_cases", first, by="officer", other_id=second.pk, reason="다른 일임")
    with desk.inside():
        between = queries.links(second.pk)
    desk.do("link_cases", second, by="officer", follows_id=first.pk)

    assert between == ([], [])
    with desk.inside():
        assert queries.links(second.pk) == ([first], [])
        said = [(each.action, each.reason) for each in queries.events(second.pk)][-2:]
    assert said == [("link", "앞 업무 2021-0001"), ("link", "앞 업무 2021-0001")]


def test_cases_never_follow_from_each_other_in_a_circle(desk):
    first, second, third = (desk.working(title=each) for each in ("하나", "둘", "셋"))
    desk.do("link_cases", second, by="officer", follows_id=first.pk)
    desk.do("link_cases", third, by="officer", follows_id=second.pk)

    said = refused(desk, "link_cases", first, by="officer", follows_id=third.pk)

    assert said == "앞 업무로 적은 업무가 이 업무에서 이어진 것입니다. 그 업무의 화면에서 이으십시오."
    assert refused(desk, "link_cases", first, by="officer", follows_id=first.pk) == (
        "같은 업무이거나 이미 이어진 업무입니다."
    )


def test_what_is_not_linked_is_not_taken_off_and_only_who_is_in_charge_links(desk):
    first, second, third = (desk.working(title=each) for each in ("하나", "둘", "셋"))
    desk.do("link_cases", second, by="officer", follows_id=first.pk)

    said = (
        refused(desk, "unlink_cases", third, by="officer", other_id=first.pk, reason="잘못"),
        refused(desk, "unlink_cases", second, by="officer", other_id=third.pk, reason="잘못"),
        refused(desk, "link_cases", third, by="lead", follows_id=first.pk),
    )

    assert said == (
        "이어진 업무가 없습니다.", "이어진 업무가 아닙니다.", "담당자만 할 수 있는 일입니다: 앞 업무와 잇기."
    )  # fmt: skip


def test_posts_are_put_beside_at_assigning_told_and_find_the_case_in_their_inbox(desk):
    case = desk.do(
        "assign", desk.receive(), by="officer", post_id=desk.hall.post("예산팀 주무관"),
        co_post_ids=[desk.hall.post(BESIDE), desk.hall.post("재무과 과장")],
    )  # fmt: skip

    assert beside(desk, BESIDE) == beside(desk, "재무과 과장") == ["2021-0001 예산 자료 요청 (함께 하는 일)"]
    assert told(desk, "lead") == ["office.joined"]
    desk.do("settle", case, by="officer", reason="끝남")
    assert beside(desk, BESIDE) == []


def test_a_post_beside_says_its_opinion_and_decides_nothing(desk):
    case = joined(desk)

    desk.do("give_opinion", case, by="lead", opinion="세출 전망을 더하면 좋겠음")

    with desk.inside():
        (given,) = queries.opinions(case.pk)
        assert (given.answer, given.post_id, queries.facts(case).open_opinions) == (
            "세출 전망을 더하면 좋겠음", desk.hall.post(BESIDE), 0,
        )  # fmt: skip
    assert told(desk, "officer") == ["office.answered"]
    assert refused(desk, "settle", case, by="lead", reason="끝남") == "담당자만 할 수 있는 일입니다: 회신 없이 종결."
    assert refused(desk, "give_opinion", case, by="head", opinion="의견") == (
        "함께 하는 직위만 할 수 있는 일입니다: 함께 하는 직위의 의견."
    )
    assert refused(desk, "give_opinion", case, by="lead", opinion=" ") == "의견을 적어야 합니다."


def test_a_post_is_beside_once_and_not_beside_itself(desk):
    case = joined(desk)

    said = {
        refused(desk, "add_co_posts", case, by="officer", post_ids=[desk.hall.post(post)])
        for post in (BESIDE, "예산팀 주무관")
    }

    assert said == {"이미 담당이거나 함께 하는 직위입니다. 다른 직위를 고르십시오."}


def test_a_post_is_taken_off_and_one_that_gets_the_case_stands_beside_it_no_more(desk):
    first, second = joined(desk), joined(desk, title="둘째")

    desk.do("remove_co_post", first, by="officer", post_id=desk.hall.post(BESIDE), reason="맡은 몫이 끝남")
    desk.do("assign", second, by="officer", post_id=desk.hall.post(BESIDE))

    assert beside(desk, BESIDE) == []
    assert refused(desk, "give_opinion", first, by="lead", opinion="의견") == (
        "함께 하는 직위만 할 수 있는 일입니다: 함께 하는 직위의 의견."
    )


def test_what_a_post_does_beside_others_passes_to_the_one_named_when_it_is_closed(desk):
    hall, post = desk.hall, desk.hall.post("평가팀 팀장")
    case = desk.do("add_co_posts", desk.working(), by="officer", post_ids=[post])

    hall.reorganise(DAY, ClosePost(post, hall.post("기획예산과 과장")))

    assert beside(desk, "기획예산과 과장") == ["2021-0001 예산 자료 요청 (함께 하는 일)"]
    with desk.inside():
        assert queries.co_posts(case.pk) == [hall.post("기획예산과 과장")]


def test_undoing_what_made_a_post_is_refused_while_it_works_beside_another(desk):
    hall = desk.hall
    opened = hall.take(DAY, "부서,직위\n재무과,주무관\n")
    desk.do("add_co_posts", desk.working(), by="officer", post_ids=[hall.post("재무과 주무관", DAY)])

    with pytest.raises(OrderRefused) as refusal:
        hall.undo(opened)

    assert str(refusal.value) == "없어지는 직위가 함께 하는 업무가 있습니다. 이어받을 직위를 정하십시오."


def test_who_asked_goes_on_without_an_opinion_after_the_case_left_and_who_was_asked_is_told(desk):
    case = desk.working()
    desk.do("ask_opinion", case, by="officer", post_id=desk.hall.post("예산팀 팀장"), question="검토", due_on=None)
    desk.do("assign", case, by="officer", post_id=desk.hall.post("기획예산과 과장"))
    with desk.inside():
        asked = queries.opinions(case.pk)[0].pk
        operations.withdraw_opinion(
            opinion_id=asked, reason="다른 자료로 갈음", actor_id=desk.accounts["officer"], on=DAY
        )
        last = queries.events(case.pk)[-1]

    assert told(desk, "lead") == ["office.asked", "office.recalled"]
    assert (last.action, last.reason, last.operation.actor.title) == ("recall", "다른 자료로 갈음", "officer")
