"""Assigning a case keeps which post had it, so that it can be undone."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

REFERENCES = {"operation_id": "platform_operation", "case_id": "office_officecase", "before_id": "org_post"}


def _to(target: str, label: str, name: str = "+") -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("office", "0014_delegation_tables")]
    operations = [
        migrations.CreateModel(
            name="CaseAssignment",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("case", _to("office.officecase", "업무", "assignments")),
                ("before", _to("org.post", "앞 담당 직위")),
            ],
            options={"verbose_name": "담당 배정", "verbose_name_plural": "담당 배정"},
        ),
        tenant_table("office_caseassignment", REFERENCES),
        append_only("office_caseassignment"),
    ]
