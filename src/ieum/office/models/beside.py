"""Rows beside a case: which posts had it and work on it too, and what became of its due date."""

from django.db import models

from ieum.office.choices import SegmentKind
from ieum.office.models.cases import OfficeCase
from ieum.office.models.rows import OfficeRow


class CoPost(OfficeRow):
    """A post beside the one in charge of a case; ``ended`` is the operation that took it off, None while it is on."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="co_posts", verbose_name="업무")
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="함께 하는 직위")
    ended = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="뺌"
    )

    class Meta:
        verbose_name = verbose_name_plural = "함께 하는 직위"
        indexes = (
            models.Index(fields=["municipality", "post"], name="office_copost_post", condition=models.Q(ended=None)),
        )


class CaseAssignment(OfficeRow):
    """Which post had a case until it was assigned, so that this can be undone."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="assignments", verbose_name="업무")
    before = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="앞 담당 직위")

    class Meta:
        verbose_name = verbose_name_plural = "담당 배정"


class DueSegment(OfficeRow):
    """Days that the due date of a case does not count, or by which it is put off; its operation says on which basis."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="due_segments", verbose_name="업무")
    kind = models.CharField("구분", max_length=20, choices=SegmentKind)
    from_on = models.DateField("첫날")
    until_on = models.DateField("마지막 날", null=True)
    """None while a suspension lasts; of an extension the due date that it gave."""
    length = models.CharField("연장한 기간", max_length=20, blank=True)
    """Of an extension by a rule, such as "10일"."""
    due_before = models.DateField("앞 기한")
    told_on = models.DateField("알린 날")
    """When whoever asked was told."""
    ended = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="다시 셈"
    )
    """The operation that ended a suspension; None of others."""

    class Meta:
        verbose_name = verbose_name_plural = "기한의 멈춤과 연장"
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=SegmentKind.values), name="office_duesegment_kind"),
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                name="office_duesegment_days",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=SegmentKind.SUSPENDED, until_on=None, ended=None)
                | models.Q(kind=SegmentKind.SUSPENDED, until_on__isnull=False, ended__isnull=False)
                | models.Q(kind=SegmentKind.EXTENDED, until_on__isnull=False, ended=None),
                name="office_duesegment_ended",
            ),
            models.UniqueConstraint(
                fields=["municipality", "case"],
                condition=models.Q(kind=SegmentKind.SUSPENDED, ended=None),
                name="office_duesegment_open",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether the due date stands still by it."""
        return self.kind == SegmentKind.SUSPENDED and self.ended_id is None
