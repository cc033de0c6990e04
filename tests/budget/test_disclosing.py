"""What offices hand in for 재정공시: asking, handing in, confirming, correcting, and what becomes a fact of it."""

from datetime import date

import pytest

from ieum.budget import figures, operations
from ieum.budget.choices import DisclosurePeriod, MatterKind
from ieum.budget.operations import MatterUnclear
from ieum.budget.queries import disclosing
from ieum.budget.queries.matters import find_matter
from ieum.budget.rules.disclosing import item_forms, items_on, read_lines
from ieum.budget.rules.matters import MatterFault
from ieum.budget.work import open_matters
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.org.queries import standing as standing_on
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Notice
from tests.budget.bills import FINANCE
from tests.budget.matters import TODAY, go, judgement, record, standing
from tests.budget.test_matter_figures import known
from tests.budget.test_matters import refused

pytestmark = pytest.mark.database
LABELS = ("채권의 종류", "전년도 말 현재액", "발생액", "소멸액", "연도 말 현재액")
HEAD = "\t".join(LABELS)
ROWS = f"{HEAD}\n융자금\t1,000\t300\t100\t1,200\n보증금\t-\t50\t\t50"
NOTHING = {"계": [None] * 4}
APPROVED = date(2026, 6, 25)
BY = date(2026, 7, 20)


def claims(text, unit="천원"):
    return read_lines(text, item_forms()["2-3"], unit)


def faults(text, unit="천원"):
    with pytest.raises(MatterFault) as caught:
        claims(text, unit)
    return caught.value.faults


def settlement(bureau):
    return record(
        bureau, MatterKind.DISCLOSURE, by="officer", year=2025, title="결산 공시", on=APPROVED, period="SETTLEMENT",
        confirmed_on=APPROVED.isoformat(),
    )  # fmt: skip


def ask(bureau, disclosure_id, *items, division=FINANCE, by="officer", answer_by=BY):
    with bureau.inside():
        made = operations.ask_for_items(
            disclosure_id=disclosure_id, items=items, division=division, answer_by=answer_by,
            actor_id=bureau.accounts[by], on=APPROVED,
        )  # fmt: skip
    return [each.pk for each in made]


def hand_in(bureau, item_id, *, by="clerk", on=APPROVED, **said):
    given = {"table": ROWS, "unit": "천원", "base_day": "2025-12-31", "source": "결산서 채권현재액보고서", **said}
    with bureau.inside():
        operations.state_matter(
            matter_id=item_id, traits=given, amounts=(), reason="자료", actor_id=bureau.accounts[by], on=on
        )


def entered(bureau, **said):
    """An item that an office handed in and the budget team confirmed."""
    disclosure_id = settlement(bureau)
    (item_id,) = ask(bureau, disclosure_id, "2-3")
    hand_in(bureau, item_id, **said)
    go(bureau, item_id, "clerk send", "officer accept", on=APPROVED)
    return disclosure_id, item_id


def items(bureau, disclosure_id):
    found = standing(bureau, disclosure_id)
    with bureau.inside():
        return {each.item.code: each for each in disclosing.disclosure_items(found)}


def printed(bureau, epoch):
    """What the table of claims holds as known at an epoch, in won."""
    table = next(each for each in figures.FIGURE_TABLES if each.name == "budget.disclosed.claims")
    question = Question(APPROVED, epoch, Rounding.HALF_UP, APPROVED, {"disclosure": "재정공시 2025-1"})
    with municipality(bureau.hall.district.code):
        observations = figures.disclosed.disclosed_observations(epoch)
        grid = resolve(table, observations, question)
    return {
        row.label: [cell.figure.value for cell in own] for row, own in zip(grid.rows, grid.cells, strict=True)
    }, observations


def test_rows_are_read_by_their_heading_in_any_order_and_a_total_is_compared_and_left_out():
    head = "채권의 종류\t연도 말 현재액(천원)\t전년도 말 현재액\t발생액\t소멸액"
    text = f"{head}\n융자금\t1,200\t1,000\t300\t100\n계\t1,200\t1,000\t300\t100"

    (line,) = claims(text)

    assert (line.number, line.name, [said for said, _ in line.cells]) == (2, "융자금", ["1,000", "300", "100", "1,200"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "종류\t금액\n융자금\t1",
            {"table": f"첫 줄에 이 서식의 머리글을 탭으로 나누어 적으십시오: {', '.join(LABELS)}"},
        ),
        (
            f"{HEAD}\n융자금\t1,000\t300\t100\t1,300",
            {
                "table": "2번째 줄: '연도 말 현재액' 1,300이 전년도 말 현재액 + 발생액 - 소멸액 한 1,200과 다릅니다."
            },
        ),
        (
            f"{HEAD}\n융자금\t(1,000)\t0\t0\t0",
            {"table": "2번째 줄: '전년도 말 현재액'의 '(1,000)'은 수가 아닙니다. 1,234나 △1,234처럼 적으십시오."},
        ),
        (
            f"{HEAD}\n융자금\t1\t0\t0\t1\n융자금\t1\t0\t0\t1",
            {"table": "3번째 줄: '융자금' 줄이 둘 있습니다. 한 줄로 합치십시오."},
        ),
        (f"{HEAD}\n\t1\t0\t0\t1", {"table": "2번째 줄: 첫 칸을 60자까지, | = / 없이 적으십시오."}),
        (
            f"{HEAD}\n융자금\t10\t0\t0\t10\n합계\t20\t0\t0\t20",
            {
                "table": "3번째 줄: '전년도 말 현재액'의 계 20이 줄의 합 10과 다릅니다. "
                "3번째 줄: '연도 말 현재액'의 계 20이 줄의 합 10과 다릅니다."
            },
        ),
        (
            f"{HEAD.replace('발생액', '발생액(백만원)')}\n융자금\t1\t0\t0\t1",
            {"unit": "표의 머리글은 백만원인데 금액 단위는 천원입니다. 맞는 단위를 고르십시오."},
        ),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_are_named(text, said):
    assert faults(text) == said


def test_the_last_digit_may_be_off_by_rounding_but_not_in_won():
    text = f"{HEAD}\n융자금\t1,000\t300\t100\t1,201"

    assert len(claims(text, "백만원")) == 1
    assert list(faults(text, "원")) == ["table"]


def test_each_item_that_our_own_data_do_not_give_has_a_form():
    given = {each.code for each in items_on(APPROVED, DisclosurePeriod.OCCASIONAL) if not each.given_from}

    assert len(given) == 15
    assert given <= item_forms().keys()


def test_an_item_is_asked_for_handed_in_and_confirmed_by_another_and_is_a_fact_from_then_on(bureau):
    disclosure_id = settlement(bureau)
    (item_id,) = ask(bureau, disclosure_id, "2-3")
    hand_in(bureau, item_id)
    go(bureau, item_id, "clerk send", on=APPROVED)
    unconfirmed, _ = printed(bureau, known(bureau))
    go(bureau, item_id, "officer accept", on=APPROVED)

    rows, observations = printed(bureau, known(bureau))

    assert unconfirmed == NOTHING
    assert {name: [int(each) if each is not None else None for each in own] for name, own in rows.items()} == {
        "계": [1_000_000, 350_000, 100_000, 1_250_000],
        "융자금": [1_000_000, 300_000, 100_000, 1_200_000],
        "보증금": [None, 50_000, None, 50_000],
    }
    first = next(each for each in observations if each.line == 2)
    assert (first.source, first.effective_date, first.printed, first.scale, first.place, first.basis) == (
        "결산서 채권현재액보고서", date(2025, 12, 31), "1,000", 1_000, "2행 융자금 · 전년도 말 현재액",
        "재정공시 자료 2025-1 자료 확인",
    )  # fmt: skip
    found = items(bureau, disclosure_id)["2-3"]
    assert (found.state, found.confirmed.operation.actor_id) == ("ENTERED", bureau.accounts["officer"])


def test_who_wrote_or_handed_in_does_not_confirm(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")
    hand_in(bureau, item_id)
    go(bureau, item_id, "officer send", on=APPROVED)

    said = refused(lambda: go(bureau, item_id, "officer accept", on=APPROVED))
    assert said == "자료를 낸 사람은 스스로 할 수 없는 일입니다: 자료 확인."
    assert refused(lambda: go(bureau, item_id, "clerk accept", on=APPROVED)).startswith("내용을 적은 사람은")
    assert refused(lambda: go(bureau, item_id, "chief accept", on=APPROVED)).startswith("예산팀·기획예산과장만")
    assert go(bureau, item_id, "lead accept", on=APPROVED) == "ACCEPTED"


def test_a_correction_keeps_the_old_answer_until_it_is_confirmed_and_as_known_then(bureau):
    disclosure_id, item_id = entered(bureau)
    before = known(bureau)
    go(bureau, item_id, "officer correct", on=APPROVED)
    hand_in(bureau, item_id, table=f"{HEAD}\n융자금\t1,000\t300\t0\t1,300")
    under_way, _ = printed(bureau, known(bureau))
    state = items(bureau, disclosure_id)["2-3"]
    go(bureau, item_id, "clerk send", "lead accept", on=APPROVED)

    assert under_way["융자금"][3] == 1_200_000
    assert (state.state, state.answer.traits["table"], state.due_on) == ("ASKED", ROWS, BY)
    assert printed(bureau, known(bureau))[0]["융자금"][3] == 1_300_000
    assert printed(bureau, before)[0]["융자금"][3] == 1_200_000


def test_what_was_asked_cannot_be_changed_by_who_answers_and_wrong_rows_are_not_kept(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")

    with pytest.raises(MatterUnclear) as caught:
        hand_in(bureau, item_id, table="아무 표")
    hand_in(bureau, item_id, item="2-5", disclosure="재정공시 2024-1", answer_by="2030-01-01")

    assert list(caught.value.faults) == ["table"]
    kept = standing(bureau, item_id).stated.traits
    assert (kept["item"], kept["disclosure"], kept["answer_by"]) == ("2-3", "재정공시 2025-1", "2026-07-20")


def test_rows_need_their_unit_their_document_and_their_day(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")

    with pytest.raises(MatterUnclear) as caught:
        hand_in(bureau, item_id, unit="")
    hand_in(bureau, item_id, source="")

    assert caught.value.faults == {"unit": "표에 금액이 있습니다. 금액 단위를 고르십시오."}
    assert refused(lambda: go(bureau, item_id, "clerk send", on=APPROVED)) == (
        "출처 문서와 기준일을 '내용 적기'에서 적으십시오."
    )


def test_an_item_that_does_not_apply_says_why(bureau):
    disclosure_id = settlement(bureau)
    (item_id,) = ask(bureau, disclosure_id, "2-12")
    hand_in(bureau, item_id, table="", is_none="Y")

    assert judgement(bureau, item_id).unmet == {"TABLE": "왜 해당이 없는지 '내용 적기'의 설명에 적으십시오."}
    hand_in(bureau, item_id, table="", is_none="Y", words="재정위기단체로 지정되지 않음")
    go(bureau, item_id, "clerk send", "officer accept", on=APPROVED)
    assert items(bureau, disclosure_id)["2-12"].state == "NOT_APPLICABLE"


def test_the_page_of_a_disclosure_knows_of_each_item_where_it_stands_and_until_when(bureau):
    disclosure_id, _ = entered(bureau)
    ask(bureau, disclosure_id, "2-5")

    found = items(bureau, disclosure_id)

    assert len(found) == 19
    assert {code: found[code].state for code in ("2-1", "2-2", "2-3", "2-5", "2-15")} == {
        "2-1": "COMPUTED", "2-2": "MISSING", "2-3": "ENTERED", "2-5": "ASKED", "2-15": "COMPUTED",
    }  # fmt: skip
    # 민법 제157조: two months from the day after 25 June 2026.
    assert [found[code].due_on for code in ("2-1", "2-2", "2-3", "2-5")] == [None, date(2026, 8, 25), None, BY]


def test_an_item_is_not_taken_for_the_disclosure_of_its_number(bureau):
    disclosure_id = settlement(bureau)
    (item_id,) = ask(bureau, disclosure_id, "2-3")

    with bureau.inside():
        found = [
            find_matter(each) for each in ("재정공시 2025-1", "재정공시 자료 2025-1", "재정공시  2025-1", "2025-1")
        ]

    assert found == [disclosure_id, item_id, disclosure_id, None]


def test_only_the_budget_team_asks_and_only_for_what_is_missing(bureau):
    disclosure_id, _ = entered(bureau)

    assert refused(lambda: ask(bureau, disclosure_id, "2-5", by="clerk")) == "재정공시의 자료는 예산팀이 요청합니다."
    assert refused(lambda: ask(bureau, disclosure_id, "2-3", "2-1", "9")) == (
        "요청할 수 없는 항목입니다: 2-3, 2-1, 9. 요청 전인 항목을 고르십시오."
    )
    assert refused(lambda: ask(bureau, disclosure_id, "2-5", division="없는과")).startswith("'없는과'은 그날 없는")
    assert refused(lambda: ask(bureau, disclosure_id, "2-5", answer_by=date(2026, 6, 1))).startswith("낼 날은")
    assert refused(lambda: ask(bureau, disclosure_id)) == (
        "요청할 수 없는 항목입니다: 항목이 없음. 요청 전인 항목을 고르십시오."
    )


def test_a_request_that_is_withdrawn_takes_its_answer_back_and_may_be_asked_again(bureau):
    disclosure_id, item_id = entered(bureau)
    go(bureau, item_id, "officer correct", "officer withdraw", on=APPROVED)

    assert printed(bureau, known(bureau))[0] == NOTHING
    assert items(bureau, disclosure_id)["2-3"].state == "MISSING"
    assert len(ask(bureau, disclosure_id, "2-3")) == 1


def test_the_head_of_the_office_is_told_and_has_it_to_do_and_then_the_budget_team(bureau):
    (item_id,) = ask(bureau, settlement(bureau), "2-3")
    told = notices(bureau)
    office, team = work(bureau, "재무과 과장"), work(bureau, "예산팀 팀장")
    hand_in(bureau, item_id)
    go(bureau, item_id, "clerk send", on=APPROVED)

    name = "재정공시 자료 2025-1 2-3 채권관리 현황"
    assert told == [("chief", f"{name} (자료 요청)")]
    assert (office, team) == ([(f"{name} (자료 요청)", BY)], [("재정공시 2025-1 결산 공시 (공시)", date(2026, 8, 25))])
    assert work(bureau, "재무과 과장") == []
    assert work(bureau, "예산팀 팀장")[1:] == [(f"{name} (자료 확인)", date(2026, 8, 25))]
    assert notices(bureau)[-2:] == [("lead", f"{name} (자료 제출)"), ("officer", f"{name} (자료 제출)")]


def notices(bureau):
    with bureau.inside():
        rows = Notice.objects.select_related("account").order_by("account__login")
        return [(each.account.login.removesuffix("-bill"), each.title) for each in rows]


def work(bureau, post):
    with bureau.inside():
        (found,) = standing_on(APPROVED).posts_called(post)
        return [(each.title, each.due_on) for each in open_matters(found)]


def test_the_document_is_named_before_publication_alone(bureau):
    disclosure_id = settlement(bureau)

    def name(document, by="officer"):
        with bureau.inside():
            operations.name_document(
                disclosure_id=disclosure_id, document=document, actor_id=bureau.accounts[by], on=TODAY
            )

    name("disclosure-2025-1/1")
    with bureau.inside():
        operations.state_matter(
            matter_id=disclosure_id, traits=standing(bureau, disclosure_id).stated.traits | {"address": "누리집"},
            amounts=(), reason="주소", actor_id=bureau.accounts["officer"], on=TODAY,
        )  # fmt: skip
    go(bureau, disclosure_id, "officer publish")

    assert standing(bureau, disclosure_id).stated.traits["document"] == "disclosure-2025-1/1"
    assert refused(lambda: name("disclosure-2025-1/2")).startswith("공시 문서는 작성 중에 만듭니다.")
