"""Rows of revenue: where money comes in, what was budgeted, levied, received and written off, and sealed rounds."""

from django.db import models

from ieum.budget.choices import RevenueBalance, RevenueKind, VersionKind
from ieum.budget.models.ledger import BudgetAccount, FiscalYear, LedgerEvent
from ieum.budget.models.rows import BudgetRow
from ieum.platform.database.identity import uuid7

WITH_EXPENDITURE = ["DEEMED", "PRE_USE", "ABSORB_DEEMED", "ABSORB_PRE_USE", "EXCESS_USE"]
"""What is posted with the expenditure that it pays for alone."""


class RevenueCell(BudgetRow):
    """The smallest place that money comes in at: an account, a division and a 세입과목."""

    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    division = models.CharField("부서", max_length=60)
    code = models.CharField("세입과목", max_length=10)

    class Meta:
        verbose_name = verbose_name_plural = "세입과목"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "account", "division", "code"], name="budget_revenuecell_place"
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{3}-[0-9]{2}$", division__regex=r"\S"),
                name="budget_revenuecell_code",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.division}"


class RevenueEvent(BudgetRow):
    """One movement of revenue. Why and by whom it was posted, its operation says."""

    epoch = models.BigIntegerField("등록 회차")
    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    kind = models.CharField("구분", max_length=20, choices=RevenueKind)
    round = models.SmallIntegerField("차수", null=True)
    effective_date = models.DateField("효력일")
    reverses = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="취소 대상"
    )
    movement = models.ForeignKey(
        LedgerEvent, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="함께 등록한 세출"
    )
    """The movement of expenditure that this is the revenue of: what is in ``WITH_EXPENDITURE`` has one."""

    class Meta:
        verbose_name = verbose_name_plural = "세입 사건"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "reverses"], name="budget_revenueevent_reversed_once"),
            models.UniqueConstraint(fields=["municipality", "movement"], name="budget_revenueevent_movement_once"),
            models.CheckConstraint(condition=models.Q(kind__in=RevenueKind.values), name="budget_revenueevent_kind"),
            models.CheckConstraint(
                condition=models.Q(kind=RevenueKind.REVERSAL, reverses__isnull=False)
                | (~models.Q(kind=RevenueKind.REVERSAL) & models.Q(reverses=None)),
                name="budget_revenueevent_reversal",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=WITH_EXPENDITURE, movement__isnull=False)
                | (~models.Q(kind__in=WITH_EXPENDITURE) & models.Q(movement=None)),
                name="budget_revenueevent_movement",
            ),
        )

    def __str__(self) -> str:
        return f"{self.effective_date} {self.get_kind_display()}"


class RevenueLine(models.Model):
    """What one movement adds to a balance of one place; day and epoch are those of its event."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    event = models.ForeignKey(RevenueEvent, on_delete=models.PROTECT, related_name="lines", verbose_name="세입 사건")
    cell = models.ForeignKey(RevenueCell, on_delete=models.PROTECT, related_name="+", verbose_name="세입과목")
    epoch = models.BigIntegerField("등록 회차")
    effective_date = models.DateField("효력일")
    balance = models.CharField("잔액 구분", max_length=20, choices=RevenueBalance)
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "세입 원장"
        indexes = (models.Index(fields=["municipality", "cell", "effective_date"], name="budget_revenueline_cell"),)
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "event", "balance", "cell"], name="budget_revenueline_once"
            ),
            models.CheckConstraint(condition=~models.Q(amount=0), name="budget_revenueline_amount"),
            models.CheckConstraint(
                condition=models.Q(balance__in=RevenueBalance.values), name="budget_revenueline_balance"
            ),
        )

    def __str__(self) -> str:
        return f"{self.effective_date} {self.get_balance_display()} {self.amount:,}"


class SealedRound(BudgetRow):
    """A round of the budget whose revenue equals its expenditure in each account; from then on neither moves."""

    epoch = models.BigIntegerField("등록 회차")
    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    kind = models.CharField("구분", max_length=20, choices=VersionKind)
    round = models.SmallIntegerField("차수", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "세입·세출을 맞춘 차수"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "kind", "round"],
                nulls_distinct=False,
                name="budget_sealedround_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.get_kind_display()}"


class RevenueFileEvent(models.Model):
    """A movement of revenue that came in by a file."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    event = models.ForeignKey(RevenueEvent, on_delete=models.PROTECT, related_name="+", verbose_name="세입 사건")
    source = models.ForeignKey("platform.Source", on_delete=models.PROTECT, related_name="+", verbose_name="세입 파일")
    position = models.IntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "세입 파일의 사건"
        constraints = (models.UniqueConstraint(fields=["municipality", "event"], name="budget_revenuefileevent_once"),)

    def __str__(self) -> str:
        return f"{self.source} {self.position}"
