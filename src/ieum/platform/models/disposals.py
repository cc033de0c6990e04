"""Files whose period is over: requests to dispose of them, with what was decided, and what holds one back."""

from django.db import models

from ieum.platform.choices import DisposalOutcome
from ieum.platform.models.facts import Operation
from ieum.platform.models.files import Attachment
from ieum.platform.models.tenants import Tenant


class DisposalRequest(Tenant):
    """That somebody asked to dispose of a file; files that were asked for at once share the operation."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+", verbose_name="파일")
    decision = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="결정한 기록"
    )
    outcome = models.CharField("결정", max_length=20, choices=DisposalOutcome, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "폐기 요청"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "attachment"], condition=models.Q(decision=None),
                name="platform_disposalrequest_waits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(decision=None, outcome="") | models.Q(decision__isnull=False, outcome__gt=""),
                name="platform_disposalrequest_decided",
            ),
        )  # fmt: skip


class RetentionHold(Tenant):
    """That a file is kept beyond its period (보류); the last one of a file holds."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="holds", verbose_name="파일")
    number = models.SmallIntegerField("차례")
    kept_until = models.DateField("보류의 마지막 날")

    class Meta:
        verbose_name = verbose_name_plural = "폐기 보류"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "attachment", "number"], name="platform_retentionhold_number"
            ),
        )
