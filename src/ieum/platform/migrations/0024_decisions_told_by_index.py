"""What a decision tells is planned once in each session, always by the indexes of its rows."""

from typing import Any

from django.db import migrations, models

# One decision has a hundred thousand rows and the next has one. Planned for each, the planning took most of the time of
# a small one; planned once, the rows are not many of the table in any case, so that it must never be read from its
# beginning. What many rows come to is planned by themselves (``ieum_rows_digest``), with every way open.
PLANNED = """
DO $$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('ieum_write_telling'::regproc), 'SET plan_cache_mode = force_custom_plan',
        'SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off '
        'SET enable_mergejoin = off'
    );
END $$;
ALTER FUNCTION ieum_rows_digest(text, text, uuid, jsonb) SET enable_seqscan = on;
ALTER FUNCTION ieum_rows_digest(text, text, uuid, jsonb) SET enable_hashjoin = on;
ALTER FUNCTION ieum_rows_digest(text, text, uuid, jsonb) SET enable_mergejoin = on;
UPDATE platform_decisionpart SET kind = kind;
"""

# The key with the municipality implies the one without, and the index of epochs begins with the municipality.
LEAN = """
DO $$
DECLARE
    key text := (
        SELECT c.conname FROM pg_constraint c WHERE c.conrelid = 'platform_decision'::regclass AND c.contype = 'f'
        AND c.confrelid = 'platform_operation'::regclass AND cardinality(c.conkey) = 1
    );
    index regclass := (
        SELECT i.indexrelid FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = 'platform_operation'::regclass AND i.indnatts = 1 AND a.attname = 'municipality_id'
    );
BEGIN
    EXECUTE format('ALTER TABLE platform_decision DROP CONSTRAINT %I', key);
    EXECUTE format('DROP INDEX %s', index);
END $$;
"""
_KEY: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+", "db_index": False}
LEAN_STATE = [
    migrations.AlterField(
        "decision",
        "operation",
        models.ForeignKey(to="platform.operation", verbose_name="처리 기록", db_constraint=False, **_KEY),
    ),
    migrations.AlterField(
        "operation",
        "municipality",
        models.ForeignKey(to="platform.municipality", verbose_name="지방자치단체", **_KEY),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("platform", "0023_form_drafts")]
    operations = [
        migrations.RunSQL(PLANNED),
        migrations.RunSQL(LEAN, state_operations=LEAN_STATE),
    ]
