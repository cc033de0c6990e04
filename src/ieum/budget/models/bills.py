"""Rows of budget bills: their steps, lines, and what each step says about a line."""

from django.db import models

from ieum.budget.choices import Side, Stage, VersionKind
from ieum.budget.models.ledger import BudgetAccount, FiscalYear, LedgerEvent, Programme
from ieum.budget.models.rows import BudgetRow
from ieum.budget.rules.calculation import LONGEST
from ieum.platform.database.identity import uuid7


class BudgetVersion(BudgetRow):
    """A budget bill (예산안) of a fiscal year: the original one, or a supplementary one with its round."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="+", verbose_name="회계연도")
    kind = models.CharField("구분", max_length=20, choices=VersionKind)
    round = models.SmallIntegerField("차수", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "예산안"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "kind", "round"],
                nulls_distinct=False,
                name="budget_budgetversion_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=VersionKind.ORIGINAL, round=None)
                | models.Q(kind=VersionKind.SUPPLEMENTARY, round__gte=1),
                name="budget_budgetversion_round",
            ),
        ]

    @property
    def kind_of(self) -> VersionKind:
        """What it is for."""
        return VersionKind(self.kind)

    def __str__(self) -> str:
        named = "본예산안" if self.round is None else f"제{self.round}회 추가경정예산안"
        return f"{self.fiscal_year}년 {named}"


class VersionStep(BudgetRow):
    """One step of a bill's life. Where the bill stands is the stage of its last step; why, its operation says."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.PROTECT, related_name="steps", verbose_name="예산안")
    position = models.SmallIntegerField("순서")
    action = models.CharField("동작", max_length=20)
    stage = models.CharField("단계", max_length=20, choices=Stage)
    number = models.SmallIntegerField("차수", help_text="예산팀 조정과 수정예산안은 여러 차례일 수 있다.")
    decided_on = models.DateField("한 날")

    class Meta:
        verbose_name = verbose_name_plural = "예산안의 단계"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version", "position"], name="budget_versionstep_position"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="budget_versionstep_stage"),
        ]

    def __str__(self) -> str:
        label = Stage(self.stage).label
        is_counted = self.stage in {Stage.TEAM, Stage.REVISION} or self.number > 1
        return f"{label} {self.number}차" if is_counted else str(label)


class BudgetLine(BudgetRow):
    """A place of a bill that money is asked for, or expected from; how much, its statements say."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.PROTECT, related_name="lines", verbose_name="예산안")
    side = models.CharField("세입·세출", max_length=20, choices=Side)
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="세부사업"
    )
    division = models.CharField("부서", max_length=60)
    code = models.CharField("통계목 또는 세입과목", max_length=10)

    class Meta:
        verbose_name = verbose_name_plural = "예산안의 과목"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "version", "side", "account", "programme", "division", "code"],
                nulls_distinct=False,
                name="budget_budgetline_place",
            ),
            models.CheckConstraint(
                condition=models.Q(side=Side.EXPENDITURE, programme__isnull=False)
                | models.Q(side=Side.REVENUE, programme=None),
                name="budget_budgetline_side",
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{3}-[0-9]{2}$", division__regex=r"\S"),
                name="budget_budgetline_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme or self.account} {self.code}"


class LineStatement(BudgetRow):
    """What one step of a bill says about a line, whole; it holds for later steps until one says otherwise."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="statements", verbose_name="과목")
    step = models.ForeignKey(VersionStep, on_delete=models.PROTECT, related_name="+", verbose_name="단계")
    position = models.IntegerField("순서")

    class Meta:
        verbose_name = verbose_name_plural = "예산안 금액"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "line", "position"], name="budget_linestatement_position"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.position}"


class CalculationLine(models.Model):
    """One line of 산출근거 with who pays for it; all amounts are won and multiples of a thousand."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    statement = models.ForeignKey(
        LineStatement, on_delete=models.PROTECT, related_name="calculations", verbose_name="예산안 금액"
    )
    position = models.SmallIntegerField("순서")
    description = models.CharField("산출내역", max_length=200)
    formula = models.CharField("산출식", max_length=LONGEST)
    amount = models.BigIntegerField("금액(원)")
    national = models.BigIntegerField("국비(원)")
    city = models.BigIntegerField("시비(원)")
    special_grant = models.BigIntegerField("특별교부세(원)")
    special_adjustment = models.BigIntegerField("특별조정교부금(원)")
    balanced = models.BigIntegerField("균특보조금(원)")
    fund_grant = models.BigIntegerField("기금보조금(원)")
    bond = models.BigIntegerField("지방채(원)")
    other = models.BigIntegerField("기타(원)")
    own = models.BigIntegerField("구비(원)")

    class Meta:
        verbose_name = verbose_name_plural = "산출근거"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "statement", "position"], name="budget_calculationline_position"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    amount=models.F("national")
                    + models.F("city")
                    + models.F("special_grant")
                    + models.F("special_adjustment")
                    + models.F("balanced")
                    + models.F("fund_grant")
                    + models.F("bond")
                    + models.F("other")
                    + models.F("own")
                ),
                name="budget_calculationline_split",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.description} {self.formula}"


class VersionPosting(BudgetRow):
    """A movement of the ledger that the adoption of a bill posted."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.PROTECT, related_name="postings", verbose_name="예산안")
    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", verbose_name="사건")

    class Meta:
        verbose_name = verbose_name_plural = "예산안의 원장 등록"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "event"], name="budget_versionposting_once"),
        ]

    def __str__(self) -> str:
        return str(self.event)
