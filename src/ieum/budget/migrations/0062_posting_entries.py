"""Entries of several accounts are posted by one statement, each with an operation and a link of its own."""

from django.db import migrations

# Every entry is judged as if it were alone: none has a cell that another one touches, and of these kinds nothing is
# asked but of the cells. The cells are locked by id, whoever they are for.
ENTRIES = """
CREATE FUNCTION ieum_post_entries(
    municipality uuid, actors uuid[], bases text[], year integer, kinds text[], days date[], authorities text[],
    numbers integer[], cells uuid[], amounts bigint[], OUT events uuid[], OUT operations uuid[], OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    first uuid;
BEGIN
    IF NOT kinds <@ '{COMMITMENT,EXPENDITURE,RETURN}' THEN
        RAISE EXCEPTION 'entries are of execution';
    END IF;
    IF cardinality(cells) > (SELECT count(DISTINCT cell) FROM unnest(cells) cell) THEN
        RAISE EXCEPTION 'no two lines of entries are of one cell';
    END IF;
    SELECT o.operations, o.epoch INTO operations, epoch
        FROM ieum_open_operations(municipality, 'budget.post', actors, bases) o;
    first := ieum_write_few(
        municipality, epoch, year, NULL, operations, kinds, array_fill(NULL::integer, ARRAY[cardinality(kinds)]), days,
        array_fill(NULL::integer, ARRAY[cardinality(kinds)]), authorities, numbers, cells, amounts
    );
    events := ARRAY(SELECT ieum_uuid7_after(first, n - 1) FROM generate_series(1, cardinality(kinds)) n);
END $$;
REVOKE ALL ON FUNCTION ieum_post_entries(
    uuid, uuid[], text[], integer, text[], date[], text[], integer[], uuid[], bigint[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_entries(
    uuid, uuid[], text[], integer, text[], date[], text[], integer[], uuid[], bigint[]
) TO ieum_app;
"""
GONE = """
DROP FUNCTION ieum_post_entries(
    uuid, uuid[], text[], integer, text[], date[], text[], integer[], uuid[], bigint[]
)
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0061_places_side_by_side"), ("platform", "0040_operations_together")]

    operations = [migrations.RunSQL(ENTRIES, GONE)]
