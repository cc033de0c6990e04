from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table
from ieum.platform.personal.fields import PersonalField

CHANGING = """
CREATE TRIGGER office_membercontact_not_removed BEFORE DELETE ON office_membercontact
    FOR EACH ROW EXECUTE FUNCTION ieum_refuse_change();
CREATE TRIGGER office_membercontact_not_emptied BEFORE TRUNCATE ON office_membercontact
    FOR EACH STATEMENT EXECUTE FUNCTION ieum_refuse_change();
REVOKE UPDATE, DELETE ON office_membercontact FROM ieum_app;
GRANT UPDATE (contact, operation_id) ON office_membercontact TO ieum_app;
"""
NOT_CHANGING = """
GRANT UPDATE, DELETE ON office_membercontact TO ieum_app;
DROP TRIGGER office_membercontact_not_emptied ON office_membercontact;
DROP TRIGGER office_membercontact_not_removed ON office_membercontact;
"""
OPERATION = {"operation_id": "platform_operation"}


def _columns(name: str, to: str, word: str) -> list[tuple[str, Any]]:
    on_delete = django.db.models.deletion.PROTECT
    return [
        ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
        (
            "municipality",
            models.ForeignKey(
                on_delete=on_delete, related_name="+", to="platform.municipality", verbose_name="지방자치단체"
            ),
        ),
        (
            "operation",
            models.ForeignKey(on_delete=on_delete, related_name="+", to="platform.operation", verbose_name="처리 기록"),
        ),
        (
            name,
            models.OneToOneField(
                on_delete=on_delete,
                related_name={"case": "petitioner", "member": "contact"}[name],
                to=to,
                verbose_name=word,
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("office", "0008_saved_views")]
    operations = [
        migrations.CreateModel(
            name="Petitioner",
            fields=[
                *_columns("case", "office.officecase", "업무"),
                ("name", PersonalField(verbose_name="이름")),
                ("contact", PersonalField(verbose_name="연락처")),
            ],
            options={"verbose_name": "민원인", "verbose_name_plural": "민원인"},
        ),
        migrations.CreateModel(
            name="MemberContact",
            fields=[
                *_columns("member", "office.committeemember", "처음 위촉"),
                ("contact", PersonalField(verbose_name="연락처")),
            ],
            options={"verbose_name": "외부 위원 연락처", "verbose_name_plural": "외부 위원 연락처"},
        ),
        tenant_table("office_petitioner", {**OPERATION, "case_id": "office_officecase"}),
        append_only("office_petitioner"),
        tenant_table("office_membercontact", {**OPERATION, "member_id": "office_committeemember"}),
        migrations.RunSQL(CHANGING, NOT_CHANGING),
    ]
