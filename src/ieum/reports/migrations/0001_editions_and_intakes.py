import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0004_posting"),
    ]

    operations = [
        migrations.CreateModel(
            name="DefinitionRevision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("report", models.CharField(max_length=60, verbose_name="보고서")),
                ("number", models.IntegerField(verbose_name="판")),
                ("title", models.CharField(max_length=200, verbose_name="제목")),
                ("source", models.TextField(verbose_name="정의")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "보고서 정의",
                "verbose_name_plural": "보고서 정의",
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("report", models.CharField(max_length=60, verbose_name="보고서")),
                ("number", models.IntegerField(verbose_name="호")),
                ("as_of", models.DateField(verbose_name="기준일")),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("document", models.TextField(verbose_name="문서(JSON)")),
                ("document_sha256", models.CharField(max_length=64, verbose_name="문서 해시")),
                ("sidecar", models.TextField(verbose_name="숫자 근거(JSON)")),
                ("findings", models.JSONField(verbose_name="점검 결과")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.edition",
                        verbose_name="앞 호",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="reports.definitionrevision",
                        verbose_name="정의",
                    ),
                ),
            ],
            options={
                "verbose_name": "보고서 호",
                "verbose_name_plural": "보고서 호",
            },
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("hwpx", "한글(HWPX)"),
                            ("pdf", "PDF"),
                            ("docx", "워드(DOCX)"),
                            ("html", "웹 문서(HTML)"),
                            ("json", "자료(JSON)"),
                            ("sidecar.json", "숫자 근거(JSON)"),
                        ],
                        max_length=20,
                        verbose_name="형식",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="해시")),
                ("data", models.BinaryField(verbose_name="내용")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="reports.edition",
                        verbose_name="보고서 호",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "보고서 파일",
                "verbose_name_plural": "보고서 파일",
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="파일 이름")),
                ("document", models.TextField(verbose_name="문서(JSON)")),
                ("as_of", models.DateField(verbose_name="기준일")),
                ("where", models.JSONField(verbose_name="공통 구분")),
                ("findings", models.JSONField(verbose_name="점검 결과")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.source",
                        verbose_name="출처",
                    ),
                ),
            ],
            options={
                "verbose_name": "보고서 올리기",
                "verbose_name_plural": "보고서 올리기",
            },
        ),
        migrations.CreateModel(
            name="ConfirmedTable",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.IntegerField(verbose_name="표 번호")),
                ("facts", models.IntegerField(verbose_name="사실 수")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
                (
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed",
                        to="reports.intake",
                        verbose_name="보고서",
                    ),
                ),
            ],
            options={
                "verbose_name": "확인한 표",
                "verbose_name_plural": "확인한 표",
            },
        ),
        migrations.AddConstraint(
            model_name="definitionrevision",
            constraint=models.UniqueConstraint(
                fields=("municipality", "report", "number"), name="reports_definitionrevision_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("municipality", "report", "number"), name="reports_edition_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionfile",
            constraint=models.UniqueConstraint(
                fields=("municipality", "edition", "format"), name="reports_editionfile_format"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.UniqueConstraint(fields=("municipality", "source"), name="reports_intake_source"),
        ),
        migrations.AddConstraint(
            model_name="confirmedtable",
            constraint=models.UniqueConstraint(
                fields=("municipality", "intake", "number"), name="reports_confirmedtable_once"
            ),
        ),
        tenant_table("reports_definitionrevision", {"operation_id": "platform_operation"}),
        append_only("reports_definitionrevision"),
        tenant_table(
            "reports_edition",
            {
                "operation_id": "platform_operation",
                "revision_id": "reports_definitionrevision",
                "replaces_id": "reports_edition",
            },
        ),
        append_only("reports_edition"),
        tenant_table("reports_editionfile", {"operation_id": "platform_operation", "edition_id": "reports_edition"}),
        append_only("reports_editionfile"),
        tenant_table("reports_intake", {"operation_id": "platform_operation", "source_id": "platform_source"}),
        append_only("reports_intake"),
        tenant_table("reports_confirmedtable", {"operation_id": "platform_operation", "intake_id": "reports_intake"}),
        append_only("reports_confirmedtable"),
    ]
