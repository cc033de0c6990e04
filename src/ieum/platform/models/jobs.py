"""Work that a worker does for whoever asked."""

from django.db import models

from ieum.platform.choices import JobState
from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Tenant


class Job(Tenant):
    """Work that takes longer than one waits for a page; its operation says who asked, and when."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    kind = models.CharField("종류", max_length=60)
    title = models.CharField("제목", max_length=200)
    arguments = models.JSONField("맡긴 내용")
    upload = models.BinaryField("맡긴 파일", null=True)
    """None where none was handed in, and once the job is done."""
    state = models.CharField("상태", max_length=20, choices=JobState)
    step = models.SmallIntegerField("단계", default=0)
    steps = models.SmallIntegerField("모든 단계", default=0)
    doing = models.CharField("하는 일", max_length=100, blank=True)
    attempts = models.SmallIntegerField("시도", default=0)
    is_cancel_asked = models.BooleanField("취소 요청", default=False)
    said = models.TextField("결과", blank=True)
    """What became of it, or why it failed, in a sentence."""
    address = models.CharField("결과 화면", max_length=300, blank=True)
    started_at = models.DateTimeField("시작한 때", null=True)
    ended_at = models.DateTimeField("끝난 때", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "작업"
        indexes = (models.Index(fields=["municipality", "state"], name="platform_job_state"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=JobState.values), name="platform_job_state_known"),
            models.CheckConstraint(condition=models.Q(title__regex=r"\S"), name="platform_job_has_title"),
        )

    def __str__(self) -> str:
        return self.title
