from typing import Any

from django.db import migrations, models

# What a decision tells is one statement for each kind, written out whenever it is said anew which rows belong to it: a
# statement that is put together for each decision would be read and planned each time.
DIGEST = """
CREATE FUNCTION ieum_rows_digest(part text, condition text, operation uuid, ignored jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET timezone = 'UTC' SET datestyle = 'ISO' SET bytea_output = 'hex' AS $$
DECLARE
    columns text[] := ARRAY(
        SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = part::regclass AND a.attnum > 0 AND NOT a.attisdropped AND NOT ignored ? a.attname::text
        ORDER BY a.attnum
    );
    answer jsonb;
BEGIN
    EXECUTE format(
        'SELECT jsonb_build_object(''columns'', to_jsonb($2), ''rows'', count(*), ''sha256'', encode(sha256(convert_to('
        'string_agg(ROW(%s)::text, E''\\n'' ORDER BY t.id), ''UTF8'')), ''hex'')) FROM %I t WHERE %s',
        (SELECT string_agg(format('t.%I', name), ', ') FROM unnest(columns) name), part, condition
    ) INTO answer USING operation, columns;
    RETURN answer;
END $$;
"""
COMPILE = """
CREATE FUNCTION ieum_write_telling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION ieum_decision_told(operation uuid, kind text) RETURNS jsonb '
        'LANGUAGE plpgsql STABLE SET timezone = ''UTC'' SET bytea_output = ''hex'' '
        'SET plan_cache_mode = force_generic_plan AS %L',
        'BEGIN ' || coalesce((
            SELECT string_agg(
                format('IF kind = %L THEN RETURN (SELECT jsonb_build_object(%s)); END IF;', k.kind, k.told), ' '
            )
            FROM (
                SELECT p.kind, string_agg(format(
                    '%L, coalesce((SELECT CASE WHEN count(*) <= 100 '
                    'THEN coalesce(jsonb_agg(ieum_told(to_jsonb(t) - %L::text[]) ORDER BY t.id), ''[]'') END '
                    'FROM (SELECT t.* FROM %I t WHERE %s LIMIT 101) t), ieum_rows_digest(%L, %L, $1, %L))',
                    p.table_name, ARRAY(SELECT jsonb_array_elements_text(p.ignored)), p.table_name, p.condition,
                    p.table_name, p.condition, p.ignored
                ), ', ' ORDER BY p.table_name) AS told
                FROM (
                    SELECT d.kind, d.table_name, d.condition, d.ignored FROM platform_decisionpart d
                    UNION ALL
                    SELECT DISTINCT d.kind, 'platform_operation', 't.id = $1', '[]'::jsonb FROM platform_decisionpart d
                ) p GROUP BY p.kind
            ) k
        ), '') || ' RETURN NULL; END'
    );
    RETURN NULL;
END $$;
CREATE TRIGGER platform_decisionpart_told AFTER INSERT OR UPDATE OR DELETE ON platform_decisionpart
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_write_telling();
UPDATE platform_decisionpart SET kind = kind;
"""
SEAL = """
CREATE OR REPLACE FUNCTION ieum_seal_decision(operation uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own uuid;
    decided text;
    link bigint;
    previous text;
    moment timestamptz;
    words text;
BEGIN
    SELECT o.municipality_id, o.kind INTO own, decided FROM platform_operation o WHERE o.id = operation;
    words := ieum_decision_told(operation, decided)::text;
    IF words IS NULL THEN
        RETURN;
    END IF;
    -- One link after the other. It is the last lock that a transaction takes, so that nobody waits for who waits here.
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.chain:' || own::text, 0));
    -- A new statement, so that it sees what was committed while waiting.
    SELECT d.number, d.hash, d.sealed_at INTO link, previous, moment FROM platform_decision d
        WHERE d.municipality_id = own ORDER BY d.number DESC LIMIT 1;
    link := coalesce(link, 0) + 1;
    previous := coalesce(previous, repeat('0', 64));
    -- A clock that was set back must not put a link before the one before it.
    moment := greatest(clock_timestamp(), moment);
    INSERT INTO platform_decision (
        id, municipality_id, operation_id, number, kind, content, sealed_at, previous_hash, hash
    ) VALUES (
        ieum_uuid7(), own, operation, link, decided, words, moment, previous,
        encode(sha256(convert_to(concat_ws(
            E'\\n', previous, own::text, link::text, operation::text, decided,
            (extract(epoch FROM moment) * 1000000)::bigint::text,
            encode(sha256(convert_to(words, 'UTF8')), 'hex')
        ), 'UTF8')), 'hex')
    );
END $$;
CREATE OR REPLACE FUNCTION ieum_chain_operation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM ieum_seal_decision(NEW.id);
    RETURN NULL;
END $$;
DROP FUNCTION ieum_rows_told(text, text, uuid, jsonb);
"""

# The key of a decision's operation implies that of its municipality; wider indexes stand in for these.
LEAN = """
DO $$
DECLARE
    key text := (
        SELECT c.conname FROM pg_constraint c WHERE c.conrelid = 'platform_decision'::regclass
        AND c.confrelid = 'platform_municipality'::regclass AND c.contype = 'f'
    );
    index regclass;
BEGIN
    EXECUTE format('ALTER TABLE platform_decision DROP CONSTRAINT %I', key);
    FOR index IN
        SELECT i.indexrelid::regclass FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = 'platform_decision'::regclass AND i.indnatts = 1 AND NOT i.indisunique
        AND a.attname IN ('municipality_id', 'operation_id')
    LOOP
        EXECUTE format('DROP INDEX %s', index);
    END LOOP;
END $$;
"""
_KEY: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+", "db_index": False}
LEAN_STATE = [
    migrations.AlterField(
        "decision",
        "municipality",
        models.ForeignKey(to="platform.municipality", verbose_name="지방자치단체", db_constraint=False, **_KEY),
    ),
    migrations.AlterField(
        "decision", "operation", models.ForeignKey(to="platform.operation", verbose_name="처리 기록", **_KEY)
    ),
]


class Migration(migrations.Migration):
    dependencies = [("platform", "0012_notices")]
    operations = [
        migrations.RunSQL(DIGEST),
        migrations.RunSQL(COMPILE),
        migrations.RunSQL(SEAL),
        migrations.RunSQL(LEAN, state_operations=LEAN_STATE),
    ]
