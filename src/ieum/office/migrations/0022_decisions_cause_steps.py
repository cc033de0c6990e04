"""The decision of a committee is the cause of what a case becomes by it: its step names the item, about that case."""

import django.db.models.deletion
from django.db import migrations, models

EVENT, ITEM = "office_caseevent", "office_agendaitem"
# Of steps that were taken before: the item about the case that was decided last until then, in the same transaction.
PAST = f"""
ALTER TABLE {EVENT} DISABLE TRIGGER {EVENT}_append_only;
UPDATE {EVENT} e SET item_id = (
    SELECT i.id FROM {ITEM} i JOIN platform_operation d ON d.id = i.decided_id
    WHERE i.municipality_id = e.municipality_id AND i.subject_kind = 'office.case' AND i.subject_id = e.case_id
    AND d.recorded_at <= (SELECT o.recorded_at FROM platform_operation o WHERE o.id = e.operation_id)
    ORDER BY d.recorded_at DESC LIMIT 1
) WHERE e.action IN ('resolve', 'hand_back');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE {EVENT} ENABLE TRIGGER {EVENT}_append_only
"""  # noqa: S608 - our tables
# What is of before and of no item stays as it is.
CAUSE = f"""
ALTER TABLE {ITEM} ADD CONSTRAINT {ITEM}_of_subject UNIQUE (municipality_id, id, subject_id);
ALTER TABLE {EVENT} ADD CONSTRAINT {EVENT}_item_id_same_municipality FOREIGN KEY (municipality_id, item_id)
    REFERENCES {ITEM} (municipality_id, id);
ALTER TABLE {EVENT} ADD CONSTRAINT {EVENT}_item_about_case FOREIGN KEY (municipality_id, item_id, case_id)
    REFERENCES {ITEM} (municipality_id, id, subject_id);
ALTER TABLE {EVENT} ADD CONSTRAINT {EVENT}_resolved_by_item
    CHECK (action NOT IN ('resolve', 'hand_back') OR item_id IS NOT NULL) NOT VALID
"""
BACK = f"""
ALTER TABLE {EVENT} DROP CONSTRAINT {EVENT}_resolved_by_item;
ALTER TABLE {EVENT} DROP CONSTRAINT {EVENT}_item_about_case;
ALTER TABLE {EVENT} DROP CONSTRAINT {EVENT}_item_id_same_municipality;
ALTER TABLE {ITEM} DROP CONSTRAINT {ITEM}_of_subject
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0021_draft_attachments")]
    operations = [
        migrations.AddField(
            "caseevent",
            "item",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.agendaitem",
                verbose_name="의결한 안건",
            ),
        ),
        migrations.RunSQL(PAST, migrations.RunSQL.noop),
        migrations.RunSQL(CAUSE, BACK),
    ]
