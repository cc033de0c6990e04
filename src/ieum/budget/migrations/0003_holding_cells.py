from django.db import migrations

# Who posts several movements in one transaction takes all their cells first, in the order of everybody; otherwise two
# such transactions wait for each other until the server breaks one.
HOLD = """
CREATE FUNCTION ieum_hold_cells(municipality uuid, fiscal_year uuid, cells uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    PERFORM ieum_budget_lock(municipality, fiscal_year, cells);
END $$;
REVOKE ALL ON FUNCTION ieum_hold_cells(uuid, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_hold_cells(uuid, uuid, uuid[]) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0002_posting")]
    operations = [migrations.RunSQL(HOLD, "DROP FUNCTION ieum_hold_cells(uuid, uuid, uuid[])")]
