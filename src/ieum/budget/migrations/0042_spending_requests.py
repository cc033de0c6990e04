from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_STATES = [("OPEN", "품의 중"), ("COMMITTED", "원인행위"), ("WITHDRAWN", "취소")]
_REFERENCES = {
    "operation_id": "platform_operation", "cell_id": "budget_appropriationcell", "source_id": "platform_source",
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("budget", "0041_proposals")]

    operations = [
        migrations.CreateModel(
            name="SpendingRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("number", models.CharField(max_length=60, verbose_name="품의번호")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("asked_on", models.DateField(verbose_name="품의일자")),
                ("amount", models.BigIntegerField(verbose_name="품의금액(원)")),
                ("state", models.CharField(choices=_STATES, max_length=20, verbose_name="품의상태")),
                ("since", models.DateField(verbose_name="이 상태가 된 날")),
                ("cell", models.ForeignKey(**_RELATED, to="budget.appropriationcell", verbose_name="예산과목")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
                ("source", models.ForeignKey(**_RELATED, null=True, to="platform.source", verbose_name="출처")),
            ],
            options={
                "verbose_name": "품의",
                "verbose_name_plural": "품의",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "cell", "number", "position"], name="budget_spendingrequest_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("number__regex", "\\S"), ("state__in", [code for code, _ in _STATES])
                        ),
                        name="budget_spendingrequest_said",
                    ),
                ),
            },
        ),
        tenant_table("budget_spendingrequest", _REFERENCES),
        append_only("budget_spendingrequest"),
    ]
