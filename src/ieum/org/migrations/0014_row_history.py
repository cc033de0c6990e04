from django.db import migrations

from ieum.platform.database.schema import keeps_history


class Migration(migrations.Migration):
    dependencies = [("org", "0013_facilities_searched"), ("platform", "0031_row_history")]
    operations = [
        # Number and account are left out: erasure takes them away, and a copy would outlive the key.
        keeps_history("org_person", "id", "municipality_id", "name"),
    ]
