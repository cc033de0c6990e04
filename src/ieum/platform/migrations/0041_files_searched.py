"""Files are found by their names and by what they say, which is worked out once and kept until they are disposed of."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import tenant_table
from ieum.platform.database.searching import searched

TABLE, FILE = "platform_attachmenttext", "platform.file"


def _to(target: str, label: str, related_name: str = "+") -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("platform", "0040_operations_together")]

    operations = [
        migrations.CreateModel(
            name="AttachmentText",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("version", _to("platform.attachmentversion", "판", "texts")),
                ("text", models.TextField(blank=True, help_text="읽을 수 없는 파일은 빈 글", verbose_name="글")),
            ],
            options={
                "verbose_name": "붙임 파일의 글",
                "verbose_name_plural": "붙임 파일의 글",
                "constraints": [
                    models.UniqueConstraint(fields=["municipality", "version"], name="platform_attachmenttext_once")
                ],
            },
        ),
        tenant_table(TABLE, {"version_id": "platform_attachmentversion"}),
        # Only what disposes of a file, as the owner, takes its text away.
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {TABLE} FROM ieum_app", f"GRANT UPDATE, DELETE ON {TABLE} TO ieum_app"
        ),
        searched("platform_attachmentversion", FILE, "SELECT t.attachment_id"),
        searched(
            TABLE, FILE, "SELECT v.attachment_id FROM platform_attachmentversion v WHERE v.id = t.version_id"
        ),
        searched("platform_attachmentremoval", FILE, "SELECT t.attachment_id"),
        searched(
            "platform_attachmentrestoration", FILE,
            "SELECT r.attachment_id FROM platform_attachmentremoval r WHERE r.id = t.removal_id",
        ),
        searched(
            "platform_filescan", FILE,
            "SELECT v.attachment_id FROM platform_attachmentversion v WHERE v.file_id = t.file_id",
        ),
    ]  # fmt: skip
