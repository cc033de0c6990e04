from django.conf import settings
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, decision, tenant_table

LOG = """
CREATE FUNCTION ieum_log_reading(
    municipality uuid, account uuid, address inet, kind text, purpose text, readings jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = account AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    INSERT INTO platform_personalreading (
        id, municipality_id, account_id, read_at, address, subject_id, field, kind, purpose
    )
        SELECT ieum_uuid7(), municipality, account, clock_timestamp(), address, r.subject, r.field, kind, purpose
        FROM jsonb_to_recordset(readings) r(subject uuid, field text);
END $$;
REVOKE ALL ON FUNCTION ieum_log_reading(uuid, uuid, inet, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_log_reading(uuid, uuid, inet, text, text, jsonb) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0007_decision_chain")]
    operations = [
        migrations.CreateModel(
            name="PersonalReading",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("read_at", models.DateTimeField(verbose_name="읽은 때")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="접속지")),
                ("subject_id", models.UUIDField(verbose_name="정보주체")),
                ("field", models.CharField(max_length=120, verbose_name="항목")),
                (
                    "kind",
                    models.CharField(
                        choices=[("VIEW", "열람"), ("DOWNLOAD", "내려받기"), ("COMMAND", "명령으로 조회")],
                        max_length=20,
                        verbose_name="수행업무",
                    ),
                ),
                ("purpose", models.TextField(verbose_name="목적")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="읽은 사람",
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
            ],
            options={
                "verbose_name": "접속기록",
                "verbose_name_plural": "접속기록",
                "indexes": [models.Index(fields=["municipality", "read_at"], name="platform_reading_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "\\S")), name="platform_reading_has_purpose"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadingCheck",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField(help_text="그 달의 첫날", verbose_name="점검한 달")),
                ("readings", models.IntegerField(verbose_name="건수")),
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
                "verbose_name": "접속기록 점검",
                "verbose_name_plural": "접속기록 점검",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "month"), name="platform_readingcheck_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("ERASURE", "개인정보 파기"), ("DISPOSAL", "기록 폐기")],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("subject_id", models.UUIDField(null=True, verbose_name="정보주체")),
                ("content", models.TextField(verbose_name="내용")),
                ("signature", models.CharField(max_length=128, verbose_name="서명")),
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
                "verbose_name": "파기 기록",
                "verbose_name_plural": "파기 기록",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "ERASURE")),
                        fields=("municipality", "subject_id"),
                        name="platform_tombstone_erased_once",
                    )
                ],
            },
        ),
        tenant_table("platform_personalreading"),
        append_only("platform_personalreading", posted=True),
        tenant_table("platform_readingcheck", {"operation_id": "platform_operation"}),
        append_only("platform_readingcheck"),
        tenant_table("platform_tombstone", {"operation_id": "platform_operation"}),
        append_only("platform_tombstone"),
        migrations.RunSQL(LOG, "DROP FUNCTION ieum_log_reading(uuid, uuid, inet, text, text, jsonb)"),
        decision("RULE", {"platform_ruling": "t.operation_id = $1"}),
        *(
            decision(kind, {"platform_tombstone": "t.operation_id = $1"})
            for kind in ("platform.erase_person", "platform.dispose_readings")
        ),
    ]
