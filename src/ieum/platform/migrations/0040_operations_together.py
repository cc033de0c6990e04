"""Several operations of one transaction are opened by one statement, and told and chained by one."""

from django.db import migrations

# What is told of a decision is written once, for one operation and for several of a kind.
TELLING = """
CREATE OR REPLACE FUNCTION ieum_write_telling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    settings text := 'LANGUAGE plpgsql STABLE SET timezone = ''UTC'' SET bytea_output = ''hex'' '
        'SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off '
        'SET enable_mergejoin = off AS %L';
    one text := '';
    many text := '';
    told record;
BEGIN
    FOR told IN
        SELECT p.kind, format('jsonb_build_object(%s)', string_agg(format(
            '%L, coalesce((SELECT CASE WHEN count(*) <= 100 '
            'THEN coalesce(jsonb_agg(CASE WHEN %s THEN ieum_told(%s) ELSE %s END ORDER BY t.id), ''[]'') END '
            'FROM (SELECT t.* FROM %I t WHERE %s LIMIT 101) t), ieum_rows_digest(%L, %L, {operation}, %L))',
            p.table_name, coalesce((
                SELECT string_agg(format('length(to_jsonb(t.%I)::text) > 200', a.attname), ' OR ' ORDER BY a.attnum)
                FROM pg_attribute a
                WHERE a.attrelid = to_regclass(p.table_name) AND a.attnum > 0 AND NOT a.attisdropped
                AND NOT p.ignored ? a.attname::text AND a.attlen = -1
                AND NOT (a.atttypid = 'varchar'::regtype AND a.atttypmod BETWEEN 4 AND 37)
            ), 'false'), p.row_told, p.row_told, p.table_name, replace(p.condition, '$1', '{operation}'),
            p.table_name, p.condition, p.ignored
        ), ', ' ORDER BY p.table_name)) AS words
        FROM (
            SELECT d.*, CASE WHEN d.ignored = '[]' THEN 'to_jsonb(t)' ELSE format(
                'to_jsonb(t) - %L::text[]', ARRAY(SELECT jsonb_array_elements_text(d.ignored))
            ) END AS row_told
            FROM (
                SELECT p.kind, p.table_name, p.condition, p.ignored FROM platform_decisionpart p
                UNION ALL
                SELECT DISTINCT p.kind, 'platform_operation', 't.id = $1', '[]'::jsonb FROM platform_decisionpart p
            ) d
        ) p GROUP BY p.kind ORDER BY p.kind
    LOOP
        one := one || format('IF kind = %L THEN RETURN (SELECT %s); END IF; ', told.kind,
            replace(told.words, '{operation}', '$1'));
        many := many || format('IF kind = %L THEN RETURN QUERY SELECT sealed.id, %s FROM unnest($1) sealed (id); '
            'END IF; ', told.kind, replace(told.words, '{operation}', 'sealed.id'));
    END LOOP;
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION ieum_decision_told(operation uuid, kind text) RETURNS jsonb ' || settings,
        'BEGIN ' || one || 'RETURN NULL; END'
    );
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION ieum_decisions_told(operations uuid[], kind text) '
        'RETURNS TABLE (decision uuid, words jsonb) ' || settings, 'BEGIN ' || many || 'END'
    );
    RETURN NULL;
END $$;
UPDATE platform_decisionpart SET kind = kind;
"""
# Their links come one after the other in the order of their operations, as if each had been sealed by itself.
SEALING = """
CREATE FUNCTION ieum_seal_decisions(own uuid, decided text, operations uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    told record;
    number bigint;
    link text;
    moment timestamptz;
    previous text[];
    hashes text[];
BEGIN
    SELECT array_agg(t.decision ORDER BY t.decision) AS ids, array_agg(t.words::text ORDER BY t.decision) AS words
        INTO told FROM ieum_decisions_told(operations, decided) t;
    -- One link after the other. It is the last lock that a transaction takes, so that nobody waits for who waits here.
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.chain:' || own::text, 0));
    -- A new statement, so that it sees what was committed while waiting.
    SELECT d.number, d.hash, d.sealed_at INTO number, link, moment FROM platform_decision d
        WHERE d.municipality_id = own ORDER BY d.number DESC LIMIT 1;
    number := coalesce(number, 0);
    link := coalesce(link, repeat('0', 64));
    -- A clock that was set back must not put a link before the one before it.
    moment := greatest(clock_timestamp(), moment);
    FOR each IN 1 .. coalesce(cardinality(told.ids), 0) LOOP
        previous[each] := link;
        link := encode(sha256(convert_to(concat_ws(
            E'\\n', link, own::text, (number + each)::text, told.ids[each]::text, decided,
            (extract(epoch FROM moment) * 1000000)::bigint::text,
            encode(sha256(convert_to(told.words[each], 'UTF8')), 'hex')
        ), 'UTF8')), 'hex');
        hashes[each] := link;
    END LOOP;
    INSERT INTO platform_decision (
        id, municipality_id, operation_id, number, kind, content, sealed_at, previous_hash, hash
    )
    SELECT ieum_uuid7(), own, t.id, number + t.nth, decided, t.words, moment, t.previous, t.hash
    FROM unnest(told.ids, told.words, previous, hashes) WITH ORDINALITY t (id, words, previous, hash, nth);
END $$;
REVOKE ALL ON FUNCTION ieum_seal_decisions(uuid, text, uuid[]) FROM PUBLIC;
"""
# What is named as opened together is only told together: each is held against its own row, and none is sealed twice.
CHAINING = """
CREATE OR REPLACE FUNCTION ieum_chain_operation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    together uuid[] := nullif(current_setting('ieum.together', true), '');
BEGIN
    IF (NEW.id = ANY (together)) IS NOT TRUE THEN
        PERFORM ieum_seal_decision(NEW.id);
    ELSIF NOT EXISTS (
        SELECT FROM platform_decision d WHERE d.municipality_id = NEW.municipality_id AND d.operation_id = NEW.id
    ) THEN
        PERFORM ieum_seal_decisions(NEW.municipality_id, NEW.kind, ARRAY(
            SELECT o.id FROM unnest(together) t (id) JOIN platform_operation o
                ON o.municipality_id = NEW.municipality_id AND o.id = t.id AND o.kind = NEW.kind
            WHERE NOT EXISTS (
                SELECT FROM platform_decision d WHERE d.municipality_id = o.municipality_id AND d.operation_id = o.id
            )
        ));
    END IF;
    RETURN NULL;
END $$;
"""
OPENING = """
CREATE FUNCTION ieum_open_operations(
    municipality uuid, kind text, actors uuid[], bases text[], OUT operations uuid[], OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(actors) named LEFT JOIN platform_account a ON a.id = named AND a.is_active
            AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
        WHERE a.id IS NULL
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    PERFORM ieum_require_read_committed();
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    -- A new statement, so that it sees what was closed while waiting.
    SELECT coalesce(max(number), 0) + 1 INTO epoch FROM platform_epoch WHERE municipality_id = municipality;
    operations := ARRAY(SELECT ieum_uuid7() FROM generate_series(1, cardinality(actors)));
    INSERT INTO platform_operation (
        id, municipality_id, kind, actor_id, on_behalf_of_id, basis, epoch, records_facts, recorded_at
    )
    SELECT o.id, municipality, ieum_open_operations.kind, o.actor, NULL, o.basis, ieum_open_operations.epoch, true,
        clock_timestamp()
    FROM unnest(operations, actors, bases) o (id, actor, basis);
    PERFORM set_config('ieum.together', operations::text, true);
END $$;
REVOKE ALL ON FUNCTION ieum_open_operations(uuid, text, uuid[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_open_operations(uuid, text, uuid[], text[]) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0039_search_readers")]
    operations = [migrations.RunSQL(each) for each in (TELLING, SEALING, CHAINING, OPENING)]
