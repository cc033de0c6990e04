"""Accounts keep views of lists; how a view stands may change, whose it is and of which list may not."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import tenant_table

_REFERENCES = {"operation_id": "platform_operation", "unit_id": "org_unit"}
_CHANGES = "operation_id, name, is_default, unit_id, removed_at"


def _to(target: str, label: str, *, null: bool = False) -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name="+", to=target, verbose_name=label, null=null)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0007_moved_due_dates"),
        ("org", "0010_accounting_offices"),
        ("platform", "0019_decisions_planned_by_their_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("list_name", models.CharField(max_length=60, verbose_name="목록")),
                ("address", models.CharField(max_length=200, verbose_name="목록의 주소")),
                ("name", models.CharField(max_length=40, verbose_name="이름")),
                ("query", models.CharField(blank=True, max_length=2000, verbose_name="조건과 차례, 칸")),
                ("is_default", models.BooleanField(default=False, verbose_name="먼저 보기")),
                ("removed_at", models.DateTimeField(null=True, verbose_name="지운 때")),
                ("account", _to(settings.AUTH_USER_MODEL, "저장한 계정")),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("unit", _to("org.unit", "함께 보는 부서", null=True)),
            ],
            options={
                "verbose_name": "저장한 보기",
                "verbose_name_plural": "저장한 보기",
                "indexes": [models.Index(fields=["municipality", "list_name"], name="office_savedview_list")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("municipality", "account", "list_name", "name"),
                        name="office_savedview_name",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True), ("removed_at", None)),
                        fields=("municipality", "account", "list_name"),
                        name="office_savedview_default",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="office_savedview_has_name"
                    ),
                ],
            },
        ),
        tenant_table("office_savedview", _REFERENCES),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON office_savedview FROM ieum_app;"
            f"GRANT UPDATE ({_CHANGES}) ON office_savedview TO ieum_app",
            "GRANT UPDATE, DELETE ON office_savedview TO ieum_app",
        ),
    ]
