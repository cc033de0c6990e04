from django.db import migrations

from ieum.platform.database.schema import keeps_history


class Migration(migrations.Migration):
    dependencies = [("office", "0015_case_assignments"), ("platform", "0031_row_history")]
    operations = [
        keeps_history("office_approvalstep", "post_id"),
        keeps_history("office_committee", "post_id", "ended_on"),
        keeps_history("office_copost", "post_id"),
        keeps_history("office_meeting", "remarks"),
        keeps_history("office_membercontact", "operation_id", "contact"),
        keeps_history("office_officecase", "post_id"),
        keeps_history("office_opinionrequest", "post_id"),
    ]
