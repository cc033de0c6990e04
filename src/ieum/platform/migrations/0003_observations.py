from django.db import migrations, models

from ieum.platform.database.fields import Numeric
from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table


class Migration(migrations.Migration):
    dependencies = [("platform", "0002_operations_and_epochs")]
    operations = [
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64, verbose_name="해시")),
                ("size", models.BigIntegerField(verbose_name="크기(바이트)")),
                ("media_type", models.CharField(max_length=100, verbose_name="형식")),
                ("data", models.BinaryField(verbose_name="내용")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "파일",
                "verbose_name_plural": "파일",
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="이름")),
                ("sha256", models.CharField(max_length=64, verbose_name="해시")),
                ("format", models.CharField(max_length=20, verbose_name="형식")),
                ("stated_on", models.DateField(verbose_name="보고일")),
                (
                    "file",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to="platform.file", verbose_name="파일"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.operation", verbose_name="처리 기록"
                    ),
                ),
            ],
            options={
                "verbose_name": "출처",
                "verbose_name_plural": "출처",
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("dataset", models.CharField(max_length=60, verbose_name="자료")),
                ("subject", models.JSONField(verbose_name="대상")),
                ("subject_key", models.CharField(max_length=400, verbose_name="대상(글)")),
                ("measure", models.CharField(max_length=60, verbose_name="항목")),
                ("value", Numeric(null=True, verbose_name="값")),
                ("absence", models.CharField(blank=True, max_length=20, verbose_name="값 없음")),
                ("unit", models.CharField(max_length=20, verbose_name="단위")),
                ("scale", models.BigIntegerField(verbose_name="인쇄 단위의 배수")),
                ("decimals", models.SmallIntegerField(verbose_name="인쇄 소수 자릿수")),
                ("nature", models.CharField(max_length=20, verbose_name="성격")),
                ("effective_date", models.DateField(verbose_name="효력일")),
                ("stated_on", models.DateField(verbose_name="진술일")),
                ("reporter", models.CharField(blank=True, max_length=60, verbose_name="보고자")),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to="platform.source", verbose_name="출처"
                    ),
                ),
                ("place_line", models.IntegerField(null=True, verbose_name="행")),
                ("place_column", models.IntegerField(null=True, verbose_name="행 안의 글자 위치")),
                ("place_cell", models.CharField(blank=True, max_length=200, verbose_name="자리")),
                ("printed", models.TextField(blank=True, verbose_name="인쇄된 글")),
                ("formula", models.TextField(blank=True, verbose_name="산식")),
                ("version", models.IntegerField(verbose_name="판")),
                ("withdrawn", models.BooleanField(verbose_name="취소")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.observation", verbose_name="첫 판"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.observation",
                        verbose_name="정정 대상",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.operation", verbose_name="처리 기록"
                    ),
                ),
            ],
            options={
                "verbose_name": "관측값",
                "verbose_name_plural": "관측값",
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("dataset", models.CharField(max_length=60, verbose_name="자료")),
                ("subject_key", models.CharField(max_length=400, verbose_name="대상(글)")),
                ("measure", models.CharField(max_length=60, verbose_name="항목")),
                ("effective_date", models.DateField(verbose_name="효력일")),
                ("nature", models.CharField(max_length=20, verbose_name="성격")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.observation", verbose_name="채택한 값"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to="platform.operation", verbose_name="처리 기록"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="platform.ruling",
                        verbose_name="앞 결정",
                    ),
                ),
            ],
            options={
                "verbose_name": "채택 결정",
                "verbose_name_plural": "채택 결정",
            },
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.UniqueConstraint(fields=("municipality", "sha256"), name="platform_file_content"),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(
                fields=("municipality", "replaces"), name="platform_ruling_replaced_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces", None)),
                fields=("municipality", "dataset", "subject_key", "measure", "effective_date", "nature"),
                name="platform_ruling_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(fields=("municipality", "name"), name="platform_source_name"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="platform_source_sha256"
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                fields=["municipality", "dataset", "effective_date", "subject_key", "measure"],
                name="platform_observation_lookup",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["municipality", "origin"], name="platform_observation_origin"),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                fields=("municipality", "replaces"), name="platform_observation_replaced_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces", None), ("source__isnull", False)),
                fields=(
                    "municipality",
                    "source",
                    "place_line",
                    "place_cell",
                    "dataset",
                    "subject_key",
                    "measure",
                    "effective_date",
                    "nature",
                ),
                name="platform_observation_recorded_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("absence", ""), ("replaces__isnull", False), ("value", None), ("withdrawn", True)),
                    models.Q(("absence", ""), ("value__isnull", False), ("withdrawn", False)),
                    models.Q(("value", None), ("withdrawn", False), models.Q(("absence", ""), _negated=True)),
                    _connector="OR",
                ),
                name="platform_observation_value_or_absence",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("absence__in", ["", "BLANK", "DASH", "DOT", "UNDECIDED", "NO_BUDGET", "TEXT"])),
                name="platform_observation_absence",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("nature__in", ["ACTUAL", "FORECAST", "TARGET", "PLAN", "COMPUTED"])),
                name="platform_observation_nature",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nature", "COMPUTED"), _negated=True),
                    models.Q(("formula", ""), _negated=True),
                    _connector="OR",
                ),
                name="platform_observation_computed_has_formula",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("decimals__gte", 0), ("scale__gte", 1), ("version__gte", 1)),
                name="platform_observation_precision",
            ),
        ),
        tenant_table("platform_file"),
        append_only("platform_file", posted=True),
        tenant_table("platform_source", {"operation_id": "platform_operation", "file_id": "platform_file"}),
        append_only("platform_source", posted=True),
        tenant_table(
            "platform_observation",
            {
                "operation_id": "platform_operation",
                "source_id": "platform_source",
                "origin_id": "platform_observation",
                "replaces_id": "platform_observation",
            },
        ),
        append_only("platform_observation", posted=True),
        tenant_table(
            "platform_ruling",
            {
                "operation_id": "platform_operation",
                "observation_id": "platform_observation",
                "replaces_id": "platform_ruling",
            },
        ),
        append_only("platform_ruling", posted=True),
    ]
