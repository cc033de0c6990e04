"""Rows of what a budget decides beside its amounts of the year, and of the documents that go with its bill."""

from django.db import models

from ieum.budget.choices import EnclosureForm, Funding, ProvisionKind
from ieum.budget.models.bills import BudgetVersion, VersionStep
from ieum.budget.models.ledger import BudgetAccount, Programme
from ieum.budget.models.rows import BudgetRow
from ieum.platform.database.identity import uuid7


class Provision(BudgetRow):
    """A line of 계속비, 채무부담행위 or 명시이월비 of a bill; how much and why, its statements say."""

    version = models.ForeignKey(
        BudgetVersion, on_delete=models.PROTECT, related_name="provisions", verbose_name="예산안"
    )
    kind = models.CharField("구분", max_length=20, choices=ProvisionKind)
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", verbose_name="회계")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", verbose_name="세부사업")
    division = models.CharField("부서", max_length=60)
    code = models.CharField("통계목", max_length=10)

    class Meta:
        verbose_name = verbose_name_plural = "계속비·채무부담행위·명시이월비"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "version", "kind", "programme", "division", "code"],
                name="budget_provision_place",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=ProvisionKind.values, code__regex=r"^[0-9]{3}-[0-9]{2}$", division__regex=r"\S"
                ),
                name="budget_provision_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.programme} {self.code}"


class ProvisionStatement(BudgetRow):
    """What one step of a bill says about such a line, whole; one without amounts takes it out of the bill."""

    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="statements", verbose_name="계속비·채무부담행위·명시이월비"
    )
    step = models.ForeignKey(VersionStep, on_delete=models.PROTECT, related_name="+", verbose_name="단계")
    position = models.IntegerField("순서")
    name = models.CharField("사업명", max_length=100)
    note = models.CharField("사유", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "계속비·채무부담행위·명시이월비의 내용"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "provision", "position"], name="budget_provisionstatement_position"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProvisionAmount(models.Model):
    """Money of one source in one year, as a statement says it; whole won."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    statement = models.ForeignKey(
        ProvisionStatement, on_delete=models.PROTECT, related_name="amounts", verbose_name="내용"
    )
    year = models.SmallIntegerField("연도")
    funding = models.CharField("재원", max_length=20, choices=Funding)
    amount = models.BigIntegerField("금액(원)")

    class Meta:
        verbose_name = verbose_name_plural = "계속비·채무부담행위·명시이월비의 금액"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "statement", "year", "funding"], name="budget_provisionamount_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, funding__in=Funding.values), name="budget_provisionamount_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount:,}"


class DebtContract(BudgetRow):
    """What was contracted under an adopted 채무부담행위; below zero where a contract was made smaller."""

    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="contracts", verbose_name="채무부담행위"
    )
    position = models.SmallIntegerField("순서")
    amount = models.BigIntegerField("금액(원)")
    contracted_on = models.DateField("행위를 한 날")

    class Meta:
        verbose_name = verbose_name_plural = "채무부담행위의 계약"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "provision", "position"], name="budget_debtcontract_position"
            ),
            models.CheckConstraint(condition=~models.Q(amount=0), name="budget_debtcontract_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.contracted_on} {self.amount:,}"


class Enclosure(BudgetRow):
    """What was said of a document that goes with a bill: which file it is, or that there is nothing to tell.

    The last word on each document holds; why, its operation says.
    """

    version = models.ForeignKey(
        BudgetVersion, on_delete=models.PROTECT, related_name="enclosures", verbose_name="예산안"
    )
    code = models.CharField("첨부서류", max_length=20)
    position = models.SmallIntegerField("순서")
    form = models.CharField("형태", max_length=20, choices=EnclosureForm)
    attachment = models.ForeignKey(
        "platform.Attachment", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="파일"
    )

    class Meta:
        verbose_name = verbose_name_plural = "예산안의 첨부서류"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "version", "code", "position"], name="budget_enclosure_position"
            ),
            models.CheckConstraint(
                condition=models.Q(form=EnclosureForm.FILE, attachment__isnull=False)
                | models.Q(form=EnclosureForm.NONE, attachment=None),
                name="budget_enclosure_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_form_display()}"
