"""Rows of requests to spend (품의), and of payments that are settled later and given back. They are only added."""

from django.db import models

from ieum.budget.choices import AdvanceKind, AdvanceState, SpendingState
from ieum.budget.models.ledger import AppropriationCell, LedgerEvent
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


class AdvancePayment(BudgetRow):
    """That an expenditure was 일상경비, 선금급 or 개산급, and what became of it; the last word on it holds."""

    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", verbose_name="지출")
    position = models.SmallIntegerField("순서")
    kind = models.CharField("구분", max_length=20, choices=AdvanceKind)
    state = models.CharField("상태", max_length=20, choices=AdvanceState)
    due_on = models.DateField("정산기한")
    settled_on = models.DateField("정산일", null=True)
    used = models.BigIntegerField("정산액(원)", null=True, help_text="실제로 쓴 금액. 나머지는 반납한다.")

    class Meta:
        verbose_name = verbose_name_plural = "정산할 지출"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "event", "position"], name="budget_advancepayment_position"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=AdvanceKind.values, state__in=AdvanceState.values),
                name="budget_advancepayment_said",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AdvanceState.SETTLED, settled_on__isnull=False, used__gte=0)
                | models.Q(~models.Q(state=AdvanceState.SETTLED), settled_on=None, used=None),
                name="budget_advancepayment_settled",
            ),
        )

    def __str__(self) -> str:
        return f"{AdvanceKind(self.kind).label} {AdvanceState(self.state).label}"


class AdvanceReturn(BudgetRow):
    """That a 반납 gave back what was left of a payment in advance; the last word on it holds."""

    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", verbose_name="반납")
    position = models.SmallIntegerField("순서")
    payment = models.ForeignKey(
        LedgerEvent, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="정산할 지출",
        help_text="비었으면 어느 지출의 반납도 아니다.",
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "정산하고 반납한 것"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "event", "position"], name="budget_advancereturn_position"),
        )

    def __str__(self) -> str:
        return f"반납 {self.event_id}"
