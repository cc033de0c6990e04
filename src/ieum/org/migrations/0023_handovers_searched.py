"""Hand-overs are indexed anew when they are made and when what their posts were called is corrected."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("org", "0022_days_away"), ("platform", "0021_search_marks")]

    operations = [
        searched("org_handover", "org.handover"),
        searched("org_postterm", "org.handover", "SELECT h.id FROM org_handover h WHERE h.post_id = t.post_id"),
        searched(
            "org_unitterm",
            "org.handover",
            "SELECT h.id FROM org_handover h JOIN org_postterm p ON p.post_id = h.post_id WHERE p.unit_id = t.unit_id",
        ),
    ]
