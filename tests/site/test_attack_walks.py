"""Walks over all addresses: what each answers to attacks, found from the table of addresses and from the forms."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate
from lxml import html
from tests.api.conftest import LEDGER
from tests.api.programs import program
from tests.database import District
from tests.office.offices import furnish
from tests.org.office import Hall, found
from tests.site.offices import REPORT
from tests.site.test_access import EXPECTED, NOWHERE, PLACES, address_of, site_addresses
from tests.site.test_attacks import HEADERS, TRIED
from tests.site.test_duty_walks import EXPECTED as DUTIES

from ieum.budget import operations as budget
from ieum.budget import queries as cells
from ieum.budget import rules
from ieum.budget.choices import MatterKind
from ieum.budget.models import LedgerEvent
from ieum.budget.queries.reconciling import lines_of
from ieum.budget.queries.taken_files import taken_files
from ieum.office import operations as cases
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Retention, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations as files
from ieum.platform.jobs.operations import ask_job
from ieum.platform.login import addresses
from ieum.platform.models import File, Notice
from ieum.platform.notices.operations import notify
from ieum.platform.personal.erasing import request_erasure

pytestmark = pytest.mark.database
DAY = date(2026, 3, 31)
WALKED = {
    "report", "as_of", "as_of_figure", "editions", "edition", "findings", "figure", "edition_file", "make_files",
    "release", "changes", "items", "item", "item_preview", "build_form", "build",
    "intake", "intake_findings", "confirm", "withdraw", "facts", "fact",
    "budget_event", "budget_revenue_event", "budget_revenue_cell",
    "budget_cell", "budget_taken_file", "budget_matter", "state_matter", "budget_matter_file", "disclosed_matter",
    "ask_disclosure_items", "make_disclosure_document", "disclosed_document",
    "budget_version", "budget_version_file", "budget_provisions", "budget_enclosures", "budget_document_file",
    "budget_sheet", "check_budget_sheet", "budget_proposal", "budget_reconciliation", "budget_reconciled_line",
    "case", "case_draft", "case_petitioner", "answer_opinion", "data_request", "data_request_file",
    "unit", "post", "person", "person_account", "decide_erasure", "decide_disposal",
    "attachments", "attachment", "attachment_file", "attachment_preview", "take_off_attachment", "restore_attachment",
    "view", "remove_view", "restore_view", "open_notice", "job_step",
}  # fmt: skip
"""Addresses of things that the office has and its neighbour asks for."""
BY_DUTY = {name.partition(".")[0] for name in DUTIES} & {
    each.name for each in get_resolver("ieum.site.urls").url_patterns if each.pattern.converters
} - WALKED
"""Addresses of things that are walked by who is in charge of them (``expected_duties.txt``), a neighbour among them."""
OTHERS_OF_LOGIN = {each.name for each in addresses.entrance + addresses.guarded if each.pattern.converters}
PARAMETERS = ("page", "sort", "day", "year", "by", "words", "state", "kind", "since", "until", "actor", "known_at",
                   "before", "file", "columns", "table", "fact", "key", "on", "code", "severity", "walk", "next",
                   "division", "account", "quarter", "epoch", "view", "show", "place")  # fmt: skip

EXTREMES = "9999-12-31", "0001-01-01"
"""The last and the first day that can be written; offices write the last one for "no end"."""


def archive(parts, *, first=b""):
    """A packed file of these parts, behind some first bytes."""
    packed = io.BytesIO(first)
    packed.seek(0, io.SEEK_END)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


def workbook(sheet, **more):
    """What looks like a workbook with one sheet."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.sheet.main+xml"/></Types>'
    )
    parts = {"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet}
    return archive({**parts, **more})


HOSTILE = {
    "a bomb": ("자료.xlsx", lambda: workbook(bytes(60 * 2**20))),
    "rows without end": ("자료.xlsx", lambda: workbook(b"<worksheet><sheetData>" + b"<row><c/></row>" * 1_500_000)),
    "parts that lead out": ("자료.xlsx", lambda: workbook(b"<worksheet/>", **{"../../../../etc/evil": b"x"})),
    "an entity": (
        "자료.xlsx",
        lambda: workbook(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'),
    ),
    "a double ending": ("자료.xlsx.exe", lambda: b"MZ\x90\x00" + bytes(500)),
    "an ending that turns": ("자료\u202excod.exe", lambda: b"MZ\x90\x00" + bytes(500)),
    "a page behind a picture": ("자료.png", lambda: b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
    "a package behind a PDF": ("자료.pdf", lambda: archive({"evil.html": b"<script>"}, first=b"%PDF-1.7\n")),
    "a program in a text": ("자료.csv", lambda: b"=cmd|'/c calc'!A1,<script>alert(1)</script>\n\x00\x01"),
    "a path": ("../../../../etc/evil.csv", "부서,직종,직급,정원\n".encode),
}


def upload_forms(client):
    """The forms with a field for a file, of all pages that the browser may open, by the name of the address."""
    forms = {}
    for name in sorted(EXPECTED):
        answer = client.get(address_of(name))
        if answer.status_code == 200 and "html" in answer["Content-Type"] and answer.content.strip():
            page = html.fromstring(answer.content.decode())
            taking = [form for form in page.forms if form.xpath(".//input[@type='file']")]
            forms |= {name: taking[0]} if taking else {}
    return forms


def filled(form, file):
    """What the form would send, every field with something in it, and a file in each field for one."""
    sent = {name: value or "1" for name, value in form.fields.items() if name != "csrfmiddlewaretoken"}
    for select in form.xpath(".//select"):
        sent[select.name] = [each.get("value") for each in select.xpath(".//option")][-1]
    for each in form.xpath(".//input[@type='date']"):
        sent[each.name] = "2026-01-02"
    return sent | {each.name: file() for each in form.xpath(".//input[@type='file']")}


def test_no_hostile_file_breaks_a_page_that_takes_files_or_is_kept(office, desk):
    client = office.browser(Role.TEAM_LEAD)
    client.raise_request_exception = False
    forms = upload_forms(client)
    faults = []

    for told, (file_name, make) in HOSTILE.items():
        data = make()
        for name, form in forms.items():
            sent = filled(form, lambda: SimpleUploadedFile(file_name, data))  # noqa: B023 - called before the next
            answer = client.post(address_of(name), sent)
            if answer.status_code not in (200, 302, 422) or b"<script>alert" in answer.content:
                faults.append((told, name, answer.status_code))

    assert {"take_in", "check_files", "budget_file", "budget_book", "import_staff"} <= set(forms)
    assert faults == []
    with municipality(office.code):
        assert File.objects.count() == 0


def test_a_file_that_does_harm_is_attached_to_nothing(desk):
    case, kept = desk.working(), []
    for told, (name, make) in HOSTILE.items():
        try:
            with desk.inside():
                made = files.attach(
                    subject_kind="office.case", subject_id=case.pk, name=name, data=make(), basis="시험",
                    retention=Retention.YEAR, actor_id=desk.accounts["officer"],
                )  # fmt: skip
        except files.NotAttached:
            continue
        kept.append((told, made.name, made.kind))

    # Pictures stay pictures and words stay words, whatever stands in them; documents are read elsewhere, if at all.
    assert kept == [
        ("an entity", "자료.xlsx", "xlsx"),
        ("a page behind a picture", "자료.png", "png"),
        ("a package behind a PDF", "자료.pdf", "pdf"),
        ("a path", "evil.csv", "text"),
    ]


def test_no_address_breaks_or_gives_back_what_was_tried(monthly):
    own, demand = own_things(monthly)
    # Everybody reads a demand, and none of them the petition.
    things = own | demand, demand
    browsers = {role: monthly.browser(role) for role in (Role.COUNCIL, Role.TEAM_LEAD, Role.AUDITOR)}
    script, _, huge = TRIED
    faults, opened = [], set()
    for name, (looks, _) in EXPECTED.items():
        role = next((each for each in browsers if looks[[*Role].index(each)] == "o"), None)
        for odd, even in ((script, huge), (huge, script), EXTREMES) if role else ():
            browsers[role].raise_request_exception = False
            tried = {each: odd if place % 2 else even for place, each in enumerate(PARAMETERS)}
            answer = browsers[role].get(place_of(name, *things), tried)
            opened |= {name} if answer.status_code == 200 else set()
            if answer.status_code >= 500 or b"<script>alert" in answer.getvalue():
                faults.append((name, odd[:10], answer.status_code))

    assert faults == []
    assert {"case", "post", "edition", "data_request"} <= opened


def test_answers_that_are_no_pages_of_the_office_are_guarded_too(monthly):
    browser, stranger = monthly.browser(Role.TEAM_LEAD), Client(SERVER_NAME="localhost")
    browser.raise_request_exception = False
    asked = [
        *((browser, address_of(name)) for name in sorted(site_addresses() - EXPECTED.keys())),
        (stranger, "/login/"), (stranger, "/budget/"), (browser, "/nowhere/"), (browser, f"/cases/{NOWHERE}/"),
        (browser, f"/reports/{REPORT}/editions/1/files/json/"), (stranger, "/api/docs"), (stranger, "/api/nowhere"),
    ]  # fmt: skip

    answers = {place: client.get(place) for client, place in asked}

    assert {place: each.status_code for place, each in answers.items() if each.status_code >= 500} == {}
    assert {
        place: {name: each.headers.get(name) for name in HEADERS}
        for place, each in answers.items()
        if {name: each.headers.get(name) for name in HEADERS} != HEADERS
    } == {}
    policies = {place: each.headers.get("Content-Security-Policy", "") for place, each in answers.items()}
    assert {place for place, policy in policies.items() if "frame-ancestors 'none'" not in policy} == set()
    assert {place for place, policy in policies.items() if "unsafe" in policy} == set()


def own_budget(office):
    """A bill, a published disclosure, a statement that was compared with one of its lines, and a cell of the ledger."""
    actor = {"actor_id": office.accounts[Role.OFFICER].pk}
    budget.post_file(code=office.code, name="ledger.csv", data=LEDGER, basis="2026년 예산 의결", **actor)
    statement = "회계,세부사업,통계목,예산현액(원)\n일반회계,성과평가,201-01,1\n".encode()
    compared = budget.reconcile(
        code=office.code, name="명세.csv", data=statement, year=2026, as_of=DAY, basis="시험", **actor
    )
    with municipality(office.code):
        bill = budget.open_version(year=2027, kind="ORIGINAL", round=None, on=DAY, **actor)
        traits = {"period": "BUDGET", "confirmed_on": "2025-12-15", "address": "구 누리집"}
        matter = budget.record_matter(
            kind=MatterKind.DISCLOSURE, year=2026, title="재정공시", division="기획예산과", programme="", traits=traits,
            amounts=(), on=DAY, **actor,
        )  # fmt: skip
        budget.name_document(disclosure_id=matter.pk, document=f"{REPORT}/1", on=DAY, **actor)
        budget.advance_matter(matter_id=matter.pk, action="publish", reason="공시", on=DAY, **actor)
        cell = next(iter(cells.registered_cells(cells.find_year(2026).id).values()))
        line = lines_of(compared.reconciliation_id)[0]
        spent = LedgerEvent.objects.latest("pk")
        place = {"year": 2026, "account": "일반회계", "division": "세무과", "code": "111-01", "basis": "시험", **actor}
        source = budget.register_revenue_cell(**place)
        paid = budget.post_revenue(year=2026, kind="LEVY", lines={source: 1}, on=DAY, basis="시험", **actor)
        (file,) = taken_files()
        lines = [rules.Line(cell, 1)]
        waiting = budget.propose_allotment(year=2026, lines=lines, reason="시험", on=date(2026, 1, 2), **actor)
    return {
        "version_id": bill.pk, "matter_id": matter.pk, "reconciliation_id": compared.reconciliation_id,
        "line_id": line.pk, "cell_id": cell, "event_id": spent.pk, "revenue_event_id": paid.event_id,
        "revenue_cell_id": source,
        "source_id": file.source_id, "proposal_id": waiting.pk,
    }  # fmt: skip


def own_demand(office, desk):
    """A demand of the council that was answered with a file."""
    today, head = localdate(), desk.hall.post("기획예산과 과장")
    council, officer = office.accounts[Role.COUNCIL].pk, desk.accounts["head"]
    with municipality(office.code):
        asked = cases.request_data(
            title="집행 자료", content="", post_id=head, due_on=today + timedelta(days=10), letter="의회-1",
            requester="의회", by=Role.COUNCIL, actor_id=council, on=today,
        )  # fmt: skip
        cases.assign(case_id=asked.pk, post_id=head, actor_id=officer, on=today)
        sent = files.attach(
            subject_kind="office.case", subject_id=asked.pk, name="회신.txt", data=b"words\n", basis="회신",
            retention=Retention.YEAR, actor_id=officer,
        )  # fmt: skip
        cases.settle(case_id=asked.pk, reason="붙임과 같음", actor_id=officer, on=today)
    return {"case_id": asked.pk, "attachment_id": sent.attachment_id}


def own_erasure(desk, lead):
    """A request to erase somebody who left long ago."""
    desk.hall.appoint(date(2020, 6, 1), PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P2")))
    with desk.inside():
        return request_erasure(
            subject_id=desk.hall.person("P2"), actor_id=lead, basis="보유기간 만료", on=localdate()
        ).pk


def own_things(office):
    """One thing of the office for each part of an address that names such a thing, and for demands their own."""
    actor, lead = office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk
    desk = furnish(found(Hall(District(office.code, office.id, actor, lead))))
    case = desk.working(kind="PETITION", petitioner="홍길동", contact="010-0000-0000")
    with municipality(office.code):
        attached = files.attach(
            subject_kind="office.case", subject_id=case.pk, name="자료.txt", data=b"words\n", retention=Retention.YEAR,
            actor_id=desk.accounts["officer"], basis="시험",
        )  # fmt: skip
    desk.submit(case)
    with municipality(office.code):
        notify(account_ids=[lead], kind="office.assigned", title="시험", key="1", address="/inbox/")
        notice = Notice.objects.get(account_id=lead)
        job = ask_job(kind="budget.post_file", title="시험", arguments={}, actor_id=lead)
        view = cases.save_view(account_id=lead, list_name="cases", address="/cases/", name="내 보기", query="")
    own = {
        "case_id": case.pk, "attachment_id": attached.attachment_id, "subject_id": case.pk, "notice_id": notice.pk,
        "intake_id": office.first_intake(), "fact_id": office.first_fact(),
        "unit_id": desk.hall.unit("예산팀", case.received_on), "post_id": desk.hall.post("예산팀 주무관"),
        "person_id": desk.hall.person("P4"), "report": REPORT, "job_id": job.pk, "view_id": view.pk,
        "request_id": own_erasure(desk, lead), **own_budget(office),
    }  # fmt: skip
    return own, own_demand(office, desk)


def place_of(name, own, demand):
    """The address with that name, of what the office has where it names a thing."""
    if name not in WALKED:
        return address_of(name)
    named = demand if name.startswith("data_request") else own
    return reverse(name, kwargs={part: named.get(part, value) for part, value in PLACES[name].items()})


NO_THING = {
    **dict.fromkeys(("checked", "checked_file", "erase_check"), "a check is of one session alone (test_checks.py)"),
    "calendar_feed": "whoever knows its address reads it, which is the secret (test_due_calendar.py)",
    **dict.fromkeys(
        ("budget_matters_file", "budget_table_file", "budget_disclosure_file"), "names a form of file, and no thing"
    ),
    "names": "names a kind of name, and no thing",
    **dict.fromkeys(
        ("submitted_bill", "submitted_document"), "there once a bill was handed in (test_submitted_bills.py)"
    ),
    **dict.fromkeys(OTHERS_OF_LOGIN, "of the library of login, which looks among what is the account's own"),
}
"""Addresses with something in them that are not walked, and why."""


def test_every_address_that_names_something_is_walked_or_says_why_not():
    naming = {each.name for each in get_resolver("ieum.site.urls").url_patterns if each.pattern.converters}

    assert {*WALKED, *BY_DUTY, *NO_THING} == naming
    assert not {*WALKED, *BY_DUTY} & {*NO_THING}


def test_what_is_behind_an_address_is_there_for_its_own_office_alone(monthly, neighbour):
    own, demand = own_things(monthly)
    roles = Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.AUDITOR, Role.COUNCIL, Role.RESIDENT
    ours, theirs = ({role: office.browser(role) for role in roles} for office in (monthly, neighbour))
    sent = {"basis": "남의 것", "do": "preview", "purpose": "남의 것"}
    opened, answers = set(), {}
    for name in sorted(WALKED):
        place = place_of(name, own, demand)
        place += "?division=기획예산과&day=2023-10-31&key=성과관리 집행액"
        looks, posts = ([role for role in roles if marks[[*Role].index(role)] == "o"] for marks in EXPECTED[name])
        if any(ours[role].get(place).status_code in (200, 302) for role in looks):
            opened.add(name)
        # Whom the door lets in, since others learn nothing there either way.
        answers[name] = {
            *(theirs[role].get(place).status_code for role in looks),
            *(theirs[role].post(place, sent).status_code for role in posts),
        }

    assert answers == {name: {404} for name in WALKED}
    assert WALKED - opened == {name for name in WALKED if EXPECTED[name][0] == "-" * len(Role)}


def test_a_key_of_a_neighbour_writes_nothing_into_a_case(monthly, neighbour):
    own, _ = own_things(monthly)
    said = {"document_number": "기획-1", "approved_on": "2026-11-02", "approver": "과장"}

    answer = program(neighbour, Role.TEAM_LEAD).post(f"/api/cases/{own['case_id']}/document", said)

    assert answer.status_code == 404
