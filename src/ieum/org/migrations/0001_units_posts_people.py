import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ieum.platform.database.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0004_posting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("effective_date", models.DateField(verbose_name="인계일")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "인계인수",
                "verbose_name_plural": "인계인수",
            },
        ),
        migrations.CreateModel(
            name="HandoverItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("kind", models.CharField(max_length=60, verbose_name="구분")),
                ("title", models.CharField(max_length=200, verbose_name="업무")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="주소")),
                ("due_on", models.DateField(null=True, verbose_name="기한")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="org.handover",
                        verbose_name="인계인수",
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
            ],
            options={
                "verbose_name": "인계 항목",
                "verbose_name_plural": "인계 항목",
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("PERSONNEL", "인사발령"),
                            ("REORGANISATION", "조직개편"),
                            ("IMPORT", "파일 등록"),
                            ("UNDO", "되돌림"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="제목")),
                ("effective_date", models.DateField(verbose_name="시행일")),
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
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="되돌린 것",
                    ),
                ),
            ],
            options={
                "verbose_name": "조직·인사 명령",
                "verbose_name_plural": "조직·인사 명령",
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.order", verbose_name="근거 명령"
            ),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="직원번호")),
                ("name", models.CharField(max_length=40, verbose_name="이름")),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="계정",
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
            ],
            options={
                "verbose_name": "직원",
                "verbose_name_plural": "직원",
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="giver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.person",
                verbose_name="인계자",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="taker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.person",
                verbose_name="인수자",
            ),
        ),
        migrations.CreateModel(
            name="Post",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="만든 명령",
                    ),
                ),
            ],
            options={
                "verbose_name": "직위",
                "verbose_name_plural": "직위",
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.post", verbose_name="직위"
            ),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REGULAR", "임용"),
                            ("CONCURRENT", "겸임"),
                            ("ACTING", "직무대리"),
                            ("SECONDED_IN", "파견 받음"),
                            ("SUBSTITUTE", "대체인력"),
                            ("SECONDED_OUT", "파견 나감"),
                            ("LEAVE", "휴직"),
                        ],
                        max_length=20,
                        verbose_name="발령 구분",
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("ELECTED", "정무직"),
                            ("GENERAL", "일반직"),
                            ("MANAGEMENT", "관리운영직"),
                            ("SPECIAL", "별정직"),
                            ("FIXED_TERM", "임기제"),
                            ("TECHNICAL", "기능직"),
                        ],
                        max_length=20,
                        verbose_name="직종",
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=10, verbose_name="직급")),
                ("series", models.CharField(blank=True, max_length=20, verbose_name="직렬")),
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
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.person",
                        verbose_name="직원",
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
            ],
            options={
                "verbose_name": "임용",
                "verbose_name_plural": "임용",
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="만든 명령",
                    ),
                ),
            ],
            options={
                "verbose_name": "부서",
                "verbose_name_plural": "부서",
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="앞 부서",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="이은 부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "부서 승계",
                "verbose_name_plural": "부서 승계",
            },
        ),
        migrations.CreateModel(
            name="StaffingForm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("form", models.CharField(max_length=40, verbose_name="인력표 서식")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "인력표 서식",
                "verbose_name_plural": "인력표 서식",
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("ELECTED", "정무직"),
                            ("GENERAL", "일반직"),
                            ("MANAGEMENT", "관리운영직"),
                            ("SPECIAL", "별정직"),
                            ("FIXED_TERM", "임기제"),
                            ("TECHNICAL", "기능직"),
                        ],
                        max_length=20,
                        verbose_name="직종",
                    ),
                ),
                ("grade", models.CharField(max_length=10, verbose_name="직급")),
                ("number", models.SmallIntegerField(verbose_name="정원")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "정원",
                "verbose_name_plural": "정원",
            },
        ),
        migrations.CreateModel(
            name="PostTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("title", models.CharField(max_length=60, verbose_name="직위명")),
                ("is_head", models.BooleanField(verbose_name="부서장")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="org.post",
                        verbose_name="직위",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "직위 연혁",
                "verbose_name_plural": "직위 연혁",
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("lines", models.TextField(verbose_name="분장사무")),
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
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "분장사무",
                "verbose_name_plural": "분장사무",
            },
        ),
        migrations.CreateModel(
            name="UnitTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("MAYOR", "구청장"),
                            ("VICE_MAYOR", "부구청장"),
                            ("BUREAU", "국"),
                            ("CENTRE", "소"),
                            ("OFFICE", "담당관"),
                            ("DIVISION", "과"),
                            ("TEAM", "팀"),
                            ("NEIGHBOURHOOD", "동"),
                            ("COUNCIL_OFFICE", "의회사무국"),
                            ("CORPORATION", "공단"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="이름")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="고친 명령",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.order",
                        verbose_name="근거 명령",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="상위 부서",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="org.unit",
                        verbose_name="부서",
                    ),
                ),
            ],
            options={
                "verbose_name": "부서 연혁",
                "verbose_name_plural": "부서 연혁",
            },
        ),
        migrations.CreateModel(
            name="HandoverReceipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="특이사항")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="org.handover",
                        verbose_name="인계인수",
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
                "verbose_name": "인수 확인",
                "verbose_name_plural": "인수 확인",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "handover"), name="org_handoverreceipt_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(fields=("municipality", "undoes"), name="org_order_undone_once"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "number"), name="org_person_number"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "account"), name="org_person_account"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("municipality", "order", "post"), name="org_handover_once"),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 0)), name="org_quota_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="postterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="org_postterm_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitterm",
            constraint=models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="org_unitterm_has_name"),
        ),
        migrations.AddConstraint(
            model_name="unitterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", models.F("parent")), _negated=True), name="org_unitterm_not_its_own"
            ),
        ),
    ]
