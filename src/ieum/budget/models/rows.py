"""What every row of the budget has."""

from django.db import models

from ieum.platform.database.identity import uuid7


class BudgetRow(models.Model):
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
