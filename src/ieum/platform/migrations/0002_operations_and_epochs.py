from django.conf import settings
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

LOCK_KEY = """
CREATE FUNCTION ieum_epoch_key(municipality uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended('ieum.epoch:' || municipality::text, 0)
$$;
CREATE FUNCTION ieum_require_read_committed() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    -- Elsewhere a statement after the lock would still not see what was committed while waiting for it.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'epochs move in READ COMMITTED only' USING ERRCODE = 'IE003';
    END IF;
END $$;
"""
CLOSE = """
CREATE FUNCTION ieum_close_epoch() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own uuid := ieum_municipality();
    closed bigint;
    moment timestamptz;
BEGIN
    PERFORM ieum_require_read_committed();
    SELECT coalesce(max(number), 0) INTO closed FROM platform_epoch WHERE municipality_id = own;
    IF NOT EXISTS (
        SELECT FROM platform_operation WHERE municipality_id = own AND epoch > closed AND records_facts
    ) THEN
        RETURN closed;
    END IF;
    PERFORM pg_advisory_xact_lock(ieum_epoch_key(own));
    SELECT coalesce(max(number), 0), max(closed_at) INTO closed, moment
        FROM platform_epoch WHERE municipality_id = own;
    IF NOT EXISTS (
        SELECT FROM platform_operation WHERE municipality_id = own AND epoch > closed AND records_facts
    ) THEN
        RETURN closed;
    END IF;
    -- A clock that was set back must not close an epoch before the one before it.
    moment := greatest(clock_timestamp(), moment + interval '1 microsecond');
    INSERT INTO platform_epoch (id, municipality_id, number, closed_at) VALUES (ieum_uuid7(), own, closed + 1, moment);
    RETURN closed + 1;
END $$;
REVOKE ALL ON FUNCTION ieum_close_epoch() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_close_epoch() TO ieum_app;
"""
AT = """
CREATE FUNCTION ieum_epoch_at(known_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    own uuid := ieum_municipality();
    answer bigint;
BEGIN
    PERFORM ieum_require_read_committed();
    -- Whoever is closing has taken the time already, and shows the epoch only at the end of the transaction.
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(own));
    IF known_at > clock_timestamp() THEN
        RAISE EXCEPTION 'that moment is to come' USING ERRCODE = 'IE002';
    END IF;
    SELECT max(number) INTO answer FROM platform_epoch WHERE municipality_id = own AND closed_at <= known_at;
    RETURN answer;
END $$;
GRANT EXECUTE ON FUNCTION ieum_epoch_at(timestamptz), ieum_epoch_key(uuid), ieum_require_read_committed() TO ieum_app;
"""
OPEN = """
CREATE FUNCTION ieum_open_operation(
    municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, records_facts boolean,
    OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF (
        SELECT count(*) FROM platform_account a
        WHERE a.id IN (actor, on_behalf_of) AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) <> (
        SELECT count(DISTINCT named) FROM unnest(ARRAY[actor, coalesce(on_behalf_of, actor)]) named
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    PERFORM ieum_require_read_committed();
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    -- A new statement, so that it sees what was closed while waiting.
    SELECT coalesce(max(number), 0) + 1 INTO epoch FROM platform_epoch WHERE municipality_id = municipality;
    operation := ieum_uuid7();
    INSERT INTO platform_operation (
        id, municipality_id, kind, actor_id, on_behalf_of_id, basis, epoch, records_facts, recorded_at
    )
        VALUES (operation, municipality, kind, actor, on_behalf_of, basis, epoch, records_facts, clock_timestamp());
END $$;
REVOKE ALL ON FUNCTION ieum_open_operation(uuid, text, uuid, uuid, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_open_operation(uuid, text, uuid, uuid, text, boolean) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_municipalities_and_accounts")]
    operations = [
        migrations.CreateModel(
            name="Epoch",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(verbose_name="번호")),
                ("closed_at", models.DateTimeField(verbose_name="마감 시각")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "등록 회차",
                "verbose_name_plural": "등록 회차",
            },
        ),
        migrations.CreateModel(
            name="Operation",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("basis", models.TextField(verbose_name="근거")),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("records_facts", models.BooleanField(verbose_name="사실 등록")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        help_text="보여 주기만 한다. 순서를 정하는 데 쓰지 않는다.", verbose_name="등록 시각"
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="처리자"
                    ),
                ),
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
                    "on_behalf_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="위임자",
                    ),
                ),
            ],
            options={
                "verbose_name": "처리 기록",
                "verbose_name_plural": "처리 기록",
            },
        ),
        migrations.AddConstraint(
            model_name="epoch",
            constraint=models.UniqueConstraint(fields=("municipality", "number"), name="platform_epoch_number"),
        ),
        migrations.AddIndex(
            model_name="operation",
            index=models.Index(fields=["municipality", "epoch"], name="platform_operation_epoch"),
        ),
        migrations.AddConstraint(
            model_name="operation",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__regex", "\\S")), name="platform_operation_has_basis"
            ),
        ),
        tenant_table("platform_epoch"),
        append_only("platform_epoch", posted=True),
        tenant_table("platform_operation"),
        append_only("platform_operation", posted=True),
        migrations.RunSQL(LOCK_KEY, "DROP FUNCTION ieum_epoch_key(uuid); DROP FUNCTION ieum_require_read_committed()"),
        migrations.RunSQL(CLOSE, "DROP FUNCTION ieum_close_epoch()"),
        migrations.RunSQL(AT, "DROP FUNCTION ieum_epoch_at(timestamptz)"),
        migrations.RunSQL(OPEN, "DROP FUNCTION ieum_open_operation(uuid, text, uuid, uuid, text, boolean)"),
    ]
