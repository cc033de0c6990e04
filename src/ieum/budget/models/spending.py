"""Rows of requests to spend (품의): what is reserved before it is committed. They are only added."""

from django.db import models

from ieum.budget.choices import SpendingState
from ieum.budget.models.ledger import AppropriationCell
from ieum.budget.models.rows import BudgetRow


class SpendingRequest(BudgetRow):
    """What is said of a request to spend from a cell; the last word on its number holds. It moves no balance."""

    epoch = models.BigIntegerField("등록 회차")
    cell = models.ForeignKey(AppropriationCell, on_delete=models.PROTECT, related_name="+", verbose_name="예산과목")
    number = models.CharField("품의번호", max_length=60)
    position = models.SmallIntegerField("순서")
    asked_on = models.DateField("품의일자")
    amount = models.BigIntegerField("품의금액(원)")
    state = models.CharField("품의상태", max_length=20, choices=SpendingState)
    since = models.DateField("이 상태가 된 날")
    source = models.ForeignKey(
        "platform.Source", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="출처"
    )

    class Meta:
        verbose_name = verbose_name_plural = "품의"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "cell", "number", "position"], name="budget_spendingrequest_position"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, number__regex=r"\S", state__in=SpendingState.values),
                name="budget_spendingrequest_said",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {SpendingState(self.state).label} {self.amount:,}"
