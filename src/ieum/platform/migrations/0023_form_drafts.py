"""What accounts write into forms and have not sent is kept, sealed, until it is sent, discarded or too old."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import tenant_table


class Migration(migrations.Migration):
    dependencies = [("platform", "0022_search_newest_first")]

    operations = [
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.CharField(max_length=300, verbose_name="양식의 주소")),
                ("query", models.CharField(blank=True, max_length=300, verbose_name="주소의 조건")),
                ("revision", models.IntegerField(verbose_name="저장한 횟수")),
                ("content", models.TextField(verbose_name="봉한 내용")),
                ("saved_at", models.DateTimeField(verbose_name="저장한 때")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="쓴 계정",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "자동 저장",
                "verbose_name_plural": "자동 저장",
                "indexes": [models.Index(fields=["municipality", "saved_at"], name="platform_formdraft_saved")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "account", "place"), name="platform_formdraft_once"
                    ),
                ],
            },
        ),
        tenant_table("platform_formdraft"),
    ]
