"""Facilities are indexed anew when what holds of them changes."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("org", "0012_facilities"), ("platform", "0021_search_marks")]

    operations = [searched("org_facilityterm", "org.facility", "SELECT t.facility_id")]
