"""Rows of what was done about duties that follow from movements."""

from django.db import models

from ieum.budget.models.ledger import FiscalYear
from ieum.budget.models.rows import BudgetRow


class DutyReport(BudgetRow):
    """That a duty of a year was done; the last word on it holds, for as much money as was moved until then."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    code = models.CharField("할 일", max_length=40)
    period = models.CharField("기간", max_length=40)
    position = models.SmallIntegerField("순서")
    amount = models.BigIntegerField("금액(원)")
    events = models.IntegerField("사건의 수")
    reported_on = models.DateField("한 날")

    class Meta:
        verbose_name = verbose_name_plural = "뒤따르는 할 일을 마침"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "code", "period", "position"], name="budget_dutyreport_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.code}"
