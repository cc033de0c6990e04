"""Cases have posts beside the one in charge and due dates that stop and are put off; links are taken off."""

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

posts = import_module("ieum.office.migrations.0002_tenants_and_posts")

OPERATION = {"operation_id": "platform_operation"}
ENDED = {**OPERATION, "case_id": "office_officecase", "ended_id": "platform_operation"}
WITH_OTHERS = (
    "ended_id IS NULL AND EXISTS (SELECT FROM office_officecase c WHERE c.id = case_id AND c.state <> 'CLOSED')"
)
"""A post beside the one in charge has work for as long as the case is open."""
LINKS = """
DROP TRIGGER office_caselink_append_only ON office_caselink;
CREATE TRIGGER office_caselink_not_removed BEFORE DELETE ON office_caselink
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
GRANT UPDATE (removed_id) ON office_caselink TO ieum_app;
ALTER TABLE office_caselink ADD CONSTRAINT office_caselink_removed_id_same_municipality
    FOREIGN KEY (municipality_id, removed_id) REFERENCES platform_operation (municipality_id, id);
"""
NO_LINKS = """
ALTER TABLE office_caselink DROP CONSTRAINT office_caselink_removed_id_same_municipality;
REVOKE UPDATE (removed_id) ON office_caselink FROM ieum_app;
DROP TRIGGER office_caselink_not_removed ON office_caselink;
CREATE TRIGGER office_caselink_append_only BEFORE UPDATE OR DELETE ON office_caselink
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
"""


def _to(
    target: str, label: str, name: str = "+", *, null: bool = False
) -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=target, verbose_name=label, null=null)


def _row(name: str) -> list[tuple[str, Any]]:
    return [
        ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
        ("municipality", _to("platform.municipality", "지방자치단체")),
        ("operation", _to("platform.operation", "처리 기록")),
        ("case", _to("office.officecase", "업무", name)),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0012_data_requests"),
        ("org", "0010_accounting_offices"),
        ("platform", "0019_decisions_planned_by_their_rows"),
    ]
    operations = [
        migrations.AddField("caselink", "removed", _to("platform.operation", "끊음", null=True)),
        migrations.RemoveConstraint("caselink", "office_caselink_once"),
        migrations.AddConstraint(
            "caselink",
            models.UniqueConstraint(
                fields=["municipality", "case", "follows"],
                condition=models.Q(removed=None),
                name="office_caselink_once",
            ),
        ),
        migrations.CreateModel(
            name="CoPost",
            fields=[
                *_row("co_posts"),
                ("post", _to("org.post", "함께 하는 직위")),
                ("ended", _to("platform.operation", "뺌", null=True)),
            ],
            options={
                "verbose_name": "함께 하는 직위",
                "verbose_name_plural": "함께 하는 직위",
                "indexes": [
                    models.Index(
                        fields=["municipality", "post"], name="office_copost_post", condition=models.Q(ended=None)
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DueSegment",
            fields=[
                *_row("due_segments"),
                (
                    "kind",
                    models.CharField(
                        choices=[("SUSPENDED", "멈춤"), ("EXTENDED", "연장")], max_length=20, verbose_name="구분"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="첫날")),
                ("until_on", models.DateField(null=True, verbose_name="마지막 날")),
                ("length", models.CharField(blank=True, max_length=20, verbose_name="연장한 기간")),
                ("due_before", models.DateField(verbose_name="앞 기한")),
                ("told_on", models.DateField(verbose_name="알린 날")),
                ("ended", _to("platform.operation", "다시 셈", null=True)),
            ],
            options={
                "verbose_name": "기한의 멈춤과 연장",
                "verbose_name_plural": "기한의 멈춤과 연장",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(kind__in=["SUSPENDED", "EXTENDED"]), name="office_duesegment_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                        name="office_duesegment_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(kind="SUSPENDED", until_on=None, ended=None)
                        | models.Q(kind="SUSPENDED", until_on__isnull=False, ended__isnull=False)
                        | models.Q(kind="EXTENDED", until_on__isnull=False, ended=None),
                        name="office_duesegment_ended",
                    ),
                    models.UniqueConstraint(
                        fields=["municipality", "case"],
                        condition=models.Q(kind="SUSPENDED", ended=None),
                        name="office_duesegment_open",
                    ),
                ],
            },
        ),
        migrations.RunSQL(LINKS, NO_LINKS),
        tenant_table("office_copost", {**ENDED, "post_id": "org_post"}),
        tenant_table("office_duesegment", ENDED),
        posts.moving("office_copost", "post_id, ended_id"),
        posts.moving("office_duesegment", "until_on, ended_id"),
        posts.held("office_copost", WITH_OTHERS),
    ]
