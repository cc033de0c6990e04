"""What a personnel order hands over, and the mark of the last change."""

from django.db import models

from ieum.org.models.people import Person
from ieum.org.models.rows import Order, OrgRow
from ieum.org.models.units import Post


class StandingMark(OrgRow):
    """By what it is known whether units, posts or who holds them have changed; the database alone writes it."""

    municipality = models.OneToOneField(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    mark = models.UUIDField("표시")

    class Meta:
        verbose_name = verbose_name_plural = "조직 변경 표시"


class Handover(OrgRow):
    """That the work of a post passes from one person to another; None is nobody."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="근거 명령")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    effective_date = models.DateField("인계일")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="인계자")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="인수자")

    class Meta:
        verbose_name = verbose_name_plural = "인계인수"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "order", "post", "effective_date"], name="org_handover_once"
            )
        ]


class HandoverItem(OrgRow):
    """One piece of work on a hand-over list, as it stood on the day of the order."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="items", verbose_name="인계인수")
    position = models.SmallIntegerField("순서")
    kind = models.CharField("구분", max_length=60)
    title = models.CharField("업무", max_length=200)
    address = models.CharField("주소", max_length=200, blank=True)
    due_on = models.DateField("기한", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "인계 항목"


class HandoverReceipt(OrgRow):
    """That the work was taken over, by whom the operation says."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="receipts", verbose_name="인계인수")
    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )
    remark = models.CharField("특이사항", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "인수 확인"
        constraints = [models.UniqueConstraint(fields=["municipality", "handover"], name="org_handoverreceipt_once")]
