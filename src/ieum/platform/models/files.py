"""Files that hang on matters: what each is, its versions, what scanners said, and its taking off and putting back."""

from django.db import models

from ieum.platform.choices import Retention, Verdict
from ieum.platform.models.facts import File, Operation
from ieum.platform.models.tenants import Tenant


class Attachment(Tenant):
    """A file of a matter through all its versions."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    subject_kind = models.CharField("붙은 일의 종류", max_length=60)
    subject_id = models.UUIDField("붙은 일")
    retention = models.CharField("보존기간", max_length=20, choices=Retention)

    class Meta:
        verbose_name = verbose_name_plural = "붙임 파일"
        indexes = (
            models.Index(fields=["municipality", "subject_kind", "subject_id"], name="platform_attachment_subject"),
        )


class AttachmentVersion(Tenant):
    """One state of a file of a matter."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="versions", verbose_name="파일")
    number = models.SmallIntegerField("판")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+", verbose_name="내용")
    name = models.CharField("파일 이름", max_length=120)
    kind = models.CharField("형식", max_length=20)

    class Meta:
        verbose_name = verbose_name_plural = "붙임 파일의 판"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "attachment", "number"], name="platform_attachmentversion_number"
            ),
        )

    def __str__(self) -> str:
        return self.name


class AttachmentText(Tenant):
    """What a version of a file says, worked out once by a worker so that it can be searched."""

    version = models.ForeignKey(AttachmentVersion, on_delete=models.PROTECT, related_name="texts", verbose_name="판")
    text = models.TextField("글", blank=True, help_text="읽을 수 없는 파일은 빈 글")

    class Meta:
        verbose_name = verbose_name_plural = "붙임 파일의 글"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "version"], name="platform_attachmenttext_once"),
        )


class AttachmentRemoval(Tenant):
    """That a file was taken off its matter; it stays in the store, and is not shown until it is put back."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="removals", verbose_name="파일")
    number = models.SmallIntegerField("차례", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "붙임 파일 떼기"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "attachment", "number"], name="platform_attachmentremoval_number"
            ),
        )


class AttachmentRestoration(Tenant):
    """That a file which was taken off was put back."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    removal = models.ForeignKey(
        AttachmentRemoval, on_delete=models.PROTECT, related_name="restorations", verbose_name="떼기"
    )

    class Meta:
        verbose_name = verbose_name_plural = "뗀 붙임 파일 되돌리기"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "removal"], name="platform_attachmentrestoration_once"),
        )


class FileScan(Tenant):
    """What a scanner said of a content; the last one that came to an end holds."""

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="scans", verbose_name="내용")
    number = models.SmallIntegerField("차례")
    verdict = models.CharField("판정", max_length=20, choices=Verdict)
    scanner = models.CharField("검사 프로그램", max_length=60)
    told = models.CharField("검사 결과", max_length=200, blank=True)
    scanned_at = models.DateTimeField("검사한 때")

    class Meta:
        verbose_name = verbose_name_plural = "바이러스 검사"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "file", "number"], name="platform_filescan_number"),
        )
