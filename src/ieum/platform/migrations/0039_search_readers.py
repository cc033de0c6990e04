"""Who reads an item, and which phrases it holds, is asked with its words, however many others match.

Before, it was asked of the nearest alone, so that what is open behind very many that are closed was not found.
Likeness weighs words of texts and syllables of titles in one call, which reads once what is known to be common.
"""

from importlib import import_module

import django.contrib.postgres.fields
from django.db import migrations, models

# A row of keys holds what ranks it, so that no text is read. Read are few rows more than asked for.
NEWEST = """
CREATE FUNCTION ieum_search_newest(
    ask jsonb, needed bigint[], phrases text[], since date, until date, today date, most integer
) RETURNS TABLE (item uuid, title text, day date, is_joined boolean)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    among bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'among')::bigint);
    readers bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'readers')::bigint);
    joints bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'joints')::bigint);
    calendar bigint := ask->>'months';
    -- Months back to back from the newest, each time four times as many; at last what is left.
    start integer := ieum_search_month(coalesce(until, today));
    last integer := start + CASE WHEN until IS NULL THEN 24 ELSE 0 END;
    final integer := coalesce(ieum_search_month(since), 0);
    newest date := make_date((last + 1) / 12, (last + 1) % 12 + 1, 1);
    length integer := 1;
    is_rest boolean := false;
    found integer := 0;
    step integer;
    -- Planned anew each time: how common the words are decides how the lists are read. Keys are of a municipality,
    -- whose own index must not be read beside them. A phrase is asked of each row, so that no plan reads all texts.
    rows text := ' FROM platform_searchkeys k WHERE k.keys @> $1 AND (k.municipality_id = $2) IS TRUE'
        || CASE WHEN among = '{}' THEN '' ELSE ' AND k.keys && $3' END
        || CASE WHEN readers = '{}' THEN '' ELSE ' AND k.keys && $4' END
        || CASE WHEN phrases = '{}' THEN '' ELSE ' AND (
            SELECT bool_and(strpos(replace(lower(i.title || i.body), '' '', ''''), phrase) > 0)
            FROM platform_searchitem i CROSS JOIN unnest($5) AS phrase WHERE i.id = k.item_id)' END
        || CASE WHEN since IS NULL THEN '' ELSE ' AND k.day >= $6' END
        || CASE WHEN until IS NULL THEN '' ELSE ' AND k.day <= $7' END;
    shown text := 'SELECT k.item_id, k.title::text, k.day, k.keys @> $8';
BEGIN
    WHILE found < most LOOP
        RETURN QUERY EXECUTE shown || rows || CASE
            WHEN is_rest THEN ' AND (k.day IS NULL OR k.day < $11 OR k.day >= $12)' ELSE ' AND k.keys && $10'
        END || ' LIMIT $9'
        USING needed, home, among, readers, phrases, since, until, joints, most - found,
            ARRAY(SELECT calendar + m FROM generate_series(greatest(start, final), last) AS m),
            make_date((last + 1) / 12, (last + 1) % 12 + 1, 1), newest;
        GET DIAGNOSTICS step = ROW_COUNT;
        found := found + step;
        EXIT WHEN is_rest OR start <= final;
        IF found = 0 AND length = 1 THEN
            -- None this month, so there are hardly many: where there are few, they are taken at once.
            EXECUTE 'SELECT count(*) FROM (SELECT' || rows || ' LIMIT $8) few'
            INTO step USING needed, home, among, readers, phrases, since, until, 4 * most + 1;
            IF step BETWEEN 1 AND 4 * most THEN
                RETURN QUERY EXECUTE shown || rows || ' ORDER BY k.day DESC NULLS LAST LIMIT $9'
                USING needed, home, among, readers, phrases, since, until, joints, most;
            END IF;
            EXIT WHEN step <= 4 * most;
        END IF;
        length := 4 * length;
        is_rest := length > 64;
        last := start - 1;
        start := start - length;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ieum_search_newest(jsonb, bigint[], text[], date, date, date, integer) FROM PUBLIC;
"""
RANKED = """
CREATE FUNCTION ieum_search_ranked(
    asks jsonb, stretches text[], phrases text[], since date, until date, today date, most integer
) RETURNS TABLE (kind text, item uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    sought text := array_to_string(stretches, '');
BEGIN
    RETURN QUERY
        SELECT f.kind, f.item FROM (
            SELECT DISTINCT ON (a.place, n.item) a.place, a.ask->>'kind' AS kind, n.*
            FROM jsonb_array_elements(asks) WITH ORDINALITY AS a(ask, place) CROSS JOIN LATERAL (
                SELECT ARRAY(SELECT jsonb_array_elements_text(a.ask->'titled')::bigint) AS titled,
                    ARRAY(SELECT jsonb_array_elements_text(a.ask->'needed')::bigint) AS needed
            ) k CROSS JOIN LATERAL (
                -- What has the words in its title must not be missing, however many newer ones there are.
                WITH headed AS MATERIALIZED (
                    SELECT * FROM ieum_search_newest(a.ask, k.titled, phrases, since, until, today, most)
                )
                SELECT h.* FROM headed h UNION ALL SELECT b.* FROM ieum_search_newest(
                    a.ask, k.needed, phrases, since, until, today,
                    CASE WHEN (SELECT count(*) FROM headed) < most THEN most ELSE 0 END
                ) b
            ) n
        ) f
        ORDER BY f.title = sought DESC, strpos(f.title, sought) > 0 DESC,
            (SELECT count(*) FROM unnest(stretches) AS word WHERE strpos(f.title, word) > 0) DESC,
            f.is_joined DESC, f.day DESC NULLS LAST, f.item;
END $$;
REVOKE ALL ON FUNCTION ieum_search_ranked(jsonb, text[], text[], date, date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_ranked(jsonb, text[], text[], date, date, date, integer) TO ieum_app;
"""
# Of ``closed`` kinds those items alone that one of ``reading`` reads; looked at from the most alike on, until enough.
LIKENESS = """
CREATE FUNCTION ieum_search_likeness(
    asked bigint[], titled bigint[], common integer, among integer, most integer, closed text[], reading text[]
) RETURNS TABLE (is_titled boolean, item uuid, weight double precision, size integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    home uuid := ieum_municipality();
    whole double precision;
    everywhere bigint[];
    side record;
BEGIN
    -- Words that the database's own statistics know to be common need not be counted.
    SELECT array_agg(known.key) INTO everywhere
    FROM pg_class c, pg_stats s, unnest(
        s.most_common_elems::text::bigint[], s.most_common_elem_freqs
    ) AS known(key, share)
    WHERE c.oid = 'platform_searchkeys'::regclass AND s.schemaname = 'public'
        AND s.tablename = 'platform_searchkeys' AND s.attname = 'keys' AND known.key = ANY (asked || titled)
        AND known.share * c.reltuples > common;
    SELECT count(*) INTO whole FROM (
        SELECT FROM platform_searchkeys k WHERE k.municipality_id = home LIMIT among
    ) few;
    FOR side IN SELECT * FROM (VALUES (false, asked), (true, titled)) AS sides(is_titled, keys) LOOP
        RETURN QUERY
            WITH held AS (
                SELECT k.item_id, k.size, count(*) OVER (PARTITION BY word.key) AS items
                FROM unnest(side.keys) AS word(key) CROSS JOIN LATERAL (
                    SELECT s.item_id, s.size FROM platform_searchkeys s
                    WHERE s.keys @> ARRAY[word.key] AND s.municipality_id = home LIMIT common + 1
                ) k
                WHERE everywhere IS NULL OR word.key <> ALL (everywhere)
            ), weighed AS MATERIALIZED (
                SELECT h.item_id, sum(ln(1 + whole / h.items) ^ 2) AS weight, h.size FROM held h
                WHERE h.items <= common GROUP BY h.item_id, h.size
                ORDER BY sum(ln(1 + whole / h.items) ^ 2) / sqrt(greatest(h.size, 10)) DESC, h.item_id
            )
            SELECT side.is_titled, w.item_id, w.weight, w.size FROM weighed w
            WHERE (SELECT i.kind <> ALL (closed) OR i.readers::text[] && reading FROM platform_searchitem i
                WHERE i.id = w.item_id)
            LIMIT most;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ieum_search_likeness(
    bigint[], bigint[], integer, integer, integer, text[], text[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_likeness(
    bigint[], bigint[], integer, integer, integer, text[], text[]
) TO ieum_app;
"""
_FIRST = import_module("ieum.platform.migrations.0022_search_newest_first")
_LIKENESS = import_module("ieum.platform.migrations.0025_search_likeness_of_many_kinds").LIKENESS
_PLANNED = import_module("ieum.platform.migrations.0030_likeness_planned_by_its_words").LIKENESS


class Migration(migrations.Migration):
    dependencies = [("platform", "0038_file_disposals")]

    operations = [
        migrations.AddField(
            "searchitem", "readers",
            django.contrib.postgres.fields.ArrayField(
                models.CharField(max_length=36), default=list, verbose_name="읽는 직위"
            ),
        ),
        migrations.RunSQL(
            "DROP FUNCTION ieum_search_ranked(jsonb, text[], date, date, date, integer)", _FIRST.RANKED
        ),
        migrations.RunSQL(
            "DROP FUNCTION ieum_search_newest(jsonb, bigint[], date, date, date, integer)", _FIRST.NEWEST
        ),
        migrations.RunSQL(
            NEWEST, "DROP FUNCTION ieum_search_newest(jsonb, bigint[], text[], date, date, date, integer)"
        ),
        migrations.RunSQL(
            RANKED, "DROP FUNCTION ieum_search_ranked(jsonb, text[], text[], date, date, date, integer)"
        ),
        migrations.RunSQL(
            "DROP FUNCTION ieum_search_likeness(bigint[], integer, integer, integer)",
            f"{_LIKENESS}; ALTER FUNCTION {_PLANNED} SET plan_cache_mode = force_custom_plan",
        ),
        migrations.RunSQL(
            LIKENESS,
            "DROP FUNCTION ieum_search_likeness(bigint[], bigint[], integer, integer, integer, text[], text[])",
        ),
    ]  # fmt: skip
