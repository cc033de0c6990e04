"""The search index, what marks changed subjects, and the functions that alone read its lists of keys.

An index of keys is not used under a policy, since its operators could tell rows of others; so two functions of the
owner search it and hold rows to the municipality themselves.
"""

from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table
from ieum.platform.database.searching import searched

TOUCH = """
CREATE FUNCTION ieum_search_touch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO platform_searchtouch (id, municipality_id, kind, subject)
         SELECT ieum_uuid7(), s.municipality_id, %L, s.subject FROM (
             SELECT DISTINCT t.municipality_id, o.subject FROM touched t CROSS JOIN LATERAL (%s) AS o(subject)
         ) s WHERE s.subject IS NOT NULL', TG_ARGV[0], TG_ARGV[1]
    );
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ieum_search_touch() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_touch() TO ieum_app;
"""
FOUND = """
CREATE FUNCTION ieum_search_found(
    needed bigint[], among bigint[], eras jsonb, since date, until date, most integer
) RETURNS TABLE (item uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    era jsonb;
    years bigint[];
    found integer := 0;
    step integer;
BEGIN
    -- Era by era from the newest one, so that of a word that is everywhere the newest items are found, and quickly.
    FOR era IN SELECT jsonb_array_elements(eras) LOOP
        years := ARRAY(SELECT jsonb_array_elements_text(era)::bigint);
        -- Planned anew each time: how common the words are decides how the lists are read.
        RETURN QUERY EXECUTE
            'SELECT k.item_id FROM platform_searchkeys k
             WHERE k.keys @> $1 AND k.keys && $2 AND k.municipality_id = $3'
            || CASE WHEN among IS NULL THEN '' ELSE ' AND k.keys && $4' END
            || CASE WHEN since IS NULL THEN '' ELSE ' AND k.day >= $5' END
            || CASE WHEN until IS NULL THEN '' ELSE ' AND k.day <= $6' END
            || ' LIMIT $7'
            USING needed, years, home, among, since, until, most - found;
        GET DIAGNOSTICS step = ROW_COUNT;
        found := found + step;
        EXIT WHEN found >= most;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ieum_search_found(bigint[], bigint[], jsonb, date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_found(bigint[], bigint[], jsonb, date, date, integer) TO ieum_app;
"""
ALIKE = """
CREATE FUNCTION ieum_search_alike(asked bigint[], common integer, most integer)
RETURNS TABLE (item uuid, likeness double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    whole double precision;
    everywhere bigint[];
BEGIN
    SELECT greatest(c.reltuples, 0) INTO whole FROM pg_class c WHERE c.oid = 'platform_searchkeys'::regclass;
    -- Words that the database's own statistics know to be common need not be counted.
    SELECT array_agg(known.key) INTO everywhere
    FROM pg_stats s, unnest(s.most_common_elems::text::bigint[], s.most_common_elem_freqs[1:cardinality(
        s.most_common_elems::text::bigint[])]) AS known(key, share)
    WHERE s.schemaname = 'public' AND s.tablename = 'platform_searchkeys' AND s.attname = 'keys'
        AND known.key = ANY (asked) AND known.share * whole > common;
    RETURN QUERY
        WITH held AS (
            SELECT word.key, k.item_id, k.size, count(*) OVER (PARTITION BY word.key) AS items
            FROM unnest(asked) AS word(key) CROSS JOIN LATERAL (
                SELECT s.item_id, s.size FROM platform_searchkeys s
                WHERE s.keys @> ARRAY[word.key] AND s.municipality_id = home LIMIT common + 1
            ) k
            WHERE everywhere IS NULL OR word.key <> ALL (everywhere)
        )
        SELECT h.item_id, sum(ln(1 + common::double precision / h.items) ^ 2) / sqrt(greatest(h.size, 10)) AS likeness
        FROM held h WHERE h.items <= common GROUP BY h.item_id, h.size ORDER BY likeness DESC, h.item_id LIMIT most;
END $$;
REVOKE ALL ON FUNCTION ieum_search_alike(bigint[], integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_alike(bigint[], integer, integer) TO ieum_app;
"""


def _of_municipality() -> tuple[str, Any]:
    return "municipality", models.ForeignKey(
        on_delete=models.deletion.PROTECT, related_name="+", to="platform.municipality", verbose_name="지방자치단체"
    )


def _id() -> tuple[str, Any]:
    return "id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("platform", "0009_jobs")]

    operations = [
        migrations.CreateModel(
            name="SearchItem",
            fields=[
                _id(),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("subject", models.CharField(max_length=500, verbose_name="대상")),
                ("part", models.CharField(blank=True, max_length=60, verbose_name="대상의 부분")),
                ("title", models.CharField(max_length=300, verbose_name="제목")),
                ("body", models.TextField(blank=True, verbose_name="내용")),
                ("day", models.DateField(null=True, verbose_name="날짜")),
                (
                    "place",
                    models.CharField(blank=True, max_length=60, verbose_name="직위, 부서의 번호나 부서의 이름"),
                ),
                ("address", models.CharField(max_length=300, verbose_name="주소")),
                _of_municipality(),
            ],
            options={
                "verbose_name": "검색 항목",
                "verbose_name_plural": "검색 항목",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "kind", "subject", "part"), name="platform_searchitem_subject"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchKeys",
            fields=[
                _id(),
                ("day", models.DateField(null=True, verbose_name="날짜")),
                ("size", models.IntegerField(verbose_name="낱말 수")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None, verbose_name="해시"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT,
                        related_name="+",
                        to="platform.searchitem",
                        verbose_name="검색 항목",
                    ),
                ),
                _of_municipality(),
            ],
            options={
                "verbose_name": "검색 해시",
                "verbose_name_plural": "검색 해시",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex("keys", fastupdate=False, name="platform_searchkeys_keys"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "item"), name="platform_searchkeys_item"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTouch",
            fields=[
                _id(),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("subject", models.CharField(max_length=500, verbose_name="대상")),
                _of_municipality(),
            ],
            options={"verbose_name": "다시 볼 대상", "verbose_name_plural": "다시 볼 대상"},
        ),
        tenant_table("platform_searchitem"),
        tenant_table("platform_searchkeys", {"item_id": "platform_searchitem"}),
        tenant_table("platform_searchtouch"),
        migrations.RunSQL(TOUCH, "DROP FUNCTION ieum_search_touch()"),
        migrations.RunSQL(FOUND, "DROP FUNCTION ieum_search_found(bigint[], bigint[], jsonb, date, date, integer)"),
        migrations.RunSQL(ALIKE, "DROP FUNCTION ieum_search_alike(bigint[], integer, integer)"),
        searched("platform_observation", "platform.fact", "SELECT t.dataset || chr(10) || t.subject_key"),
    ]
