from django.db import migrations

from ieum.platform.database.schema import decision


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_editions_and_intakes"), ("platform", "0008_personal_readings")]
    operations = [decision("reports.build_edition", {"reports_edition": "t.operation_id = $1"})]
