"""What has the words in its title is found first, of words that are everywhere month by month, and ranked where it is.

Keys now hold months where they held years, so all that is indexed is marked to be indexed anew.
"""

from importlib import import_module

from django.db import migrations, models

MONTH = """
CREATE FUNCTION ieum_search_month(day date) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp
RETURN extract(year FROM day)::integer * 12 + extract(month FROM day)::integer - 1;
REVOKE ALL ON FUNCTION ieum_search_month(date) FROM PUBLIC;
"""
# A row of keys holds what ranks it, so that no text is read. Read are few rows more than asked for.
NEWEST = """
CREATE FUNCTION ieum_search_newest(
    ask jsonb, needed bigint[], since date, until date, today date, most integer
) RETURNS TABLE (item uuid, title text, day date, is_joined boolean)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    among bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'among')::bigint);
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
    -- whose own index must not be read beside them.
    rows text := ' FROM platform_searchkeys k WHERE k.keys @> $1 AND (k.municipality_id = $2) IS TRUE'
        || CASE WHEN among = '{}' THEN '' ELSE ' AND k.keys && $3' END
        || CASE WHEN since IS NULL THEN '' ELSE ' AND k.day >= $4' END
        || CASE WHEN until IS NULL THEN '' ELSE ' AND k.day <= $5' END;
    shown text := 'SELECT k.item_id, k.title::text, k.day, k.keys @> $6';
BEGIN
    WHILE found < most LOOP
        RETURN QUERY EXECUTE shown || rows || CASE
            WHEN is_rest THEN ' AND (k.day IS NULL OR k.day < $9 OR k.day >= $10)' ELSE ' AND k.keys && $8'
        END || ' LIMIT $7'
        USING needed, home, among, since, until, joints, most - found,
            ARRAY(SELECT calendar + m FROM generate_series(greatest(start, final), last) AS m),
            make_date((last + 1) / 12, (last + 1) % 12 + 1, 1), newest;
        GET DIAGNOSTICS step = ROW_COUNT;
        found := found + step;
        EXIT WHEN is_rest OR start <= final;
        IF found = 0 AND length = 1 THEN
            -- None this month, so there are hardly many: where there are few, they are taken at once.
            EXECUTE 'SELECT count(*) FROM (SELECT' || rows || ' LIMIT $6) few'
            INTO step USING needed, home, among, since, until, 4 * most + 1;
            IF step BETWEEN 1 AND 4 * most THEN
                RETURN QUERY EXECUTE shown || rows || ' ORDER BY k.day DESC NULLS LAST LIMIT $7'
                USING needed, home, among, since, until, joints, most;
            END IF;
            EXIT WHEN step <= 4 * most;
        END IF;
        length := 4 * length;
        is_rest := length > 64;
        last := start - 1;
        start := start - length;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ieum_search_newest(jsonb, bigint[], date, date, date, integer) FROM PUBLIC;
"""
RANKED = """
CREATE FUNCTION ieum_search_ranked(
    asks jsonb, stretches text[], since date, until date, today date, most integer
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
                    SELECT * FROM ieum_search_newest(a.ask, k.titled, since, until, today, most)
                )
                SELECT h.* FROM headed h UNION ALL SELECT b.* FROM ieum_search_newest(
                    a.ask, k.needed, since, until, today,
                    CASE WHEN (SELECT count(*) FROM headed) < most THEN most ELSE 0 END
                ) b
            ) n
        ) f
        ORDER BY f.title = sought DESC, strpos(f.title, sought) > 0 DESC,
            (SELECT count(*) FROM unnest(stretches) AS word WHERE strpos(f.title, word) > 0) DESC,
            f.is_joined DESC, f.day DESC NULLS LAST, f.item;
END $$;
REVOKE ALL ON FUNCTION ieum_search_ranked(jsonb, text[], date, date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_ranked(jsonb, text[], date, date, date, integer) TO ieum_app;
"""
# Of all municipalities; a worker takes them one by one.
MARKED = """
INSERT INTO platform_searchtouch (id, municipality_id, kind, subject, marked_in)
SELECT ieum_uuid7(), i.municipality_id, i.kind, i.subject, 0 FROM (
    SELECT municipality_id, kind, subject FROM platform_searchitem
    EXCEPT SELECT municipality_id, kind, subject FROM platform_searchtouch
) i
"""
_BEFORE = import_module("ieum.platform.migrations.0017_search_kinds_at_once")


class Migration(migrations.Migration):
    dependencies = [("platform", "0021_search_marks")]

    operations = [
        migrations.AddField(
            "searchkeys", "title", models.CharField(default="", max_length=300, verbose_name="띄우지 않은 제목"),
            preserve_default=False,
        ),
        migrations.RunSQL(MONTH, "DROP FUNCTION ieum_search_month(date)"),
        migrations.RunSQL(
            NEWEST, "DROP FUNCTION ieum_search_newest(jsonb, bigint[], date, date, date, integer)"
        ),
        migrations.RunSQL(RANKED, "DROP FUNCTION ieum_search_ranked(jsonb, text[], date, date, date, integer)"),
        migrations.RunSQL("DROP FUNCTION ieum_search_held(jsonb, date, date, integer)", _BEFORE.FOUND),
        migrations.RunSQL(MARKED, migrations.RunSQL.noop),
    ]  # fmt: skip
