"""Calendars of due dates: their addresses, of which only the end changes, and how each date stood last."""

from typing import Any

from django.conf import settings
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

FROM = (
    "REVOKE UPDATE, DELETE ON platform_calendarfeed FROM ieum_app;"
    "GRANT UPDATE (revoked_at) ON platform_calendarfeed TO ieum_app;"
    "REVOKE UPDATE, DELETE ON platform_calendarentry FROM ieum_app;"
    "GRANT UPDATE (title, due_on, sequence, changed_at) ON platform_calendarentry TO ieum_app"
)
BACK = "GRANT UPDATE, DELETE ON platform_calendarfeed, platform_calendarentry TO ieum_app"


def _key(label: str, to: str) -> Any:
    return models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="+", to=to, verbose_name=label)


def _own() -> list[tuple[str, Any]]:
    return [
        ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
        ("municipality", _key("지방자치단체", "platform.municipality")),
        ("account", _key("계정", settings.AUTH_USER_MODEL)),
    ]


class Migration(migrations.Migration):
    dependencies = [("platform", "0013_attachments")]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                *_own(),
                ("digest", models.CharField(max_length=64, verbose_name="해시")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="폐기 시각")),
                ("operation", _key("처리 기록", "platform.operation")),
            ],
            options={
                "verbose_name": "기한 달력",
                "verbose_name_plural": "기한 달력",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "digest"), name="platform_calendarfeed_digest"),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)), fields=("municipality", "account"),
                        name="platform_calendarfeed_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                *_own(),
                ("uid", models.CharField(max_length=200, verbose_name="부호")),
                ("title", models.CharField(max_length=300, verbose_name="제목")),
                ("due_on", models.DateField(verbose_name="기한")),
                ("sequence", models.IntegerField(default=0, verbose_name="바뀐 횟수")),
                ("changed_at", models.DateTimeField(verbose_name="바뀐 때")),
            ],
            options={
                "verbose_name": "달력의 기한",
                "verbose_name_plural": "달력의 기한",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "account", "uid"), name="platform_calendarentry_uid"
                    )
                ],
            },
        ),
        tenant_table("platform_calendarfeed", {"operation_id": "platform_operation"}),
        tenant_table("platform_calendarentry"),
        migrations.RunSQL(FROM, BACK),
    ]  # fmt: skip
