"""Rows that say from when to when something holds."""

from typing import Any, ClassVar

from django.db import models

from ieum.org.choices import OrderKind
from ieum.platform.database.identity import uuid7


class OrgRow(models.Model):
    """A row of one municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True


class Order(OrgRow):
    """An order that changed the organisation as one: 인사발령, 조직개편, a file, or one that takes another back."""

    operation = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록"
    )
    kind = models.CharField("구분", max_length=20, choices=OrderKind)
    title = models.CharField("제목", max_length=120)
    effective_date = models.DateField("시행일")
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="되돌린 것")

    class Meta:
        verbose_name = verbose_name_plural = "조직·인사 명령"
        constraints = [models.UniqueConstraint(fields=["municipality", "undoes"], name="org_order_undone_once")]

    def __str__(self) -> str:
        return self.title


class Dated(OrgRow):
    """Something that holds from a day until, and not on, another; ``valid_until`` is None while no end is set."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", verbose_name="근거 명령")
    epoch = models.BigIntegerField("등록 회차")
    ended_by = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="고친 명령")
    ended_epoch = models.BigIntegerField("고친 회차", null=True)
    valid_from = models.DateField("시작일")
    valid_until = models.DateField("끝난 다음 날", null=True)

    class Meta:
        abstract = True
