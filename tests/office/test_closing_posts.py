"""Posts that are closed: they work until their day, and on it all that waits there goes to one that lasts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.utils.timezone import localdate

from ieum.kernel.registry import post_work
from ieum.office.operations import CaseRefused, register_committee
from ieum.org import queries
from ieum.org.models import PostClosing
from ieum.org.operations.handing_over import hand_over_due
from ieum.org.rules.reorganisation import ClosePost
from ieum.platform.models import RowChange
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def counts(desk, post_id):
    """How much of each kind waits at a post."""
    with desk.inside():
        return {each.name: len(each.open_items(post_id)) for each in post_work if each.name.startswith("office.")}


def test_a_post_that_is_closed_takes_no_new_work_and_says_so(desk):
    hall, closing = desk.hall, desk.hall.post("평가팀 팀장")
    works = desk.new_work(closing)
    hall.reorganise(localdate(), ClosePost(closing, hall.post("예산팀 팀장")))

    for work in works:
        with pytest.raises(CaseRefused, match="없어지는 직위입니다: 평가팀 팀장"):
            work()


def test_a_post_that_is_to_be_closed_works_until_its_day_and_passes_on_then_what_waits(desk):
    hall, closing, day = desk.hall, desk.hall.post("평가팀 팀장"), localdate() + timedelta(days=30)
    into = hall.post("재무과 과장")
    there = desk.do("assign", desk.receive(), by="officer", post_id=closing)
    order = hall.reorganise(day, ClosePost(closing, into))
    for work in desk.new_work(closing):
        work()
    with desk.inside():
        register_committee(
            name="업무평가위원회", functions="심의", basis="규칙", rule={}, valid_from=DAY, post_id=closing,
            actor_id=desk.accounts["head"], on=DAY,
        )  # fmt: skip
        hand_over_due(day - timedelta(days=1))
    each = {"office.case": 3, "office.approval": 1, "office.opinion": 1, "office.co_post": 1, "office.committee": 1}
    assert (counts(desk, closing), sum(counts(desk, into).values())) == (each, 0)

    with desk.inside():
        assert hand_over_due(day) == 1
        kept = RowChange.objects.filter(row_id=there.pk, before__has_key="post_id").latest("changed_at")
        assert kept.operation_id == queries.order(order.order_id).operation_id

    assert (counts(desk, into), sum(counts(desk, closing).values())) == (each, 0)


def test_a_closing_that_is_taken_back_before_its_day_leaves_the_work_where_it_is(desk):
    hall, closing, day = desk.hall, desk.hall.post("평가팀 팀장"), localdate() + timedelta(days=30)
    order = hall.reorganise(day, ClosePost(closing, hall.post("재무과 과장")))
    desk.receive(post="평가팀 팀장")

    hall.undo(order)

    with desk.inside():
        assert hand_over_due(day) == 0
    assert counts(desk, closing)["office.case"] == 1


def test_the_database_forgets_no_closing_while_work_waits_at_the_post(desk):
    hall, closing = desk.hall, desk.hall.post("평가팀 팀장")
    order = hall.reorganise(localdate() + timedelta(days=30), ClosePost(closing, hall.post("재무과 과장")))
    desk.receive(post="평가팀 팀장")

    def forget():
        with desk.inside(), connection.cursor() as cursor:
            row = PostClosing.objects.filter(post=closing)
            row.update(ended_by=order.order_id, ended_epoch=row.get().epoch + 1)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match="a post still has work of office_officecase"):
        forget()
