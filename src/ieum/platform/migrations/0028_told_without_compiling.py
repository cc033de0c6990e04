"""What is always found by an index is never compiled, which before PostgreSQL 18 took half a second each time.

A plan that was told to read no table from its beginning counted as one of ten thousand million, and such plans are
compiled.
"""

from django.db import migrations

NOT_COMPILED = """
DO $$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('ieum_write_telling'::regproc), 'SET enable_seqscan = off',
        'SET jit = off SET enable_seqscan = off'
    );
END $$;
ALTER FUNCTION ieum_search_newest(jsonb, bigint[], date, date, date, integer) SET jit = off;
UPDATE platform_decisionpart SET kind = kind;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0027_decisions_name_their_operation")]
    operations = [migrations.RunSQL(NOT_COMPILED, migrations.RunSQL.noop)]
