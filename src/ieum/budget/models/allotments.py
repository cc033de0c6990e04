"""Rows of the allotment plan: what each quarter gets, what is withheld of it, and what was posted from it."""

from django.db import models

from ieum.budget.choices import AllotmentKind, BeforeYearGround
from ieum.budget.models.ledger import AppropriationCell, FiscalYear, LedgerEvent
from ieum.budget.models.rows import BudgetRow

_QUARTER = models.Q(quarter__gte=1, quarter__lte=4)


class AllotmentPlan(BudgetRow):
    """A plan of a year's allotment (예산배정계획) as one draft proposes it; the last one approved is in force."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    case = models.ForeignKey("office.OfficeCase", on_delete=models.PROTECT, related_name="+", verbose_name="업무")
    draft = models.ForeignKey("office.Draft", on_delete=models.PROTECT, related_name="+", verbose_name="기안")
    reason = models.CharField("편성 방향", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "예산배정계획"
        constraints = (models.UniqueConstraint(fields=["municipality", "draft"], name="budget_allotmentplan_once"),)

    def __str__(self) -> str:
        return f"{self.fiscal_year}년 예산배정계획"


class PlannedAllotment(BudgetRow):
    """What a plan allots to a cell in a quarter."""

    plan = models.ForeignKey(AllotmentPlan, on_delete=models.PROTECT, related_name="lines", verbose_name="예산배정계획")
    cell = models.ForeignKey(AppropriationCell, on_delete=models.PROTECT, related_name="+", verbose_name="예산과목")
    quarter = models.SmallIntegerField("분기")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "분기별 배정 계획"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "plan", "cell", "quarter"], name="budget_plannedallotment_once"
            ),
            models.CheckConstraint(condition=_QUARTER & models.Q(amount__gt=0), name="budget_plannedallotment_amount"),
        )

    def __str__(self) -> str:
        return f"{self.quarter}분기 {self.cell} {self.amount:,}"


class AllotmentHold(BudgetRow):
    """Money that is withheld from allotment (배정유보) until it is released; why, its operation says."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    held_on = models.DateField("유보한 날")
    scope = models.CharField("유보 대상", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "배정유보"

    def __str__(self) -> str:
        return f"{self.held_on} {self.scope}"


class HeldAmount(BudgetRow):
    """What a hold withholds of a cell."""

    hold = models.ForeignKey(AllotmentHold, on_delete=models.PROTECT, related_name="lines", verbose_name="배정유보")
    cell = models.ForeignKey(AppropriationCell, on_delete=models.PROTECT, related_name="+", verbose_name="예산과목")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "유보한 금액"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "hold", "cell"], name="budget_heldamount_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="budget_heldamount_amount"),
        )

    def __str__(self) -> str:
        return f"{self.cell} {self.amount:,}"


class HoldRelease(BudgetRow):
    """That a hold was released; why, its operation says."""

    hold = models.ForeignKey(AllotmentHold, on_delete=models.PROTECT, related_name="releases", verbose_name="배정유보")
    released_on = models.DateField("해제한 날")

    class Meta:
        verbose_name = verbose_name_plural = "배정유보 해제"
        constraints = (models.UniqueConstraint(fields=["municipality", "hold"], name="budget_holdrelease_once"),)

    def __str__(self) -> str:
        return f"{self.released_on} {self.hold}"


class AllotmentPosting(BudgetRow):
    """A movement by which money was allotted from a plan, beside it, or before the year began."""

    plan = models.ForeignKey(
        AllotmentPlan, on_delete=models.PROTECT, related_name="postings", null=True, verbose_name="예산배정계획"
    )
    kind = models.CharField("배정 구분", max_length=20, choices=AllotmentKind)
    quarter = models.SmallIntegerField("분기", null=True)
    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", verbose_name="사건")
    ground = models.CharField("개시 전 배정의 근거", max_length=20, choices=BeforeYearGround, blank=True, db_default="")
    decided_on = models.DateField("개시 전 배정을 결정한 날", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "배정 등록"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "event"], name="budget_allotmentposting_once"),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[AllotmentKind.OCCASIONAL, AllotmentKind.BEFORE_YEAR], plan=None, quarter=None
                )
                | (models.Q(kind__in=[AllotmentKind.REGULAR, AllotmentKind.EARLY], plan__isnull=False) & _QUARTER),
                name="budget_allotmentposting_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind=AllotmentKind.BEFORE_YEAR, ground__in=BeforeYearGround.values, decided_on__isnull=False
                )
                | (~models.Q(kind=AllotmentKind.BEFORE_YEAR) & models.Q(ground="", decided_on=None)),
                name="budget_allotmentposting_ground",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.event}"
