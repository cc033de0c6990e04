"""Operations and facts. What is recorded is only ever added to; the database refuses anything else."""

from enum import StrEnum

from django.db import models
from django.db.models.fields.json import KT

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.platform.database.fields import Numeric
from ieum.platform.models.tenants import Account, Municipality, Tenant

DATASET, SUBJECT, MEASURE, CELL = 60, 400, 60, 200
"""Longest texts, in characters; together they stay inside what one index entry may hold."""


def _values(choices: type[StrEnum]) -> list[str]:
    return [choice.value for choice in choices]


class Epoch(Tenant):
    """A closed epoch: what was recorded in it or before was known from ``closed_at`` on."""

    number = models.BigIntegerField("번호")
    closed_at = models.DateTimeField("마감 시각")

    class Meta:
        verbose_name = verbose_name_plural = "등록 회차"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="platform_epoch_number"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Operation(Tenant):
    """Who recorded something, why, and on whose behalf."""

    # The index of epochs begins with it.
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="지방자치단체"
    )
    kind = models.CharField("종류", max_length=60)
    actor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="처리자")
    on_behalf_of = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="위임자"
    )
    basis = models.TextField("근거")
    epoch = models.BigIntegerField("등록 회차")
    records_facts = models.BooleanField("사실 등록")
    recorded_at = models.DateTimeField("등록 시각", help_text="보여 주기만 한다. 순서를 정하는 데 쓰지 않는다.")

    class Meta:
        verbose_name = verbose_name_plural = "처리 기록"
        indexes = [models.Index(fields=["municipality", "epoch"], name="platform_operation_epoch")]
        constraints = [
            models.CheckConstraint(condition=models.Q(basis__regex=r"\S"), name="platform_operation_has_basis"),
        ]

    def __str__(self) -> str:
        return self.kind


class File(Tenant):
    """The bytes of a document, found by their hash."""

    sha256 = models.CharField("해시", max_length=64)
    size = models.BigIntegerField("크기(바이트)")
    media_type = models.CharField("형식", max_length=100)
    data = models.BinaryField("내용")

    class Meta:
        verbose_name = verbose_name_plural = "파일"
        constraints = [models.UniqueConstraint(fields=["municipality", "sha256"], name="platform_file_content")]

    def __str__(self) -> str:
        return self.sha256


class Source(Tenant):
    """A document that facts were read from; files and sidecars call it by its name."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    name = models.CharField("이름", max_length=120)
    sha256 = models.CharField("해시", max_length=64)
    format = models.CharField("형식", max_length=20)
    stated_on = models.DateField("보고일")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="파일")

    class Meta:
        verbose_name = verbose_name_plural = "출처"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="platform_source_name"),
            models.CheckConstraint(condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="platform_source_sha256"),
        ]

    def __str__(self) -> str:
        return self.name


class Observation(Tenant):
    """A value that a source states. A correction is a new row that names the one it replaces."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    epoch = models.BigIntegerField("등록 회차")
    dataset = models.CharField("자료", max_length=DATASET)
    subject = models.JSONField("대상")
    subject_key = models.CharField("대상(글)", max_length=SUBJECT)
    division = models.GeneratedField(
        expression=KT("subject__division"),
        output_field=models.TextField("부서", null=True),
        db_persist=True,
        verbose_name="부서",
    )
    """Of the subject, for its index: a report of one division must not read what all others stated."""
    measure = models.CharField("항목", max_length=MEASURE)
    value = Numeric("값", null=True)
    absence = models.CharField("값 없음", max_length=20, blank=True)
    unit = models.CharField("단위", max_length=20)
    scale = models.BigIntegerField("인쇄 단위의 배수")
    decimals = models.SmallIntegerField("인쇄 소수 자릿수")
    nature = models.CharField("성격", max_length=20)
    effective_date = models.DateField("효력일")
    stated_on = models.DateField("진술일")
    reporter = models.CharField("보고자", max_length=60, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="출처")
    place_line = models.IntegerField("행", null=True)
    place_column = models.IntegerField("행 안의 글자 위치", null=True)
    place_cell = models.CharField("자리", max_length=CELL, blank=True)
    printed = models.TextField("인쇄된 글", blank=True)
    formula = models.TextField("산식", blank=True)
    version = models.IntegerField("판")
    origin = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", verbose_name="첫 판")
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="정정 대상"
    )
    withdrawn = models.BooleanField("취소")

    class Meta:
        verbose_name = verbose_name_plural = "관측값"
        indexes = [
            models.Index(
                fields=["municipality", "dataset", "effective_date", "subject_key", "measure"],
                name="platform_observation_lookup",
            ),
            models.Index(fields=["municipality", "origin"], name="platform_observation_origin"),
            models.Index(fields=["municipality", "dataset", "division"], name="platform_observation_division"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "replaces"], name="platform_observation_replaced_once"),
            models.UniqueConstraint(
                fields=[
                    "municipality", "source", "place_line", "place_cell",
                    "dataset", "subject_key", "measure", "effective_date", "nature",
                ],
                condition=models.Q(replaces=None, source__isnull=False),
                nulls_distinct=False,
                name="platform_observation_recorded_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn=True, replaces__isnull=False, value=None, absence="")
                | models.Q(withdrawn=False, value__isnull=False, absence="")
                | (models.Q(withdrawn=False, value=None) & ~models.Q(absence="")),
                name="platform_observation_value_or_absence",
            ),
            models.CheckConstraint(
                condition=models.Q(absence__in=["", *_values(Absence)]), name="platform_observation_absence"
            ),
            models.CheckConstraint(condition=models.Q(nature__in=_values(Nature)), name="platform_observation_nature"),
            models.CheckConstraint(
                condition=~models.Q(nature=Nature.COMPUTED.value) | ~models.Q(formula=""),
                name="platform_observation_computed_has_formula",
            ),
            models.CheckConstraint(
                condition=models.Q(scale__gte=1, decimals__gte=0, version__gte=1), name="platform_observation_precision"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dataset} {self.subject_key} {self.measure}"


class Ruling(Tenant):
    """An officer's decision which of several competing observations is used."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    epoch = models.BigIntegerField("등록 회차")
    dataset = models.CharField("자료", max_length=DATASET)
    subject_key = models.CharField("대상(글)", max_length=SUBJECT)
    measure = models.CharField("항목", max_length=MEASURE)
    effective_date = models.DateField("효력일")
    nature = models.CharField("성격", max_length=20)
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+", verbose_name="채택한 값")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="앞 결정")

    class Meta:
        verbose_name = verbose_name_plural = "채택 결정"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "replaces"], name="platform_ruling_replaced_once"),
            models.UniqueConstraint(
                fields=["municipality", "dataset", "subject_key", "measure", "effective_date", "nature"],
                condition=models.Q(replaces=None),
                name="platform_ruling_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.subject_key} {self.measure}"
