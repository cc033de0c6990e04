"""Keys of the API and answers kept for them; of a key only what a request, or its end, writes may change."""

from django.conf import settings
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

CHANGING = "revoked_at, used_at, minute, requests"


class Migration(migrations.Migration):
    dependencies = [("platform", "0005_attempts")]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60, verbose_name="이름")),
                ("digest", models.CharField(max_length=64, verbose_name="해시")),
                ("scopes", models.JSONField(verbose_name="권한 범위")),
                ("expires_on", models.DateField(verbose_name="쓸 수 있는 마지막 날")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="폐기 시각")),
                ("used_at", models.DateTimeField(null=True, verbose_name="마지막으로 쓴 시각")),
                ("minute", models.DateTimeField(null=True, verbose_name="세는 분")),
                ("requests", models.IntegerField(default=0, verbose_name="그 분의 요청 수")),
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
                (
                    "account",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL,
                        verbose_name="계정",
                    ),
                ),
            ],
            options={
                "verbose_name": "API 열쇠",
                "verbose_name_plural": "API 열쇠",
                "indexes": [models.Index(fields=["municipality", "account"], name="platform_apitoken_account")],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "digest"), name="platform_apitoken_digest"),
                    models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="platform_apitoken_has_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=100, verbose_name="요청 표시")),
                ("request_sha256", models.CharField(max_length=64, verbose_name="요청의 해시")),
                ("status", models.SmallIntegerField(verbose_name="상태")),
                ("body", models.TextField(verbose_name="답")),
                ("kept_at", models.DateTimeField(verbose_name="보관한 시각")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to="platform.apitoken",
                        verbose_name="API 열쇠",
                    ),
                ),
            ],
            options={
                "verbose_name": "보관한 답",
                "verbose_name_plural": "보관한 답",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "token", "key"), name="platform_keptanswer_once"),
                ],
            },
        ),
        tenant_table("platform_apitoken", {"operation_id": "platform_operation"}),
        tenant_table("platform_keptanswer", {"token_id": "platform_apitoken"}),
        migrations.RunSQL(
            "REVOKE UPDATE ON platform_keptanswer FROM ieum_app;"
            "REVOKE UPDATE, DELETE ON platform_apitoken FROM ieum_app;"
            f"GRANT UPDATE ({CHANGING}) ON platform_apitoken TO ieum_app",
            f"REVOKE UPDATE ({CHANGING}) ON platform_apitoken FROM ieum_app;"
            "GRANT UPDATE, DELETE ON platform_apitoken TO ieum_app;GRANT UPDATE ON platform_keptanswer TO ieum_app",
        ),
    ]  # fmt: skip
