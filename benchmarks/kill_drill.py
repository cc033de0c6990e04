"""A drill: clients write through the site's API while its processes and those of the database are killed (SIGKILL).

In turn the whole site, its serving process, the database server, one of the server's processes and the worker that
does jobs die at a random moment. Each client sends a write again under the same mark until it is acknowledged. After
each recovery every acknowledged write must stand exactly once and whole, and every decision in a chain without a gap;
every job that was asked for must be done exactly once. ``ieum audit verify`` walks the chain at the end. Ctrl+C ends
the killing early, and what was done until then is stated.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo

from benchmarks.kill_load import CELLS, CODE, HEAD, PLACE, Load
from benchmarks.measuring import Result, table, within
from benchmarks.serving import IEUM, Site, children, command, free_port

KILLS, CLIENTS = 200, 4
PATIENCE = 120.0
"""Seconds until the site must have acknowledged something again."""
TARGETS = ("site", "worker", "database", "backend", "jobs")
_PLENTY = 10**12
_FAULTS = {
    "event without operation": """
        SELECT count(*) FROM budget_ledgerevent e LEFT JOIN platform_operation o ON o.id = e.operation_id
        WHERE o.id IS NULL""",
    "event without lines": """
        SELECT count(*) FROM budget_ledgerevent e
        WHERE NOT EXISTS (SELECT FROM budget_ledgerline l WHERE l.event_id = e.id)""",
    "decision without link": """
        SELECT count(*) FROM platform_operation o WHERE o.kind IN (SELECT kind FROM platform_decisionpart)
        AND NOT EXISTS (SELECT FROM platform_decision d WHERE d.operation_id = o.id)""",
    "gap in the chain": """
        SELECT count(*) FROM (SELECT number, previous_hash, lag(hash) OVER w AS before, lag(number) OVER w AS last
            FROM platform_decision WINDOW w AS (PARTITION BY municipality_id ORDER BY number)) d
        WHERE number <> coalesce(last, 0) + 1 OR previous_hash <> coalesce(before, repeat('0', 64))""",
    "observation without operation": """
        SELECT count(*) FROM platform_observation b LEFT JOIN platform_operation o ON o.id = b.operation_id
        WHERE o.id IS NULL""",
    "case that is not where its last step left it": """
        SELECT count(*) FROM office_officecase c WHERE c.state IS DISTINCT FROM (
            SELECT e.to_state FROM office_caseevent e WHERE e.case_id = c.id ORDER BY e.position DESC LIMIT 1)""",
    "case in approval without a line that waits": """
        SELECT count(*) FROM office_officecase c WHERE c.state = 'IN_APPROVAL' AND NOT EXISTS (
            SELECT FROM office_approvalstep s JOIN office_draft d ON d.id = s.draft_id
            WHERE d.case_id = c.id AND s.outcome = '')""",
    "draft of no step": """
        SELECT count(*) FROM office_draft d JOIN office_officecase c ON c.id = d.case_id
        WHERE NOT EXISTS (SELECT FROM office_caseevent e WHERE e.case_id = c.id AND e.action = 'submit')""",
}
"""Half states, each with the statement that counts them."""
_SPENT = """
    SELECT abs(l.amount), count(DISTINCT l.event_id), count(DISTINCT e.operation_id), count(*)
    FROM budget_ledgerline l JOIN budget_ledgerevent e ON e.id = l.event_id
    WHERE e.kind = 'EXPENDITURE' GROUP BY 1"""


_CASES = """
    SELECT c.title, count(*), max(e.position) FROM office_officecase c JOIN office_caseevent e ON e.case_id = c.id
    GROUP BY c.id, c.title"""


class DrillFailed(Exception):
    """A write was lost or done twice, a half state stands, or the site did not come back."""


@dataclass
class Drill:
    """The killing, and what is looked at after each."""

    site: Site
    load: Load
    random: random.Random
    database: dict[str, str]
    killed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TARGETS, 0))
    slowest: float = 0.0

    def run(self, kills: int) -> None:
        """Kill as often as asked for, verifying after each.

        :raises DrillFailed: at the first thing that does not hold
        """
        self.site.start()
        with self.load.running():
            self._wait_for_answers()
            with suppress(KeyboardInterrupt):
                for number in range(kills):
                    self._kill_once(TARGETS[number % len(TARGETS)])
        self._wait_for_jobs()
        self.verify()

    def _wait_for_jobs(self) -> None:
        """Wait until the workers have done all that they were asked for.

        :raises DrillFailed: where something of it was lost
        """
        begun = time.monotonic()
        while left := self.load.promised - self._standing().keys():
            if time.monotonic() > begun + PATIENCE:
                raise DrillFailed(f"{len(left)} jobs are lost")
            time.sleep(0.2)

    def _standing(self) -> dict[int, tuple[int, int, int]]:
        """Payments by their amount: their events, the operations of these, and their lines."""
        with psycopg.connect(conninfo.make_conninfo(**self.database)) as connection:
            return {int(amount): (events, operations, lines) for amount, events, operations, lines
                    in connection.execute(_SPENT)}  # fmt: skip

    def _kill_once(self, target: str) -> None:
        time.sleep(self.random.uniform(0.05, 1.0))
        self._kill(target)
        self._wait_for_answers()
        self.verify()
        self.killed[target] += 1

    def _kill(self, target: str) -> None:
        server = import_module("ieum.platform.database.access").access().server
        postmaster = int((server.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        if target == "database":
            os.kill(postmaster, signal.SIGKILL)
            _wait_until_gone(postmaster)
            import_module("ieum.platform.database.setup").start()
        elif target == "backend":
            with suppress(ProcessLookupError):
                os.kill(self.random.choice(children(postmaster)), signal.SIGKILL)
        else:
            processes = {"worker": self.site.servers, "jobs": self.site.job_workers}.get(target)
            for each in _running(processes) if processes else ():
                os.kill(each, signal.SIGKILL)
            if target == "jobs":
                return
            self.site.start()

    def _wait_for_answers(self) -> None:
        """Wait until each client could have been answered again."""
        begun, before = time.monotonic(), self.load.acknowledged
        while self.load.acknowledged < before + len(self.load.keys):
            if self.load.faults:
                raise DrillFailed(self.load.faults[0])
            if time.monotonic() > begun + PATIENCE:
                raise DrillFailed(f"nothing was acknowledged for {PATIENCE:.0f} s")
            time.sleep(0.05)
        self.slowest = max(self.slowest, time.monotonic() - begun)

    def verify(self) -> None:
        """Hold what was acknowledged against what stands.

        :raises DrillFailed: where they differ, or a half state stands
        """
        spent, observed, worked = set(self.load.spent), set(self.load.observed), dict(self.load.cases)
        stands = self._standing()
        with psycopg.connect(conninfo.make_conninfo(**self.database)) as connection:
            known = {str(row[0]) for row in connection.execute("SELECT id FROM platform_observation")}
            subjects = connection.execute(
                "SELECT count(*) - count(DISTINCT subject_key) FROM platform_observation"
            ).fetchone()
            steps = connection.execute(_CASES).fetchall()
            half = {name: connection.execute(statement).fetchone()[0] for name, statement in _FAULTS.items()}
        taken = {title: number for title, number, _ in steps}
        lost = len(spent - stands.keys()) + len(observed - known)
        lost += sum(taken.get(title, 0) < number for title, number in worked.items())
        if lost:
            raise DrillFailed(f"{lost} acknowledged writes are lost")
        if len(set(stands.values())) > 1 or subjects != (0,):
            raise DrillFailed(f"writes stand half or twice: {set(stands.values())}, {subjects}")
        if len(taken) < len(steps) or any(number != last for _, number, last in steps):
            raise DrillFailed("a case or a step of one stands twice")
        if any(half.values()):
            raise DrillFailed(str({name: number for name, number in half.items() if number}))


def _wait_until_gone(pid: int) -> None:
    """Wait for a killed process to go; until then its server is thought to run, and none is started."""
    while command(pid):
        time.sleep(0.01)


def _running(processes: Callable[[], list[int]]) -> list[int]:
    """The processes, once there are any.

    :raises DrillFailed: where none comes back
    """
    begun = time.monotonic()
    while not (found := processes()):
        if time.monotonic() > begun + PATIENCE:
            raise DrillFailed(f"a process did not come back for {PATIENCE:.0f} s")
        time.sleep(0.05)
    return found


def measure(kills: int = KILLS, clients: int = CLIENTS, seed: int = 5) -> list[Result]:
    """What was killed and acknowledged, and that nothing was lost."""
    with _installation(clients) as (site, load, database):
        drill = Drill(site, load, random.Random(seed), database)  # noqa: S311 - no secret
        try:
            drill.run(kills)
        finally:
            site.end()
        walked = subprocess.run([*IEUM, "audit", "verify"], check=False, capture_output=True, text=True)
    if walked.returncode:
        raise DrillFailed(walked.stderr)
    return [
        within("the longest until all clients were answered again", drill.slowest, bar=PATIENCE, unit="s"),
        *(_stated(f"kills of {name}", number) for name, number in drill.killed.items()),
        _stated("writes acknowledged, each there once and whole", load.acknowledged),
        _stated("writes sent again", load.repeated),
        _stated("jobs asked for, each done once and whole", len(load.promised)),
    ]


def _stated(name: str, value: int) -> Result:
    return Result(name, value, value, "stated", "", 1.0, 0.0, met=True)


@contextmanager
def _installation(clients: int) -> Iterator[tuple[Site, Load, dict[str, str]]]:
    """An installation of its own with a budget that nobody can spend, taken away at the end."""
    # Short, and open to the account that a server started by root runs as.
    home = Path(tempfile.mkdtemp(prefix="ieum-kill-", dir="/tmp"))
    home.chmod(0o711)
    for name in [name for name in os.environ if name.startswith("IEUM_")]:
        del os.environ[name]
    os.environ |= {"IEUM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ieum.settings"}
    setup = import_module("ieum.platform.database.setup")
    server = import_module("ieum.platform.database.access").access().server
    try:
        setup.start()
        setup.migrate()
        port = free_port()
        load = _office(clients, port)
        superuser = import_module("ieum.platform.database.embedded").SUPERUSER
        yield Site(port), load, server.connection(superuser, "ieum")
    finally:
        import_module("django.db").connections.close_all()
        server.stop()
        shutil.rmtree(home)


def _office(clients: int, port: int) -> Load:
    """Make the office with its budget and its people; clients with a key each that write to it."""
    models, choices = import_module("ieum.platform.models"), import_module("ieum.platform.choices")
    tenancy, tokens = import_module("ieum.platform.database.tenancy"), import_module("ieum.platform.tokens")
    own = models.Municipality.objects.create(code=CODE, name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = models.Account.objects.create(login="drill", title="측정", role=choices.Role.OFFICER, municipality=own)
    rows = [f"2026,2026-01-0{day},{kind},,{PLACE},{cell},구비,{_PLENTY}"
            for day, kind in enumerate(("본예산", "배정", "지출원인행위"), 1) for cell in CELLS]  # fmt: skip
    import_module("ieum.budget.operations").post_file(
        code=CODE, name="budget.csv", data="\n".join((HEAD, *rows)).encode(), actor_id=officer.pk, basis="예산 의결"
    )
    last = import_module("django.utils.timezone").localdate() + timedelta(days=1)
    with tenancy.municipality(CODE):
        keys = [
            tokens.issue_token(
                account_id=officer.pk, name=f"측정 {number}", scopes=["POST_BUDGET", "CONFIRM", "WORK_ON_CASES"],
                expires_on=last,
            )[1]
            for number in range(clients)
        ]  # fmt: skip
        return Load(port, keys, *_line(officer.pk))


def _line(officer_id: Any) -> tuple[list[dict[str, str]], str]:
    """Found a division with a head and an officer; the approval line of the officer's post, and that post."""
    orders, rules = import_module("ieum.org.operations"), import_module("ieum.org.rules.reorganisation")
    personnel, queries = import_module("ieum.org.rules.personnel"), import_module("ieum.org.queries")
    office, approval = import_module("ieum.office.queries"), import_module("ieum.office.rules.approval")
    roles, day = import_module("ieum.platform.choices").Role, date(2026, 3, 2)
    # Nobody orders what concerns themselves.
    given = {"effective_date": date(2026, 1, 1), "actor_id": _account("orders", roles.TEAM_LEAD), "basis": "방침"}
    units = [rules.Create("구청장", "MAYOR", None), rules.Create("기획예산과", "DIVISION", "구청장", 1)]
    heads = [rules.OpenPost("구청장", "구청장", is_head=True), rules.OpenPost("기획예산과", "과장", is_head=True)]
    orders.reorganise(title="설치", steps=[*units, *heads, rules.OpenPost("기획예산과", "주무관")], **given)
    standing = queries.standing(day)
    accounts = {"구청장": _account("mayor", roles.MAYOR), "기획예산과 과장": _account("head", roles.DIVISION_HEAD)}
    lines = []
    for label, account_id in (accounts | {"기획예산과 주무관": officer_id}).items():
        (post,) = standing.posts_called(label)
        person = orders.register_person(number=label, name="측정", account_id=account_id)
        lines.append(personnel.PersonnelLine(personnel.PersonnelAction.APPOINT, person, post, "GENERAL", "7급"))
    orders.issue_personnel_order(title="임용", lines=lines, **given)
    proposed = approval.proposed_line(standing, post, "REQUEST", office.delegation_on(day))
    return [{"role": each.role.value, "post_id": str(each.post_id)} for each in proposed], str(post)


def _account(name: str, role: Any) -> Any:
    models = import_module("ieum.platform.models")
    own = models.Municipality.objects.get(code=CODE)
    return models.Account.objects.create(login=f"drill-{name}", title="측정", role=role, municipality=own).pk


def main() -> None:
    """Run it as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how many processes die ({KILLS})")
    print(table(measure(parser.parse_args().kills)))


if __name__ == "__main__":
    main()
