"""What the budget gives to inboxes: duties until done, bills until handed over, and deadlines of matters."""

from datetime import date

import pytest

from ieum.budget import operations, work
from ieum.budget.choices import MatterKind
from ieum.budget.operations.duties import DutyRefused
from tests.budget.bills import FINANCE, VOTED, income, provided, row
from tests.budget.ledger import Books
from tests.budget.test_provisions import asked, contracted

pytestmark = pytest.mark.database
TODAY = date(2026, 5, 6)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(work, "localdate", lambda: TODAY)


def waiting(bureau, post="예산팀 팀장"):
    """What waits at a post, with the day until which."""
    with bureau.inside():
        standing = work.standing_on(TODAY)
        (found,) = standing.posts_called(post)
        items = [(each.title, each.due_on) for each in (*work.open_duties(found), *work.open_matters(found))]
        # Whoever reminds asks no other posts for what is due.
        assert not any(due for _, due in items) or all(found in each.dated_at(TODAY) for each in work.POST_WORK)
        return items


def report(bureau, code, period, *, by="officer", year=2026):
    with bureau.inside():
        return operations.report_duty(
            year=year,
            code=code,
            period=period,
            epoch=2**62,
            actor_id=bureau.accounts[by],
            on=TODAY,
            basis="의회 제출 공문",
        )


def test_a_duty_waits_at_the_lead_of_the_budget_team_until_it_is_done_and_again_when_more_is_moved(bureau, today):
    books = Books(bureau.hall.district)
    source, target = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {source: 1_000})
    books.post("TRANSFER", {source: -10, target: 10}, date(2026, 3, 31))
    said = ("1분기 전용·이체 내역 1건을 2026년 4월 30일까지 의회에 제출해야 합니다.", date(2026, 4, 30))

    open_before, others = waiting(bureau), waiting(bureau, "재무과 과장")
    report(bureau, "TRANSFER_REPORT", "2026 1분기")
    done = waiting(bureau)
    books.post("TRANSFER", {source: -5, target: 5}, date(2026, 3, 30))

    assert (open_before, others, done) == ([said], [], [])
    assert waiting(bureau) == [(said[0].replace("1건", "2건"), said[1])]


def test_only_the_budget_team_says_so_and_only_of_what_is_reported(bureau):
    with pytest.raises(DutyRefused) as clerk:
        report(bureau, "TRANSFER_REPORT", "2026 1분기", by="clerk")
    with pytest.raises(DutyRefused) as none:
        report(bureau, "TRANSFER_REPORT", "2026 1분기")

    assert str(clerk.value) == "예산팀만 할 일을 마쳤다고 적을 수 있습니다."
    assert str(none.value) == "마쳤다고 적을 할 일이 없습니다. 화면을 새로 열어 고르십시오."


def test_a_bill_waits_until_it_is_handed_over_and_then_the_statistics_that_follow_it(bureau, today):
    bureau.open()
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")

    before = waiting(bureau)
    bureau.to_council()

    assert before == [("2026년 본예산안 의회 제출", date(2025, 11, 21))]
    assert waiting(bureau) == [("2026년 본예산안 지역통합재정통계 보고서", date(2025, 9, 11))]


def test_what_was_contracted_beyond_the_budget_waits_for_the_budget_that_pays_it(bureau, today):
    asked(bureau).provide("DEBT", provided("3,000", item="401-01"), years=(2027,))
    bureau.to_plenary().adopt(on=VOTED)
    bureau.go("officer transfer", "officer publish", on=VOTED)
    contracted(bureau, 2_000_000)

    assert waiting(bureau) == [
        ("2026년 채무부담행위의 상환액 2,000,000원을 2027년 세출예산에 계상해야 합니다.", date(2026, 12, 31))
    ]


def test_the_day_to_apply_for_outside_money_waits_at_the_head_of_its_division(bureau, today):
    with bureau.inside():
        made = operations.record_matter(
            kind=MatterKind.GRANT, year=2026, title="공모", division=FINANCE, programme="",
            traits={"nature": "CONTEST", "body": "행정안전부", "apply_by": "2026-05-20"}, amounts=(),
            actor_id=bureau.accounts["clerk"], on=TODAY,
        )  # fmt: skip

    assert waiting(bureau, "재무과 과장") == [(f"{made} 공모 (신청 마감)", date(2026, 5, 20))]
    assert waiting(bureau) == []


def test_a_budget_that_was_voted_waits_to_be_handed_over_and_then_to_be_published(bureau, today):
    asked(bureau)
    bureau.to_plenary().adopt()
    voted = waiting(bureau)
    bureau.go("officer transfer", on=date(2025, 12, 17))

    assert voted == [("2026년 본예산안 의회의 이송 받음", date(2025, 12, 18))]
    assert waiting(bureau) == [("2026년 본예산안 고시와 시·도지사 보고", date(2025, 12, 17))]
    bureau.go("officer publish", on=date(2025, 12, 18))
    assert waiting(bureau) == []


def test_a_bill_waits_at_whoever_takes_its_next_step(bureau, today):
    bureau.open()
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    director, mayor, due = "기획예산과 과장", "구청장", date(2025, 11, 21)

    def turns():
        return waiting(bureau, director), waiting(bureau, mayor)

    asked_for = turns()
    bureau.to_team()
    at_team = turns()
    bureau.go("head propose")
    proposed = turns()
    bureau.enclose().go("mayor submit", "officer refer", "officer refer")
    equal = turns()
    bureau.write(row(formula="3,500천원"), by="officer", reason="의회 증액")
    raised = turns()
    bureau.write(income("3,500천원"), by="officer", side="REVENUE", reason="의회 증액")
    bureau.go("mayor consent").adopt()

    assert asked_for == ([], [])
    assert at_team == ([("2026년 본예산안 구청장안으로 올리기", due)], [])
    assert proposed == ([], [("2026년 본예산안 의회 제출", due)])
    assert equal == ([("2026년 본예산안 의결 확정", None)], [])
    assert raised == (equal[0], [("2026년 본예산안 증액 동의", None)])
    assert turns() == ([], [])
