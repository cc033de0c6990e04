"""Kinds of which few items hold what is asked are answered by one statement together.

Each kind was asked by four statements of its own, planned each time: where there is little to find, planning was most
of what a question took. Kinds with more items than are looked at are asked on their own as before, the newest first,
and so are those whose words are all known to be common, of which no whole list is read.
"""

from importlib import import_module

from django.db import migrations

RANKED = """
CREATE OR REPLACE FUNCTION ieum_search_ranked(
    asks jsonb, stretches text[], phrases text[], since date, until date, today date, most integer
) RETURNS TABLE (kind text, item uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET enable_seqscan = off SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    sought text := array_to_string(stretches, '');
    common CONSTANT integer := 1000;
BEGIN
    RETURN QUERY
        WITH asked AS MATERIALIZED (
            SELECT a.place, a.ask, a.ask->>'kind' AS kind,
                ARRAY(SELECT jsonb_array_elements_text(a.ask->'titled')::bigint) AS titled,
                ARRAY(SELECT jsonb_array_elements_text(a.ask->'needed')::bigint) AS needed,
                ARRAY(SELECT jsonb_array_elements_text(a.ask->'joints')::bigint) AS joints,
                ARRAY(SELECT jsonb_array_elements_text(a.ask->'among')::bigint) AS among,
                ARRAY(SELECT jsonb_array_elements_text(a.ask->'readers')::bigint) AS readers
            FROM jsonb_array_elements(asks) WITH ORDINALITY AS a(ask, place)
        ), few AS MATERIALIZED (
            SELECT a.place, a.kind, n.*, count(*) OVER (PARTITION BY a.place) AS items
            FROM asked a CROSS JOIN LATERAL (
                -- The index of the municipality must not be read beside the lists of its own keys.
                SELECT k.item_id AS item, k.title::text AS title, k.day, k.keys @> a.joints AS is_joined
                FROM platform_searchkeys k
                WHERE k.keys @> a.needed AND (k.municipality_id = home) IS TRUE
                    AND (a.among = '{}' OR k.keys && a.among) AND (a.readers = '{}' OR k.keys && a.readers)
                    AND (since IS NULL OR k.day >= since) AND (until IS NULL OR k.day <= until)
                    AND (phrases = '{}' OR (
                        SELECT bool_and(strpos(replace(lower(i.title || i.body), ' ', ''), phrase) > 0)
                        FROM platform_searchitem i CROSS JOIN unnest(phrases) AS phrase WHERE i.id = k.item_id
                    ))
                LIMIT most + 1
            ) n
            -- Of what is common no list is read to its end.
            WHERE EXISTS (
                SELECT FROM unnest(a.needed) AS word(key) WHERE NOT EXISTS (
                    SELECT FROM platform_searchcommonkey c
                    WHERE c.municipality_id = home AND c.key = word.key AND c.items > common
                )
            )
        ), many AS (
            SELECT a.* FROM asked a WHERE NOT EXISTS (
                SELECT FROM unnest(a.needed) AS word(key) WHERE NOT EXISTS (
                    SELECT FROM platform_searchcommonkey c
                    WHERE c.municipality_id = home AND c.key = word.key AND c.items > common
                )
            ) OR EXISTS (SELECT FROM few f WHERE f.place = a.place AND f.items > most)
        )
        SELECT f.kind, f.item FROM (
            SELECT f.kind, f.item, f.title, f.day, f.is_joined FROM few f WHERE f.items <= most
            UNION ALL
            SELECT * FROM (
                SELECT DISTINCT ON (a.place, n.item) a.kind, n.*
                FROM many a CROSS JOIN LATERAL (
                    -- What has the words in its title must not be missing, however many newer ones there are.
                    WITH headed AS MATERIALIZED (
                        SELECT * FROM ieum_search_newest(a.ask, a.titled, phrases, since, until, today, most)
                    )
                    SELECT h.* FROM headed h UNION ALL SELECT b.* FROM ieum_search_newest(
                        a.ask, a.needed, phrases, since, until, today,
                        CASE WHEN (SELECT count(*) FROM headed) < most THEN most ELSE 0 END
                    ) b
                ) n
            ) o
        ) f
        ORDER BY f.title = sought DESC, strpos(f.title, sought) > 0 DESC,
            (SELECT count(*) FROM unnest(stretches) AS word WHERE strpos(f.title, word) > 0) DESC,
            f.is_joined DESC, f.day DESC NULLS LAST, f.item;
END $$;
"""
_BEFORE = import_module("ieum.platform.migrations.0039_search_readers").RANKED.partition("REVOKE ALL")[0]


class Migration(migrations.Migration):
    dependencies = [("platform", "0042_common_keys")]

    operations = [
        migrations.RunSQL(RANKED, _BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)),
    ]
