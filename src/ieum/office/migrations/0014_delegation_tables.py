"""Municipalities have their own dated tables of delegated decisions."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table


def _to(target: str, label: str) -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name="+", to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("office", "0013_beside_cases")]
    operations = [
        migrations.CreateModel(
            name="DelegationTable",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("valid_from", models.DateField(verbose_name="시행일")),
                ("version", models.SmallIntegerField(verbose_name="판")),
                ("name", models.CharField(max_length=100, verbose_name="규칙의 이름")),
                ("kinds", models.JSONField(verbose_name="전결권자")),
            ],
            options={
                "verbose_name": "위임전결표",
                "verbose_name_plural": "위임전결표",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["municipality", "valid_from", "version"], name="office_delegationtable_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(name__regex=r"\S"), name="office_delegationtable_has_name"
                    ),
                ],
            },
        ),
        tenant_table("office_delegationtable", {"operation_id": "platform_operation"}),
        append_only("office_delegationtable"),
    ]
