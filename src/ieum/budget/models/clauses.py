"""Rows of the clauses of the 예산총칙 by which money moves between policy programmes. Statements are only added."""

from django.db import models

from ieum.budget.models.ledger import FiscalYear
from ieum.budget.models.rows import BudgetRow


class CrossUseClause(BudgetRow):
    """A clause that the council voted with a budget, and what it lets be moved (지방재정법 제47조의2제1항 단서).

    All clauses of a year are told together as an edition; from the day of its vote on the last one holds.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    edition = models.SmallIntegerField("판")
    position = models.SmallIntegerField("순서")
    voted_on = models.DateField("의결일")
    name = models.CharField("조항", max_length=40, help_text="제7조제1호")
    what = models.CharField("이용할 수 있는 경비", max_length=200)
    items = models.CharField("통계목", max_length=200, blank=True, help_text="통계목의 앞부분들. 비우면 모든 통계목.")
    policies = models.CharField("정책사업", max_length=400, blank=True, help_text="부호들. 비우면 모든 정책사업.")

    class Meta:
        verbose_name = verbose_name_plural = "이용 조항"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "edition", "position"], name="budget_crossuseclause_position"
            ),
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "edition", "name"], name="budget_crossuseclause_name"
            ),
        )

    def __str__(self) -> str:
        return self.name
