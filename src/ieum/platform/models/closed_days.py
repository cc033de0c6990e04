"""Days on which a municipality is closed by its own decision, and the due dates that moved with them."""

from django.db import models

from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Tenant


class ClosedDay(Tenant):
    """A day on which the municipality is closed; by which basis, its operation says. It is taken back, not removed."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    day = models.DateField("휴무일")
    name = models.CharField("이름", max_length=60)
    withdrawn_by = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="취소한 기록"
    )

    class Meta:
        verbose_name = verbose_name_plural = "자치단체 휴무일"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "day"], condition=models.Q(withdrawn_by=None), name="platform_closedday_once"
            ),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="platform_closedday_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class DueChange(Tenant):
    """That a due date moved since a day became a closed one or is none any more; ``subject_id`` is what was due."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    closed_day = models.ForeignKey(ClosedDay, on_delete=models.PROTECT, related_name="moved", verbose_name="휴무일")
    keeper = models.CharField("구분", max_length=40)
    subject_id = models.UUIDField("기한이 있는 것")
    title = models.CharField("제목", max_length=250)
    address = models.CharField("주소", max_length=200)
    before = models.DateField("앞 기한")
    after = models.DateField("다음 기한")

    class Meta:
        verbose_name = verbose_name_plural = "기한 변경"
        indexes = [models.Index(fields=["municipality", "keeper", "subject_id"], name="platform_duechange_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "operation", "keeper", "subject_id"], name="platform_duechange_once"
            ),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="platform_duechange_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
