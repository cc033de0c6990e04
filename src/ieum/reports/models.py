"""Rows of reports. Revisions, editions and intakes are only ever added."""

from django.db import models

from ieum.platform.database.identity import uuid7
from ieum.reports.choices import Format


class ReportRow(models.Model):
    """A row of one municipality that one operation added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )

    class Meta:
        abstract = True


class DefinitionRevision(ReportRow):
    """A report definition as it stood after one change; the last revision is in use."""

    report = models.CharField("보고서", max_length=60)
    number = models.IntegerField("판")
    title = models.CharField("제목", max_length=200)
    source = models.TextField("정의")

    class Meta:
        verbose_name = verbose_name_plural = "보고서 정의"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "report", "number"], name="reports_definitionrevision_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}판"


class Edition(ReportRow):
    """A report frozen at one day and epoch, with every printed number's proof."""

    revision = models.ForeignKey(
        DefinitionRevision, on_delete=models.PROTECT, related_name="editions", verbose_name="정의"
    )
    report = models.CharField("보고서", max_length=60)
    number = models.IntegerField("호")
    as_of = models.DateField("기준일")
    epoch = models.BigIntegerField("등록 회차")
    document = models.TextField("문서(JSON)")
    document_sha256 = models.CharField("문서 해시", max_length=64)
    sidecar = models.TextField("숫자 근거(JSON)")
    findings = models.JSONField("점검 결과")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="앞 호")

    class Meta:
        verbose_name = verbose_name_plural = "보고서 호"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "report", "number"], name="reports_edition_number"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.number}호"


class EditionFile(ReportRow):
    """A file made once from an edition and given out as it is ever after."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files", verbose_name="보고서 호")
    format = models.CharField("형식", max_length=20, choices=Format)
    sha256 = models.CharField("해시", max_length=64)
    data = models.BinaryField("내용")

    class Meta:
        verbose_name = verbose_name_plural = "보고서 파일"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "edition", "format"], name="reports_editionfile_format"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.get_format_display()}"


class Intake(ReportRow):
    """A report that was handed in to be read: its Document, and what the officer says about it."""

    source = models.ForeignKey("platform.Source", on_delete=models.PROTECT, related_name="+", verbose_name="출처")
    file_name = models.CharField("파일 이름", max_length=200)
    document = models.TextField("문서(JSON)")
    as_of = models.DateField("기준일")
    where = models.JSONField("공통 구분")
    findings = models.JSONField("점검 결과")

    class Meta:
        verbose_name = verbose_name_plural = "보고서 올리기"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "source"], name="reports_intake_source"),
        ]

    def __str__(self) -> str:
        return self.file_name


class ConfirmedTable(ReportRow):
    """A table of an intake whose facts an officer has confirmed."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="confirmed", verbose_name="보고서")
    number = models.IntegerField("표 번호")
    facts = models.IntegerField("사실 수")

    class Meta:
        verbose_name = verbose_name_plural = "확인한 표"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "intake", "number"], name="reports_confirmedtable_once"),
        ]

    def __str__(self) -> str:
        return f"{self.intake} 표 {self.number}"
