from django.db import migrations

# One decision has a hundred thousand rows and the next has one. A plan for all of them takes any to be large, and reads
# a table from its beginning where an index would find the row.
PLANNED = """
DO $$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('ieum_write_telling'::regproc), 'force_generic_plan', 'force_custom_plan'
    );
END $$;
UPDATE platform_decisionpart SET kind = kind;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0018_erasure_requests")]
    operations = [migrations.RunSQL(PLANNED)]
