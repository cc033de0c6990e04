"""A meeting has an hour and a last day for answers, and it is recorded how and when each member was told of it.

Outside members have an address of mail for that.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import keeps_history, tenant_table
from ieum.platform.personal.fields import PersonalField

posts = import_module("ieum.office.migrations.0002_tenants_and_posts")
committees = import_module("ieum.office.migrations.0004_committee_tenants")

MEETING, CONTACT, NOTICE = "office_meeting", "office_membercontact", "office_membernotice"
SET = "starts_at, place, answer_by"
REMARKS = keeps_history(MEETING, "remarks")
KEPT = keeps_history(CONTACT, "operation_id", "contact")
REFERENCES = {
    "operation_id": "platform_operation", "meeting_id": "office_meeting", "member_id": "office_committeemember",
}  # fmt: skip
WAYS = [("SITE", "이음 알림"), ("MAIL", "메일"), ("PERSON", "직접"), ("LETTER", "우편"), ("PHONE", "전화")]


def _to(target: str, label: str, name: str = "+") -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=name, to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("office", "0018_case_minutes")]
    operations = [
        migrations.AddField("meeting", "starts_at", models.TimeField(null=True, verbose_name="시각")),
        migrations.AddField("meeting", "answer_by", models.DateField(null=True, verbose_name="참석 여부 회신 기한")),
        migrations.RunSQL(
            f"GRANT UPDATE ({SET}) ON {MEETING} TO ieum_app",
            f"REVOKE UPDATE ({SET}) ON {MEETING} FROM ieum_app",
        ),
        migrations.RunSQL(f"{REMARKS.reverse_sql}", f"{REMARKS.sql}"),
        keeps_history(MEETING, "remarks", *SET.split(", ")),
        migrations.AddField(
            "membercontact",
            "mail",
            PersonalField(null=True, verbose_name="메일 주소"),  # type: ignore[misc]  # as in the model
        ),
        migrations.RunSQL(
            f"GRANT UPDATE (mail) ON {CONTACT} TO ieum_app", f"REVOKE UPDATE (mail) ON {CONTACT} FROM ieum_app"
        ),
        migrations.RunSQL(f"{KEPT.reverse_sql}", f"{KEPT.sql}"),
        keeps_history(CONTACT, "operation_id", "contact", "mail"),
        migrations.CreateModel(
            name="MemberNotice",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("meeting", _to("office.meeting", "회의", "notices")),
                ("member", _to("office.committeemember", "위원")),
                ("way", models.CharField(choices=WAYS, max_length=20, verbose_name="방법")),
                ("told_on", models.DateField(null=True, verbose_name="통지한 날")),
            ],
            options={
                "verbose_name": "위원 통지",
                "verbose_name_plural": "위원 통지",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(way="MAIL") | models.Q(told_on__isnull=False),
                        name="office_membernotice_told",
                    )
                ],
            },
        ),
        tenant_table(NOTICE, REFERENCES),
        posts.moving(NOTICE, "told_on"),
        committees.settled(NOTICE, "OLD.told_on IS NOT NULL"),
    ]
