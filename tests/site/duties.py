"""Things of one division of an office, and everything that can be posted about each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau, staffed
from tests.budget.ledger import Books
from tests.budget.matters import money, record
from tests.database import District
from tests.org.office import FOUNDED, Hall
from tests.site.offices import Office

from ieum.budget import operations as budget
from ieum.budget.choices import MatterKind, MovementKind
from ieum.budget.operations.requests import Asked
from ieum.budget.queries import requests
from ieum.budget.rules import Line
from ieum.office import operations as cases
from ieum.office.choices import CaseKind
from ieum.office.rules.deciding import Votes
from ieum.org import operations as orders
from ieum.org import queries as organisation
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account

TODAY = localdate()
RULE = {"size": [2, 7], "term_years": 2, "renewals": 1}
EQUIPMENT = "물품번호,품명,규격,취득일,수량,부서,직위,상태\nA-1,PC,,2020-05-06,1,재무과,,사용\n"
FACILITY = (
    "시설번호,시설명,시설구분,부서,소재지,개소,연면적,지상층,지하층,준공연도,비고,상태\n"
    "F-1,별관,청사,재무과,,1,800.5,2,0,,,운영\n"
)
COMMITTEE = {
    "name": "계약심의회", "functions": "계약 심의", "basis": "계약 조례 제2조", "valid_from": TODAY.isoformat(),
    "size_least": "2", "size_most": "9", "chairs": "1", "term_years": "2", "renewals": "1",
    "quorum": ">1/2", "vote": ">1/2", "base": "PRESENT", "tie": "CHAIR", "written": "",
}  # fmt: skip


@dataclass(frozen=True)
class Department:
    """What 재무과 has: 재무과 주무관 is in charge of it, and 재무과 과장 is the head above."""

    bureau: Bureau
    office: Office
    things: Mapping[str, Any]
    """The id of each thing, by its name in the file of duties."""

    def browser(self, viewer: str) -> Client:
        """A browser of somebody of the department, of another one, or with a role of the office."""
        client = Client(SERVER_NAME="localhost")
        known = self.bureau.accounts
        client.force_login(Account.objects.get(pk=known[viewer]) if viewer in known else self.office.accounts[viewer])
        return client

    def steps(self) -> dict[str, tuple[str, dict[str, Any], dict[str, Any]]]:
        """What is posted: the name of the address, what stands in it, and what is sent, by the name of the step."""
        return {
            **self._of_requests(), **self._of_the_budget(), **self._of_committees(), **self._of_meetings(),
            **self._of_the_organisation(),
        }  # fmt: skip

    def _of_requests(self) -> dict[str, Any]:
        cells = self.things["cells"]
        asked = {
            "kind": "TRANSFER", "reason": "단가 상승", "authority": "", "cell": [*cells.values()],
            "amount": ["△200", "200"],
        }  # fmt: skip
        approval = ("case", {"case_id": self.things["submitted_case"]})
        return {
            "check_budget_request": ("check_budget_request", {"of": self.things["request"]}, asked),
            "ask_budget_request.revise": ("ask_budget_request", {"of": self.things["request"]}, asked),
            "case.review": (*approval, {"step": "approval", "do": "review"}),
            "case.return": (*approval, {"step": "approval", "do": "return", "reason": "보완"}),
            "case.withdraw": (*approval, {"step": "withdraw", "do": "withdraw", "reason": "다시 봄"}),
        }

    def _of_the_budget(self) -> dict[str, Any]:
        matter, bill = {"matter_id": self.things["project"]}, {"version_id": self.things["bill"]}
        said = {"nature": "GENERAL", "is_new": "on", "money-OWN-2026": "40억원", "reason": "설계 변경"}
        sheet = {"side": "EXPENDITURE", "account": "일반회계", "division": FINANCE}
        step = {"do": "collect", "on": TODAY.isoformat(), "reason": ""}
        line = {"programme": "0111", "code": "201-01", "description": "사무용품", "formula": "1,000천원"}
        return {
            "state_matter.write": ("state_matter", matter, said),
            "budget_matter.submit": ("budget_matter", matter, {"do": "submit", "on": "2026-03-02", "reason": ""}),
            "budget_sheet.write": ("budget_sheet", {**bill, **sheet}, {"seen": "0", **line}),
            "budget_version.collect": ("budget_version", bill, step),
        }  # fmt: skip

    def _of_committees(self) -> dict[str, Any]:
        here = {"committee_id": self.things["committee"]}
        member = {"member": str(self.things["member"])}
        day = TODAY.isoformat()
        posted = {
            "plan": {"held_on": day, "place": ""},
            "appoint": {"valid_from": day, "name": "회계사", "post": "", "group": "OUTSIDE", "role": "MEMBER"},
            "renew": member,
            "contact": {**member, "contact": "010-0000-0000"},
            "remove": {**member, "ended_on": day, "reason": "사임"},
            "end": {"ended_on": (TODAY + timedelta(days=30)).isoformat(), "reason": "조례 제9호로 폐지"},
        }
        return {
            **{f"committee.{step}": ("committee", here, {"step": step, **sent}) for step, sent in posted.items()},
            "revise_committee.revise": ("revise_committee", here, COMMITTEE),
            "member_contact.told": ("member_contact", {"member_id": self.things["member"]}, {"purpose": "소집 통지"}),
        }

    def _of_meetings(self) -> dict[str, Any]:
        def at(state: str, step: str, **sent: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
            item = {"item": str(self.things["items"][state])} if state in self.things["items"] else {}
            return "meeting", {"meeting_id": self.things[state]}, {"step": step, **item, **sent}

        there = [str(each) for each in self.things["members"]]
        member = {"member": there[-1]}
        matter = {"subject_kind": "office.case", "subject": self.things["matter"]}
        return {
            "meeting.arrange": at("planned", "arrange", starts_at="14:00", place="회의실"),
            "meeting.tell": at("notified", "tell", members=there[-1], way="PHONE", told_on=TODAY.isoformat()),
            "meeting.propose": at("planned", "propose", title="안건"),
            "meeting.refer": at("planned", "propose", **matter),
            "meeting.drop": at("planned", "drop", reason="사유"),
            "meeting.open": at("notified", "gather", do="open", there=there),
            "meeting.recuse": at("opened", "recuse", **member, kind="CHALLENGED", reason="이해관계"),
            "meeting.decide": at("opened", "decide", in_favour="3", against="0", abstained="0"),
            "meeting.confirm": at("ended", "confirm"),
        }

    def _of_the_organisation(self) -> dict[str, Any]:
        basis = {"basis": "물품관리 제1호", "effective_date": TODAY.isoformat(), "do": "change"}
        return {
            "equipment_piece.change": (
                "equipment_piece", {"equipment_id": self.things["piece"]}, {"action": "condemn", "place": "", **basis}
            ),
            "facility.change": (
                "facility", {"facility_id": self.things["facility"]}, {"action": "suspend", "unit": "", **basis}
            ),
            "order.undo": ("order", {"order_id": self.things["order"]}, {"do": "undo", "basis": "잘못 냄"}),
            "handover.receive": ("handover", {"handover_id": self.things["handover"]}, {"remark": ""}),
            "handover.receive_for_nobody": ("handover", {"handover_id": self.things["handover_of_none"]}, {}),
        }  # fmt: skip

    def places(self) -> dict[str, dict[str, Any]]:
        """What stands in the addresses that are looked at."""
        return {
            "budget_request": {"request_id": self.things["request"]},
            "ask_budget_request": {"of": self.things["request"]},
            "committee": {"committee_id": self.things["committee"]},
            "revise_committee": {"committee_id": self.things["committee"]},
            "member_contact": {"member_id": self.things["member"]},
            "meeting": {"meeting_id": self.things["opened"]},
            "minutes": {"meeting_id": self.things["ended"], "form": "hwpx"},
            "meeting_notice": {"meeting_id": self.things["ended"], "form": "hwpx"},
            "equipment_piece": {"equipment_id": self.things["piece"]},
            "facility": {"facility_id": self.things["facility"]},
            "order": {"order_id": self.things["order"]},
            "handover": {"handover_id": self.things["handover"]},
        }


def department(office: Office) -> Department:
    """재무과 of an office with one thing of each kind; 안전과 is another division."""
    hall = Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    bureau = staffed(hall)
    open_another(bureau)
    bill, project = bureau.open().version_id, record(bureau, MatterKind.INVESTMENT, money(OWN=30))
    things = {
        "bill": bill,
        "project": project,
        **_requested(bureau),
        **seated(bureau),
        **registered(hall),
        **handed_over(hall),
    }
    return Department(bureau, office, things)


def open_another(bureau: Bureau) -> None:
    """안전과 with its head, who has an account, and a second clerk of 재무과, who has none."""
    hall = bureau.hall
    posts = OpenPost("안전과", "과장", is_head=True), OpenPost(hall.unit(FINANCE), "서무")
    hall.reorganise(FOUNDED, Create("안전과", "DIVISION", hall.unit("구청장"), 3), *posts)
    with bureau.inside():
        account = Account.objects.create(
            login="other-bill", title="other", role=Role.DEPARTMENT, municipality_id=hall.district.id
        )
        other = orders.register_person(number="P8", name="직원P8", account_id=account.pk)
    lines = ((other, "안전과 과장", "5급"), (hall.person("P9"), "재무과 서무", "8급"))
    hall.appoint(
        FOUNDED,
        *(PersonnelLine(PersonnelAction.APPOINT, who, hall.post(post), "GENERAL", at) for who, post, at in lines),
    )
    bureau.accounts["other"] = account.pk


def _requested(bureau: Bureau) -> dict[str, Any]:
    """A request that was returned, one that waits for its approval, and a case of 재무과."""
    books = Books(bureau.hall.district)
    paper, works = (
        books.cell("201-01", programme, division=FINANCE, year=TODAY.year) for programme in ("0911", "0912")
    )
    books.post("ORIGINAL", {paper: 1_000, works: 500}, date(TODAY.year, 1, 1), year=TODAY.year)
    asked = Asked(kind=MovementKind.TRANSFER, lines=[Line(paper, -200), Line(works, 200)], reason="단가 상승")
    clerk = {"actor_id": bureau.accounts["clerk"], "on": TODAY}
    with bureau.inside():
        returned, waiting = (budget.request_movement(year=TODAY.year, asked=asked, **clerk) for _ in range(2))
        chief = {"actor_id": bureau.accounts["chief"], "on": TODAY}
        cases.return_draft(case_id=returned.case_id, reason="보완", **chief)
        matter = cases.receive_case(
            kind=CaseKind.REQUEST, title="계약 심의", content="", requester="재무과", received_on=TODAY,
            post_id=bureau.hall.post("재무과 주무관"), **clerk,
        )  # fmt: skip
        cases.assign(case_id=matter.pk, post_id=matter.post_id, **clerk)
        labels = {cell: each.label for cell, each in requests.labels_of([paper, works]).items()}
    return {
        "request": returned.pk, "submitted_case": waiting.case_id, "matter": str(matter),
        "cells": {each: labels[each] for each in (paper, works)},
    }  # fmt: skip


def seated(bureau: Bureau) -> dict[str, Any]:
    """A committee that 재무과 주무관 runs, and a meeting of it in each of its states."""
    clerk = {"actor_id": bureau.accounts["clerk"], "on": TODAY}
    with bureau.inside():
        made = cases.register_committee(
            name="계약심의회", functions="계약 심의", basis="계약 조례 제2조", rule=RULE, valid_from=date(2020, 1, 1),
            post_id=bureau.hall.post("재무과 주무관"), **clerk,
        )  # fmt: skip
        given = {"committee_id": made.pk, "valid_from": date(TODAY.year, 1, 1), **clerk}
        chair = cases.appoint_member(
            **given, group="OFFICIAL", role="CHAIR", post_id=bureau.hall.post("기획예산과 과장")
        )
        others = [
            cases.appoint_member(**given, group="OUTSIDE", role="MEMBER", name=name) for name in ("변호사", "교수")
        ]
        members = [chair.pk, *(each.pk for each in others)]
        cases.state_contact(member_id=members[-1], contact="010-0000-0000", **clerk)
        meetings, items = {}, {}
        for state, steps in _STEPS.items():
            meeting = cases.plan_meeting(committee_id=made.pk, held_on=TODAY, place="", **clerk)
            item = cases.propose_item(meeting_id=meeting.pk, title="안건", **clerk)
            for step in steps:
                _GO[step]({"meeting_id": meeting.pk, **clerk}, item.pk, members)
            meetings[state], items[state] = meeting.pk, item.pk
    return {"committee": made.pk, "member": members[-1], "members": members, "items": items, **meetings}


_GO = {
    "notify": lambda here, _, __: cases.notify_meeting(**here),
    "open": lambda here, _, members: cases.open_meeting(there=members, **here),
    "decide": lambda here, item, _: cases.decide_item(
        item_id=item, votes=Votes(3, 0, 0), actor_id=here["actor_id"], on=TODAY
    ),
    "end": lambda here, _, __: cases.end_meeting(remarks="", **here),
}
_STEPS = {
    "planned": (),
    "notified": ("notify",),
    "opened": ("notify", "open"),
    "decided": ("notify", "open", "decide"),
    "ended": ("notify", "open", "decide", "end"),
}
"""How a meeting comes into the state that it is called by; what else its secretary does there, its own tests try."""


def registered(hall: Hall) -> dict[str, Any]:
    """A piece of equipment and a facility of 재무과."""
    hall.take(date(2021, 1, 1), EQUIPMENT)
    hall.take(date(2021, 1, 1), FACILITY)
    with municipality(hall.district.code):
        (piece,) = organisation.equipment_on(TODAY)
        (facility,) = organisation.facilities_on(TODAY)
    return {"piece": piece.id, "facility": facility.id}


def handed_over(hall: Hall) -> dict[str, Any]:
    """An order by which the two clerks of 재무과 swap, and another that takes them back, with its hand-overs."""
    made = None
    for day, clerk, helper in (
        (date(2021, 1, 1), "재무과 서무", "재무과 주무관"),
        (date(2021, 2, 1), "재무과 주무관", "재무과 서무"),
    ):
        lines = [
            PersonnelLine(PersonnelAction.APPOINT, hall.person(number), hall.post(post), "GENERAL", grade)
            for number, post, grade in (("P7", clerk, "7급"), ("P9", helper, "8급"))
        ]
        made = hall.appoint(day, *lines)
    with municipality(hall.district.code):
        lists = {organisation.post_label(each): each.pk for each in organisation.handovers(made.order_id)}
    return {
        "order": made.order_id, "handover": lists["재무과 주무관"], "handover_of_none": lists["재무과 서무"],
    }  # fmt: skip
