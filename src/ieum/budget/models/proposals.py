"""Rows of postings that wait for a second person: what was proposed, and what became of it."""

from django.db import models

from ieum.budget.choices import ProposalKind, ProposalOutcome
from ieum.budget.models.ledger import LedgerEvent
from ieum.budget.models.rows import BudgetRow


class PostingProposal(BudgetRow):
    """What somebody entered that another must confirm before it is posted; who and why, its operation says."""

    kind = models.CharField("구분", max_length=20, choices=ProposalKind)
    year = models.SmallIntegerField("회계연도")
    title = models.CharField("내용", max_length=200)
    amount = models.BigIntegerField("금액(원)")
    given = models.JSONField("적은 것", help_text="등록할 사건의 줄과 날. 승인할 때 이대로 등록한다.")
    source = models.ForeignKey(
        "platform.Source", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="파일"
    )

    class Meta:
        verbose_name = verbose_name_plural = "승인을 기다리는 등록"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=ProposalKind.values), name="budget_postingproposal_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ProposalKind.FILE) ^ models.Q(source=None), name="budget_postingproposal_source"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ProposalDecision(BudgetRow):
    """What became of a proposal, for good; who decided and why, its operation says."""

    proposal = models.ForeignKey(
        PostingProposal, on_delete=models.PROTECT, related_name="decisions", verbose_name="승인을 기다리는 등록"
    )
    outcome = models.CharField("결과", max_length=20, choices=ProposalOutcome)
    event = models.ForeignKey(LedgerEvent, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="사건")
    """None where nothing was posted, or a file, whose events name it as their source."""

    class Meta:
        verbose_name = verbose_name_plural = "등록의 승인"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "proposal"], name="budget_proposaldecision_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=ProposalOutcome.values), name="budget_proposaldecision_outcome"
            ),
            models.CheckConstraint(
                condition=models.Q(event=None) | models.Q(outcome=ProposalOutcome.CONFIRMED),
                name="budget_proposaldecision_event",
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal} {self.get_outcome_display()}"
