"""Rows of what outside money became: the movements and receipts that a grant is found in. They are only added."""

from django.db import models

from ieum.budget.models.ledger import LedgerEvent
from ieum.budget.models.matters import Matter
from ieum.budget.models.revenue import RevenueEvent
from ieum.budget.models.rows import BudgetRow


class GrantMovement(BudgetRow):
    """How much of a movement of expenditure, or of a receipt, is of a grant (외부재원).

    Of a grant and a movement the last row holds; 0 is that nothing of it is, where it was joined by mistake.
    """

    epoch = models.BigIntegerField("등록 회차")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+", verbose_name="외부재원")
    event = models.ForeignKey(
        LedgerEvent, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="예산 사건"
    )
    receipt = models.ForeignKey(
        RevenueEvent, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="수납"
    )
    position = models.SmallIntegerField("순서")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "외부재원의 움직임"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "matter", "event", "position"], name="budget_grantmovement_event"
            ),
            models.UniqueConstraint(
                fields=["municipality", "matter", "receipt", "position"], name="budget_grantmovement_receipt"
            ),
            models.CheckConstraint(
                condition=models.Q(event=None, receipt__isnull=False) | models.Q(event__isnull=False, receipt=None),
                name="budget_grantmovement_one",
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="budget_grantmovement_amount"),
        )

    def __str__(self) -> str:
        return f"{self.matter} {self.amount:,}"
