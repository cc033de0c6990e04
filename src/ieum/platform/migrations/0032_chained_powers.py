"""Whose powers go to whom, which days are closed and which files were disposed of are links of the chain."""

from django.db import migrations

from ieum.platform.database.schema import decision

OWN = "t.operation_id = $1"
MOVED = {"platform_duechange": OWN}
DECISIONS = {
    "platform.delegate": {"platform_delegation": OWN},
    "platform.end_delegation": {"platform_delegationend": OWN},
    "platform.reopen_day": {"platform_closedday": "t.withdrawn_by_id = $1", **MOVED},
    "files.dispose": {"platform_tombstone": OWN},
}


class Migration(migrations.Migration):
    dependencies = [("platform", "0031_row_history")]
    operations = [
        *(decision(kind, parts) for kind, parts in DECISIONS.items()),
        decision("platform.close_day", {"platform_closedday": OWN, **MOVED}, ignored=("withdrawn_by_id",)),
    ]
