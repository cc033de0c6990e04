import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

# A random mark never stands for two things, also where a transaction is taken back or the database restored.
# The first change of a transaction marks, and the transaction knows its own mark by a setting that ends with it.
MARK = """
CREATE FUNCTION ieum_org_mark() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made uuid;
BEGIN
    FOR made IN
        INSERT INTO org_standingmark AS m (id, municipality_id, mark)
        SELECT ieum_uuid7(), c.municipality_id, gen_random_uuid()
        FROM (SELECT DISTINCT municipality_id FROM changed) c
        ON CONFLICT (municipality_id) DO UPDATE SET mark = EXCLUDED.mark
        WHERE m.mark::text IS DISTINCT FROM current_setting('ieum.org_mark', true)
        RETURNING m.mark
    LOOP
        PERFORM set_config('ieum.org_mark', made::text, true);
    END LOOP;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ieum_org_mark() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_org_mark() TO ieum_app;
"""
CHANGES = (
    ("org_unitterm", "INSERT"),
    ("org_unitterm", "UPDATE"),
    ("org_postterm", "INSERT"),
    ("org_postterm", "UPDATE"),
    ("org_appointment", "INSERT"),
    ("org_appointment", "UPDATE"),
    ("org_person", "UPDATE"),
)
"""What changes a standing; a new person is in none before an appointment."""
# Where nothing was marked, nothing would be kept until the next change.
THERE = """
INSERT INTO org_standingmark (id, municipality_id, mark)
SELECT ieum_uuid7(), u.municipality_id, gen_random_uuid()
FROM (SELECT DISTINCT municipality_id FROM org_unitterm) u
"""


def marked(table: str, event: str) -> migrations.RunSQL:
    """Mark the municipality whose organisation a statement changes."""
    name = f"{table}_marked_{event.lower()}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING NEW TABLE AS changed "
        "FOR EACH STATEMENT EXECUTE FUNCTION ieum_org_mark()",
        f"DROP TRIGGER {name} ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0010_accounting_offices")]
    operations = [
        migrations.CreateModel(
            name="StandingMark",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("mark", models.UUIDField(verbose_name="표시")),
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={"verbose_name": "조직 변경 표시", "verbose_name_plural": "조직 변경 표시"},
        ),
        tenant_table("org_standingmark"),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON org_standingmark FROM ieum_app",
            "GRANT INSERT, UPDATE, DELETE ON org_standingmark TO ieum_app",
        ),
        migrations.RunSQL(MARK, "DROP FUNCTION ieum_org_mark()"),
        *(marked(*each) for each in CHANGES),
        migrations.RunSQL(THERE, migrations.RunSQL.noop),
    ]
