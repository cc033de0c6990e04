"""A case has the minute of its receipt, a processing period of its own, and the minute at which it is due."""

from django.db import migrations, models

COLUMN = "GRANT UPDATE (due_time) ON office_officecase TO ieum_app"
BACK = "REVOKE UPDATE (due_time) ON office_officecase FROM ieum_app"


class Migration(migrations.Migration):
    dependencies = [("office", "0017_chained_rules")]
    operations = [
        migrations.AddField("officecase", "received_time", models.TimeField(null=True, verbose_name="접수 시각")),
        migrations.AddField(
            "officecase",
            "length",
            models.CharField(blank=True, default="", max_length=20, verbose_name="처리기간"),
            preserve_default=False,
        ),
        migrations.AddField("officecase", "due_time", models.TimeField(null=True, verbose_name="기한 시각")),
        migrations.AddConstraint(
            "officecase",
            models.CheckConstraint(
                condition=models.Q(due_time=None) | models.Q(due_on__isnull=False), name="office_officecase_due_time"
            ),
        ),
        migrations.RunSQL(COLUMN, BACK),
    ]
