"""A file that was taken off can be put back, and taken off again."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

TABLE = "platform_attachmentrestoration"


def _to(target: str, label: str, related_name: str = "+") -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("platform", "0036_decree_calendars")]
    operations = [
        migrations.AddField("attachmentremoval", "number", models.SmallIntegerField(default=1, verbose_name="차례")),
        migrations.RemoveConstraint("attachmentremoval", "platform_attachmentremoval_once"),
        migrations.AddConstraint(
            "attachmentremoval",
            models.UniqueConstraint(
                fields=["municipality", "attachment", "number"], name="platform_attachmentremoval_number"
            ),
        ),
        migrations.CreateModel(
            name="AttachmentRestoration",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("removal", _to("platform.attachmentremoval", "떼기", "restorations")),
            ],
            options={
                "verbose_name": "뗀 붙임 파일 되돌리기",
                "verbose_name_plural": "뗀 붙임 파일 되돌리기",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["municipality", "removal"], name="platform_attachmentrestoration_once"
                    )
                ],
            },
        ),
        tenant_table(TABLE, {"operation_id": "platform_operation", "removal_id": "platform_attachmentremoval"}),
        append_only(TABLE),
    ]
