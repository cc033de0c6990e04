"""A committee to try meetings on: 기획예산과 runs it, one seat is the head of the bureau's, three are appointed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.office import operations, queries
from ieum.office.rules.deciding import Votes
from tests.office.offices import DAY, Desk

HELD = date(2021, 3, 15)
RULE = {"size": [4, 7], "term_years": 2, "renewals": 1, "notice_days": 3, "written": ">=2/3"}
FUNCTIONS = "정보공개 이의신청 심의\n비공개 기준 심의"


@dataclass
class Board:
    """The committee, its members by name, and the people who work for it."""

    desk: Desk
    committee_id: UUID
    members: dict[str, UUID]

    def do(self, action, *, by="officer", on=DAY, **more):
        """Take a step as one of the people."""
        with self.desk.inside():
            return getattr(operations, action)(actor_id=self.desk.accounts[by], on=on, **more)

    def plan(self, *titles, held_on=HELD, **more):
        """A planned meeting with items."""
        meeting = self.do("plan_meeting", committee_id=self.committee_id, held_on=held_on, place="회의실", **more)
        for title in titles:
            self.do("propose_item", meeting_id=meeting.pk, title=title)
        return meeting.pk

    def notified(self, *titles):
        """A meeting whose notice is sent."""
        meeting_id = self.plan(*titles)
        self.do("notify_meeting", meeting_id=meeting_id)
        return meeting_id

    def opened(self, *titles, there=None):
        """A meeting that is open with those members; with all of them where none are named."""
        meeting_id = self.notified(*titles)
        self.do("open_meeting", meeting_id=meeting_id, there=self.ids(there), on=HELD)
        return meeting_id

    def ids(self, names=None):
        """The ids of members by name."""
        return [self.members[each] for each in (self.members if names is None else names)]

    def items(self, meeting_id):
        """The agenda."""
        with self.desk.inside():
            return queries.items(meeting_id)

    def state(self, meeting_id):
        """Where a meeting stands now."""
        with self.desk.inside():
            return queries.meeting(meeting_id).state

    def decide(self, meeting_id, number=1, *, votes=(4, 0, 0), **more):
        """Decide on an item by counted votes."""
        given = {"votes": Votes(*votes)} if votes else {}
        item = self.items(meeting_id)[number - 1]
        return self.do("decide_item", item_id=item.pk, on=HELD, **given, **more)

    def on(self, day=HELD):
        """The committee as of a day."""
        with self.desk.inside():
            return queries.committee_on(self.committee_id, day)


def seat(desk: Desk, *, post="예산팀 주무관", by="officer", **rule) -> Board:
    """Register the committee and seat its members."""
    with desk.inside():
        who = {"actor_id": desk.accounts[by], "on": DAY}
        made = operations.register_committee(
            name="정보공개심의회", functions=FUNCTIONS, basis="정보공개 조례 제12조", rule=RULE | rule,
            valid_from=date(2020, 1, 1), post_id=desk.hall.post(post), **who,
        )  # fmt: skip
        given = {"committee_id": made.pk, "valid_from": date(2020, 6, 1), **who}
        bureau = operations.appoint_member(
            **given, group="OFFICIAL", role="CHAIR", post_id=desk.hall.post("기획재정국 국장")
        )
        members = {"국장": bureau.pk}
        for name, sex in (("변호사", "FEMALE"), ("교수", "MALE"), ("주민", "")):
            member = operations.appoint_member(**given, group="OUTSIDE", role="MEMBER", name=name, sex=sex)
            members[name] = member.pk
    return Board(desk, made.pk, members)
