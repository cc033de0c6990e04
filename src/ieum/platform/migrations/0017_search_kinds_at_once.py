"""All kinds of a question are searched by one call, and only words that are everywhere era by era."""

from importlib import import_module

from django.db import migrations

FOUND = """
CREATE FUNCTION ieum_search_held(asks jsonb, since date, until date, most integer) RETURNS TABLE (kind text, item uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    common bigint[];
    ask jsonb;
    needed bigint[];
    years bigint[];
    among bigint[];
    era integer;
    found integer;
    step integer;
BEGIN
    -- What the database's own statistics know to be held by many more items than are looked at.
    SELECT array_agg(known.key) INTO common
    FROM pg_class c, pg_stats s, unnest(
        s.most_common_elems::text::bigint[], s.most_common_elem_freqs
    ) AS known(key, share)
    WHERE c.oid = 'platform_searchkeys'::regclass AND s.schemaname = 'public'
        AND s.tablename = 'platform_searchkeys' AND s.attname = 'keys' AND known.share * c.reltuples > 4 * most;
    FOR ask IN SELECT jsonb_array_elements(asks) LOOP
        needed := ARRAY(SELECT jsonb_array_elements_text(ask->'needed')::bigint);
        among := ARRAY(SELECT jsonb_array_elements_text(ask->'among')::bigint);
        -- Era by era from the newest one where every word is common: so the newest are found, and quickly.
        era := CASE WHEN needed <@ common THEN 0 ELSE -1 END;
        found := 0;
        LOOP
            years := ARRAY(SELECT jsonb_array_elements_text(ask->'eras'->era)::bigint);
            -- Planned anew each time: how common the words are decides how the lists are read.
            RETURN QUERY EXECUTE
                'SELECT $1, k.item_id FROM platform_searchkeys k WHERE k.keys @> $2 AND k.municipality_id = $3'
                || CASE WHEN era < 0 THEN '' ELSE ' AND k.keys && $4' END
                || CASE WHEN among = '{}' THEN '' ELSE ' AND k.keys && $5' END
                || CASE WHEN since IS NULL THEN '' ELSE ' AND k.day >= $6' END
                || CASE WHEN until IS NULL THEN '' ELSE ' AND k.day <= $7' END
                || ' LIMIT $8'
                USING ask->>'kind', needed, home, years, among, since, until, most - found;
            GET DIAGNOSTICS step = ROW_COUNT;
            found := found + step;
            era := era + 1;
            EXIT WHEN found >= most OR era = 0 OR era >= jsonb_array_length(ask->'eras');
        END LOOP;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ieum_search_held(jsonb, date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_held(jsonb, date, date, integer) TO ieum_app;
"""
LIKENESS = """
CREATE FUNCTION ieum_search_likeness(asked bigint[], common integer, most integer)
RETURNS TABLE (item uuid, weight double precision, size integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    whole double precision;
    everywhere bigint[];
BEGIN
    -- Words that the database's own statistics know to be common need not be counted.
    SELECT array_agg(known.key) INTO everywhere
    FROM pg_class c, pg_stats s, unnest(
        s.most_common_elems::text::bigint[], s.most_common_elem_freqs
    ) AS known(key, share)
    WHERE c.oid = 'platform_searchkeys'::regclass AND s.schemaname = 'public'
        AND s.tablename = 'platform_searchkeys' AND s.attname = 'keys' AND known.key = ANY (asked)
        AND known.share * c.reltuples > common;
    SELECT count(*) INTO whole FROM (
        SELECT FROM platform_searchkeys k WHERE k.municipality_id = home LIMIT common
    ) few;
    RETURN QUERY
        WITH held AS (
            SELECT k.item_id, k.size, count(*) OVER (PARTITION BY word.key) AS items
            FROM unnest(asked) AS word(key) CROSS JOIN LATERAL (
                SELECT s.item_id, s.size FROM platform_searchkeys s
                WHERE s.keys @> ARRAY[word.key] AND s.municipality_id = home LIMIT common + 1
            ) k
            WHERE everywhere IS NULL OR word.key <> ALL (everywhere)
        )
        SELECT h.item_id, sum(ln(1 + whole / h.items) ^ 2), h.size FROM held h WHERE h.items <= common
        GROUP BY h.item_id, h.size
        ORDER BY sum(ln(1 + whole / h.items) ^ 2) / sqrt(greatest(h.size, 10)) DESC, h.item_id LIMIT most;
END $$;
REVOKE ALL ON FUNCTION ieum_search_likeness(bigint[], integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_likeness(bigint[], integer, integer) TO ieum_app;
"""
_BEFORE = import_module("ieum.platform.migrations.0010_search")


class Migration(migrations.Migration):
    dependencies = [("platform", "0016_rulings_by_another")]

    operations = [
        migrations.RunSQL(FOUND, "DROP FUNCTION ieum_search_held(jsonb, date, date, integer)"),
        migrations.RunSQL(
            "DROP FUNCTION ieum_search_found(bigint[], bigint[], jsonb, date, date, integer)", _BEFORE.FOUND
        ),
        migrations.RunSQL(LIKENESS, "DROP FUNCTION ieum_search_likeness(bigint[], integer, integer)"),
        migrations.RunSQL("DROP FUNCTION ieum_search_alike(bigint[], integer, integer)", _BEFORE.ALIKE),
    ]
