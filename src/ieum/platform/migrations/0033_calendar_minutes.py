"""A due date in a calendar may be of a minute."""

from django.db import migrations, models

COLUMN = "GRANT UPDATE (due_time) ON platform_calendarentry TO ieum_app"
BACK = "REVOKE UPDATE (due_time) ON platform_calendarentry FROM ieum_app"


class Migration(migrations.Migration):
    dependencies = [("platform", "0032_chained_powers")]
    operations = [
        migrations.AddField("calendarentry", "due_time", models.TimeField(null=True, verbose_name="기한 시각")),
        migrations.RunSQL(COLUMN, BACK),
    ]
