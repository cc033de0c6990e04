"""How long personal data is kept where the office says so itself, and requests to erase a person."""

from django.db import models

from ieum.platform.choices import ErasureOutcome
from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Tenant


class ErasureRequest(Tenant):
    """That somebody asked to erase a person; who and why, the operation says, and who decided, the decision."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    subject_id = models.UUIDField("정보주체")
    decision = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="결정한 기록"
    )
    outcome = models.CharField("결정", max_length=20, choices=ErasureOutcome, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "파기 요청"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "subject_id"], condition=models.Q(decision=None),
                name="platform_erasurerequest_waits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(decision=None, outcome="") | models.Q(decision__isnull=False, outcome__gt=""),
                name="platform_erasurerequest_decided",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject_id}"


class RetentionPeriod(Tenant):
    """That the office keeps personal data of a kind for so many years, where it was last needed from a day on.

    By which basis, the operation says. A later one takes its place; none is changed.
    """

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    code = models.CharField("구분", max_length=30)
    years = models.SmallIntegerField("보유기간(년)")
    valid_from = models.DateField("시행일")

    class Meta:
        verbose_name = verbose_name_plural = "개인정보 보유기간"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code", "valid_from"], name="platform_retentionperiod_once"
            ),
            models.CheckConstraint(
                condition=models.Q(years__gte=1, years__lte=30), name="platform_retentionperiod_years"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.years}년 ({self.valid_from})"
