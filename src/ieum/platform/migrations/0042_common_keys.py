"""Which keys very many items hold is counted and kept, so that likeness reads none of their lists."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

LIKENESS = """
CREATE OR REPLACE FUNCTION ieum_search_likeness(
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
    -- Of what is counted to be common no list is read.
    SELECT array_agg(c.key) INTO everywhere FROM platform_searchcommonkey c
    WHERE c.municipality_id = home AND c.key = ANY (asked || titled) AND c.items > common;
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
"""
_BEFORE = import_module("ieum.platform.migrations.0039_search_readers").LIKENESS.partition("REVOKE ALL")[0]


class Migration(migrations.Migration):
    dependencies = [("platform", "0041_files_searched")]

    operations = [
        migrations.CreateModel(
            name="SearchCommonKey",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                ("key", models.BigIntegerField(verbose_name="해시")),
                ("items", models.BigIntegerField(verbose_name="담은 항목 수")),
                ("counted_at", models.DateTimeField(verbose_name="센 때")),
            ],
            options={
                "verbose_name": "흔한 검색 해시",
                "verbose_name_plural": "흔한 검색 해시",
                "constraints": [
                    models.UniqueConstraint(fields=["municipality", "key"], name="platform_searchcommonkey_key")
                ],
            },
        ),
        tenant_table("platform_searchcommonkey"),
        migrations.RunSQL(
            "REVOKE UPDATE ON platform_searchcommonkey FROM ieum_app",
            "GRANT UPDATE ON platform_searchcommonkey TO ieum_app",
        ),
        migrations.RunSQL(LIKENESS, _BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)),
    ]  # fmt: skip
