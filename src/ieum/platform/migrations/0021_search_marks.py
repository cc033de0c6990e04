"""A mark says which transaction made it, so that each settles its own; and all that there is can be marked at once."""

from django.db import migrations, models

MARKED_IN = "ALTER TABLE platform_searchtouch ALTER marked_in SET DEFAULT pg_current_xact_id()::text::bigint"
# The triggers that mark changes say which subjects a row belongs to; the same is asked here of all rows.
MARK_ALL = r"""
CREATE FUNCTION ieum_search_mark_all() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    home uuid := ieum_municipality();
    marking record;
BEGIN
    FOR marking IN
        SELECT t.tgrelid::regclass AS rows, a.said[1] AS kind, replace(a.said[2], '\\', '\') AS subjects
        FROM pg_trigger t CROSS JOIN LATERAL (SELECT string_to_array(encode(t.tgargs, 'escape'), '\000')) AS a(said)
        WHERE t.tgfoid = 'ieum_search_touch'::regproc AND t.tgnewtable IS NOT NULL AND t.tgoldtable IS NULL
            AND t.tgtype & 4 <> 0
    LOOP
        EXECUTE format(
            'INSERT INTO platform_searchtouch (id, municipality_id, kind, subject, marked_in)
             SELECT ieum_uuid7(), $1, %L, s.subject, 0 FROM (
                 SELECT o.subject::text FROM %s t CROSS JOIN LATERAL (%s) AS o(subject) WHERE t.municipality_id = $1
                 EXCEPT SELECT m.subject FROM platform_searchtouch m WHERE m.municipality_id = $1 AND m.kind = %L
             ) s WHERE s.subject IS NOT NULL', marking.kind, marking.rows, marking.subjects, marking.kind
        ) USING home;
    END LOOP;
    INSERT INTO platform_searchtouch (id, municipality_id, kind, subject, marked_in)
    SELECT ieum_uuid7(), home, i.kind, i.subject, 0
    FROM (
        SELECT kind, subject FROM platform_searchitem WHERE municipality_id = home
        EXCEPT SELECT kind, subject FROM platform_searchtouch WHERE municipality_id = home
    ) i;
END $$;
REVOKE ALL ON FUNCTION ieum_search_mark_all() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_search_mark_all() TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0020_closed_days")]

    operations = [
        migrations.AddField(
            "searchtouch", "marked_in", models.BigIntegerField(default=0, verbose_name="표시한 트랜잭션"),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "searchtouch",
            models.Index(fields=["municipality", "marked_in"], name="platform_searchtouch_marked_in"),
        ),
        migrations.RunSQL(MARKED_IN, "ALTER TABLE platform_searchtouch ALTER marked_in DROP DEFAULT"),
        migrations.RunSQL(MARK_ALL, "DROP FUNCTION ieum_search_mark_all()"),
    ]  # fmt: skip
