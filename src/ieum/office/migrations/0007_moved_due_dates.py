from django.db import migrations

# A day that the municipality closes moves what is due.
FORWARD = """
GRANT UPDATE (due_on, calendar_version) ON office_officecase TO ieum_app;
GRANT UPDATE (notify_by) ON office_meeting TO ieum_app;
"""
BACKWARD = """
REVOKE UPDATE (due_on, calendar_version) ON office_officecase FROM ieum_app;
REVOKE UPDATE (notify_by) ON office_meeting FROM ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0006_searched"), ("platform", "0020_closed_days")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
