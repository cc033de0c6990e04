"""What an officer enters waits until another with the duty confirms it, and is posted only then."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from ieum.budget import operations, rules, work
from ieum.budget.choices import Funding, MovementKind, ProposalOutcome
from ieum.budget.deemed_rows import DeemedRow
from ieum.budget.models import LedgerEvent
from ieum.budget.queries import entry, proposals
from ieum.budget.rules.clauses import Clause
from ieum.platform.acting import Power, acting_as
from ieum.platform.choices import Role
from ieum.platform.delegations import Terms, delegate
from ieum.platform.models import Account
from tests.budget.bills import FINANCE
from tests.budget.ledger import Books, cell_draft
from tests.budget.test_files import sheet

pytestmark = pytest.mark.database
TODAY = localdate()
YEAR = TODAY.year
MORE = 60_000


class Desk:
    """The hall with 100,000 won of paper, and allotments beside the plan that wait."""

    def __init__(self, bureau):
        self.bureau, self.books, self.accounts = bureau, Books(bureau.hall.district), bureau.accounts
        self.paper = self.books.cell("201-01", "0211", division=FINANCE, year=YEAR)
        self.books.post("ORIGINAL", {self.paper: 100_000}, date(YEAR, 1, 1), year=YEAR)

    def enter(self, amount=MORE, *, by="officer"):
        with self.bureau.inside():
            return operations.propose_allotment(
                year=YEAR, lines=[rules.Line(self.paper, amount)], reason="급함", actor_id=self.accounts[by], on=TODAY
            )

    def enter_round(self):
        cell = cell_draft("301-01", "0211", division=FINANCE, funding=Funding.CITY)
        with self.bureau.inside():
            return operations.propose_deeming(
                year=YEAR, kind=MovementKind.DEEMED, rows=[DeemedRow(cell, "521-01", 700)], on=TODAY, round=1,
                authority="총칙 제9조", actor_id=self.accounts["officer"], basis="계획",
            )  # fmt: skip

    def do(self, operation, of, *, by="head", **more):
        with self.bureau.inside():
            return operation(proposal_id=of.pk, actor_id=self.accounts[by], **more)

    def confirm(self, of, **more):
        return self.do(operations.confirm_proposal, of, **more)

    def take_back(self, event, *, by):
        with self.bureau.inside():
            actor_id = self.accounts[by]
            return operations.take_back_event(event_id=event.pk, actor_id=actor_id, basis="착오", on=TODAY)

    def tried(self, of):
        with self.bureau.inside():
            return operations.try_proposal(of)

    def events(self, kind="ALLOTMENT"):
        with self.bureau.inside():
            return list(LedgerEvent.objects.filter(kind=kind).select_related("operation"))

    def waiting(self):
        with self.bureau.inside():
            return [each.pk for each in proposals.waiting()]

    def inbox(self, post):
        post_id = self.bureau.hall.post(post)
        with self.bureau.inside():
            return [each.title for each in work.open_duties(post_id) if "승인 대기" in each.title]

    def returned(self, post):
        post_id = self.bureau.hall.post(post)
        with self.bureau.inside():
            return [each.title for each in work.open_duties(post_id) if "반려" in each.title]


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


def refusal(refused, call, *arguments, **more):
    with pytest.raises(refused) as found:
        call(*arguments, **more)
    return str(found.value)


def test_what_is_entered_is_not_posted_until_another_with_the_duty_confirms_it(desk):
    made = desk.enter()

    assert (desk.events(), desk.waiting()) == ([], [made.pk])
    assert [(each.before, each.after) for each in desk.tried(made).effects] == [(0, MORE)]
    assert desk.events() == []
    decision = desk.confirm(made)

    (event,) = desk.events()
    assert (event.approver_id, event.operation.actor_id, event.operation.basis) == (
        desk.accounts["head"], desk.accounts["officer"], "급함",
    )  # fmt: skip
    assert (decision.event_id, decision.outcome, desk.waiting()) == (event.pk, ProposalOutcome.CONFIRMED, [])


@pytest.mark.parametrize(("entered", "by"), [("officer", "officer"), ("officer", "lead"), ("lead", "clerk")])
def test_neither_who_entered_it_nor_one_without_the_duty_confirms_or_returns_it(desk, entered, by):
    made = desk.enter(by=entered)

    for operation, more in ((operations.confirm_proposal, {}), (operations.return_proposal, {"reason": "틀림"})):
        assert refusal(operations.NotApproved, desk.do, operation, made, by=by, **more) == (
            "승인과 반려는 올린 사람이 아닌 예산 부서의 과장이나 단체장이 해야 합니다."
        )
    assert (desk.events(), desk.waiting()) == ([], [made.pk])


def test_a_head_on_whose_behalf_it_was_entered_does_not_confirm_it_nor_does_who_acts_for_the_proposer(desk):
    def power(actor, behalf):
        own = {"delegator_id": desk.accounts[behalf], "delegate_id": desk.accounts[actor]}
        terms = Terms(**own, first_day=TODAY, last_day=TODAY)
        with desk.bureau.inside():
            delegate(terms=terms, actor_id=terms.delegator_id, basis="위임장", on=TODAY)
        return Power(terms.delegate_id, terms.delegator_id, "위임", TODAY, None, "위임장")

    with acting_as(power("officer", "head")):
        by_delegate = desk.enter_round()
    own = desk.enter(2_000)

    refusal(operations.NotApproved, desk.confirm, by_delegate, by="head")
    with acting_as(power("mayor", "officer")):
        refusal(operations.NotApproved, desk.confirm, own, by="mayor")
    with acting_as(power("lead", "head")):
        desk.confirm(own, by="lead")

    (event,) = desk.events()
    assert event.approver_id == desk.accounts["head"]


def test_confirmation_is_held_against_the_ledger_of_its_moment_and_says_what_changed(desk):
    first, second = desk.enter(), desk.enter()
    desk.confirm(first)

    said = refusal(operations.MovementRefused, desk.confirm, second)

    assert "20,000원" in said
    assert (desk.tried(second).fault, desk.tried(second).effects) == (said, ())
    assert (len(desk.events()), desk.waiting()) == (1, [second.pk])


def test_what_is_returned_or_withdrawn_with_a_reason_is_posted_by_nobody(desk):
    returned, withdrawn = desk.enter(1_000), desk.enter(2_000)

    assert refusal(operations.ProposalRefused, desk.do, operations.return_proposal, returned, reason=" ") == (
        "반려하는 사유를 적어야 합니다."
    )
    assert (
        refusal(operations.ProposalRefused, desk.do, operations.withdraw_proposal, withdrawn, by="lead", reason="착오")
        == "올린 사람만 회수할 수 있습니다."
    )
    decision = desk.do(operations.return_proposal, returned, reason="근거 보완")
    desk.do(operations.withdraw_proposal, withdrawn, by="officer", reason="착오")

    with desk.bureau.inside():
        assert decision.operation.basis == "근거 보완"
    assert (desk.waiting(), desk.events()) == ([], [])
    assert [refusal(operations.ProposalRefused, desk.confirm, each) for each in (returned, withdrawn)] == [
        f"이미 처리했습니다: {outcome}. 화면을 새로 여십시오." for outcome in ("반려", "회수")
    ]


def test_one_proposal_is_posted_once_however_many_confirm_it_at_the_same_time(desk, threads):
    made = desk.enter()

    def confirm(login):
        try:
            return desk.confirm(made, by=login).outcome
        except operations.ProposalRefused:
            return "refused"

    answers = [each.result() for each in [threads(confirm, "head"), threads(confirm, "mayor")]]

    assert sorted(answers) == ["CONFIRMED", "refused"]
    assert len(desk.events()) == 1


def test_what_could_not_be_posted_is_not_even_entered(desk):
    refusal(operations.MovementRefused, desk.enter, 100_001)
    assert refusal(operations.RequestRefused, desk.enter, by="clerk") == "예산팀만 할 수 있는 일입니다: 예산 배정."

    assert desk.waiting() == []


def test_it_waits_in_the_inbox_of_those_who_may_confirm_it(desk):
    desk.enter()

    boxes = {post: desk.inbox(post) for post in ("기획예산과 과장", "구청장", "예산팀 팀장", "재무과 과장")}

    found = ["수시배정 0211 사업 0211 201-01 재무과 구비 (승인 대기)"]
    assert boxes == {"기획예산과 과장": found, "구청장": found, "예산팀 팀장": [], "재무과 과장": []}


def test_a_round_keeps_its_rows_until_it_is_confirmed(desk):
    made = desk.enter_round()
    tried = [(each.balance, each.after) for each in desk.tried(made).effects]
    desk.confirm(made, by="mayor")

    (event,) = desk.events("DEEMED")
    assert (made.title, made.amount, tried) == ("간주처리 제1차", 700, [("DEEMED", 700)])
    assert (event.approver_id, event.round, event.authority) == (desk.accounts["mayor"], 1, "총칙 제9조")


def test_what_was_confirmed_is_taken_back_by_one_who_confirms_such_things_and_did_not_enter_it(desk):
    desk.confirm(desk.enter_round())
    (event,) = desk.events("DEEMED")
    said = [refusal(operations.ReversalRefused, desk.take_back, event, by=login) for login in ("officer", "lead")]

    who, article = "예산 부서의 과장이나 단체장", "(지방재정법 제40조 (예산총칙))"
    assert said == [
        f"간주처리: 올린 사람이 스스로 취소할 수 없습니다. {who}에게 취소해 달라고 하십시오. {article}",
        f"간주처리: {who}의 계정으로만 취소할 수 있습니다. {article}",
    ]
    desk.take_back(event, by="head")
    refusal(operations.AlreadyReversed, desk.take_back, event, by="mayor")


def test_a_head_of_another_division_neither_confirms_nor_takes_back_nor_finds_it_in_the_inbox(desk):
    with desk.bureau.inside():
        Account.objects.filter(pk=desk.accounts["chief"]).update(role=Role.DIVISION_HEAD)
    allotted, waiting = desk.enter(1_000), desk.enter(2_000)
    desk.confirm(allotted)
    (event,) = desk.events()

    refusal(operations.NotApproved, desk.confirm, waiting, by="chief")
    assert refusal(operations.ReversalRefused, desk.take_back, event, by="chief") == (
        "과장 가운데서는 예산 부서의 과장만 예산 사건을 취소할 수 있습니다."
    )
    assert (desk.inbox("재무과 과장"), len(desk.inbox("기획예산과 과장"))) == ([], 1)


def test_what_was_returned_is_in_the_inbox_of_who_entered_it_until_it_is_entered_again(desk):
    made = desk.enter()
    waiting = desk.returned("예산팀 주무관")
    desk.do(operations.return_proposal, made, reason="근거 보완")

    returned = desk.returned("예산팀 주무관")
    others = [desk.returned(post) for post in ("예산팀 팀장", "기획예산과 과장", "재무과 주무관")]
    desk.enter()

    assert (waiting, returned) == ([], [f"{made} (반려: 근거 보완)"])
    assert others == [[]] * 3
    assert desk.returned("예산팀 주무관") == []


def transfer(on):
    moved = (f"{on}|전용||201-01|△300", f"{on}|전용||202-01|300", f"{on}|배정||202-01|100")
    text = (
        sheet(f"{on}|본예산||201-01|1,000", *moved)
        .decode()
        .replace("\n2026,", f"\n{on.year},")
        .replace("2026-01-01,구청장", f"{on},구청장")
    )
    return text.replace("금액(천원)", "금액(원)").encode()


def test_a_file_of_what_others_decided_waits_as_a_whole_and_is_posted_once(desk):
    def post(**more):
        return operations.post_file(
            code=desk.bureau.hall.district.code, name="전용.csv", data=transfer(TODAY), basis="3월분",
            actor_id=desk.accounts["officer"], **more,
        )  # fmt: skip

    looked, entered, again = post(is_preview=True), post(), post()
    (waiting,) = desk.waiting()
    with desk.bureau.inside():
        made = proposals.proposal(waiting)
    assert desk.events("TRANSFER") == []
    desk.confirm(made)
    known = post()

    assert [(each.posted, each.known, each.waiting) for each in (looked, entered, again, known)] == [
        (3, 0, 3), (0, 0, 3), (0, 0, 3), (0, 3, 0),
    ]  # fmt: skip
    (event,), (allotted,) = desk.events("TRANSFER"), desk.events()
    assert (event.approver_id, event.source_id) == (desk.accounts["head"], made.source_id)
    assert (allotted.approver_id, desk.waiting()) == (None, [])


def test_a_file_of_what_took_effect_before_the_office_opened_its_books_is_history_and_posted_at_once(desk):
    posted = operations.post_file(
        code=desk.bureau.hall.district.code, name="전용.csv", data=transfer(date(YEAR - 1, 3, 2)), basis="지난해",
        actor_id=desk.accounts["officer"],
    )  # fmt: skip

    assert (posted.posted, posted.waiting, desk.waiting()) == (3, 0, [])
    assert [each.approver_id for each in desk.events("TRANSFER")] == [None]


@pytest.mark.parametrize("on", [TODAY, date(YEAR - 1, 3, 2)], ids=["confirmed", "history"])
def test_a_file_is_undone_by_no_other_than_who_takes_back_each_event_of_it(desk, on):
    own = {"code": desk.bureau.hall.district.code, "data": transfer(on), "basis": "3월분"}
    operations.post_file(name="전용.csv", actor_id=desk.accounts["officer"], **own)
    with desk.bureau.inside():
        made = proposals.waiting().first()
    if made is not None:
        desk.confirm(made)

    said = [
        refusal(operations.ReversalRefused, operations.undo_file, actor_id=desk.accounts[login], **own)
        for login in ("officer", "lead", "head")
    ]

    assert said[0].startswith("전용: 올린 사람이 스스로 취소할 수 없습니다.")
    assert said[0] == refusal(
        operations.ReversalRefused, operations.undo_execution, year=on.year, actor_id=desk.accounts["officer"], **own
    )
    assert said[1:] == ["전용: 단체장의 계정으로만 취소할 수 있습니다. (지방재정법 제49조)"] * 2
    assert operations.undo_file(actor_id=desk.accounts["mayor"], **own) == 3


HEADING = (
    "회계연도,효력일,구분,문서번호,결재일,결재자,결정근거,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,"
    "세부사업,부서,통계목,재원,금액(원)"
)


def decided(kind, authority, *rows, on=TODAY):
    """A file of one movement that the mayor decided."""
    paper = f"예산-12,{on},구청장,{authority}"
    lines = [
        f"{on.year},{on},{kind},{paper},일반회계,{programme[:2]},정책 {programme[:2]},{programme[:3]},"
        f'단위 {programme[:3]},{programme},사업 {programme},{FINANCE},{item},구비,"{amount}"'
        for item, programme, amount in rows
    ]
    return "\n".join((HEADING, *lines)).encode()


def post_file(desk, data, **more):
    own = {"code": desk.bureau.hall.district.code, "name": "파일.csv", "basis": "시행", "data": data}
    return operations.post_file(actor_id=desk.accounts["officer"], **own, **more)


@pytest.fixture
def new_year(bureau) -> Desk:
    """A desk of a year whose budget the council has not voted; last year's had 0111."""
    desk = Desk.__new__(Desk)
    desk.bureau, desk.books, desk.accounts = bureau, Books(bureau.hall.district), bureau.accounts
    before = desk.books.cell("201-01", "0111", division=FINANCE, year=YEAR - 1)
    desk.books.post("ORIGINAL", {before: 100}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    return desk


def test_a_file_of_money_before_the_vote_rests_on_a_ground_of_the_law_and_waits(new_year):
    file = decided("준예산", "기관이나 시설의 유지·운영: 청사 조례", ("201-01", "0111", "7,000"))

    assert post_file(new_year, file).waiting == 1
    (waiting,) = new_year.waiting()
    with new_year.bureau.inside():
        made = proposals.proposal(waiting)
    assert (made.amount, new_year.events("PROVISIONAL")) == (7_000, [])
    new_year.confirm(made)

    (event,) = new_year.events("PROVISIONAL")
    assert event.approver_id == new_year.accounts["head"]
    new_year.books.post("ORIGINAL", {new_year.books.cell("202-01", "0111", year=YEAR): 9}, TODAY, year=YEAR)
    assert post_file(new_year, file).known == 1


@pytest.mark.parametrize(
    ("authority", "programme", "said"),
    [
        ("청사 조례", "0111", "2행: 준예산으로 쓰는 근거를 고르십시오. 지방자치법 제146조의 세 가지뿐입니다."),
        ("이미 예산으로 승인된 사업의 계속: 예산서", "0112", "2행: 지난해 예산에 없던 사업입니다: 0112 사업 0112."),
    ],
)
@pytest.mark.parametrize("is_preview", [True, False])
def test_a_file_of_money_before_the_vote_is_held_to_what_its_page_holds(
    new_year, authority, programme, said, is_preview
):
    file = decided("준예산", authority, ("201-01", programme, "7,000"))

    assert refusal(operations.FileRefused, post_file, new_year, file, is_preview=is_preview).startswith(said)
    assert new_year.waiting() == []


def test_no_file_provides_for_a_year_whose_budget_stands(desk):
    file = decided("준예산", "기관이나 시설의 유지·운영: 조례", ("201-01", "0211", "7,000"))

    assert f"2행: {YEAR}회계연도의 본예산이 원장에 있습니다." in refusal(operations.FileRefused, post_file, desk, file)


NO_GROUND = (
    "2행: 예비비를 쓰는 근거를 고르십시오: 예측할 수 없는 예산 외의 지출, 예산 초과 지출, 재해·재난. "
    "(지방재정법 제43조)"
)
NOT_A_DISASTER = (
    "2행: 재해·재난목적예비비(801-02)는 재해·재난에만 씁니다. 근거를 고치거나 일반예비비(801-01)에서 쓰십시오. "
    "(지방재정법 제43조제2항)"
)


@pytest.mark.parametrize(
    ("item", "authority", "said"),
    [
        ("801-01", "", NO_GROUND),
        ("801-02", "구청장 방침", NO_GROUND),
        ("801-02", "예산 초과 지출: 방침", NOT_A_DISASTER),
        ("801-02", "재해·재난: 복구계획", ""),
    ],
)  # fmt: skip
def test_a_file_uses_a_reserve_on_a_ground_and_that_for_disasters_against_them_alone(desk, item, authority, said):
    reserve = desk.books.cell(item, "0211", division=FINANCE, year=YEAR)
    desk.books.post("ORIGINAL", {reserve: 50_000}, date(YEAR, 1, 1), year=YEAR)
    file = decided("예비비 사용", authority, (item, "0211", "-9,000"), ("201-01", "0211", "9,000"))

    if said:
        assert refusal(operations.FileRefused, post_file, desk, file) == said
    else:
        assert post_file(desk, file).waiting == 1


def test_a_reserve_that_was_used_before_the_office_opened_its_books_needs_no_ground(desk):
    before = date(YEAR - 1, 3, 2)
    reserve, other = (desk.books.cell(item, "0211", division=FINANCE, year=YEAR - 1) for item in ("801-02", "201-01"))
    desk.books.post("ORIGINAL", {reserve: 50_000, other: 1}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    file = decided("예비비 사용", "", ("801-02", "0211", "-9,000"), ("201-01", "0211", "9,000"), on=before)

    assert post_file(desk, file).posted == 1


LATE = (
    f"{YEAR}회계연도의 장부는 {YEAR + 1}-02-10에 마감했습니다. %s 새로 등록할 수 없습니다. 집행은 e-호조 집행내역으로 "
    "맞추고, 이월과 불용은 '회계연도 마감'에서 결산 전까지 등록합니다. (지방회계법 제7조제3항)"
)


def test_nothing_is_entered_into_a_year_whose_books_are_closed_but_what_settles_it(desk, monkeypatch):
    desk.books.post("ALLOTMENT", {desk.paper: 50_000}, date(YEAR, 1, 2), year=YEAR)
    waited = desk.enter(1_000)
    monkeypatch.setattr(entry, "localdate", lambda: date(YEAR + 1, 2, 28))

    assert refusal(operations.BooksClosed, desk.enter) == LATE % "배정을"
    assert refusal(operations.BooksClosed, desk.confirm, waited) == LATE % "배정을"
    file = decided("예비비 사용", "재해·재난: 계획", ("801-02", "0211", "-9,000"), ("201-01", "0211", "9,000"))
    assert refusal(operations.FileRefused, post_file, desk, file) == f"2행: {LATE % '예비비 사용을'}"
    desk.books.post("COMMITMENT", {desk.paper: 20_000}, date(YEAR, 12, 30), year=YEAR)
    desk.books.post("EXPENDITURE", {desk.paper: 20_000}, date(YEAR + 1, 1, 9), year=YEAR)
    desk.books.post("LAPSE", {desk.paper: 80_000}, date(YEAR + 1, 1, 20), year=YEAR)
    (lapse,) = desk.events("LAPSE")
    desk.take_back(lapse, by="officer")
    assert len(desk.events()) == 1


def test_a_year_that_was_over_before_the_office_opened_its_books_is_entered_whenever_it_is_known(desk, monkeypatch):
    monkeypatch.setattr(entry, "localdate", lambda: date(YEAR + 1, 2, 28))
    before = desk.books.cell("201-01", "0211", division=FINANCE, year=YEAR - 1)

    desk.books.post("ORIGINAL", {before: 5}, date(YEAR - 1, 1, 1), year=YEAR - 1)


def test_a_file_moves_money_between_policies_by_a_clause_that_covers_it_or_by_a_vote(desk):
    other = desk.books.cell("201-01", "0311", division=FINANCE, year=YEAR)
    desk.books.post("ORIGINAL", {other: 50_000}, date(YEAR, 1, 1), year=YEAR)
    with desk.bureau.inside():
        operations.state_clauses(
            year=YEAR, clauses=[Clause("제7조", "인건비", items=("101",))], voted_on=date(YEAR, 1, 1),
            actor_id=desk.accounts["officer"], basis="예산총칙",
        )  # fmt: skip

    def told(authority):
        file = decided("이용", authority, ("201-01", "0311", "-9,000"), ("201-01", "0211", "9,000"))
        return refusal(operations.FileRefused, post_file, desk, file)

    assert told("방침").startswith("2행: 이용은 예산총칙의 이용 조항이나 의회가 의결한 문서")
    assert told("예산총칙 제7조").startswith("2행: 예산총칙 제7조는 이 과목들의 이용을 정하지 않았습니다(인건비).")
    voted = decided("이용", "제321회 제2차 의결", ("201-01", "0311", "-9,000"), ("201-01", "0211", "9,000"))
    assert post_file(desk, voted).waiting == 1


def test_a_file_takes_a_special_grant_from_its_project_by_the_approval_of_the_minister_alone(desk):
    for programme in ("0211", "0212"):
        cell = desk.books.cell("201-01", programme, division=FINANCE, year=YEAR, funding=Funding.SPECIAL_GRANT)
        desk.books.post("ORIGINAL", {cell: 50_000}, date(YEAR, 1, 1), year=YEAR)

    def moved(authority):
        file = decided("전용", authority, ("201-01", "0211", "-9,000"), ("201-01", "0212", "9,000"))
        return file.replace("구비".encode(), "특별교부세".encode())

    said = refusal(operations.FileRefused, post_file, desk, moved(""))
    assert said.startswith("2행: 특별교부세를 다른 사업에 쓰려면 행정안전부장관의 승인을 먼저 받아야 합니다.")
    assert post_file(desk, moved("행정안전부 재정-12 용도변경 승인")).waiting == 1


def test_a_file_uses_money_before_its_adoption_on_a_ground_of_the_law_alone(desk):
    def used(authority):
        file = decided("성립전 사용", authority, ("201-01", "0211", "9,000"))
        return file.replace("구비".encode(), "시비".encode())

    said = refusal(operations.FileRefused, post_file, desk, used("교부결정 제3호"))
    assert said.startswith("2행: 결정 근거에 법의 사유 가운데 하나를 적으십시오: 용도가 지정되고 전액 교부됨, ")
    assert post_file(desk, used("교부결정 제3호 (용도가 지정되고 전액 교부됨)")).waiting == 1
