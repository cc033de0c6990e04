"""A drill: clients write through the site's API while its processes and those of the database are killed (SIGKILL).

In turn the whole site, its serving process, the database server, one of the server's processes and the worker that
does jobs die at a random moment. Each client sends a write again under the same mark until it is acknowledged. After
each recovery every acknowledged write must stand exactly once and whole, and every decision in a chain without a gap;
every job that was asked for must be done exactly once. ``ieum audit verify`` walks the chain at the end. Ctrl+C ends
the killing early, and what was done until then is stated.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
from psycopg import conninfo

from benchmarks.measuring import Result, table, within
from benchmarks.serving import IEUM, Site, children, command, free_port

KILLS, CLIENTS = 200, 4
PATIENCE = 120.0
"""Seconds until the site must have acknowledged something again."""
TARGETS = ("site", "worker", "database", "backend", "jobs")
CODE = "9999"
_HEAD = (
    "회계연도,효력일,구분,차수,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
    "부서,통계목,재원,금액(원)"
)
_PLACE = "일반회계,01,구정기획,011,성과관리,0111,성과평가,기획예산과"
_CELLS = ("201-01", "202-01")
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
}
"""Half states, each with the statement that counts them."""
_SPENT = """
    SELECT abs(l.amount), count(DISTINCT l.event_id), count(DISTINCT e.operation_id), count(*)
    FROM budget_ledgerline l JOIN budget_ledgerevent e ON e.id = l.event_id
    WHERE e.kind = 'EXPENDITURE' GROUP BY 1"""


class DrillFailed(Exception):
    """A write was lost or done twice, a half state stands, or the site did not come back."""


@dataclass
class Load:
    """Clients that write until they are told to stop, and what was acknowledged to them."""

    port: int
    keys: list[str]
    spent: set[int] = field(default_factory=set)
    observed: set[str] = field(default_factory=set)
    promised: set[int] = field(default_factory=set)
    """Payments that workers were asked to post, each a file of its own."""
    repeated: int = 0
    faults: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def acknowledged(self) -> int:
        """Writes that were."""
        return len(self.spent) + len(self.observed)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Write during the block."""
        threads = [threading.Thread(target=self._write, args=(key,)) for key in self.keys]
        threads.append(threading.Thread(target=self._ask_jobs))
        for each in threads:
            each.start()
        try:
            yield
        finally:
            self.stopping.set()
            for each in threads:
                each.join()

    def _write(self, key: str) -> None:
        while not self.stopping.is_set():
            number = next(self.numbers)
            if number % 2:
                if self._send(key, f"spend-{number:08}", "/api/budget/files", *_file(number)) is not None:
                    self.spent.add(number)
            elif (told := self._send(key, f"observe-{number:08}", "/api/observations", *_value(number))) is not None:
                self.observed.add(json.loads(told)["id"])

    def _ask_jobs(self) -> None:
        """Ask the workers to post files, each until the asking was acknowledged."""
        database = import_module("django.db")
        # While the worker is dead more jobs wait than one account may have.
        errors = (database.DatabaseError, import_module("ieum.platform.operations").Refused)
        number = next(self.numbers)
        while not self.stopping.wait(0.3):
            with suppress(*errors):
                _promise(number)
                self.promised.add(number)
                number = next(self.numbers)
            database.connections.close_all()

    def _send(self, key: str, mark: str, address: str, body: bytes, media_type: str) -> bytes | None:
        """Send until it is acknowledged; None where the drill ends before."""
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": mark, "Content-Type": media_type}
        while not self.stopping.is_set():
            with suppress(OSError, HTTPException):
                status, told = self._ask(address, body, headers)
                if status == 201:
                    return told
                if status < 500 and status != 429:
                    self.faults.append(f"{address}: {status} {told[:300].decode()}")
                    return None
            self.repeated += 1
            time.sleep(0.2)
        return None

    def _ask(self, address: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", address, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def _file(number: int) -> tuple[bytes, str]:
    """One file of two payments whose amount is the number: both must stand, or neither."""
    rows = [f"2026,2026-03-01,지출,,{_PLACE},{cell},구비,{number}" for cell in _CELLS]
    mark = "ieum-drill-boundary"
    parts = (
        f'Content-Disposition: form-data; name="file"; filename="{number}.csv"\r\nContent-Type: text/csv\r\n\r\n'
        + "\n".join((_HEAD, *rows)),
        f'Content-Disposition: form-data; name="basis"\r\n\r\n지급 {number}',
    )
    body = "".join(f"--{mark}\r\n{part}\r\n" for part in parts) + f"--{mark}--\r\n"
    return body.encode(), f"multipart/form-data; boundary={mark}"


def _promise(number: int) -> None:
    """Ask for a job that posts a file of two payments whose amount is the number."""
    rows = [f"2026,2026-03-01,지출,,{_PLACE},{cell},구비,{number}" for cell in _CELLS]
    account = import_module("ieum.platform.models").Account.objects.get(login="drill")
    with import_module("ieum.platform.database.tenancy").municipality(CODE):
        import_module("ieum.platform.jobs.operations").ask_job(
            kind="budget.post_file", title=f"지급 {number}", actor_id=account.pk,
            arguments={"name": f"{number}.csv", "basis": f"지급 {number}"}, upload="\n".join((_HEAD, *rows)).encode(),
        )  # fmt: skip


def _value(number: int) -> tuple[bytes, str]:
    told = {
        "dataset": "budget.programme", "measure": "spent", "value": str(number), "basis": f"집행현황 {number}",
        "subject": {"programme": f"사업 {number}", "division": "기획예산과", "year": "2026"},
        "effective_date": "2026-03-31", "stated_on": "2026-04-01",
    }  # fmt: skip
    return json.dumps(told).encode(), "application/json"


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
        spent, observed = set(self.load.spent), set(self.load.observed)
        stands = self._standing()
        with psycopg.connect(conninfo.make_conninfo(**self.database)) as connection:
            known = {str(row[0]) for row in connection.execute("SELECT id FROM platform_observation")}
            subjects = connection.execute(
                "SELECT count(*) - count(DISTINCT subject_key) FROM platform_observation"
            ).fetchone()
            half = {name: connection.execute(statement).fetchone()[0] for name, statement in _FAULTS.items()}
        lost = len(spent - stands.keys()) + len(observed - known)
        if lost:
            raise DrillFailed(f"{lost} acknowledged writes are lost")
        if len(set(stands.values())) > 1 or subjects != (0,):
            raise DrillFailed(f"writes stand half or twice: {set(stands.values())}, {subjects}")
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
        keys = _keys(clients)
        port = free_port()
        superuser = import_module("ieum.platform.database.embedded").SUPERUSER
        yield Site(port), Load(port, keys), server.connection(superuser, "ieum")
    finally:
        import_module("django.db").connections.close_all()
        server.stop()
        shutil.rmtree(home)


def _keys(clients: int) -> list[str]:
    """Make the office with its budget; a key for each client."""
    models, choices = import_module("ieum.platform.models"), import_module("ieum.platform.choices")
    tenancy, tokens = import_module("ieum.platform.database.tenancy"), import_module("ieum.platform.tokens")
    own = models.Municipality.objects.create(code=CODE, name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = models.Account.objects.create(login="drill", title="측정", role=choices.Role.OFFICER, municipality=own)
    rows = [f"2026,2026-01-0{day},{kind},,{_PLACE},{cell},구비,{_PLENTY}"
            for day, kind in enumerate(("본예산", "배정", "지출원인행위"), 1) for cell in _CELLS]  # fmt: skip
    import_module("ieum.budget.operations").post_file(
        code=CODE, name="budget.csv", data="\n".join((_HEAD, *rows)).encode(), actor_id=officer.pk, basis="예산 의결"
    )
    last = import_module("django.utils.timezone").localdate() + timedelta(days=1)
    with tenancy.municipality(CODE):
        return [
            tokens.issue_token(
                account_id=officer.pk, name=f"측정 {number}", scopes=["POST_BUDGET", "CONFIRM"], expires_on=last
            )[1]
            for number in range(clients)
        ]


def main() -> None:
    """Run it as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how many processes die ({KILLS})")
    print(table(measure(parser.parse_args().kills)))


if __name__ == "__main__":
    main()
