"""Notices, how accounts want them, and where their mail goes; of a notice only that it was read or sent changes."""

from typing import Any

from django.conf import settings
from django.db import migrations, models

import ieum.platform.personal.fields
from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table

MAIL = [("", "보내지 않음"), ("AT_ONCE", "보낼 것"), ("IN_DIGEST", "모아 보낼 것"), ("SENT", "보냄")]
CHANNELS = [
    ("SITE", "사이트에서만"),
    ("MAIL", "사이트와 메일로 바로"),
    ("DIGEST", "사이트와 아침에 모은 메일로"),
    ("NONE", "알리지 않음"),
]
TABLES = ("notice", "noticesetting", "mailaddress", "digest")
FROM = (
    "REVOKE UPDATE ON platform_notice, platform_noticesetting, platform_mailaddress, platform_digest FROM ieum_app;"
    "REVOKE DELETE ON platform_noticesetting, platform_digest FROM ieum_app;"
    "GRANT UPDATE (read_at, mail) ON platform_notice TO ieum_app;"
    "GRANT UPDATE (channel) ON platform_noticesetting TO ieum_app"
)
BACK = (
    "GRANT UPDATE, DELETE ON platform_notice, platform_noticesetting, platform_mailaddress, platform_digest TO ieum_app"
)


def _own() -> list[tuple[str, Any]]:
    return [
        ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
        (
            "municipality",
            models.ForeignKey(
                on_delete=models.deletion.PROTECT, related_name="+", to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
    ]  # fmt: skip


def _account(label: str) -> tuple[str, Any]:
    key = models.ForeignKey(
        on_delete=models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name=label
    )
    return ("account", key)


class Migration(migrations.Migration):
    dependencies = [("platform", "0011_delegations")]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                *_own(),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("title", models.CharField(max_length=200, verbose_name="제목")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="화면")),
                ("key", models.CharField(max_length=200, verbose_name="무엇에 대한 것")),
                ("mail", models.CharField(blank=True, choices=MAIL, max_length=20, verbose_name="메일")),
                ("made_at", models.DateTimeField(verbose_name="알린 때")),
                ("read_at", models.DateTimeField(null=True, verbose_name="읽은 때")),
                _account("받는 계정"),
            ],
            options={
                "verbose_name": "알림",
                "verbose_name_plural": "알림",
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at", None)), fields=["municipality", "account"],
                        name="platform_notice_unread",
                    ),
                    models.Index(fields=["municipality", "account", "made_at"], name="platform_notice_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "account", "key"), name="platform_notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mail__in", [code for code, _ in MAIL])), name="platform_notice_mail_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeSetting",
            fields=[
                *_own(),
                ("kind", models.CharField(max_length=60, verbose_name="종류")),
                ("channel", models.CharField(choices=CHANNELS, max_length=20, verbose_name="받는 방법")),
                _account("계정"),
            ],
            options={
                "verbose_name": "알림 설정",
                "verbose_name_plural": "알림 설정",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "account", "kind"), name="platform_noticesetting_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailAddress",
            fields=[
                *_own(),
                (
                    "address",
                    ieum.platform.personal.fields.PersonalField(editable=False, verbose_name="전자우편"),
                ),
                _account("계정"),
            ],
            options={
                "verbose_name": "메일 주소",
                "verbose_name_plural": "메일 주소",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "account"), name="platform_mailaddress_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[*_own(), ("day", models.DateField(verbose_name="날")), _account("계정")],
            options={
                "verbose_name": "모은 메일",
                "verbose_name_plural": "모은 메일",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "account", "day"), name="platform_digest_once")
                ],
            },
        ),
        *(tenant_table(f"platform_{each}") for each in TABLES),
        migrations.RunSQL(FROM, BACK),
    ]  # fmt: skip
