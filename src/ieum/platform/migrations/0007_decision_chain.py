from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

TOLD = """
CREATE FUNCTION ieum_told(told jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    -- What is long, such as the text of a report, is told by its hash.
    SELECT jsonb_object_agg(key, CASE WHEN length(value::text) > 200
        THEN to_jsonb('sha256:' || encode(sha256(convert_to(value::text, 'UTF8')), 'hex')) ELSE value END)
    FROM jsonb_each(told)
$$;
GRANT EXECUTE ON FUNCTION ieum_told(jsonb) TO ieum_app, ieum_backup;
CREATE FUNCTION ieum_rows_told(part text, condition text, operation uuid, ignored jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
    answer jsonb;
BEGIN
    EXECUTE format(
        'SELECT coalesce(jsonb_agg(ieum_told(to_jsonb(t) - $2) ORDER BY t.id), ''[]'') FROM %I t WHERE %s',
        part, condition
    ) INTO answer USING operation, ARRAY(SELECT jsonb_array_elements_text(ignored));
    RETURN answer;
END $$;
"""
SEAL = """
CREATE FUNCTION ieum_seal_decision(operation uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    header platform_operation;
    part platform_decisionpart;
    before platform_decision;
    told jsonb;
    link bigint;
    previous text;
    moment timestamptz;
    words text;
BEGIN
    SELECT * INTO header FROM platform_operation WHERE id = operation;
    told := jsonb_build_object('platform_operation', ieum_rows_told('platform_operation', 'id = $1', operation, '[]'));
    FOR part IN SELECT * FROM platform_decisionpart p WHERE p.kind = header.kind ORDER BY table_name LOOP
        told := told || jsonb_build_object(
            part.table_name, ieum_rows_told(part.table_name, part.condition, operation, part.ignored)
        );
    END LOOP;
    words := told::text;
    -- One link after the other. It is the last lock that a transaction takes, so that nobody waits for who waits here.
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.chain:' || header.municipality_id::text, 0));
    -- A new statement, so that it sees what was committed while waiting.
    SELECT * INTO before FROM platform_decision d
        WHERE d.municipality_id = header.municipality_id ORDER BY d.number DESC LIMIT 1;
    link := coalesce(before.number, 0) + 1;
    previous := coalesce(before.hash, repeat('0', 64));
    -- A clock that was set back must not put a link before the one before it.
    moment := greatest(clock_timestamp(), before.sealed_at);
    INSERT INTO platform_decision (
        id, municipality_id, operation_id, number, kind, content, sealed_at, previous_hash, hash
    ) VALUES (
        ieum_uuid7(), header.municipality_id, operation, link, header.kind, words, moment, previous,
        encode(sha256(convert_to(concat_ws(
            E'\\n', previous, header.municipality_id::text, link::text, operation::text, header.kind,
            (extract(epoch FROM moment) * 1000000)::bigint::text,
            encode(sha256(convert_to(words, 'UTF8')), 'hex')
        ), 'UTF8')), 'hex')
    );
END $$;
"""
TRIGGER = """
CREATE FUNCTION ieum_chain_operation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM platform_decisionpart p WHERE p.kind = NEW.kind) THEN
        PERFORM ieum_seal_decision(NEW.id);
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ieum_chain_operation() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_chain_operation() TO ieum_app;
-- At the end of the transaction, when all rows of the decision are there.
CREATE CONSTRAINT TRIGGER platform_operation_chained AFTER INSERT ON platform_operation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ieum_chain_operation();
"""
PAST = """
CREATE FUNCTION ieum_chain_past(decided text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    operation uuid;
BEGIN
    FOR operation IN
        SELECT o.id FROM platform_operation o WHERE o.kind = decided
        AND NOT EXISTS (SELECT FROM platform_decision d WHERE d.operation_id = o.id)
        ORDER BY o.municipality_id, o.recorded_at, o.id
    LOOP
        PERFORM ieum_seal_decision(operation);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0006_api_tokens")]
    operations = [
        migrations.CreateModel(
            name="DecisionPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("table_name", models.CharField(max_length=63, verbose_name="표")),
                ("condition", models.TextField(help_text="$1은 처리 기록", verbose_name="조건")),
                ("ignored", models.JSONField(help_text="결정한 뒤에도 바뀌는 열", verbose_name="빼는 열")),
            ],
            options={
                "verbose_name": "결정의 행",
                "verbose_name_plural": "결정의 행",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "table_name"), name="platform_decisionpart_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(verbose_name="번호")),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                (
                    "content",
                    models.TextField(help_text="처리 기록과 그 행들. 개인정보는 암호문이다.", verbose_name="내용"),
                ),
                ("sealed_at", models.DateTimeField(verbose_name="기록 시각")),
                ("previous_hash", models.CharField(max_length=64, verbose_name="앞 해시")),
                ("hash", models.CharField(max_length=64, verbose_name="해시")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.operation", verbose_name="처리 기록"
                    ),
                ),
            ],
            options={
                "verbose_name": "결정 기록",
                "verbose_name_plural": "결정 기록",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "number"), name="platform_decision_number"),
                    models.UniqueConstraint(fields=("municipality", "operation"), name="platform_decision_operation"),
                    models.UniqueConstraint(fields=("municipality", "hash"), name="platform_decision_hash"),
                ],
            },
        ),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON platform_decisionpart FROM ieum_app",
            "GRANT INSERT, UPDATE, DELETE ON platform_decisionpart TO ieum_app",
        ),
        tenant_table("platform_decision", {"operation_id": "platform_operation"}),
        append_only("platform_decision", posted=True),
        migrations.RunSQL(
            TOLD, "DROP FUNCTION ieum_rows_told(text, text, uuid, jsonb); DROP FUNCTION ieum_told(jsonb)"
        ),
        migrations.RunSQL(SEAL, "DROP FUNCTION ieum_seal_decision(uuid)"),
        migrations.RunSQL(
            TRIGGER,
            "DROP TRIGGER platform_operation_chained ON platform_operation; DROP FUNCTION ieum_chain_operation()",
        ),
        migrations.RunSQL(PAST, "DROP FUNCTION ieum_chain_past(text)"),
    ]
