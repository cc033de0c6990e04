"""What rows that may be changed said before."""

from django.db import models

from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Tenant


class RowChange(Tenant):
    """What the changed columns of a row said before. The database writes it by itself; sealed values stay sealed.

    Who did it and why, the operation says; None where the transaction opened none. What they say since is in the row's
    next change, or in the row.
    """

    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="처리 기록"
    )
    table_name = models.CharField("표", max_length=63)
    row_id = models.UUIDField("행")
    before = models.JSONField("앞 값")
    changed_at = models.DateTimeField("바뀐 시각")

    class Meta:
        verbose_name = verbose_name_plural = "행이 바뀐 기록"
        indexes = (models.Index(fields=["municipality", "table_name", "row_id"], name="platform_rowchange_row"),)
