"""Things of one division that programs ask for and change, in each state that a step needs."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils.timezone import localdate
from tests.api.budget_duties import asked_of_budget, more_of_budget
from tests.api.programs import program, program_of, scopes_of
from tests.budget.bills import FINANCE, staffed
from tests.budget.ledger import Books
from tests.budget.matters import money, record
from tests.database import District
from tests.org.office import Hall
from tests.site.duties import RULE, handed_over, open_another, registered, seated
from tests.site.offices import make_office
from tests.site.test_budget import HEAD, ROWS

from ieum.budget import operations as budget
from ieum.budget import queries as cells
from ieum.budget.choices import MatterKind, MovementKind
from ieum.budget.operations.requests import Asked
from ieum.budget.queries import reconciling
from ieum.budget.queries.taken_files import taken_files
from ieum.budget.rules import Line
from ieum.office import operations as cases
from ieum.office.choices import CaseKind
from ieum.office.queries import delegation_on
from ieum.office.rules.approval import proposed_line
from ieum.platform.choices import Retention, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations as files
from ieum.platform.models import Account
from ieum.platform.operations import record_observations
from ieum.platform.rules import ObservationDraft

LEDGER = "\n".join((HEAD, *ROWS)).encode()
TODAY = localdate()
STATEMENT = "부서명,예산현액(원)\n재무과,1400\n".encode()
STATES = ("RECEIVED", "ASSIGNED", "IN_APPROVAL", "APPROVED", "REGISTERED", "ASKED")
"""Of the cases; the last is one that is worked on, with all that may stand beside it."""
DUE, LATER = TODAY + timedelta(days=10), TODAY + timedelta(days=20)
POST, OTHER = "재무과 주무관", "안전과 과장"
VIEWERS = ("clerk", "chief", "other", "lead")
"""Who asks, before the council, an auditor and the team lead of another municipality."""
DOCUMENT = {"document_number": "재무과-1", "approved_on": TODAY.isoformat(), "approver": "과장"}
STATED = ObservationDraft(
    dataset="budget.programme", subject={"division": "재무과", "programme": "기본경비", "year": "2026"},
    measure="spent", value=1000, unit="원", effective_date=TODAY, stated_on=TODAY,
)  # fmt: skip


def expected():
    """The marks of each operation, by its name, as the file beside this one has them."""
    lines = Path(__file__).with_name("expected_duties.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


EXPECTED = expected()


@dataclass(frozen=True)
class Things:
    """What 재무과 has: 재무과 주무관 is in charge of it, and 재무과 과장 is the head above."""

    office: object
    bureau: object
    neighbour: object
    cases: dict
    request: object
    cells: list
    opinion: object
    attachment: object
    fact: object
    cell: object
    file: object
    board: dict
    """A committee that 재무과 주무관 runs, and its meetings and their items by where they stand."""
    order: dict
    """An order by which the clerks of 재무과 swapped, its hand-over, a piece of equipment and a facility."""
    budget: dict
    """A bill, a project, what waits for a second person, what is withheld, a comparison with its line, and more."""

    def programs(self):
        """A program of everybody who asks, with a key for all that its account may."""
        own = [self.bureau.accounts[each] for each in VIEWERS]
        keyed = [program_of(self.office, each, scopes_of(Account.objects.get(pk=each).role)) for each in own]
        others = [program(self.office, role) for role in (Role.COUNCIL, Role.AUDITOR)]
        return [*keyed, *others, program(self.neighbour, Role.TEAM_LEAD)]

    def asked(self):
        """The address of each operation that names a thing, and what is sent there; None where it only reads."""
        case = {state: f"/api/cases/{made}" for state, made in self.cases.items()}
        post, head = (str(self.bureau.hall.post(each)) for each in (POST, "재무과 과장"))
        basis = {"basis": "시험"}
        received = {"kind": "REQUEST", "title": "자료", "post_id": post, "received_on": TODAY.isoformat()}
        draft = {"title": "회신", "body": "본문", "steps": [{"role": "DECIDE", "post_id": head}]}
        return {
            "get_case": (case["ASSIGNED"], None),
            "list_case_files": (f"{case['ASSIGNED']}/files", None),
            "get_case_file": (f"{case['ASSIGNED']}/files/{self.attachment}", None),
            "get_observation": (f"/api/observations/{self.fact}", None),
            "list_cell_events": (f"/api/budget/cells/{self.cell}/events", None),
            "get_unit": (f"/api/organisation/units/{self.bureau.hall.unit('재무과')}", None),
            "receive_case": ("/api/cases", received),
            "assign_case": (f"{case['RECEIVED']}/assignment", {"post_id": head}),
            **self._on_the_line(case["IN_APPROVAL"]),
            **self._of_opinions(case["ASKED"]),
            **self._beside(case["ASSIGNED"], case["ASKED"]),
            "undo_assignment": (f"{case['ASSIGNED']}/assignment/undo", {"reason": "시험"}),
            "list_case_lines": (f"{case['ASSIGNED']}/lines", None),
            "submit_draft": (f"{case['ASSIGNED']}/drafts", draft),
            "record_document": (f"{case['APPROVED']}/document", DOCUMENT),
            "correct_document": (f"{case['REGISTERED']}/document/correction", {**DOCUMENT, "reason": "오기"}),
            "reply_to_case": (f"{case['REGISTERED']}/reply", {"how": "공문"}),
            "close_case": (f"{case['REGISTERED']}/closing", {}),
            "settle_case": (f"{case['ASSIGNED']}/settlement", {"reason": "취소"}),
            "attach_case_file": (f"{case['ASSIGNED']}/files", basis),
            "correct_observation": (f"/api/observations/{self.fact}/correction", {"value": "2000", **basis}),
            "request_budget_change": ("/api/budget/requests", self.change()),
            **self._of_committees(),
            **self._of_meetings(),
            **self._of_items(),
            **self._of_orders(),
            **asked_of_budget(self),
            "undo_budget_file": (f"/api/budget/files/{self.file}/undo", basis),
            "reopen_day": (f"/api/closed-days/{self.cell}/withdrawal", basis),
        }

    def _of_committees(self):
        here, member = f"/api/committees/{self.board['committee']}", f"/api/committee-members/{self.board['member']}"
        said = {
            "name": "계약심의회", "functions": ["계약 심의"], "basis": "계약 조례 제2조", "rule": RULE,
            "valid_from": f"{TODAY}",
        }  # fmt: skip
        person = {"name": "회계사", "group": "OUTSIDE", "valid_from": f"{TODAY}"}
        return {
            "get_committee": (here, None),
            "list_members": (f"{here}/members", None),
            "register_committee": ("/api/committees", {**said, "post_id": str(self.bureau.hall.post(POST))}),
            "revise_committee": (f"{here}/revision", said),
            "end_committee": (f"{here}/end", {"ended_on": f"{TODAY + timedelta(days=30)}", "reason": "조례 제9호"}),
            "appoint_member": (f"{here}/members", person),
            "renew_member": (f"{member}/renewal", {}),
            "remove_member": (f"{member}/removal", {"ended_on": f"{TODAY}", "reason": "사임"}),
            "plan_meeting": (f"{here}/meetings", {"held_on": f"{TODAY}"}),
        }

    def _of_meetings(self):
        at = {
            state: f"/api/meetings/{self.board[state]}"
            for state in ("planned", "notified", "opened", "decided", "ended")
        }
        there = {"there": [str(each) for each in self.board["members"]]}
        told = {"members": [str(self.board["member"])], "way": "PHONE", "told_on": f"{TODAY}"}
        return {
            "get_meeting_file": (f"{at['ended']}/files/minutes.hwpx", None),
            "arrange_meeting": (f"{at['planned']}/arrangement", {"starts_at": "14:00", "place": "회의실"}),
            "propose_item": (f"{at['planned']}/items", {"title": "안건"}),
            "notify_meeting": (f"{at['planned']}/notice", {}),
            "tell_members": (f"{at['notified']}/notices", told),
            "open_meeting": (f"{at['notified']}/opening", there),
            "deliberate_in_writing": (f"{at['notified']}/writing", there),
            "correct_attendance": (f"{at['opened']}/attendance", there),
            "fail_meeting": (f"{at['notified']}/failure", {"there": []}),
            "cancel_meeting": (f"{at['planned']}/cancellation", {"reason": "시험"}),
            "end_meeting": (f"{at['decided']}/end", {}),
            "confirm_minutes": (f"{at['ended']}/minutes", {}),
        }

    def _of_items(self):
        planned, opened = (f"/api/agenda-items/{self.board['items'][state]}" for state in ("planned", "opened"))
        kept_out = {"member_id": str(self.board["member"]), "kind": "CHALLENGED", "reason": "이해관계"}
        return {
            "recuse_member": (f"{opened}/recusals", kept_out),
            "decide_item": (f"{opened}/decision", {"votes": {"in_favour": 3}}),
            "defer_item": (f"{opened}/deferral", {"reason": "자료 부족"}),
            "drop_item": (f"{planned}/removal", {"reason": "다시 봄"}),
        }

    def _of_orders(self):
        head = {"title": "명령", "effective_date": f"{TODAY}", "basis": "방침"}
        moved = {"number": "P7", "action": "APPOINT", "post_id": str(self.bureau.hall.post(POST)), "grade": "6급"}
        renamed = {"change": "RENAME", "unit": str(self.bureau.hall.unit(FINANCE)), "name": "세무과"}
        here = f"/api/orders/{self.order['order']}"
        piece, facility = f"/api/equipment/{self.order['piece']}", f"/api/facilities/{self.order['facility']}"
        today = {"effective_date": f"{TODAY}", "basis": "시험"}
        designated = {"unit_id": str(self.bureau.hall.unit(FINANCE)), "number": "P7", "kind": "PAYING"}
        return {
            "get_order": (here, None),
            "issue_personnel_order": ("/api/personnel-orders", {**head, "lines": [{**moved, "service": "GENERAL"}]}),
            "reorganise": ("/api/reorganisations", {**head, "changes": [renamed]}),
            "get_equipment": (piece, None),
            "change_equipment": (f"{piece}/changes", {"action": "condemn", **today}),
            "get_facility": (facility, None),
            "change_facility": (f"{facility}/changes", {"action": "suspend", **today}),
            "designate_accounting_office": (
                "/api/accounting-offices",
                {**designated, "first_day": f"{TODAY}", "basis": "시험"},
            ),
            "relieve_accounting_office": (
                f"/api/accounting-offices/{self.cell}/relief",
                {"last_day": f"{TODAY}", "basis": "시험"},
            ),
            "undo_order": (f"{here}/undo", {"basis": "잘못 냄"}),
            "receive_handover": (f"/api/handovers/{self.order['handover']}/receipt", {}),
        }

    def change(self, **more):
        """A transfer of 200 won between the cells of 재무과."""
        paper, works = (str(each) for each in self.cells)
        lines = [{"cell_id": paper, "amount": -200}, {"cell_id": works, "amount": 200}]
        return {"year": TODAY.year, "kind": "TRANSFER", "reason": "단가 상승", "lines": lines, **more}

    def _on_the_line(self, case):
        why = {"reason": "시험"}
        return {
            "list_case_drafts": (f"{case}/drafts", None),
            "approve_draft": (f"{case}/approval", {}),
            "return_draft": (f"{case}/return", why),
            "withdraw_draft": (f"{case}/withdrawal", why),
        }

    def _of_opinions(self, case):
        asked, said = f"{case}/opinions/{self.opinion}", {"opinion": "맞음"}
        question = {"post_id": str(self.bureau.hall.post("기획예산과 과장")), "question": "맞습니까"}
        return {
            "list_case_opinions": (f"{case}/opinions", None),
            "ask_opinion": (f"{case}/opinions", question),
            "answer_opinion": (f"{asked}/answer", said),
            "withdraw_opinion": (f"{asked}/withdrawal", {"reason": "시험"}),
            "give_opinion": (f"{case}/opinions/own", said),
        }

    def _beside(self, case, busy):
        """Steps beside the way of a case, and of one that has what they take off."""
        told, why = {"told_on": f"{TODAY}", "basis": "시험"}, {"reason": "시험"}
        other = self.bureau.hall.post(OTHER)
        return {
            "suspend_due": (f"{case}/due/suspension", {"from_on": f"{TODAY}", **told}),
            "resume_due": (f"{busy}/due/resumption", {"until_on": f"{TODAY}"}),
            "extend_due": (f"{case}/due/extension", {"until_on": f"{LATER}", **told}),
            "add_co_posts": (f"{case}/co-posts", {"post_ids": [str(other)]}),
            "remove_co_post": (f"{busy}/co-posts/{other}/removal", why),
            "link_cases": (f"{case}/links", {"follows_id": str(self.cases["RECEIVED"])}),
            "unlink_cases": (f"{busy}/links/{self.cases['RECEIVED']}/removal", why),
        }


def file_of(data=b"a,b\n1,2\n", name="집행액.csv"):
    """A file to be sent."""
    sent = io.BytesIO(data)
    sent.name = name
    return sent


def things():
    """재무과 of an office with a case in each state, a value, and a file of the ledger; 안전과 is another division."""
    office, neighbour = make_office("3180", "영등포구"), make_office("3170", "금천구")
    actor = office.accounts[Role.OFFICER].pk
    bureau = staffed(Hall(District(office.code, office.id, actor, office.accounts[Role.TEAM_LEAD].pk)))
    open_another(bureau)
    budget.post_file(code=office.code, name="ledger.csv", data=LEDGER, actor_id=actor, basis="2026년 예산 의결")
    with municipality(office.code):
        made = {state: _case(bureau, state) for state in STATES}
        opinion = _busy(bureau, made)
        attached = files.attach(
            subject_kind="office.case", subject_id=made["ASSIGNED"], name="a.csv", data=b"a,b\n1,2\n", basis="시험",
            retention=Retention.YEAR, actor_id=bureau.accounts["clerk"],
        )  # fmt: skip
        stated = record_observations(
            kind="api.record_observation", actor_id=actor, basis="시험", source_id=None, observations=[STATED]
        )
        cell = next(iter(cells.registered_cells(cells.find_year(2026).id).values()))
        (file,) = taken_files()
        request, moved = _requested(bureau)
        held = _held(bureau, moved)
    compared = _compared(office)
    bill, project = bureau.open(year=TODAY.year - 1).version_id, record(bureau, MatterKind.INVESTMENT, money(OWN=30))
    return Things(
        office, bureau, neighbour, made, request, moved, opinion, attached.attachment_id,
        stated.observation_ids[0], cell, file.source_id, seated(bureau),
        handed_over(bureau.hall) | registered(bureau.hall),
        {"bill": bill, "project": project, **held, **compared, **more_of_budget(bureau, file.source_id, bill, moved)},
    )  # fmt: skip


def _case(bureau, state):
    """A case of 재무과 주무관 that came to a state."""
    clerk = {"actor_id": bureau.accounts["clerk"], "on": TODAY}
    post = bureau.hall.post(POST)
    made = cases.receive_case(
        kind=CaseKind.REQUEST, title="계약 자료", content="", requester="", received_on=TODAY, post_id=post,
        **clerk, due_on=DUE,
    )  # fmt: skip
    here = {"case_id": made.pk, **clerk}
    if state != "RECEIVED":
        cases.assign(**here, post_id=post)
    if state in ("IN_APPROVAL", "APPROVED", "REGISTERED"):
        line = proposed_line(bureau.hall.on(TODAY), post, made.kind, delegation_on(TODAY))
        cases.submit(**here, title="회신", body="붙임과 같음", steps=line)
    if state in ("APPROVED", "REGISTERED"):
        for _ in line:
            cases.approve(case_id=made.pk, actor_id=bureau.accounts["chief"], on=TODAY)
    if state == "REGISTERED":
        given = DOCUMENT | {"approved_on": date.fromisoformat(DOCUMENT["approved_on"])}
        cases.record_document(**here, **given)
    return made.pk


def _requested(bureau):
    """The case of a request to change the budget, which was returned."""
    books = Books(bureau.hall.district)
    paper, works = (books.cell("201-01", each, division=FINANCE, year=TODAY.year) for each in ("0911", "0912"))
    books.post("ORIGINAL", {paper: 1_000, works: 500}, date(TODAY.year, 1, 1), year=TODAY.year)
    asked = Asked(kind=MovementKind.TRANSFER, lines=[Line(paper, -200), Line(works, 200)], reason="단가 상승")
    made = budget.request_movement(year=TODAY.year, asked=asked, actor_id=bureau.accounts["clerk"], on=TODAY)
    cases.return_draft(case_id=made.case_id, reason="보완", actor_id=bureau.accounts["chief"], on=TODAY)
    return made.case_id, [paper, works]


def _held(bureau, cells):
    """An allotment of the budget team that waits for another, and a hold."""
    lead = {"year": TODAY.year, "actor_id": bureau.accounts["lead"], "on": TODAY, "reason": "시험"}
    waiting = budget.propose_allotment(lines=[Line(cells[0], 100)], **lead)
    hold = budget.withhold_allotment(items="2", division="", percent=10, **lead)
    return {"proposal": waiting.pk, "hold": hold.pk}


def _compared(office):
    """A statement that differs from the ledger of the year in one line."""
    given = {
        "year": TODAY.year,
        "as_of": TODAY,
        "basis": "e-호조 집행현황",
        "actor_id": office.accounts[Role.OFFICER].pk,
    }
    done = budget.reconcile(code=office.code, name="집행현황.csv", data=STATEMENT, **given)
    with municipality(office.code):
        lines = reconciling.lines_of(done.reconciliation_id, is_open=True)
    return {"reconciliation": done.reconciliation_id, "line": lines[0].pk}


def _busy(bureau, made):
    """Let a case follow from another one, stand still, be worked on by 안전과 too, and ask it; what was asked."""
    other = bureau.hall.post(OTHER)
    here = {"case_id": made["ASKED"], "actor_id": bureau.accounts["clerk"], "on": TODAY}
    cases.link_cases(**here, follows_id=made["RECEIVED"])
    cases.add_co_posts(**here, post_ids=[other])
    cases.suspend_due(**here, from_on=TODAY, told_on=TODAY, basis="시험")
    return cases.ask_opinion(**here, post_id=other, question="맞습니까", due_on=None).pk
