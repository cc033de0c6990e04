"""The description of the API holds: what it allows is taken, what it forbids is refused, and answers are as it says."""

import os
import threading
from contextlib import contextmanager
from itertools import count
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connections
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from tests.api.programs import program, program_of, scopes_of
from tests.api.table import OPERATIONS

from ieum.api.urls import description
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account
from ieum.platform.tokens import PER_MINUTE

pytestmark = pytest.mark.database
LONG = bool(os.environ.get("IEUM_LONG"))
"""Whether boundaries that the description forbids are all tried too, which takes some minutes."""
EXAMPLES = 30 if LONG else 1
"""For each operation and way of making them, beside the boundaries of each argument."""


_LEAD = Role.TEAM_LEAD
OTHERS = {"/api/closed-days": Role.DIVISION_HEAD, "/api/data-requests": Role.COUNCIL}
"""Whose work it is, where it is not the team's."""


class Keys:
    """The site, asked by a program that takes another of its keys before one has asked too often."""

    def __init__(self, full):
        # Who runs the committee and works on cases also leads the team, so that more is done and less is forbidden.
        with municipality(full.office.code):
            Account.objects.filter(pk=full.desk.accounts["officer"]).update(role=_LEAD)
        self._site, self._asked = get_wsgi_application(), count()
        self._keys = [program_of(full.office, full.desk.accounts["officer"], scopes_of(_LEAD)).text for _ in range(15)]
        self._others = {place: program(full.office, role).text for place, role in OTHERS.items()}

    def __call__(self, environ, start):
        if environ.get("HTTP_AUTHORIZATION") == "Bearer right":
            key = self._keys[next(self._asked) // PER_MINUTE % len(self._keys)]
            other = next((self._others[each] for each in OTHERS if environ["PATH_INFO"].startswith(each)), key)
            environ["HTTP_AUTHORIZATION"] = f"Bearer {other}"
        return self._site(environ, start)


class Quiet(WSGIRequestHandler):
    """Answers without a line for each request."""

    def log_message(self, *said):
        pass


@contextmanager
def served(app):
    """Serve an application on this machine; its address."""
    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        thread = threading.Thread(target=serve, args=[server])
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def serve(server):
    """Serve until it is shut down, and leave no connection of the thread open."""
    try:
        server.serve_forever()
    finally:
        connections.close_all()


def findings(address, *names):
    """What is wrong with all operations or some, once for each check; and how many requests were made."""
    config = SchemathesisConfig.from_dict({
        "headers": {"Authorization": "Bearer right"},
        "generation": {"deterministic": True, "max-examples": EXAMPLES, "no-shrink": True, "database": "none"},
        "phases": {"stateful": {"enabled": LONG}, "coverage": {"generation": {"mode": "all" if LONG else "positive"}}},
        "continue-on-failure": True,
    })  # fmt: skip
    description()  # made before anybody waits for it: a busy machine takes longer than the ten seconds that they wait
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json", config=config)
    chosen = schema.include(operation_id=list(names)) if names else schema
    found, requests = {}, 0
    for event in from_schema(chosen).execute():
        if isinstance(event, NonFatalError):
            found[event.label, "error"] = str(event.info)
        if isinstance(event, ScenarioFinished):
            requests += len(event.recorder.interactions)
            found |= {(event.label, check.name): said(check) for check in failures(event.recorder)}
    return found, requests


def failures(recorder):
    """The checks that failed."""
    return [each for checks in recorder.checks.values() for each in checks if each.status == Status.FAILURE]


def said(check):
    """What is wrong and how to ask for it again."""
    return f"{check.failure_info.failure.message}\n{check.failure_info.code_sample}"


def test_all_checks_of_schemathesis_find_nothing(full):
    with served(Keys(full)) as address:
        found, requests = findings(address)

    assert found == {}
    assert requests > 5 * len(OPERATIONS)


def test_a_planted_fault_is_found(full):
    site = Keys(full)

    def spoilt(environ, start):
        if environ["PATH_INFO"] != "/api/budget/years":
            return site(environ, start)
        start("500 Internal Server Error", [("Content-Type", "text/plain")])
        return [b""]

    with served(spoilt) as address:
        found, _ = findings(address, "list_budget_years")

    assert ("GET /api/budget/years", "not_a_server_error") in found
