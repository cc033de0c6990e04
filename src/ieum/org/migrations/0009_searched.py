"""Units and posts are indexed anew when what holds of them changes."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("org", "0008_stand_ins"), ("platform", "0010_search")]

    operations = [
        searched("org_unitterm", "org.unit", "SELECT t.unit_id"),
        searched("org_duty", "org.unit", "SELECT t.unit_id"),
        searched("org_postterm", "org.post", "SELECT t.post_id"),
        # A post stands behind the name of its unit.
        searched("org_unitterm", "org.post", "SELECT p.post_id FROM org_postterm p WHERE p.unit_id = t.unit_id"),
    ]
