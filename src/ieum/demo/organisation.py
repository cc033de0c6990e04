"""The demo's organisation: teams, staffing and facilities that the reports print, and people who are roles."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from ieum.demo.committees import load_committees
from ieum.demo.data import read_data
from ieum.office import operations as office
from ieum.office.queries import counts_by_state, delegation_on
from ieum.office.rules.approval import proposed_line
from ieum.org import operations, queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost, SetDuties, SetForm, SetQuota, Step
from ieum.org.rules.standing import Standing

_HEADS = {"MAYOR": ("ELECTED", ""), "VICE_MAYOR": ("GENERAL", "3급"), "BUREAU": ("GENERAL", "4급")}
"""Service and grade of heads that no staffing of the demo counts; those of divisions have 5급, of teams 6급."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A post with who sits there: a title in a unit, a grade, and a login where somebody logs in as it."""

    unit: str
    title: str
    service: str
    grade: str
    login: str = ""
    is_head: bool = False


def load_organisation(code: str, accounts: Mapping[str, UUID], actor_id: UUID) -> None:
    """Set the organisation up with its committees and two pieces of work; nothing where it stands already."""
    if queries.orders():
        return
    raw = read_data("organisation.yaml")[code]
    seats = list(_seats(raw))
    order = {"effective_date": raw["since"], "actor_id": actor_id, "basis": raw["basis"]}
    operations.reorganise(title="조직 등록", steps=_steps(raw, seats), **order)
    standing = queries.standing(raw["since"])
    lines = list(_lines(seats, standing, code))
    beside = [_beside(each, standing, lines) for each in raw["units"] if each.get("held_beside")]
    operations.issue_personnel_order(title="인사 등록", lines=[*lines, *beside], **order)
    # Only then, since whoever issues the order is among them, and nobody issues one about themselves.
    for number, seat in enumerate(seats, start=1):
        _register(number, seat, code, accounts.get(seat.login))
    _load_facilities(raw, actor_id)
    _load_work(accounts, raw)
    officer = next(accounts[each["officer"]] for each in raw["units"] if "officer" in each)
    load_committees(code, officer)


def _load_facilities(raw: Mapping[str, Any], actor_id: UUID) -> None:
    """The facilities that the reports list, taken in from a file; nothing where they list none."""
    listed = raw.get("facilities")
    if listed is None:
        return
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(("시설번호", "시설명", "시설구분", "부서", "개소", "비고"))
    for number, each in enumerate(listed["rows"], start=1):
        lines.writerow(
            (f"F-{number}", each["name"], each["kind"], listed["unit"], each.get("places", 1), each["remark"])
        )
    operations.import_file(
        name="facilities.csv", data=written.getvalue().encode(), effective_date=raw["since"], actor_id=actor_id,
        basis=listed["basis"],
    )  # fmt: skip


def _seats(raw: Mapping[str, Any]) -> Iterator[Seat]:
    """The heads, then everybody else of the division that prints its staffing, spread over its teams."""
    division, people = raw["division"], _people(raw["staff"])
    inside = {division, *(each["name"] for each in raw["units"] if each.get("parent") == division)}
    for unit in raw["units"]:
        if unit.get("held_beside"):
            continue
        rank = _HEADS.get(unit["kind"], ("GENERAL", "6급" if unit["kind"] == "TEAM" else "5급"))
        if unit["name"] in inside:
            people.remove(rank)
        yield Seat(unit["name"], unit["post"], *rank, unit.get("login", ""), is_head=True)
    teams = deque(each for each in raw["units"] if each["kind"] == "TEAM")
    officers = {each["name"]: each["officer"] for each in teams if "officer" in each}
    for service, grade in people:
        unit = division if grade == "4급" else teams[0]["name"]
        yield Seat(unit, "국장" if grade == "4급" else "주무관", service, grade, officers.pop(unit, ""))
        teams.rotate(-1)


def _people(staff: Mapping[str, Mapping[str, list[int]]]) -> list[tuple[str, str]]:
    return [
        (service, grade)
        for service, grades in staff.items()
        for grade, (_, there) in grades.items()
        for _ in range(there)
    ]


def _steps(raw: Mapping[str, Any], seats: list[Seat]) -> list[Step]:
    units = [Create(each["name"], each["kind"], each.get("parent"), number) for number, each in enumerate(raw["units"])]
    posts = [OpenPost(each.unit, each.title, each.is_head, number) for number, each in enumerate(seats)]
    heads = [OpenPost(each["name"], each["post"], is_head=True) for each in raw["units"] if each.get("held_beside")]
    quotas = [
        SetQuota(raw["division"], service, grade, allowed)
        for service, grades in raw["staff"].items()
        for grade, (allowed, _) in grades.items()
    ]
    own = SetForm(raw["division"], raw["form"]), SetDuties(raw["division"], ("예산 편성",))
    return [*units, *posts, *heads, *quotas, *own]


def _lines(seats: list[Seat], standing: Standing, code: str) -> Iterator[PersonnelLine]:
    """Everybody to their seat; seats of one title in a unit are told apart by their order alone."""
    free = {unit.name: list(standing.posts_of(unit.id)) for unit in standing.units.values()}
    for number, seat in enumerate(seats, start=1):
        post = next(each for each in free[seat.unit] if each.title == seat.title)
        free[seat.unit].remove(post)
        yield PersonnelLine(PersonnelAction.APPOINT, _register(number, seat, code), post.id, seat.service, seat.grade)


def _register(number: int, seat: Seat, code: str, account_id: UUID | None = None) -> UUID:
    """Somebody who is called as their role: 예산팀장, or 예산팀주무관7 where several have the title."""
    shared = max(each for each in range(len(seat.title) + 1) if seat.unit.endswith(seat.title[:each]))
    name = seat.unit + seat.title[shared:] + ("" if seat.is_head else str(number))
    return operations.register_person(number=f"{code[:3]}-{number:03}", name=name, account_id=account_id)


def _beside(unit: Mapping[str, Any], standing: Standing, lines: list[PersonnelLine]) -> PersonnelLine:
    """The head of a bureau, who is counted in one of its divisions and holds the bureau beside it."""
    found = next(each for each in standing.units.values() if each.name == unit["name"])
    head = next(each for each in lines if each.grade == "4급")
    return PersonnelLine(
        PersonnelAction.CONCUR, head.person_id, standing.posts_of(found.id)[0].id, head.service, head.grade
    )


def _load_work(accounts: Mapping[str, UUID], raw: Mapping[str, Any]) -> None:
    """A case that the officer works on, and one whose reply waits for the lead."""
    if any(counts_by_state().values()):
        return
    officer = next(accounts[each["officer"]] for each in raw["units"] if "officer" in each)
    today = localdate()
    standing = queries.standing(today)
    (post_id, *_) = standing.held_by(officer)
    for title in ("공모사업 응모 계획 의견", "상반기 집행률 자료 요청"):
        case = office.receive_case(
            kind="REQUEST", title=title, content="", requester="사업부서", post_id=post_id, received_on=today,
            due_on=today, actor_id=officer, on=today,
        )  # fmt: skip
        office.assign(case_id=case.pk, post_id=post_id, actor_id=officer, on=today)
    line = proposed_line(standing, post_id, case.kind, delegation_on(today))
    body = "붙임의 표와 같이 회신하려 합니다."
    office.submit(case_id=case.pk, title=title, body=body, steps=line, actor_id=officer, on=today)
