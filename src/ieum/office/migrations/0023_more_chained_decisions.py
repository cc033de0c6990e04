"""What committees are asked to be, who attended, what was put off and what 온나라 approved are links of the chain."""

from django.db import migrations

from ieum.platform.database.schema import decision

OWN = "t.operation_id = $1"
EVENT, MEETING = {"office_caseevent": OWN}, {"office_meetingevent": OWN}
ATTENDANCE = {**MEETING, "office_attendance": OWN}
ITEMS = {"office_agendaitem": "t.decided_id = $1"}
DOCUMENT = {**EVENT, "office_documentrecord": OWN}
DECISIONS = {
    "office.revise_committee": {"office_committeeterm": OWN},
    "office.meeting_open": ATTENDANCE,
    "office.meeting_write": ATTENDANCE,
    "office.meeting_attend": ATTENDANCE,
    "office.meeting_fail": {**ATTENDANCE, **ITEMS},
    "office.meeting_recuse": {**MEETING, "office_recusal": OWN},
    "office.meeting_defer": {**MEETING, **ITEMS},
    "office.meeting_drop": {**MEETING, **ITEMS},
    "office.meeting_cancel": {**MEETING, **ITEMS},
    "office.meeting_end": MEETING,
    "office.hand_back": EVENT,
    "office.resume": {**EVENT, "office_duesegment": "t.ended_id = $1"},
    "office.extend": {**EVENT, "office_duesegment": OWN},
    "office.register": DOCUMENT,
    "office.correct": DOCUMENT,
    # An account stands in no municipality's rows; which role it got instead of which, the operation says.
    "platform.change_role": {"platform_operation": "t.id = $1"},
}


class Migration(migrations.Migration):
    dependencies = [("office", "0022_decisions_cause_steps"), ("platform", "0033_calendar_minutes")]
    operations = [
        *(decision(kind, parts) for kind, parts in DECISIONS.items()),
        # Another post may come to run it, and it may be dissolved.
        decision(
            "office.register_committee",
            {"office_committee": OWN, "office_committeeterm": OWN},
            ignored=("post_id", "ended_on"),
        ),
        # A suspension ends later, by the operation that resumes.
        decision("office.suspend", {**EVENT, "office_duesegment": OWN}, ignored=("until_on", "ended_id")),
    ]
