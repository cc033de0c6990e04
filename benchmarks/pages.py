"""Server time of every page of the site on the demo's data, from the request to the last byte, without a network.

What the site keeps at hand between visits is forgotten before each request, so that each is somebody's first.

An installation of its own is made in a temporary folder, with its database, and taken away again. The bar is absolute,
so the baseline is the bar.
"""

import html
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import conninfo

from benchmarks import pages_budget
from benchmarks.measuring import RUNS, Result, present, within
from benchmarks.pages_budget import LOGIN, MUNICIPALITY

BAR_MILLISECONDS = 100.0
REPORT = "geumcheon-2020"
"""The longest report of the demo."""
AUDITOR = "gc-auditor"
DEMANDS = ("data_requests", "ask_data", "data_request", "data_request_file")
AUDITED = ("readings", "audit", "permissions", "delegations", "accounting", "closed_days", "reminders", "erasures",
           "retention_periods", *DEMANDS)  # fmt: skip
"""Who looks into what was read and done and demands data, and the pages for that."""
NO_PAGES = ("build", "confirm", "item_preview", "rule", "erase_check", "answer_opinion", "withdraw",
            "check_budget_sheet", "report_duty", "check_budget_request", "take_off_attachment", "restore_attachment",
            "make_files", "make_disclosure_document", "job_step", "mark_read", "open_notice", "decide_erasure",
            "decide_disposal", "act_for", "view", "remove_view", "restore_view", "discard_autosaved",
            "person_account")  # fmt: skip
"""Addresses that are only written to or lead on, so that nobody waits there for a page."""
OF_DISCLOSURES = ("disclosed_matter", "disclosed_document", "ask_disclosure_items")
"""Addresses that take a disclosure as their matter."""
MACHINES = 2_209
FACILITIES = 300
"""As many as a large district may look after."""
CHECKED = "# 현황\n\n" + "".join(f"- 접수 {n}건(처리 {n - 2}, 진행 2)\n" for n in range(10, 210))
"""A file with 200 claims, for the pages of a check."""
_TOKEN = "TOKEN"  # noqa: S105 - stands in an address until there is a check
ACCOUNT_PAGES = ("account_login", "account_reauthenticate", "account_change_password", "mfa_index")
"""Those of the account that answer with a page to anyone at once; the others lead to the first ones or need a key."""


def measure() -> list[Result]:
    """The median for each page, beside the bar."""
    with installation():
        return each_page(page_addresses())


def each_page(addresses: dict[str, str]) -> list[Result]:
    """The same of an installation that stands, whose pages are at these addresses."""
    return [
        within(f"page {name}", _milliseconds(*at(visitor(name), address)), bar=BAR_MILLISECONDS, unit="ms")
        for name, address in addresses.items()
    ]


@contextmanager
def installation() -> Iterator[None]:
    """The demo in a fresh database, its longest report built as of two days."""
    # Short, and open to the account that a server started by root runs as.
    home = Path(tempfile.mkdtemp(prefix="ieum-pages-", dir="/tmp"))
    home.chmod(0o711)
    for name in [name for name in os.environ if name.startswith("IEUM_")]:
        del os.environ[name]
    os.environ["IEUM_HOME"] = str(home)
    setup = import_module("ieum.platform.database.setup")
    try:
        setup.start()
        setup.migrate()
        _load()
        analyse()
        # As a process that serves begins.
        import_module("ieum.site.wsgi")
        yield
    finally:
        import_module("ieum.platform.database.access").access().server.stop()
        shutil.rmtree(home)


def _load() -> None:
    import_module("ieum.demo.loading").load()
    pages_budget.post_budget()
    actions = import_module("ieum.reports.actions")
    edition, _ = actions.build_report(REPORT)
    actions.build_report(REPORT, as_of=edition.as_of - timedelta(days=31))


def analyse() -> None:
    """Give the planner the statistics that the server gathers by itself within a minute."""
    server = import_module("ieum.platform.database.access").access().server
    superuser = import_module("ieum.platform.database.embedded").SUPERUSER
    with psycopg.connect(conninfo.make_conninfo(**server.connection(superuser, "ieum"))) as connection:
        connection.execute("ANALYZE")


def visitor(name: str) -> Any:
    """A browser in which the lead is logged in, for what only auditors see the auditor, for the log-in page nobody."""
    browser = import_module("django.test").Client(SERVER_NAME="localhost")
    if name != "account_login":
        login = AUDITOR if name in AUDITED else LOGIN
        browser.force_login(import_module("ieum.platform.models").Account.objects.get(login=login))
    return browser


def at(browser: Any, address: str) -> tuple[Any, str]:
    """The browser with the address; a check is of one session, so the browser makes the one that is looked at."""
    if _TOKEN not in address:
        return browser, address
    upload = import_module("django.core.files.uploadedfile").SimpleUploadedFile("report.md", CHECKED.encode())
    token = browser.post("/checks/", {"files": [upload]}).headers["Location"].strip("/").rpartition("/")[2]
    return browser, address.replace(_TOKEN, token)


def left_out() -> set[str]:
    """Names of addresses that are not measured."""
    login = import_module("ieum.platform.login.addresses")
    return {*NO_PAGES, *(each.name for each in (*login.entrance, *login.guarded))} - {*ACCOUNT_PAGES}


def page_addresses() -> dict[str, str]:
    """The address of each page by its name, with the first report, item, figure and fact that there are."""
    patterns = [each for each in import_module("ieum.site.urls").urlpatterns if each.name not in left_out()]
    reverse, (parts, keys, place) = import_module("django.urls").reverse, _parts()
    addresses = {}
    for each in patterns:
        given = parts | {"key": keys.get(each.name), "number": 2 if each.name == "changes" else 1}
        given["kind"] = {"budget_table_file": "xlsx", "names": "posts"}.get(each.name, given["kind"])
        given |= {
            "form": {
                "checked_file": "json",
                "budget_version_file": "xlsx",
                "budget_document_file": "xlsx",
                "submitted_document": "xlsx",
                "budget_matters_file": "xlsx",
                "budget_disclosure_file": "csv",
                "budget_matter_file": "xlsx",
            }.get(each.name, given["form"])
        }
        given |= {"version_id": parts["submitted_id"]} if each.name.startswith("submitted_") else {}
        given |= parts["demand"] if each.name in DEMANDS else {}
        given |= {"case_id": parts["drafted_id"]} if each.name == "case_draft" else {}
        given |= {"matter_id": parts["publication_id"]} if each.name in OF_DISCLOSURES else {}
        addresses[each.name] = reverse(each.name, kwargs={part: given[part] for part in each.pattern.converters})
    addresses["fact_at"] += f"?{place}"
    addresses["budget"] += "?year=2026&day=2026-06-30&by=cell"
    addresses["budget_execution"] += "?year=2026&day=2026-06-30&by=programme"
    addresses["budget_execution_events"] += "?year=2026&epoch=1&since=2026-01-01&until=2026-06-30"
    asked = "?table=budget.settlement.by_policy&year=2026&day=2026-06-30&quarter=1"
    addresses["budget_tables"] += asked
    addresses["budget_table_figure"] = _link(addresses["budget_tables"], addresses["budget_table_figure"])
    addresses["budget_table_file"] += asked
    addresses["budget_changes"] += "?year=2026&before=2026-01-01&after=2026-06-30"
    addresses["budget_changes_table"] += "?year=2026&before=2026-01-01&after=2026-06-30"
    addresses["budget_revenue_changes"] += "?year=2026&before=2026-01-01&after=2026-06-30"
    of_year = (
        "budget_allotment", "budget_spending", "budget_advances", "budget_units",
        "budget_targets", "budget_forecasts", "budget_teams",
        "budget_revenue",
        "budget_deemed", "budget_provisional", "budget_clauses", "budget_grants", "budget_closing", "budget_duties",
    )  # fmt: skip
    for name in ("ask_budget_request", "budget_cell_names", *of_year):
        addresses[name] += "?year=2026"
    addresses["budget_disclosure_file"] += "?day=2026-06-30"
    addresses["budget_sheet"] += f"?division={quote(pages_budget.DIVISION)}"
    addresses["as_of"] += "?day=2023-06-30"
    addresses["as_of_figure"] += f"?day=2023-06-30&key={quote(keys['figure'], safe='')}"
    return addresses


def _link(page: str, begins: str) -> str:
    """The first link of a page to an address that begins so."""
    found = re.search(rf'href="({re.escape(begins)}[^"]+)"', visitor("home").get(page).content.decode())
    return html.unescape(found[1]) if found else sys.exit(f"{page}: no link to {begins}")


def _parts() -> tuple[dict[str, Any], dict[str, str], str]:
    """What stands in addresses: parts that mean one thing in all, the keys of a figure and an item, a fact's place."""
    queries, reconciled = import_module("ieum.reports.queries"), pages_budget.reconciled()
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        intake = queries.intakes()[0]
        fact = import_module("ieum.platform.queries").observations_of_source(intake.source_id)[0]
        figures = queries.edition_sidecar(queries.edition(REPORT, 1))["figures"]
        chapter = queries.definition_of(REPORT).chapters[0]
        org, cell, version = _organisation_parts(), pages_budget.cell(), pages_budget.version()
        asked, matter, taken = pages_budget.request(), pages_budget.matter(), pages_budget.taken_file()
        waiting, events, submitted = pages_budget.proposal(), pages_budget.events(), pages_budget.submitted()
        machine, facility, attached = registered_equipment(), registered_facility(), _attachment(org["case_id"])
        drafted = import_module("ieum.office.models").Draft.objects.order_by("id")[0].case_id
        demand, publication = _demand(org["post_id"]), pages_budget.publication(REPORT)
    key, event = next((key, each["lineage"]["events"][0]) for key, each in figures.items() if each["lineage"])
    parts = {
        "report": REPORT,
        "form": "hwpx",
        "intake_id": intake.pk,
        "fact_id": fact.id,
        "token": _TOKEN,
        "cell_id": cell,
        **events,
        "version_id": version,
        "submitted_id": submitted,
        "request_id": asked,
        "source_id": taken,
        "proposal_id": waiting,
        "matter_id": matter,
        "publication_id": publication,
        "drafted_id": drafted,
        "text": _feed(),
        "equipment_id": machine,
        "facility_id": facility,
        **reconciled,
        "side": "expenditure",
        "code": "2",
        "kind": "office.case",
        "subject_id": org["case_id"],
        "attachment_id": attached,
        "demand": demand,
        **org,
    }
    parts["cell_id"] = cell
    keys = {"figure": key, "item": import_module("ieum.reports.definitions").item_key(chapter, chapter.items[0])}
    return parts, keys, import_module("ieum.site.places").fact_name(event)


def registered_equipment() -> Any:
    """One of as many machines as 2003 영등포구 had (2,209)."""
    operations, queries = import_module("ieum.org.operations"), import_module("ieum.org.queries")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    day = queries.orders()[0].effective_date
    rows = [f"P-{number:04},개인용 컴퓨터,{2016 + number % 5}-03-02,기획예산과" for number in range(MACHINES)]
    data = "\n".join(["물품번호,품명,취득일,부서", *rows]).encode()
    operations.import_file(name="equipment.csv", data=data, effective_date=day, actor_id=account.pk, basis="측정")
    return queries.equipment_on(day)[0].id


def registered_facility() -> Any:
    """One of as many facilities as a large district looks after."""
    operations, queries = import_module("ieum.org.operations"), import_module("ieum.org.queries")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    day = queries.orders()[0].effective_date
    rows = [f"B-{number:03},시설 {number},청사,기획예산과,{100 + number}.5" for number in range(FACILITIES)]
    data = "\n".join(["시설번호,시설명,시설구분,부서,연면적", *rows]).encode()
    operations.import_file(name="facilities.csv", data=data, effective_date=day, actor_id=account.pk, basis="측정")
    return queries.facilities_on(day)[0].id


def _attachment(case_id: Any) -> Any:
    """A report of 200 claims that hangs on a case, by who answers for its post."""
    files, office = import_module("ieum.platform.files.operations"), import_module("ieum.office.queries")
    standing = import_module("ieum.org.queries").standing(import_module("django.utils.timezone").localdate())
    holder = standing.responsible(office.case(case_id).post_id).holding.account_id
    made = files.attach(
        subject_kind="office.case", subject_id=case_id, name="report.md", data=CHECKED.encode(), retention="YEARS_5",
        actor_id=holder, basis="측정",
    )  # fmt: skip
    return made.attachment_id


def _feed() -> str:
    """What stands in the address of the lead's calendar of due dates."""
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        text: str = import_module("ieum.platform.notices.feeds").open_feed(account_id=account.pk)
    return text


def _organisation_parts() -> dict[str, Any]:
    """A unit, a post, an order, a hand-over and a case of the demo."""
    org, office = import_module("ieum.org.queries"), import_module("ieum.office.queries")
    order, standing = org.orders()[0], org.standing(org.orders()[0].effective_date)
    unit = next(each for each in standing.units.values() if each.name == "기획예산과")
    return {
        "unit_id": unit.id,
        "person_id": standing.holdings[0].person_id,
        "post_id": standing.posts_of(unit.id)[0].id,
        "order_id": order.pk,
        "handover_id": _handover(),
        "case_id": _petition(standing.posts_of(unit.id)[0].id),
        "member_id": next(iter(office.member_rows([_meeting(office).committee_id]))).pk,
        "committee_id": _meeting(office).committee_id,
        "meeting_id": _meeting(office).pk,
    }


def _petition(post_id: Any) -> Any:
    """A case that a person asked for."""
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    today = import_module("django.utils.timezone").localdate()
    made = import_module("ieum.office.operations").receive_case(
        kind="PETITION", title="보도 보수", content="", requester="", petitioner="홍길동", contact="010-0000-0000",
        post_id=post_id, received_on=today, actor_id=account.pk, on=today,
    )  # fmt: skip
    return made.pk


def answered_demand() -> None:
    """Let there be a demand of the auditor with its answer."""
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        _demand(_organisation_parts()["post_id"])


def _demand(post_id: Any) -> dict[str, Any]:
    """A demand of the auditor that was answered, and the file of its answer."""
    office, account = import_module("ieum.office.operations"), import_module("ieum.platform.models").Account
    today = import_module("django.utils.timezone").localdate()
    made = office.request_data(
        title="집행 자료", content="상반기 집행액", post_id=post_id, due_on=today + timedelta(days=10), letter="측정",
        requester="감사담당관", by="AUDITOR", actor_id=account.objects.get(login=AUDITOR).pk, on=today,
    )  # fmt: skip
    attached = _attachment(made.pk)
    holder = import_module("ieum.org.queries").standing(today).responsible(post_id).holding.account_id
    office.assign(case_id=made.pk, post_id=post_id, actor_id=holder, on=today)
    office.settle(case_id=made.pk, reason="붙임과 같음", actor_id=holder, on=today)
    return {"case_id": made.pk, "attachment_id": attached}


def _meeting(office: Any) -> Any:
    """The meeting of the demo."""
    boards = office.committees(import_module("django.utils.timezone").localdate())
    return next(iter(office.next_meetings(each.committee.pk for each in boards).values()))


def _handover() -> Any:
    """A hand-over, made by the head of the division, who lets the lead of the budget team go on leave."""
    operations, personnel = import_module("ieum.org.operations"), import_module("ieum.org.rules.personnel")
    accounts = import_module("ieum.platform.models").Account.objects
    lead, head = accounts.get(login=LOGIN), accounts.get(login="gc-head")
    standing = import_module("ieum.org.queries").standing(date(2021, 1, 1))
    holder = next(each for each in standing.holdings if each.account_id == lead.pk)
    line = personnel.PersonnelLine(personnel.PersonnelAction.LEAVE, holder.person_id, until=date(2021, 2, 1))
    operations.issue_personnel_order(
        title="휴직", effective_date=date(2021, 1, 1), lines=[line], actor_id=head.pk, basis="측정"
    )
    return import_module("ieum.org.queries").handovers()[0].pk


def _milliseconds(browser: Any, address: str) -> float:
    """The median of several requests after a first one."""
    _first(browser, address)
    return 1000 * statistics.median(_first(browser, address) for _ in range(RUNS))


def _first(browser: Any, address: str) -> float:
    """The seconds of what is somebody's first visit."""
    forget()
    return seconds(browser, address)


def seconds(browser: Any, address: str) -> float:
    """The seconds of a request, to the last byte of its answer."""
    begun = time.perf_counter()
    answer = browser.get(address)
    answer.getvalue()
    taken = time.perf_counter() - begun
    if answer.status_code not in (200, 204, 302):
        sys.exit(f"{address}: {answer.status_code}")
    return taken


def forget() -> None:
    """Forget what the site keeps at hand between requests; what a process reads before it serves, it has."""
    shipped = import_module("ieum.kernel.shipped").READERS
    for name, module in list(sys.modules.items()):
        if name.startswith("ieum."):
            for each in vars(module).values():
                if hasattr(each, "cache_clear") and not isinstance(each, type) and each not in shipped:
                    each.cache_clear()


if __name__ == "__main__":
    present(__doc__ or "", measure)
