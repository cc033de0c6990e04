"""The log of access also holds who wrote personal values, and who came in, went or was refused."""

from django.conf import settings
from django.db import migrations, models

LOG = """
CREATE OR REPLACE FUNCTION ieum_log_reading(
    municipality uuid, account uuid, address inet, kind text, purpose text, readings jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = account AND (a.is_active OR kind IN ('REFUSED', 'LOG_OUT'))
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    INSERT INTO platform_personalreading (
        id, municipality_id, account_id, read_at, address, subject_id, field, kind, purpose
    )
        SELECT ieum_uuid7(), municipality, account, clock_timestamp(), address, r.subject, r.field, kind, purpose
        FROM jsonb_to_recordset(readings) r(subject uuid, field text);
END $$
"""
KINDS = [
    ("VIEW", "열람"), ("DOWNLOAD", "내려받기"), ("COMMAND", "명령으로 조회"), ("WRITE", "입력·수정"),
    ("LOG_IN", "로그인"), ("LOG_OUT", "로그아웃"), ("REFUSED", "로그인 거절"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("platform", "0034_first_password")]
    operations = [
        migrations.AlterField(
            "personalreading", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="수행업무")
        ),
        migrations.AlterField(
            "personalreading", "field", models.CharField(blank=True, max_length=120, verbose_name="항목")
        ),
        migrations.AlterField("personalreading", "read_at", models.DateTimeField(verbose_name="접속한 때")),
        migrations.AlterField(
            "personalreading",
            "account",
            models.ForeignKey(
                on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="접속한 사람"
            ),
        ),
        migrations.RunSQL(LOG, migrations.RunSQL.noop),
    ]
