"""Who decides on which cases, and that a committee is dissolved, are links of the chain."""

from django.db import migrations

from ieum.platform.database.schema import decision

# A committee does not name who dissolved it: what the database keeps of its change does.
DISSOLVED = (
    "(SELECT c.row_id FROM platform_rowchange c WHERE c.operation_id = $1 AND c.table_name = 'office_committee')"
)


class Migration(migrations.Migration):
    dependencies = [("office", "0016_row_history"), ("platform", "0032_chained_powers")]
    operations = [
        decision("office.set_delegation", {"office_delegationtable": "t.operation_id = $1"}),
        # Until the day of its end another post may come to run it.
        decision("office.end_committee", {"office_committee": f"t.id IN {DISSOLVED}"}, ignored=("post_id",)),
    ]
