"""Bills are indexed as the council has them, and files that came into the ledgers when their content first comes."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("budget", "0068_advance_returns"), ("platform", "0021_search_marks")]

    operations = [
        searched("budget_budgetversion", "budget.submitted"),
        searched("budget_versionstep", "budget.submitted", "SELECT t.version_id"),
        searched("platform_source", "budget.file"),
    ]
