"""The files that are approved with a draft are those that its case had when it was submitted."""

import django.db.models.deletion
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, decision, tenant_table

TABLE = "office_draftattachment"
# Of the drafts that there are: the last version of each file that was not taken off before the draft was submitted.
# The hash of a content that was disposed of meanwhile stands in the record of that, and not here.
PAST = """
INSERT INTO office_draftattachment (id, municipality_id, operation_id, draft_id, position, version_id, name, number,
    sha256)
SELECT ieum_uuid7(), d.municipality_id, d.operation_id, d.id,
    row_number() OVER (PARTITION BY d.id ORDER BY f.attachment_id), f.id, f.name, f.number,
    CASE WHEN c.sha256 LIKE 'disposed:%' THEN '' ELSE c.sha256 END
FROM office_draft d JOIN platform_operation o ON o.id = d.operation_id
JOIN LATERAL (
    SELECT DISTINCT ON (v.attachment_id) v.* FROM platform_attachmentversion v
    JOIN platform_attachment a ON a.id = v.attachment_id JOIN platform_operation p ON p.id = v.operation_id
    WHERE a.subject_kind = 'office.case' AND a.subject_id = d.case_id AND p.recorded_at <= o.recorded_at
    AND NOT EXISTS (
        SELECT FROM platform_attachmentremoval r JOIN platform_operation q ON q.id = r.operation_id
        WHERE r.attachment_id = a.id AND q.recorded_at <= o.recorded_at
    )
    ORDER BY v.attachment_id, v.number DESC
) f ON true
JOIN platform_file c ON c.id = f.file_id
"""
DECIDED = "t.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1)"


def _to(target: str, label: str, related_name: str = "+") -> "models.ForeignKey[models.Model, models.Model]":
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=target, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("office", "0020_decision_grounds"), ("platform", "0033_calendar_minutes")]
    operations = [
        migrations.CreateModel(
            name="DraftAttachment",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("municipality", _to("platform.municipality", "지방자치단체")),
                ("operation", _to("platform.operation", "처리 기록")),
                ("draft", _to("office.draft", "기안", "files")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("version", _to("platform.attachmentversion", "붙임 파일의 판")),
                ("name", models.CharField(max_length=120, verbose_name="파일 이름")),
                ("number", models.SmallIntegerField(verbose_name="판")),
                ("sha256", models.CharField(max_length=64, verbose_name="내용의 해시")),
            ],
            options={
                "verbose_name": "기안의 붙임",
                "verbose_name_plural": "기안의 붙임",
                "constraints": [
                    models.UniqueConstraint(
                        fields=["municipality", "draft", "position"], name="office_draftattachment_position"
                    ),
                ],
            },
        ),
        tenant_table(
            TABLE,
            {
                "operation_id": "platform_operation",
                "draft_id": "office_draft",
                "version_id": "platform_attachmentversion",
            },
        ),
        append_only(TABLE),
        migrations.RunSQL(PAST, migrations.RunSQL.noop),
        decision("office.submit", {TABLE: "t.operation_id = $1"}),
        *(decision(f"office.{kind}", {TABLE: DECIDED}) for kind in ("review", "decide")),
    ]
