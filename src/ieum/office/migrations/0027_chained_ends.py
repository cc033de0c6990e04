"""Whose a case is, and how it ended, are links of the chain."""

from django.db import migrations

from ieum.platform.database.schema import decision

OWN = "t.operation_id = $1"
EVENT = {"office_caseevent": OWN}
DECISIONS = {
    "office.assign": {**EVENT, "office_caseassignment": OWN},
    "office.unassign": EVENT,
    "office.reassign_back": EVENT,
    "office.reply": EVENT,
    "office.settle": EVENT,
    "office.close": EVENT,
}


class Migration(migrations.Migration):
    dependencies = [("office", "0026_reminder_times"), ("platform", "0040_operations_together")]
    operations = [decision(kind, parts) for kind, parts in DECISIONS.items()]
