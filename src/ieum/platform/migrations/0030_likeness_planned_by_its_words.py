"""Likeness is planned by the words that are asked: a plan for any words reads all keys after the fifth question."""

from django.db import migrations

LIKENESS = "ieum_search_likeness(bigint[], integer, integer, integer)"


class Migration(migrations.Migration):
    dependencies = [("platform", "0029_retention_periods")]

    operations = [
        migrations.RunSQL(
            f"ALTER FUNCTION {LIKENESS} SET plan_cache_mode = force_custom_plan",
            f"ALTER FUNCTION {LIKENESS} RESET plan_cache_mode",
        )
    ]
