"""The days of the decree that due dates stand counted by are kept, so that an upgrade can tell which are new.

Who was here before has counted by the days below, which no version until this one had otherwise.
"""

import json
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

UNTIL_NOW = """
2026-01-01 신정
2026-02-16 설날 전날
2026-02-17 설날
2026-02-18 설날 다음날
2026-03-01 3·1절
2026-03-02 3·1절 대체공휴일
2026-05-01 노동절
2026-05-05 어린이날
2026-05-24 부처님오신날
2026-05-25 부처님오신날 대체공휴일
2026-06-03 제9회 전국동시지방선거일
2026-06-06 현충일
2026-07-17 제헌절
2026-08-15 광복절
2026-08-17 광복절 대체공휴일
2026-09-24 추석 전날
2026-09-25 추석
2026-09-26 추석 다음날
2026-10-03 개천절
2026-10-05 개천절 대체공휴일
2026-10-09 한글날
2026-12-25 기독탄신일
2027-01-01 신정
2027-02-06 설날 전날
2027-02-07 설날
2027-02-08 설날 다음날
2027-02-09 설날 대체공휴일
2027-03-01 3·1절
2027-05-01 노동절
2027-05-03 노동절 대체공휴일
2027-05-05 어린이날
2027-05-13 부처님오신날
2027-06-06 현충일
2027-07-17 제헌절
2027-07-19 제헌절 대체공휴일
2027-08-15 광복절
2027-08-16 광복절 대체공휴일
2027-09-14 추석 전날
2027-09-15 추석
2027-09-16 추석 다음날
2027-10-03 개천절
2027-10-04 개천절 대체공휴일
2027-10-09 한글날
2027-10-11 한글날 대체공휴일
2027-12-25 기독탄신일
2027-12-27 기독탄신일 대체공휴일
"""
DAYS = [each.split(" ", 1) for each in UNTIL_NOW.strip().splitlines()]
KEEP = """
INSERT INTO platform_decreecalendar (id, municipality_id, recorded_at, version, holidays)
SELECT ieum_uuid7(), id, clock_timestamp(), '2026-2027', %s::jsonb FROM platform_municipality
"""
PROTECT = django.db.models.deletion.PROTECT


def _id() -> tuple[str, Any]:
    return "id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)


def _row(name: str, to: str, word: str, related: str = "+") -> tuple[str, Any]:
    return name, models.ForeignKey(on_delete=PROTECT, related_name=related, to=to, verbose_name=word)


class Migration(migrations.Migration):
    dependencies = [("platform", "0035_access_log")]
    operations = [
        migrations.CreateModel(
            name="DecreeCalendar",
            fields=[
                _id(),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="기록한 때")),
                ("version", models.CharField(max_length=80, verbose_name="달력")),
                ("holidays", models.JSONField(verbose_name="공휴일")),
                _row("municipality", "platform.municipality", "지방자치단체"),
            ],
            options={"verbose_name": "공휴일 달력", "verbose_name_plural": "공휴일 달력"},
        ),
        migrations.CreateModel(
            name="DecreeDueChange",
            fields=[
                _id(),
                ("keeper", models.CharField(max_length=40, verbose_name="구분")),
                ("subject_id", models.UUIDField(verbose_name="기한이 있는 것")),
                ("title", models.CharField(max_length=250, verbose_name="제목")),
                ("address", models.CharField(max_length=200, verbose_name="주소")),
                ("before", models.DateField(verbose_name="앞 기한")),
                ("after", models.DateField(verbose_name="다음 기한")),
                ("day", models.DateField(verbose_name="공휴일")),
                ("cause", models.CharField(max_length=200, verbose_name="까닭")),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("decree_calendar", "platform.decreecalendar", "공휴일 달력", related="moved"),
            ],
            options={
                "verbose_name": "공휴일로 바뀐 기한",
                "verbose_name_plural": "공휴일로 바뀐 기한",
                "indexes": [
                    models.Index(fields=["municipality", "keeper", "subject_id"], name="platform_decreeduechange_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "decree_calendar", "day", "keeper", "subject_id"),
                        name="platform_decreeduechange_once",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(before=models.F("after")), name="platform_decreeduechange_moves"
                    ),
                ],
            },
        ),
        migrations.RunSQL([(KEEP, [json.dumps(DAYS)])], migrations.RunSQL.noop),
        tenant_table("platform_decreecalendar"),
        append_only("platform_decreecalendar"),
        tenant_table("platform_decreeduechange", {"decree_calendar_id": "platform_decreecalendar"}),
        append_only("platform_decreeduechange"),
    ]
