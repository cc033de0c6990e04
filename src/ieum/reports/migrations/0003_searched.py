"""Reports are indexed when an edition is made or one is handed in; the edition before gives its place up."""

from django.db import migrations

from ieum.platform.database.searching import searched

_ALL_OF_IT = "SELECT e.id FROM reports_edition e WHERE e.municipality_id = t.municipality_id AND e.report = t.report"


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_chained_editions"), ("platform", "0010_search")]

    operations = [
        searched("reports_edition", "reports.edition", _ALL_OF_IT),
        searched("reports_intake", "reports.intake"),
    ]
