from importlib import import_module

from django.db import migrations

from ieum.platform.database.schema import append_only, tenant_table

# What makes rows move and be held by posts is said where cases first needed it; a module's name cannot begin with 0.
posts = import_module("ieum.office.migrations.0002_tenants_and_posts")

COMMITTEE, MEMBER = {"committee_id": "office_committee"}, {"member_id": "office_committeemember"}
MEETING, ITEM = {"meeting_id": "office_meeting"}, {"item_id": "office_agendaitem"}
POST = {"post_id": "org_post"}
TABLES = {
    "office_committee": POST,
    "office_committeeterm": COMMITTEE,
    "office_committeemember": {
        **COMMITTEE, **POST, "renews_id": "office_committeemember", "ended_by_id": "platform_operation",
    },
    "office_meeting": COMMITTEE,
    "office_meetingevent": {**MEETING, **POST},
    "office_agendaitem": {**MEETING, "decided_id": "platform_operation"},
    "office_attendance": {**MEETING, **MEMBER},
    "office_recusal": {**ITEM, **MEMBER},
    "office_vote": {**ITEM, **MEMBER},
}  # fmt: skip
ADDED_TO = (
    "office_committeeterm",
    "office_meetingevent",
    "office_attendance",
    "office_recusal",
    "office_vote",
)
MOVING = {
    "office_committee": "post_id, ended_on",
    "office_committeemember": "ended_on, ended_by_id",
    "office_meeting": "state, notified_on, remarks",
    "office_agendaitem": "result, seated, present, in_favour, against, abstained, reason, judged, decided_id",
}
"""What may change in a row that is not only added to."""
SETTLED = {
    "office_committeemember": "OLD.ended_on IS NOT NULL",
    "office_meeting": "OLD.state IN ('FAILED', 'CANCELLED', 'MINUTED')",
    "office_agendaitem": "OLD.result <> ''",
}
"""Rows that stay as they are from then on."""


def settled(table: str, when: str) -> migrations.RunSQL:
    """Refuse to change a row once it is settled, for the owner too."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_settled BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
        "EXECUTE FUNCTION ieum_refuse_change()",
        f"DROP TRIGGER {table}_settled ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0003_committees_and_meetings")]
    operations = [
        *(tenant_table(table, {**posts.OPERATION, **references}) for table, references in TABLES.items()),
        *(append_only(table) for table in ADDED_TO),
        *(posts.moving(table, columns) for table, columns in MOVING.items()),
        *(settled(table, when) for table, when in SETTLED.items()),
        posts.held("office_committee", "ended_on IS NULL"),
    ]
