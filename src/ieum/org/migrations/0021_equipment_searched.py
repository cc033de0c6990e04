"""Equipment is indexed anew when what holds of it changes, and orders are when they are issued."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("org", "0020_chained_posts"), ("platform", "0021_search_marks")]

    operations = [
        searched("org_equipmentterm", "org.equipment", "SELECT t.equipment_id"),
        searched("org_order", "org.order"),
    ]
