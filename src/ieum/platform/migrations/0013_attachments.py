"""Files that hang on matters. Contents stay in the one store of files, which only functions of the owner add to."""

from typing import Any

from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

KEEP = """
CREATE FUNCTION ieum_keep_file(media_type text, content bytea, OUT file uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own uuid := ieum_municipality();
    hash text := encode(sha256(content), 'hex');
BEGIN
    INSERT INTO platform_file (id, municipality_id, sha256, size, media_type, data)
        VALUES (ieum_uuid7(), own, hash, length(content), media_type, content)
        ON CONFLICT (municipality_id, sha256) DO NOTHING;
    SELECT f.id INTO file FROM platform_file f WHERE f.municipality_id = own AND f.sha256 = hash;
END $$;
REVOKE ALL ON FUNCTION ieum_keep_file(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_keep_file(text, bytea) TO ieum_app;
"""
RETENTION = [
    ("PERMANENT", "영구"),
    ("SEMI_PERMANENT", "준영구"),
    ("YEARS_30", "30년"),
    ("YEARS_10", "10년"),
    ("YEARS_5", "5년"),
    ("YEARS_3", "3년"),
    ("YEAR", "1년"),
]
VERDICTS = [("CLEAN", "깨끗함"), ("INFECTED", "격리됨"), ("FAILED", "검사하지 못함")]


def _id() -> tuple[str, Any]:
    return ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False))


def _key(name: str, target: str, label: str, related: str = "+") -> tuple[str, Any]:
    key: Any = models.ForeignKey(
        on_delete=models.deletion.PROTECT, related_name=related, to=f"platform.{target}", verbose_name=label
    )
    return name, key


def _own() -> list[tuple[str, Any]]:
    return [_id(), _key("municipality", "municipality", "지방자치단체")]


def _recorded() -> list[tuple[str, Any]]:
    return [*_own(), _key("operation", "operation", "처리 기록")]


class Migration(migrations.Migration):
    dependencies = [("platform", "0013_decisions_told_at_once")]
    operations = [
        migrations.RunSQL(KEEP, "DROP FUNCTION ieum_keep_file(text, bytea)"),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                *_recorded(),
                ("subject_kind", models.CharField(max_length=60, verbose_name="붙은 일의 종류")),
                ("subject_id", models.UUIDField(verbose_name="붙은 일")),
                ("retention", models.CharField(choices=RETENTION, max_length=20, verbose_name="보존기간")),
            ],
            options={
                "verbose_name": "붙임 파일",
                "verbose_name_plural": "붙임 파일",
                "indexes": [
                    models.Index(
                        fields=["municipality", "subject_kind", "subject_id"], name="platform_attachment_subject"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachmentVersion",
            fields=[
                *_recorded(),
                _key("attachment", "attachment", "파일", "versions"),
                ("number", models.SmallIntegerField(verbose_name="판")),
                _key("file", "file", "내용"),
                ("name", models.CharField(max_length=120, verbose_name="파일 이름")),
                ("kind", models.CharField(max_length=20, verbose_name="형식")),
            ],
            options={
                "verbose_name": "붙임 파일의 판",
                "verbose_name_plural": "붙임 파일의 판",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "attachment", "number"), name="platform_attachmentversion_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachmentRemoval",
            fields=[*_recorded(), _key("attachment", "attachment", "파일", "removals")],
            options={
                "verbose_name": "붙임 파일 떼기",
                "verbose_name_plural": "붙임 파일 떼기",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "attachment"), name="platform_attachmentremoval_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FileScan",
            fields=[
                *_own(),
                _key("file", "file", "내용", "scans"),
                ("number", models.SmallIntegerField(verbose_name="차례")),
                ("verdict", models.CharField(choices=VERDICTS, max_length=20, verbose_name="판정")),
                ("scanner", models.CharField(max_length=60, verbose_name="검사 프로그램")),
                ("told", models.CharField(blank=True, max_length=200, verbose_name="검사 결과")),
                ("scanned_at", models.DateTimeField(verbose_name="검사한 때")),
            ],
            options={
                "verbose_name": "바이러스 검사",
                "verbose_name_plural": "바이러스 검사",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "file", "number"), name="platform_filescan_number")
                ],
            },
        ),
        tenant_table("platform_attachment", {"operation_id": "platform_operation"}),
        tenant_table(
            "platform_attachmentversion",
            {
                "operation_id": "platform_operation",
                "attachment_id": "platform_attachment",
                "file_id": "platform_file",
            },
        ),
        tenant_table(
            "platform_attachmentremoval",
            {"operation_id": "platform_operation", "attachment_id": "platform_attachment"},
        ),
        tenant_table("platform_filescan", {"file_id": "platform_file"}),
        *(
            append_only(f"platform_{each}")
            for each in ("attachment", "attachmentversion", "attachmentremoval", "filescan")
        ),
    ]
