"""Rows of what codes of the budget's structure became from one fiscal year to the next. They are only added."""

from django.db import models

from ieum.budget.choices import CodeKind
from ieum.budget.models.rows import BudgetRow
from ieum.budget.rules.codes import CODE, NOTE


class CodeSuccessor(BudgetRow):
    """That a code of the year before goes on as another one; of a pair the last row says whether that stands.

    Codes that no row names go on as themselves. Several rows of one code are its split, several into one a merger.
    """

    year = models.SmallIntegerField("회계연도", help_text="새 코드를 쓰기 시작한 해")
    kind = models.CharField("구분", max_length=20, choices=CodeKind)
    account = models.CharField("회계", max_length=60, blank=True, help_text="단위사업과 세부사업 코드의 회계")
    before = models.CharField("전 코드", max_length=CODE)
    after = models.CharField("새 코드", max_length=CODE, blank=True, help_text="없어진 코드는 비운다.")
    note = models.CharField("비고", max_length=NOTE, blank=True)
    position = models.SmallIntegerField("순서")
    stands = models.BooleanField("유효")

    class Meta:
        verbose_name = verbose_name_plural = "코드 승계"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "year", "kind", "account", "before", "after", "position"],
                name="budget_codesuccessor_position",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=CodeKind.values), name="budget_codesuccessor_kind"),
            models.CheckConstraint(condition=~models.Q(before=""), name="budget_codesuccessor_before"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()} {self.before} → {self.after or '없어짐'}"
