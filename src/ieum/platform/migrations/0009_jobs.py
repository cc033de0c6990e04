"""Jobs, and the queue of the workers; the application may call the queue's functions, which have no owner's rights."""

from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

STATES = [
    ("QUEUED", "차례 기다림"),
    ("RUNNING", "하는 중"),
    ("DONE", "마침"),
    ("FAILED", "못 마침"),
    ("CANCELLED", "취소함"),
]
CHANGING = "upload, state, step, steps, doing, attempts, is_cancel_asked, said, address, started_at, ended_at"
_EACH = """
DO $$ DECLARE known regprocedure; BEGIN
    FOR known IN SELECT oid FROM pg_proc
        WHERE proname LIKE 'procrastinate%' AND pronamespace = 'public'::regnamespace
    LOOP EXECUTE format('{} EXECUTE ON FUNCTION %s {} ieum_app', known); END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("platform", "0008_personal_readings"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("title", models.CharField(max_length=200, verbose_name="제목")),
                ("arguments", models.JSONField(verbose_name="맡긴 내용")),
                ("upload", models.BinaryField(null=True, verbose_name="맡긴 파일")),
                ("state", models.CharField(choices=STATES, max_length=20, verbose_name="상태")),
                ("step", models.SmallIntegerField(default=0, verbose_name="단계")),
                ("steps", models.SmallIntegerField(default=0, verbose_name="모든 단계")),
                ("doing", models.CharField(blank=True, max_length=100, verbose_name="하는 일")),
                ("attempts", models.SmallIntegerField(default=0, verbose_name="시도")),
                ("is_cancel_asked", models.BooleanField(default=False, verbose_name="취소 요청")),
                ("said", models.TextField(blank=True, verbose_name="결과")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="결과 화면")),
                ("started_at", models.DateTimeField(null=True, verbose_name="시작한 때")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="끝난 때")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "작업",
                "verbose_name_plural": "작업",
                "indexes": [models.Index(fields=["municipality", "state"], name="platform_job_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", [code for code, _ in STATES])),
                        name="platform_job_state_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title__regex", r"\S")), name="platform_job_has_title"),
                ],
            },
        ),
        tenant_table("platform_job", {"operation_id": "platform_operation"}),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON platform_job FROM ieum_app;"
            f"GRANT UPDATE ({CHANGING}) ON platform_job TO ieum_app",
            f"REVOKE UPDATE ({CHANGING}) ON platform_job FROM ieum_app;"
            "GRANT UPDATE, DELETE ON platform_job TO ieum_app",
        ),
        migrations.RunSQL(_EACH.format("GRANT", "TO"), _EACH.format("REVOKE", "FROM")),
    ]  # fmt: skip
