"""Designations of 회계관직 and their ends are links of the chain."""

from django.db import migrations, models

from ieum.platform.database.schema import decision

TABLE = "org_accountingoffice"
# What was relieved before kept no word of when it should have ended.
PAST = """
ALTER TABLE org_accountingoffice DISABLE TRIGGER org_accountingoffice_kept;
UPDATE org_accountingoffice SET designated_until = valid_until WHERE relieved_by_id IS NULL;
ALTER TABLE org_accountingoffice ENABLE TRIGGER org_accountingoffice_kept;
"""
AS_DESIGNATED = (
    models.Q(relieved_by__isnull=False)
    | models.Q(valid_until=None, designated_until=None)
    | models.Q(valid_until__isnull=False, designated_until__isnull=False, valid_until=models.F("designated_until"))
)


class Migration(migrations.Migration):
    dependencies = [("org", "0014_row_history")]
    operations = [
        migrations.AddField(
            "accountingoffice",
            "designated_until",
            models.DateField(null=True, verbose_name="지정할 때 정한 끝난 다음 날"),
        ),
        migrations.RunSQL(PAST, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "accountingoffice",
            models.CheckConstraint(condition=AS_DESIGNATED, name="org_accountingoffice_ended_by_relief"),
        ),
        # The day on which it ends may come sooner; as long as nobody is relieved it is the one that is told.
        decision("org.designate", {TABLE: "t.operation_id = $1"}, ignored=("valid_until", "relieved_by_id")),
        decision("org.relieve", {TABLE: "t.relieved_by_id = $1"}),
    ]
