from django.db import migrations

from ieum.platform.database.schema import decision

OWN = "t.operation_id = $1"
EVENT = {"office_caseevent": OWN}
STEP = {**EVENT, "office_approvalstep": "t.decision_id = $1"}
MEMBER = {"office_committeemember": "t.operation_id = $1 OR t.ended_by_id = $1"}
DECISIONS = {
    "office.submit": {**EVENT, "office_draft": OWN},
    "office.review": STEP,
    "office.decide": STEP,
    "office.return": STEP,
    "office.withdraw": STEP,
    "office.resolve": EVENT,
    "office.meeting_decide": {"office_meetingevent": OWN, "office_agendaitem": "t.decided_id = $1", "office_vote": OWN},
    "office.meeting_confirm": {"office_meetingevent": OWN},
}
"""Approvals and resolutions, by kind of operation: the tables with the rows that the operation decided."""


class Migration(migrations.Migration):
    dependencies = [("office", "0004_committee_tenants"), ("platform", "0008_personal_readings")]
    operations = [
        *(decision(kind, parts) for kind, parts in DECISIONS.items()),
        *(
            decision(f"office.{kind}", MEMBER, ignored=("ended_on", "ended_by_id"))
            for kind in ("appoint_member", "renew_member", "remove_member")
        ),
    ]
