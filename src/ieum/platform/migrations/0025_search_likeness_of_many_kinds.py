"""Likeness is weighed by one call for all kinds, and the database knows ten thousand common keys instead of a thousand.

A key that is not known to be common is then held by few hundred of a million items, which are quickly counted.
"""

from importlib import import_module

from django.db import migrations

_BEFORE = import_module("ieum.platform.migrations.0017_search_kinds_at_once").LIKENESS
LIKENESS = (
    _BEFORE.replace("common integer, most integer)", "common integer, among integer, most integer)")
    .replace("bigint[], integer, integer)", "bigint[], integer, integer, integer)")
    .replace("k.municipality_id = home LIMIT common\n    ) few", "k.municipality_id = home LIMIT among\n    ) few")
)


class Migration(migrations.Migration):
    dependencies = [("platform", "0024_decisions_told_by_index")]

    operations = [
        migrations.RunSQL("DROP FUNCTION ieum_search_likeness(bigint[], integer, integer)", _BEFORE),
        migrations.RunSQL(LIKENESS, "DROP FUNCTION ieum_search_likeness(bigint[], integer, integer, integer)"),
        migrations.RunSQL(
            "ALTER TABLE platform_searchkeys ALTER keys SET STATISTICS 1000",
            "ALTER TABLE platform_searchkeys ALTER keys SET STATISTICS -1",
        ),
    ]
