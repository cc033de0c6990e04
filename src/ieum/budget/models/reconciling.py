"""Rows of reconciliations: a statement of others beside our ledger as it was known then. They are only added."""

from django.db import models

from ieum.budget.choices import ReconciledState, RevenueTotal, Side, Total
from ieum.budget.models.ledger import FiscalYear
from ieum.budget.models.rows import BudgetRow
from ieum.platform.database.identity import uuid7

_TOTALS = {**dict(Total.choices), **dict(RevenueTotal.choices)}
"""What is compared on either side; what both have is called alike."""


class Reconciliation(BudgetRow):
    """A statement that was compared with our balances of a day; its basis says whose it is."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    source = models.ForeignKey("platform.Source", on_delete=models.PROTECT, related_name="+", verbose_name="명세 파일")
    side = models.CharField("세입·세출", max_length=20, choices=Side, db_default=Side.EXPENDITURE)
    name = models.CharField("파일 이름", max_length=200)
    as_of = models.DateField("기준일")
    known_epoch = models.BigIntegerField("읽은 등록 회차")
    scale = models.IntegerField("명세의 단위(원)")
    columns = models.JSONField("과목을 부르는 열", help_text="account, division, name, item 등")

    class Meta:
        verbose_name = verbose_name_plural = "원장 대사"
        constraints = (
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="budget_reconciliation_side"),
            models.CheckConstraint(
                condition=models.Q(scale__in=[1, 1_000, 1_000_000]), name="budget_reconciliation_scale"
            ),
        )

    def __str__(self) -> str:
        return f"{self.as_of} {self.name}"


class ReconciliationVoid(BudgetRow):
    """That a comparison was wrong, such as one with another day's statement; why, its operation says."""

    reconciliation = models.ForeignKey(
        Reconciliation, on_delete=models.PROTECT, related_name="voids", verbose_name="원장 대사"
    )

    class Meta:
        verbose_name = verbose_name_plural = "원장 대사의 무효"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "reconciliation"], name="budget_reconciliationvoid_once"),
        )

    def __str__(self) -> str:
        return str(self.reconciliation)


class ReconciledLine(models.Model):
    """One amount of one row on both sides."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    reconciliation = models.ForeignKey(
        Reconciliation, on_delete=models.PROTECT, related_name="lines", verbose_name="원장 대사"
    )
    position = models.IntegerField("순서")
    place = models.IntegerField("명세의 행", null=True)
    names = models.JSONField("과목")
    total = models.CharField("금액 구분", max_length=20, choices=list(_TOTALS.items()))
    ours = models.BigIntegerField("우리 금액(원)", null=True)
    theirs = models.BigIntegerField("명세 금액(원)", null=True)
    state = models.CharField("견준 결과", max_length=20, choices=ReconciledState)

    class Meta:
        verbose_name = verbose_name_plural = "원장 대사의 줄"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "reconciliation", "position"], name="budget_reconciledline_position"
            ),
            models.CheckConstraint(condition=models.Q(total__in=list(_TOTALS)), name="budget_reconciledline_total"),
            models.CheckConstraint(
                condition=models.Q(state__in=ReconciledState.values), name="budget_reconciledline_state"
            ),
        )

    def __str__(self) -> str:
        return " ".join([*self.names, self.get_total_display()])

    @property
    def gap(self) -> int:
        """Theirs less ours, in won; what a side does not have counts as nothing."""
        return (self.theirs or 0) - (self.ours or 0)


class DifferenceReason(BudgetRow):
    """Why a difference stands; the words are the basis of its operation, and the last one holds."""

    line = models.ForeignKey(
        ReconciledLine, on_delete=models.PROTECT, related_name="reasons", verbose_name="원장 대사의 줄"
    )
    position = models.SmallIntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "차이의 사유"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "line", "position"], name="budget_differencereason_position"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.position}"
