from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_KINDS = [("IMPREST", "일상경비 교부"), ("ADVANCE", "선금급"), ("ESTIMATE", "개산급")]
_STATES = [("OPEN", "정산 전"), ("SETTLED", "정산함"), ("WITHDRAWN", "취소")]
_TABLE = "budget_advancepayment"
_SETTLED = models.Q(("settled_on__isnull", False), ("state", "SETTLED"), ("used__gte", 0))
_OPEN = models.Q(models.Q(("state", "SETTLED"), _negated=True), ("settled_on", None), ("used", None))


class Migration(migrations.Migration):
    dependencies = [("budget", "0064_bills_and_requests_searched")]

    operations = [
        migrations.CreateModel(
            name="AdvancePayment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="구분")),
                ("state", models.CharField(choices=_STATES, max_length=20, verbose_name="상태")),
                ("due_on", models.DateField(verbose_name="정산기한")),
                ("settled_on", models.DateField(null=True, verbose_name="정산일")),
                (
                    "used",
                    models.BigIntegerField(
                        help_text="실제로 쓴 금액. 나머지는 반납한다.", null=True, verbose_name="정산액(원)"
                    ),
                ),
                ("event", models.ForeignKey(**_RELATED, to="budget.ledgerevent", verbose_name="지출")),
                (
                    "municipality",
                    models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체"),
                ),
                ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
            ],
            options={
                "verbose_name": "정산할 지출",
                "verbose_name_plural": "정산할 지출",
                "constraints": (
                    models.UniqueConstraint(
                        fields=["municipality", "event", "position"], name="budget_advancepayment_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", [code for code, _ in _KINDS]), ("state__in", [code for code, _ in _STATES])
                        ),
                        name="budget_advancepayment_said",
                    ),
                    models.CheckConstraint(condition=_SETTLED | _OPEN, name="budget_advancepayment_settled"),
                ),
            },
        ),
        tenant_table(_TABLE, {"operation_id": "platform_operation", "event_id": "budget_ledgerevent"}),
        append_only(_TABLE),
    ]
