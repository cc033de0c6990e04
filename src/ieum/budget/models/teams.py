"""Rows of who is in charge of programmes. Statements are only added."""

from django.db import models

from ieum.budget.models.ledger import Programme
from ieum.budget.models.rows import BudgetRow


class TeamTerm(BudgetRow):
    """That a team is in charge of a detailed programme from a day until a later statement begins.

    Of statements from the same day the last one holds; one without a unit says that nobody is in charge from then on.
    """

    epoch = models.BigIntegerField("등록 회차")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="team_terms", verbose_name="세부사업"
    )
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="팀")
    valid_from = models.DateField("시작일")
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "세부사업 담당 팀"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "programme", "position"], name="budget_teamterm_position"),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.valid_from}"
