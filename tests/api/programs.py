"""A program of an office: what it sends by its key, and what it is answered."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import count

from django.test import Client
from django.utils.timezone import localdate

from ieum.kernel.registry import scopes
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.tokens import issue_token

_marks = count(1)


@dataclass(frozen=True)
class Program:
    """Sends requests with one key; "" sends none."""

    text: str

    @cached_property
    def _client(self):
        return Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {self.text}"} if self.text else {})

    def send(self, method, address, data=None, **headers):
        """Send a request; ``data`` as JSON, or as a form where it holds files."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if method == "POST":
            given.setdefault("Idempotency-Key", f"test-mark-{next(_marks)}")
        is_form = data is not None and any(hasattr(each, "read") for each in data.values())
        sent = {} if data is None else {"data": data}
        if not is_form and method == "POST":
            sent["content_type"] = "application/json"
        return getattr(self._client, method.lower())(address, headers=given, **sent)

    def get(self, address, **headers):
        """Read."""
        return self.send("GET", address, **headers)

    def post(self, address, data, **headers):
        """Write."""
        return self.send("POST", address, data, **headers)


def scopes_of(role):
    """All that a key of such an account may be for."""
    return [each.name for each in scopes if role in each.roles]


def program(office, role, *names, days=30):
    """A program with a key of an account of the office: for all that it may, or for the scopes named."""
    return program_of(office, office.accounts[role].pk, names or scopes_of(role), days=days)


def program_of(office, account_id, names, *, days=30):
    """A program with a key of one account of the office for the scopes named."""
    with municipality(office.code):
        _, text = issue_token(
            account_id=account_id,
            name="시험 프로그램",
            scopes=names,
            expires_on=localdate() + timedelta(days=days),
        )
    return Program(text)


def of(full, login):
    """A program of one of the people of the desk."""
    return program_of(full.office, full.desk.accounts[login], scopes_of(Role.OFFICER))


def error(response):
    """Status, code and place of an error."""
    said = response.json()
    return response.status_code, said["code"], said["place"]
