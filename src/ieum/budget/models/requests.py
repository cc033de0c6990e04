"""Rows of requests to move money: what was asked for on which draft of which case, and what approval posted."""

from django.db import models

from ieum.budget.choices import MovementKind, ReserveGround
from ieum.budget.models.ledger import AppropriationCell, FiscalYear, LedgerEvent
from ieum.budget.models.rows import BudgetRow


class MovementRequest(BudgetRow):
    """A movement that is asked for by one draft of a case; where the draft stands, its approval line says."""

    case = models.ForeignKey("office.OfficeCase", on_delete=models.PROTECT, related_name="+", verbose_name="업무")
    draft = models.ForeignKey("office.Draft", on_delete=models.PROTECT, related_name="+", verbose_name="기안")
    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    kind = models.CharField("구분", max_length=20, choices=MovementKind)
    reason = models.CharField("사유", max_length=200)
    authority = models.CharField("결정 근거", max_length=200, blank=True)
    ground = models.CharField("예비비의 근거", max_length=20, choices=ReserveGround, blank=True, db_default="")

    class Meta:
        verbose_name = verbose_name_plural = "예산 변경 요청"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "draft"], name="budget_movementrequest_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=MovementKind.values), name="budget_movementrequest_kind"
            ),
            models.CheckConstraint(condition=models.Q(reason__regex=r"\S"), name="budget_movementrequest_has_reason"),
            models.CheckConstraint(
                condition=models.Q(ground="")
                | models.Q(kind=MovementKind.RESERVE_USE, ground__in=ReserveGround.values),
                name="budget_movementrequest_ground",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year}년 {self.get_kind_display()} 요청"


class RequestLine(BudgetRow):
    """What a request adds to a cell, or takes from it."""

    request = models.ForeignKey(
        MovementRequest, on_delete=models.PROTECT, related_name="lines", verbose_name="예산 변경 요청"
    )
    cell = models.ForeignKey(AppropriationCell, on_delete=models.PROTECT, related_name="+", verbose_name="예산과목")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "예산 변경 요청의 과목"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "request", "cell"], name="budget_requestline_once"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="budget_requestline_amount"),
        )

    def __str__(self) -> str:
        return f"{self.cell} {self.amount:,}"


class RequestedPlace(BudgetRow):
    """What a request adds to a place that had no cell; its approval gives it one, and the request a line."""

    request = models.ForeignKey(
        MovementRequest, on_delete=models.PROTECT, related_name="places", verbose_name="예산 변경 요청"
    )
    place = models.JSONField("예산과목", help_text="예산이 아직 없는 과목. 결재가 끝나면 이대로 등록한다.")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "예산 변경 요청의 새 과목"
        constraints = (models.CheckConstraint(condition=~models.Q(amount=0), name="budget_requestedplace_amount"),)

    def __str__(self) -> str:
        return f"{self.request} {self.amount:,}"


class RequestPosting(BudgetRow):
    """The movement of the ledger that the approval of a request posted."""

    request = models.ForeignKey(
        MovementRequest, on_delete=models.PROTECT, related_name="postings", verbose_name="예산 변경 요청"
    )
    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", verbose_name="사건")

    class Meta:
        verbose_name = verbose_name_plural = "예산 변경 요청의 원장 등록"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "request"], name="budget_requestposting_request"),
            models.UniqueConstraint(fields=["municipality", "event"], name="budget_requestposting_event"),
        )

    def __str__(self) -> str:
        return str(self.event)
