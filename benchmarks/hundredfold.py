"""The site with a hundred times the demo's data: what pages take, how many it gives in a second, and its memory.

Pages are first asked for with the demo's data alone, as ``pages`` does. All other rows come in by the site's own
operations: reports handed in and editions built again and again, facts of as many divisions, people, cases, meetings
and movements of the ledger. Pages are then asked for in turn by one visitor, what is kept at hand from an earlier visit
included, as in a site that runs; lists of 50 rows by several at once over HTTP.
"""

import statistics
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks import pages, pages_budget
from benchmarks.measuring import RUNS, Result, present, reaching, within
from benchmarks.serving import Site, children, free_port

TIMES = 100 if RUNS > 1 else 2
"""How many times the demo's data; twice where only the form of the results is looked at."""
VISITS = 4 * RUNS if RUNS > 1 else 2
BAR_MILLISECONDS, BAR_PAGES = 150.0, 100.0
CLIENTS, SECONDS = 4, 2.0 if RUNS > 1 else 0.5
LISTS = ("/cases/", "/organisation/orders/")
DAY = date(2021, 1, 1)
"""When the demo's organisation stands."""


def measure() -> list[Result]:
    """Each page on the demo's data; with so many times the data its 95th percentile, lists a second, and memory."""
    with pages.installation():
        addresses = pages.page_addresses()
        before = pages.each_page(addresses)
        multiply()
        pages.analyse()
        return [*before, *_pages(addresses), *_lists()]


def multiply() -> None:
    """Give the longest report's district so many times what the demo gave it."""
    in_municipality = import_module("ieum.platform.database.tenancy").in_municipality
    account = import_module("ieum.platform.models").Account.objects.get(login=pages_budget.LOGIN)
    for add in (_facts, _people, _cases):
        in_municipality(pages_budget.MUNICIPALITY, lambda add=add: add(account.pk))
    in_municipality(pages_budget.MUNICIPALITY, _meetings)
    _reports()
    _movements(account.pk)


def _facts(actor_id: Any) -> None:
    """The report handed in again and again, each time as of another division, with all that is known of it."""
    operations, proposing = import_module("ieum.reports.operations"), import_module("ieum.reports.intake.proposing")
    known, observations = import_module("ieum.platform.queries"), import_module("ieum.kernel.observations")
    datasets = import_module("ieum.kernel.registry").datasets
    facts = [each for kind in datasets for each in known.observations_known(kind.name, epoch=10**9)]
    file = files("ieum.demo") / "sources" / "geumcheon-2020.json"
    for number in range(1, TIMES):
        where = {"division": f"{number}과", "year": "2020"}
        letter = proposing.Letter(f"{number}과 주요업무 보고", date(2020, 12, 1), date(2020, 10, 31), where)
        intake = operations.take_in(
            name=file.name, data=file.read_bytes(), letter=letter, actor_id=actor_id, basis="측정"
        )
        moved = [
            replace(each, subject=observations.subject_of(each.subject, {"division": where["division"]}))
            for each in facts
            if "division" in dict(each.subject)
        ]
        operations.record_facts(moved, source_id=intake.source_id, actor_id=actor_id, basis="측정")


def _people(actor_id: Any) -> None:
    """Divisions as large as that of the demo."""
    operations, personnel = import_module("ieum.org.operations"), import_module("ieum.org.rules.personnel")
    rules, queries = import_module("ieum.org.rules.reorganisation"), import_module("ieum.org.queries")
    size, order = len(queries.standing(DAY).holdings), {"effective_date": DAY, "actor_id": actor_id, "basis": "측정"}
    for number in range(1, TIMES):
        unit = f"{number}과"
        steps = [
            rules.Create(unit, "DIVISION", None, number),
            *(rules.OpenPost(unit, "주무관", position=seat) for seat in range(size)),
        ]
        operations.reorganise(title=f"{unit} 설치", steps=steps, **order)
        standing = queries.standing(DAY)
        own = next(each for each in standing.units.values() if each.name == unit)
        lines = [
            personnel.PersonnelLine(
                personnel.PersonnelAction.APPOINT,
                operations.register_person(number=f"M-{number}-{seat}", name="김가람", account_id=None),
                post.id, "GENERAL", "7급",
            )
            for seat, post in enumerate(standing.posts_of(own.id))
        ]  # fmt: skip
        operations.issue_personnel_order(title=f"{unit} 인사", lines=lines, **order)


def _cases(actor_id: Any) -> None:
    office, queries = import_module("ieum.office.operations"), import_module("ieum.org.queries")
    today = import_module("django.utils.timezone").localdate()
    (post_id, *_) = queries.standing(today).held_by(actor_id)
    for number in range(4 * (TIMES - 1)):
        case = office.receive_case(
            kind="REQUEST", title=f"집행률 자료 요청 {number}", content="", requester="사업부서", post_id=post_id,
            received_on=today, due_on=today + timedelta(number % 30), actor_id=actor_id, on=today,
        )  # fmt: skip
        if number % 2:
            office.assign(case_id=case.pk, post_id=post_id, actor_id=actor_id, on=today)


def _meetings() -> None:
    """Of each committee, planned by who runs it."""
    operations, queries = import_module("ieum.office.operations"), import_module("ieum.office.queries")
    today = import_module("django.utils.timezone").localdate()
    officer = import_module("ieum.platform.models").Account.objects.get(login="gc-officer")
    for board in queries.committees(today):
        for number in range(1, TIMES):
            operations.plan_meeting(
                committee_id=board.committee.pk, held_on=today + timedelta(20 + number), place="회의실",
                actor_id=officer.pk, on=today,
            )  # fmt: skip


def _reports() -> None:
    """An edition for each of so many days."""
    build = import_module("ieum.reports.actions").build_report
    for number in range(1, TIMES):
        build(pages.REPORT, as_of=date(2020, 12, 1) + timedelta(number))


def _movements(actor_id: Any) -> None:
    rows = [
        "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,부서,통계목,재원,금액(원)"
    ]
    for step in range(26 * TIMES):
        number = step % pages_budget.CELLS
        place = f"일반회계,{number % 9 + 10},정책,{number % 90 + 100},단위,{number % 450 + 1000},사업"
        where = f"부서{number % 37},201-{number // 450 + 1:02},구비"
        rows.append(f"2026,{date(2026, 1, 2) + timedelta(step % 300)},배정,{place},{where},1000")
    import_module("ieum.budget.operations").post_file(
        code=pages_budget.MUNICIPALITY,
        actor_id=actor_id,
        basis="측정",
        name="movements.csv",
        data="\n".join(rows).encode(),
    )


def _pages(addresses: dict[str, str]) -> list[Result]:
    measured = []
    for name, address in addresses.items():
        browser, place = pages.at(pages.visitor(name), address)
        _, *taken = (pages.seconds(browser, place) for _ in range(VISITS + 1))
        late = 1000 * statistics.quantiles(taken, n=20, method="inclusive")[-1]
        measured.append(within(f"p95 of page {name}", late, bar=BAR_MILLISECONDS, unit="ms"))
    return measured


def _lists() -> list[Result]:
    """Lists of 50 rows that several visitors are given in a second by the site's own processes, and their memory.

    The median of several rounds with connections of their own: which process a connection reaches is chance, and now
    and then all of a round reach the same one.
    """
    site = Site(free_port())
    site.start()
    try:
        cookie = _cookie()
        _await(site.port, cookie)
        given = {
            address: statistics.median(_a_second(site.port, address, cookie) for _ in range(RUNS)) for address in LISTS
        }
        memory = _memory(site)
    finally:
        site.end()
    return [
        *(reaching(f"lists of {address}", each, bar=BAR_PAGES, unit="/s") for address, each in given.items()),
        *(within(f"memory of {name}", each, bar=1024.0, unit="MiB") for name, each in memory.items()),
    ]


def _cookie() -> str:
    """What a browser sends in which the lead is logged in."""
    return "; ".join(f"{name}={each.value}" for name, each in pages.visitor("home").cookies.items())


def _await(port: int, cookie: str) -> None:
    """Wait until the site answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError, HTTPException):
            _get(HTTPConnection("127.0.0.1", port, timeout=20), LISTS[0], cookie)
            return
        time.sleep(0.2)
    sys.exit("the site does not answer")


def _get(connection: HTTPConnection, address: str, cookie: str) -> bytes:
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    told = answer.read()
    if answer.status != 200:
        sys.exit(f"{address}: {answer.status}")
    return told


def _a_second(port: int, address: str, cookie: str) -> float:
    """Pages that visitors who ask again and again are given in a second, all together."""
    given, until = [0] * CLIENTS, time.monotonic() + SECONDS

    def visit(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        while time.monotonic() < until:
            _get(connection, address, cookie)
            given[number] += 1
        connection.close()

    visitors = [threading.Thread(target=visit, args=(number,)) for number in range(CLIENTS)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()
    return sum(given) / SECONDS


def _memory(site: Site) -> dict[str, float]:
    """MiB of each process, what it shares with others counted in parts (PSS)."""
    server = import_module("ieum.platform.database.access").access().server
    postmaster = int((server.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    found = {
        "the site": site.own(),
        "its serving processes": site.servers(),
        "its worker": site.job_workers(),
        "the database": [postmaster, *children(postmaster)],
    }
    return {name: sum(_mebibytes(pid) for pid in pids) for name, pids in found.items()}


def _mebibytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    present(__doc__ or "", measure)
