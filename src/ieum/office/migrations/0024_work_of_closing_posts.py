"""Work may wait at a post that is to be closed: on that day it goes to the post that the order names."""

from importlib import import_module

from django.db import migrations

# Its name begins with a digit, and so no import statement can name it.
posts = import_module("ieum.office.migrations.0002_tenants_and_posts")
beside = import_module("ieum.office.migrations.0013_beside_cases")

HELD = """
CREATE OR REPLACE FUNCTION ieum_office_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    waiting text := TG_ARGV[0];
    orphaned boolean;
BEGIN
    -- Open work stands on a post that lasts or passes it on, so that no day comes on which nobody answers for it.
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s w WHERE w.id = $1 AND %s AND NOT ieum_org_lasts(w.municipality_id, w.post_id))',
        TG_RELID::regclass, waiting
    ) INTO orphaned USING NEW.id;
    IF orphaned THEN
        RAISE EXCEPTION 'work of % is at no post', TG_TABLE_NAME
            USING ERRCODE = 'IE031', CONSTRAINT = TG_TABLE_NAME || '_held';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION ieum_office_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    work regclass := TG_ARGV[0];
    waiting text := TG_ARGV[1];
    orphaned boolean;
BEGIN
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE municipality_id = $1 AND post_id = $2 AND %s)', work, waiting)
        INTO orphaned USING NEW.municipality_id, NEW.post_id;
    IF orphaned AND NOT ieum_org_lasts(NEW.municipality_id, NEW.post_id) THEN
        RAISE EXCEPTION 'a post still has work of %', work
            USING ERRCODE = 'IE031', CONSTRAINT = replace(work::text, '"', '') || '_held';
    END IF;
    RETURN NULL;
END $$;
"""
NOT_HELD = posts.HELD.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
WORK = {**posts.WAITING, "office_committee": "ended_on IS NULL", "office_copost": beside.WITH_OTHERS}
"""Each kind of work of a post, and which of its rows are."""


def passed_on(table: str, waiting: str) -> migrations.RunSQL:
    """Also where it is taken back to which post work goes, none is left behind; asked at the end of an operation."""
    said = waiting.replace("'", "''")
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {table}_passes AFTER UPDATE ON org_postclosing DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW EXECUTE FUNCTION ieum_office_holds('{table}', '{said}')",
        f"DROP TRIGGER {table}_passes ON org_postclosing",
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0023_more_chained_decisions"), ("org", "0019_post_closings")]
    operations = [
        migrations.RunSQL(HELD, NOT_HELD),
        *(passed_on(*each) for each in WORK.items()),
    ]
