import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ieum.platform.database.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("org", "0002_dated_rows"),
        ("platform", "0005_attempts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeCase",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.SmallIntegerField(verbose_name="접수 연도")),
                ("number", models.IntegerField(verbose_name="접수 번호")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REQUEST", "업무 요청"),
                            ("DIRECTIVE", "요청사항·지시"),
                            ("PETITION", "민원"),
                            ("INQUIRY", "질의"),
                            ("POLICY", "방침"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="제목")),
                ("content", models.TextField(blank=True, verbose_name="내용")),
                ("requester", models.CharField(blank=True, max_length=100, verbose_name="요청한 곳")),
                ("received_on", models.DateField(verbose_name="접수일")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("RECEIVED", "접수"),
                            ("ASSIGNED", "처리 중"),
                            ("IN_APPROVAL", "결재 중"),
                            ("APPROVED", "결재됨"),
                            ("REGISTERED", "온나라 등록됨"),
                            ("REPLIED", "회신함"),
                            ("CLOSED", "종결"),
                        ],
                        max_length=20,
                        verbose_name="상태",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="기한")),
                ("due_rule", models.CharField(blank=True, max_length=60, verbose_name="기한의 규칙")),
                ("calendar_version", models.CharField(blank=True, max_length=80, verbose_name="달력")),
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
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.post",
                        verbose_name="담당 직위",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="요청한 직원",
                    ),
                ),
            ],
            options={
                "verbose_name": "업무",
                "verbose_name_plural": "업무",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.SmallIntegerField(verbose_name="판")),
                ("title", models.CharField(max_length=200, verbose_name="제목")),
                ("body", models.TextField(verbose_name="본문")),
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
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.post",
                        verbose_name="기안 직위",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="office.officecase",
                        verbose_name="업무",
                    ),
                ),
            ],
            options={
                "verbose_name": "기안",
                "verbose_name_plural": "기안",
            },
        ),
        migrations.CreateModel(
            name="DocumentRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("document_number", models.CharField(max_length=80, verbose_name="문서번호")),
                ("approved_on", models.DateField(verbose_name="결재일")),
                ("approver", models.CharField(max_length=60, verbose_name="결재권자")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="office.officecase",
                        verbose_name="업무",
                    ),
                ),
            ],
            options={
                "verbose_name": "온나라 문서",
                "verbose_name_plural": "온나라 문서",
            },
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed",
                        to="office.officecase",
                        verbose_name="업무",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="office.officecase",
                        verbose_name="앞 업무",
                    ),
                ),
            ],
            options={
                "verbose_name": "이어진 업무",
                "verbose_name_plural": "이어진 업무",
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField(verbose_name="순서")),
                ("action", models.CharField(max_length=30, verbose_name="동작")),
                ("from_state", models.CharField(blank=True, max_length=20, verbose_name="앞 상태")),
                ("to_state", models.CharField(max_length=20, verbose_name="다음 상태")),
                (
                    "capacity",
                    models.CharField(
                        choices=[("HOLDER", "본인"), ("ACTING", "대결(직무대리)"), ("SUPERIOR", "대결(상위 부서장)")],
                        max_length=20,
                        verbose_name="자격",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="사유")),
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
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.post",
                        verbose_name="직위",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="office.officecase",
                        verbose_name="업무",
                    ),
                ),
            ],
            options={
                "verbose_name": "업무 이력",
                "verbose_name_plural": "업무 이력",
            },
        ),
        migrations.CreateModel(
            name="OpinionRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=500, verbose_name="물음")),
                ("due_on", models.DateField(null=True, verbose_name="기한")),
                ("answer", models.TextField(blank=True, verbose_name="의견")),
                (
                    "answered",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="회신",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="office.officecase",
                        verbose_name="업무",
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
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.post",
                        verbose_name="의견을 낼 직위",
                    ),
                ),
            ],
            options={
                "verbose_name": "의견 요청",
                "verbose_name_plural": "의견 요청",
            },
        ),
        migrations.CreateModel(
            name="ApprovalStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                (
                    "role",
                    models.CharField(
                        choices=[("REVIEW", "검토"), ("AGREE", "협조"), ("DECIDE", "결재")],
                        max_length=20,
                        verbose_name="역할",
                    ),
                ),
                ("is_delegated", models.BooleanField(verbose_name="전결")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "기다림"), ("PASSED", "마침"), ("RETURNED", "반려"), ("WITHDRAWN", "회수")],
                        max_length=20,
                        verbose_name="결과",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        choices=[("HOLDER", "본인"), ("ACTING", "대결(직무대리)"), ("SUPERIOR", "대결(상위 부서장)")],
                        max_length=20,
                        verbose_name="자격",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리",
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
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.post",
                        verbose_name="직위",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="office.draft",
                        verbose_name="기안",
                    ),
                ),
            ],
            options={
                "verbose_name": "결재선",
                "verbose_name_plural": "결재선",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "draft", "position"), name="office_approvalstep_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("decision__isnull", False)),
                            _connector="OR",
                        ),
                        name="office_approvalstep_decided",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="officecase",
            index=models.Index(fields=["municipality", "post", "state"], name="office_case_post"),
        ),
        migrations.AddConstraint(
            model_name="officecase",
            constraint=models.UniqueConstraint(
                fields=("municipality", "year", "number"), name="office_officecase_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="officecase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["RECEIVED", "ASSIGNED", "IN_APPROVAL", "APPROVED", "REGISTERED", "REPLIED", "CLOSED"],
                    )
                ),
                name="office_officecase_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="officecase",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="office_officecase_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("municipality", "case", "version"), name="office_draft_version"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(condition=models.Q(("body__regex", "\\S")), name="office_draft_has_body"),
        ),
        migrations.AddConstraint(
            model_name="documentrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("document_number__regex", "\\S")), name="office_documentrecord_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.UniqueConstraint(fields=("municipality", "case", "follows"), name="office_caselink_once"),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", models.F("follows")), _negated=True), name="office_caselink_other"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseevent",
            constraint=models.UniqueConstraint(
                fields=("municipality", "case", "position"), name="office_caseevent_position"
            ),
        ),
    ]
