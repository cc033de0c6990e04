from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_KINDS = [
    ("DEEMED", "간주처리·성립전 사용"), ("ALLOTMENT", "수시배정"), ("CARRY_OUT", "이월"), ("FILE", "예산 사건 파일"),
]  # fmt: skip
_OUTCOMES = [("CONFIRMED", "승인"), ("RETURNED", "반려"), ("WITHDRAWN", "회수")]
_REFERENCES = {"operation_id": "platform_operation"}


def _own() -> list[tuple[str, Any]]:
    return [
        (
            "id",
            models.UUIDField(
                default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
            ),
        ),
        ("municipality", models.ForeignKey(**_RELATED, to="platform.municipality", verbose_name="지방자치단체")),
        ("operation", models.ForeignKey(**_RELATED, to="platform.operation", verbose_name="처리 기록")),
    ]


class Migration(migrations.Migration):
    dependencies = [("budget", "0040_settlements")]

    operations = [
        migrations.CreateModel(
            name="PostingProposal",
            fields=[
                *_own(),
                ("kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="구분")),
                ("year", models.SmallIntegerField(verbose_name="회계연도")),
                ("title", models.CharField(max_length=200, verbose_name="내용")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                (
                    "given",
                    models.JSONField(
                        help_text="등록할 사건의 줄과 날. 승인할 때 이대로 등록한다.", verbose_name="적은 것"
                    ),
                ),
                ("source", models.ForeignKey(**_RELATED, null=True, to="platform.source", verbose_name="파일")),
            ],
            options={
                "verbose_name": "승인을 기다리는 등록",
                "verbose_name_plural": "승인을 기다리는 등록",
                "constraints": (
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", [code for code, _ in _KINDS])),
                        name="budget_postingproposal_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "FILE")) ^ models.Q(("source", None)),
                        name="budget_postingproposal_source",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="ProposalDecision",
            fields=[
                *_own(),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="budget.postingproposal",
                        verbose_name="승인을 기다리는 등록",
                    ),
                ),
                ("outcome", models.CharField(choices=_OUTCOMES, max_length=20, verbose_name="결과")),
                ("event", models.ForeignKey(**_RELATED, null=True, to="budget.ledgerevent", verbose_name="사건")),
            ],
            options={
                "verbose_name": "등록의 승인",
                "verbose_name_plural": "등록의 승인",
                "constraints": (
                    models.UniqueConstraint(fields=["municipality", "proposal"], name="budget_proposaldecision_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", [code for code, _ in _OUTCOMES])),
                        name="budget_proposaldecision_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("event", None)) | models.Q(("outcome", "CONFIRMED")),
                        name="budget_proposaldecision_event",
                    ),
                ),
            },
        ),
        tenant_table("budget_postingproposal", {**_REFERENCES, "source_id": "platform_source"}),
        append_only("budget_postingproposal"),
        tenant_table(
            "budget_proposaldecision",
            {**_REFERENCES, "proposal_id": "budget_postingproposal", "event_id": "budget_ledgerevent"},
        ),
        append_only("budget_proposaldecision"),
    ]
