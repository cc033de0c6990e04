"""Only rows with a long value are taken apart for what a decision tells, since that took most of the time of a link."""

from django.db import migrations

# As before, but that the statement itself asks whether a value of a row is long, of columns that can hold one: a value
# takes six characters for one of its own at most, besides its quotes. Which columns those are is written down with the
# statement, so it is written anew after each migration.
COMPILE = """
CREATE OR REPLACE FUNCTION ieum_write_telling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION ieum_decision_told(operation uuid, kind text) RETURNS jsonb '
        'LANGUAGE plpgsql STABLE SET timezone = ''UTC'' SET bytea_output = ''hex'' '
        'SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off '
        'SET enable_mergejoin = off AS %L',
        'BEGIN ' || coalesce((
            SELECT string_agg(
                format('IF kind = %L THEN RETURN (SELECT jsonb_build_object(%s)); END IF;', k.kind, k.told), ' '
                ORDER BY k.kind
            )
            FROM (
                SELECT p.kind, string_agg(format(
                    '%L, coalesce((SELECT CASE WHEN count(*) <= 100 '
                    'THEN coalesce(jsonb_agg(CASE WHEN %s THEN ieum_told(%s) ELSE %s END ORDER BY t.id), ''[]'') END '
                    'FROM (SELECT t.* FROM %I t WHERE %s LIMIT 101) t), ieum_rows_digest(%L, %L, $1, %L))',
                    p.table_name, coalesce((
                        SELECT string_agg(format('length(to_jsonb(t.%I)::text) > 200', a.attname), ' OR '
                            ORDER BY a.attnum)
                        FROM pg_attribute a
                        WHERE a.attrelid = to_regclass(p.table_name) AND a.attnum > 0 AND NOT a.attisdropped
                        AND NOT p.ignored ? a.attname::text AND a.attlen = -1
                        AND NOT (a.atttypid = 'varchar'::regtype AND a.atttypmod BETWEEN 4 AND 37)
                    ), 'false'), p.row_told, p.row_told, p.table_name, p.condition, p.table_name, p.condition, p.ignored
                ), ', ' ORDER BY p.table_name) AS told
                FROM (
                    SELECT d.*, CASE WHEN d.ignored = '[]' THEN 'to_jsonb(t)' ELSE format(
                        'to_jsonb(t) - %L::text[]', ARRAY(SELECT jsonb_array_elements_text(d.ignored))
                    ) END AS row_told
                    FROM (
                        SELECT p.kind, p.table_name, p.condition, p.ignored FROM platform_decisionpart p
                        UNION ALL
                        SELECT DISTINCT p.kind, 'platform_operation', 't.id = $1', '[]'::jsonb
                        FROM platform_decisionpart p
                    ) d
                ) p GROUP BY p.kind
            ) k
        ), '') || ' RETURN NULL; END'
    );
    RETURN NULL;
END $$;
UPDATE platform_decisionpart SET kind = kind;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0027_decisions_name_their_operation")]
    operations = [migrations.RunSQL(COMPILE)]
