"""Each kind that can be found, by each role: what its duties let it open is found, and nothing else."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.budget.bills import FINANCE, income, row
from tests.budget.test_proposals import Desk as Entering
from tests.budget.test_requests import Desk as Asking
from tests.org.office import FOUNDED
from tests.site.offices import page
from tests.site.test_budget_book_files import INCOME, REVENUE
from tests.site.test_budget_versions import browser
from tests.site.test_submitted_bills import reader

from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Retention, Role
from ieum.platform.files import operations as files
from ieum.platform.models import SearchItem
from ieum.platform.search.queries import disagreements

pytestmark = pytest.mark.database
OFFICE = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.MAYOR, Role.DEPARTMENT, Role.AUDITOR})
COUNCIL = frozenset({Role.COUNCIL})
REPORTING = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.AUDITOR})
OFFERED = {
    "platform.file": OFFICE | COUNCIL,
    "org.unit": OFFICE | COUNCIL,
    "org.post": OFFICE | COUNCIL,
    "org.facility": OFFICE | COUNCIL,
    "org.equipment": OFFICE | COUNCIL,
    "org.order": OFFICE | COUNCIL,
    "org.handover": OFFICE,
    "office.case": OFFICE,
    "office.committee": OFFICE | COUNCIL,
    "office.meeting": OFFICE | COUNCIL,
    "budget.programme": OFFICE,
    "budget.line": OFFICE,
    "budget.matter": OFFICE,
    "budget.version": OFFICE,
    "budget.submitted": COUNCIL,
    "budget.event": OFFICE,
    "budget.file": OFFICE,
    "budget.request": OFFICE,
    "budget.proposal": OFFICE,
    "reports.edition": OFFICE | COUNCIL,
    "reports.intake": REPORTING,
    "platform.fact": REPORTING,
}
"""Who is offered a kind, by the duties of the reports."""
FOUND = {
    "platform.file": ("성인지", OFFICE),
    "org.unit": ("재무과", OFFICE | COUNCIL),
    "org.post": ("재무과 주무관", OFFICE | COUNCIL),
    "org.equipment": ("분무기", OFFICE | COUNCIL),
    "org.order": ("겨울 인사발령", OFFICE | COUNCIL),
    "org.handover": ("재무과 주무관 인계인수", OFFICE),
    "office.case": ("노후 관로", OFFICE),
    "budget.line": ("사무용품", OFFICE),
    "budget.version": ("본예산안", OFFICE),
    "budget.submitted": ("본예산안", COUNCIL),
    "budget.event": ("한파 대비", OFFICE),
    "budget.file": ("세입.csv", OFFICE),
    "budget.request": ("노후 관로", OFFICE),
    "budget.proposal": ("급함", OFFICE),
}
"""What is asked for a thing of a kind that is there, and who finds it."""
SEARCHING = (*OFFICE, *COUNCIL)


@pytest.fixture
def filled(bureau):
    """A hall with a bill before the council and one thing of each kind that officers make by hand."""
    bureau.open().write(row(), row("0112", formula="700천원"))
    bureau.write(income("1,700천원"), side="REVENUE")
    bureau.to_team()
    with bureau.inside():
        files.attach(
            subject_kind="budget.version", subject_id=bureau.version_id, name="성인지 예산서.txt", data=b"text",
            retention=Retention.YEARS_10, actor_id=bureau.accounts["head"], basis="예산안",
        )  # fmt: skip
    bureau.go("head propose").enclose().go("mayor submit")
    desk = Entering(bureau)
    desk.enter()
    works = desk.books.cell("202-01", "0212", division=FINANCE)
    desk.books.post("ORIGINAL", {works: 900}, date(2026, 1, 1), basis="한파 대비 의결서")
    Asking.ask(desk, {desk.paper: -200, works: 200}, reason="노후 관로 교체")
    bureau.hall.take(FOUNDED, f"물품번호,품명,취득일,부서\nA-1,분무기,2018-03-02,{FINANCE}\n")
    leave = PersonnelLine(PersonnelAction.LEAVE, bureau.hall.person("P7"), until=date(2026, 3, 2))
    bureau.hall.appoint(date(2026, 1, 2), leave, title="겨울 인사발령")
    file = SimpleUploadedFile("세입.csv", INCOME.format(1_000).encode())
    given = {"file": file, "basis": "의결", "columns": "종류=구분", "do": "post"}
    browser(bureau, "officer").post(REVENUE, given)
    return bureau


def test_each_role_is_offered_the_kinds_of_its_duties_and_no_other(bureau):
    offered = {
        role: set(page(reader(bureau, role).get("/search/")).xpath("//select[@name='kind']/option/@value")) - {""}
        for role in SEARCHING
    }

    assert offered == {role: {kind for kind, roles in OFFERED.items() if role in roles} for role in SEARCHING}
    assert reader(bureau, Role.RESIDENT).get("/search/").status_code == 403


def test_each_role_finds_what_its_duties_open_and_nothing_else_and_can_open_it(filled):
    with filled.inside():
        kinds = {each.address: each.kind for each in SearchItem.objects.all()}
        assert disagreements() == []
    found, refused = {}, []
    for role in SEARCHING:
        client = reader(filled, role)
        for text in {text for text, _ in FOUND.values()}:
            hits = page(client.get("/search/", {"q": text})).xpath("//ol//h2/a/@href")
            found[role, text] = {kinds[each] for each in hits}
            refused += [(role, each) for each in hits if client.get(each).status_code != 200]

    assert refused == []
    assert {(role, kind) for role in SEARCHING for kind, (text, _) in FOUND.items() if kind in found[role, text]} == {
        (role, kind) for kind, (_, roles) in FOUND.items() for role in roles
    }


def test_members_find_a_bill_from_its_submission_until_it_comes_back(bureau):
    bureau.open().write(row())
    bureau.write(income("1,000천원"), side="REVENUE")
    bureau.to_team().go("head propose")
    member = reader(bureau, Role.COUNCIL)

    def found():
        return page(member.get("/search/", {"q": "본예산안"})).xpath("//ol//h2/a/@href")

    drafted = found()
    bureau.enclose().go("mayor submit")
    submitted = found()
    bureau.go("mayor reopen")

    assert (drafted, submitted, found()) == ([], [f"/budget/bills/{bureau.version_id}/"], [])


def test_movements_of_every_day_are_left_to_their_list(bureau):
    desk = Entering(bureau)
    desk.books.post("ALLOTMENT", {desk.paper: 700}, date(2026, 1, 5), basis="한파 대비 배정")

    hits = page(browser(bureau, "officer").get("/search/", {"q": "한파 대비"})).xpath("//ol//h2/a/@href")

    assert hits == []
