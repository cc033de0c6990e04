from django.db import migrations

SOURCE = """
CREATE FUNCTION ieum_register_source(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text,
    name text, hash text, format text, stated_on date, media_type text, content bytea, OUT source uuid
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    header record;
    stored uuid;
BEGIN
    IF encode(sha256(content), 'hex') <> hash THEN
        RAISE EXCEPTION 'the content has another hash' USING ERRCODE = 'IE007';
    END IF;
    SELECT * INTO header FROM ieum_open_operation(municipality, 'REGISTER_SOURCE', actor, on_behalf_of, basis, false);
    IF content IS NOT NULL THEN
        INSERT INTO platform_file (id, municipality_id, sha256, size, media_type, data)
            VALUES (ieum_uuid7(), municipality, hash, length(content), media_type, content)
            ON CONFLICT (municipality_id, sha256) DO NOTHING;
        SELECT f.id INTO stored FROM platform_file f WHERE f.municipality_id = municipality AND f.sha256 = hash;
    END IF;
    source := ieum_uuid7();
    INSERT INTO platform_source (id, municipality_id, operation_id, name, sha256, format, stated_on, file_id)
        VALUES (source, municipality, header.operation, name, hash, format, stated_on, stored);
END $$;
REVOKE ALL ON FUNCTION ieum_register_source(uuid, uuid, uuid, text, text, text, text, date, text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_register_source(uuid, uuid, uuid, text, text, text, text, date, text, bytea) TO ieum_app;
"""

OBSERVATIONS = """
CREATE FUNCTION ieum_post_observations(
    municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, source uuid, rows jsonb,
    OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, kind, actor, on_behalf_of, basis, true) o;
    INSERT INTO platform_observation (
        id, municipality_id, operation_id, epoch, dataset, subject, subject_key, measure, value, absence, unit, scale,
        decimals, nature, effective_date, stated_on, reporter, source_id, place_line, place_column, place_cell, printed,
        formula,
        version, origin_id, replaces_id, withdrawn
    )
    SELECT
        r.id, municipality, operation, epoch, r.dataset, r.subject, coalesce((
            SELECT string_agg(pair.key || '=' || pair.value, '|' ORDER BY pair.key COLLATE "C")
            FROM jsonb_each_text(r.subject) pair
        ), ''),
        r.measure, r.value, r.absence, r.unit, r.scale, r.decimals, r.nature, r.effective_date, r.stated_on,
        r.reporter, source, r.place_line, r.place_column, r.place_cell, r.printed, r.formula, 1, r.id, NULL, false
    FROM jsonb_to_recordset(rows) r (
        id uuid, dataset text, subject jsonb, measure text, value numeric, absence text, unit text, scale bigint,
        decimals smallint, nature text, effective_date date, stated_on date, reporter text, place_line integer,
        place_column integer, place_cell text, printed text, formula text
    );
END $$;
REVOKE ALL ON FUNCTION ieum_post_observations(uuid, text, uuid, uuid, text, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_observations(uuid, text, uuid, uuid, text, uuid, jsonb) TO ieum_app;
"""

# A correction takes everything but its value and print from the row that it names, the effective date above all.
REPLACEMENT = """
CREATE FUNCTION ieum_replace_observation(
    municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, replaced uuid, change jsonb,
    OUT observation uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, kind, actor, on_behalf_of, basis, true) o;
    INSERT INTO platform_observation (
        id, municipality_id, operation_id, epoch, dataset, subject, subject_key, measure, value, absence, unit, scale,
        decimals, nature, effective_date, stated_on, reporter, source_id, place_line, place_column, place_cell, printed,
        formula,
        version, origin_id, replaces_id, withdrawn
    )
    SELECT
        ieum_uuid7(), municipality, operation, ieum_replace_observation.epoch, o.dataset, o.subject, o.subject_key,
        o.measure, r.value, r.absence, o.unit, o.scale, coalesce(r.decimals, o.decimals), o.nature, o.effective_date,
        o.stated_on, o.reporter, o.source_id, o.place_line, o.place_column, o.place_cell,
        coalesce(r.printed, o.printed), o.formula, o.version + 1, o.origin_id, o.id, r.withdrawn
    FROM platform_observation o,
        jsonb_to_record(change) r (value numeric, absence text, decimals smallint, printed text, withdrawn boolean)
    WHERE o.municipality_id = municipality AND o.id = replaced
    RETURNING id INTO observation;
    IF observation IS NULL THEN
        RAISE EXCEPTION 'there is no such observation' USING ERRCODE = 'IE008';
    END IF;
END $$;
REVOKE ALL ON FUNCTION ieum_replace_observation(uuid, text, uuid, uuid, text, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_replace_observation(uuid, text, uuid, uuid, text, uuid, jsonb) TO ieum_app;
"""

# What was computed competes with what was printed as fact, so a ruling for it answers the question of the fact.
RULING = """
CREATE FUNCTION ieum_rule_on(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, chosen uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    fact platform_observation;
    question text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'RULE', actor, on_behalf_of, basis, true) o;
    SELECT * INTO fact FROM platform_observation o WHERE o.municipality_id = municipality AND o.id = chosen;
    IF fact.id IS NULL OR fact.withdrawn THEN
        RAISE EXCEPTION 'there is no such observation' USING ERRCODE = 'IE008';
    END IF;
    IF EXISTS (
        SELECT FROM platform_observation o WHERE o.municipality_id = municipality AND o.replaces_id = chosen
    ) THEN
        RAISE EXCEPTION 'the observation was replaced' USING ERRCODE = 'IE009';
    END IF;
    question := CASE fact.nature WHEN 'COMPUTED' THEN 'ACTUAL' ELSE fact.nature END;
    INSERT INTO platform_ruling (
        id, municipality_id, operation_id, epoch, dataset, subject_key, measure, effective_date, nature,
        observation_id, replaces_id
    )
    SELECT
        ieum_uuid7(), municipality, operation, epoch, fact.dataset, fact.subject_key, fact.measure,
        fact.effective_date, question, chosen, (
            SELECT p.id FROM platform_ruling p
            WHERE (p.municipality_id, p.dataset, p.subject_key, p.measure, p.effective_date, p.nature)
                = (municipality, fact.dataset, fact.subject_key, fact.measure, fact.effective_date, question)
            AND NOT EXISTS (
                SELECT FROM platform_ruling later
                WHERE later.municipality_id = municipality AND later.replaces_id = p.id
            )
        );
END $$;
REVOKE ALL ON FUNCTION ieum_rule_on(uuid, uuid, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_rule_on(uuid, uuid, uuid, text, uuid) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0003_observations")]
    operations = [
        migrations.RunSQL(
            SOURCE,
            "DROP FUNCTION ieum_register_source(uuid, uuid, uuid, text, text, text, text, date, text, bytea)",
        ),
        migrations.RunSQL(
            OBSERVATIONS, "DROP FUNCTION ieum_post_observations(uuid, text, uuid, uuid, text, uuid, jsonb)"
        ),
        migrations.RunSQL(
            REPLACEMENT, "DROP FUNCTION ieum_replace_observation(uuid, text, uuid, uuid, text, uuid, jsonb)"
        ),
        migrations.RunSQL(RULING, "DROP FUNCTION ieum_rule_on(uuid, uuid, uuid, text, uuid)"),
    ]
