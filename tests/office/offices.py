"""A small office to try cases on: the hall of the organisation's tests with accounts for its people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.office import operations, queries
from ieum.office.choices import StepRole
from ieum.office.rules.approval import PlannedStep, proposed_line
from ieum.org import operations as orders
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account
from tests.org.office import Hall

DAY = date(2021, 3, 2)
PEOPLE = {"mayor": "P1", "bureau": "P2", "head": "P3", "lead": "P4", "officer": "P5"}
"""Login and number of everybody who holds a post, the highest first."""


@dataclass(frozen=True)
class Desk:
    """The hall with an account for each of its people."""

    hall: Hall
    accounts: dict[str, UUID]

    def inside(self):
        """Work as the municipality."""
        return municipality(self.hall.district.code)

    def receive(self, *, by="officer", post="예산팀 주무관", kind="REQUEST", **more):
        """Receive a case at a post."""
        given = {"title": "예산 자료 요청", "content": "상반기 집행액", "requester": "구의회 사무국", **more}
        with self.inside():
            return operations.receive_case(
                kind=kind, post_id=self.hall.post(post), actor_id=self.accounts[by],
                **{"received_on": DAY, "on": DAY, **given},
            )  # fmt: skip

    def do(self, action, case, *, by, **more):
        """Take a step with a case as one of the people; the case afterwards."""
        with self.inside():
            getattr(operations, action)(case_id=case.pk, actor_id=self.accounts[by], on=DAY, **more)
            return queries.case(case.pk)

    def working(self, **more):
        """A case that the officer of 예산팀 works on."""
        case = self.receive(**more)
        return self.do("assign", case, by="officer", post_id=self.hall.post("예산팀 주무관"))

    def submitted(self, **more):
        """A case whose reply waits on its approval line: lead, then head."""
        return self.submit(self.working(**more))

    def submit(self, case):
        """Submit a reply of the officer's case to its approval line."""
        return self.do("submit", case, by="officer", title="회신", body="집행액은 표와 같음", steps=self.line(case))

    def line(self, case):
        """The line that the delegation proposes."""
        with self.inside():
            return proposed_line(self.hall.on(DAY), case.post_id, case.kind, queries.delegation_on(DAY))

    def new_work(self, post_id, **more):
        """Everything that brings work to a post, each still to be done."""
        label = self.hall.on(DAY).label(post_id)
        received, working, other = self.receive(**more), self.working(**more), self.working(**more)
        line = [PlannedStep(StepRole.REVIEW, post_id), *self.line(other)[-1:]]
        return (
            lambda: self.receive(post=label, **more),
            lambda: self.do("assign", self.receive(**more), by="officer", post_id=post_id),
            lambda: self.do("assign", received, by="officer", post_id=received.post_id, co_post_ids=[post_id]),
            lambda: self.do("ask_opinion", working, by="officer", post_id=post_id, question="가능합니까", due_on=None),
            lambda: self.do("submit", other, by="officer", title="회신", body="표와 같음", steps=line),
        )

    def state(self, case):
        """Where a case stands now."""
        with self.inside():
            return queries.case(case.pk).state


def furnish(hall: Hall) -> Desk:
    """Give everybody an account."""
    home = hall.district.id
    accounts = {}
    with municipality(hall.district.code):
        for login, number in PEOPLE.items():
            account = Account.objects.create(
                login=f"{login}-office", title=login, role=Role.OFFICER, municipality_id=home
            )
            orders.register_person(number=number, name=f"직원{number}", account_id=account.pk)
            accounts[login] = account.pk
    return Desk(hall, accounts)
