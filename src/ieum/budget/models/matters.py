"""Rows of what is reviewed and planned around the budget. Nothing is changed: steps and statements are only added."""

from django.db import models

from ieum.budget.choices import MatterKind, MatterState, MoneySource
from ieum.budget.models.rows import BudgetRow
from ieum.platform.database.identity import uuid7


class Matter(BudgetRow):
    """A project that is reviewed, a plan, a request for outside money, a fund's year, a bond or a disclosure."""

    kind = models.CharField("구분", max_length=20, choices=MatterKind)
    year = models.SmallIntegerField("연도")
    number = models.SmallIntegerField("번호")
    title = models.CharField("제목", max_length=100)
    division = models.CharField("부서", max_length=60)
    programme = models.CharField("세부사업 부호", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "재정 심사·계획"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind", "year", "number"], name="budget_matter_number"),
            models.CheckConstraint(
                condition=models.Q(kind__in=MatterKind.values, title__regex=r"\S", division__regex=r"\S"),
                name="budget_matter_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}-{self.number}"


class MatterStep(BudgetRow):
    """One step of a matter. Where it stands is the state of its last step; why, its operation says."""

    epoch = models.BigIntegerField("등록 회차")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps", verbose_name="재정 심사·계획")
    position = models.SmallIntegerField("순서")
    action = models.CharField("동작", max_length=20)
    state = models.CharField("상태", max_length=20, choices=MatterState)
    decided_on = models.DateField("한 날")
    due_on = models.DateField("이 단계에서 시작한 기한", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "재정 심사·계획의 단계"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "matter", "position"], name="budget_matterstep_position"),
            models.CheckConstraint(condition=models.Q(state__in=MatterState.values), name="budget_matterstep_state"),
        ]

    def __str__(self) -> str:
        return str(MatterState(self.state).label)


class MatterStatement(BudgetRow):
    """What is said of a matter, whole; the last one holds. ``position`` is that of the step it was said in."""

    epoch = models.BigIntegerField("등록 회차")
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, related_name="statements", verbose_name="재정 심사·계획"
    )
    step = models.ForeignKey(MatterStep, on_delete=models.PROTECT, related_name="+", verbose_name="단계")
    stated_on = models.DateField("적은 날")
    traits = models.JSONField("내용")

    class Meta:
        verbose_name = verbose_name_plural = "재정 심사·계획의 내용"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "step"], name="budget_matterstatement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.stated_on}"


class MatterAmount(models.Model):
    """Money of one source in one year, as a statement says it; whole won."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    statement = models.ForeignKey(
        MatterStatement, on_delete=models.PROTECT, related_name="amounts", verbose_name="재정 심사·계획의 내용"
    )
    heading = models.CharField("구분", max_length=60, blank=True)
    sector = models.CharField("부문", max_length=60, blank=True)
    code = models.CharField("부호", max_length=20, blank=True)
    item = models.CharField("항목", max_length=100, blank=True)
    source = models.CharField("재원", max_length=20, choices=MoneySource)
    year = models.SmallIntegerField("연도")
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "연차별 재원"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "statement", "heading", "sector", "code", "item", "source", "year"],
                name="budget_matteramount_place",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, source__in=MoneySource.values), name="budget_matteramount_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {MoneySource(self.source).label} {self.amount:,}"
