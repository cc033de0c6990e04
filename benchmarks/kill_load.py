"""The clients of the drill: what they write, ask for and hold to be done once it was acknowledged to them."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from itertools import count
from typing import Any

CODE = "9999"
HEAD = (
    "회계연도,효력일,구분,차수,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
    "부서,통계목,재원,금액(원)"
)
PLACE = "일반회계,01,구정기획,011,성과관리,0111,성과평가,기획예산과"
CELLS = ("201-01", "202-01")


@dataclass
class Load:
    """Clients that write until they are told to stop, and what was acknowledged to them."""

    port: int
    keys: list[str]
    line: list[dict[str, str]]
    """The approval line of a case, as the site is asked for it; its first post is above the one in charge."""
    post_id: str
    """That is in charge of all cases."""
    spent: set[int] = field(default_factory=set)
    observed: set[str] = field(default_factory=set)
    cases: dict[str, int] = field(default_factory=dict)
    """By the title of a case how many of its steps were acknowledged, its receipt the first."""
    promised: set[int] = field(default_factory=set)
    """Payments that workers were asked to post, each a file of its own."""
    repeated: int = 0
    faults: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def acknowledged(self) -> int:
        """Writes that were."""
        return len(self.spent) + len(self.observed) + sum(self.cases.values())

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
            (self._spend, self._observe, self._work)[number % 3](key, number)

    def _spend(self, key: str, number: int) -> None:
        if self._send(key, f"spend-{number:08}", "/api/budget/files", *_file(number)) is not None:
            self.spent.add(number)

    def _observe(self, key: str, number: int) -> None:
        if (told := self._send(key, f"observe-{number:08}", "/api/observations", *_json(_value(number)))) is not None:
            self.observed.add(json.loads(told)["id"])

    def _work(self, key: str, number: int) -> None:
        """Receive a case, assign it and submit its reply to the approval line."""
        case, address = _case(number, self.post_id), "/api/cases"
        draft = {"title": "회신", "body": f"자료 {number}", "steps": self.line}
        asked = (("", case), ("/assignment", {"post_id": self.post_id}), ("/drafts", draft))
        for step, (place, body) in enumerate(asked, start=1):
            told = self._send(key, f"case-{number:08}-{step}", address + place, *_json(body))
            if told is None:
                return
            self.cases[case["title"]] = step
            address = f"/api/cases/{json.loads(told)['id']}" if step == 1 else address

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
    rows = [f"2026,2026-03-01,지출,,{PLACE},{cell},구비,{number}" for cell in CELLS]
    mark = "ieum-drill-boundary"
    parts = (
        f'Content-Disposition: form-data; name="file"; filename="{number}.csv"\r\nContent-Type: text/csv\r\n\r\n'
        + "\n".join((HEAD, *rows)),
        f'Content-Disposition: form-data; name="basis"\r\n\r\n지급 {number}',
    )
    body = "".join(f"--{mark}\r\n{part}\r\n" for part in parts) + f"--{mark}--\r\n"
    return body.encode(), f"multipart/form-data; boundary={mark}"


def _promise(number: int) -> None:
    """Ask for a job that posts a file of two payments whose amount is the number."""
    rows = [f"2026,2026-03-01,지출,,{PLACE},{cell},구비,{number}" for cell in CELLS]
    account = import_module("ieum.platform.models").Account.objects.get(login="drill")
    with import_module("ieum.platform.database.tenancy").municipality(CODE):
        import_module("ieum.platform.jobs.operations").ask_job(
            kind="budget.post_file", title=f"지급 {number}", actor_id=account.pk,
            arguments={"name": f"{number}.csv", "basis": f"지급 {number}"}, upload="\n".join((HEAD, *rows)).encode(),
        )  # fmt: skip


def _case(number: int, post_id: str) -> dict[str, str]:
    return {"kind": "REQUEST", "title": f"자료 요청 {number}", "requester": "구의회 사무국", "post_id": post_id,
            "received_on": "2026-03-02"}  # fmt: skip


def _value(number: int) -> dict[str, Any]:
    return {
        "dataset": "budget.programme", "measure": "spent", "value": str(number), "basis": f"집행현황 {number}",
        "subject": {"programme": f"사업 {number}", "division": "기획예산과", "year": "2026"},
        "effective_date": "2026-03-31", "stated_on": "2026-04-01",
    }  # fmt: skip


def _json(body: dict[str, Any]) -> tuple[bytes, str]:
    return json.dumps(body).encode(), "application/json"
