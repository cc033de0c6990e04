"""Rows of the codes of each fiscal year, and of what they became from one to the next. They are only added."""

from django.db import models

from ieum.budget.choices import CodeKind, CodeLevel, CodeTableKind
from ieum.budget.models.rows import BudgetRow
from ieum.budget.rules.code_tables import LONGEST_ACCOUNT, LONGEST_CODE, LONGEST_LAW, LONGEST_NAME
from ieum.budget.rules.codes import CODE, NOTE
from ieum.platform.database.identity import uuid7


class CodeSuccessor(BudgetRow):
    """That a code of the year before goes on as another one; of a pair the last row says whether that stands.

    Codes that no row names go on as themselves. Several rows of one code are its split, several into one a merger.
    """

    year = models.SmallIntegerField("회계연도", help_text="새 코드를 쓰기 시작한 해")
    kind = models.CharField("구분", max_length=20, choices=CodeKind)
    account = models.CharField(
        "회계", max_length=60, blank=True, help_text="정책사업, 단위사업, 세부사업 코드의 전년도 회계"
    )
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


class CodeTable(BudgetRow):
    """A table of codes of a fiscal year as a file gave it, or that the last one is taken back.

    Of a year and kind the last table that was not taken back stands, whole.
    """

    year = models.SmallIntegerField("회계연도")
    kind = models.CharField("분류", max_length=20, choices=CodeTableKind)
    position = models.SmallIntegerField("순서")
    withdraws = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="withdrawals", null=True, verbose_name="취소한 코드표"
    )

    class Meta:
        verbose_name = verbose_name_plural = "코드표"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "year", "kind", "position"], name="budget_codetable_position"
            ),
            models.UniqueConstraint(fields=["municipality", "withdraws"], name="budget_codetable_withdrawn_once"),
            models.CheckConstraint(condition=models.Q(kind__in=CodeTableKind.values), name="budget_codetable_kind"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"


class CodeEntry(models.Model):
    """One code of a table with its name in that year."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        "platform.Municipality", on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )
    table = models.ForeignKey(CodeTable, on_delete=models.PROTECT, related_name="entries", verbose_name="코드표")
    level = models.CharField("구분", max_length=20, choices=CodeLevel)
    account = models.CharField("회계", max_length=LONGEST_ACCOUNT, blank=True)
    code = models.CharField("코드", max_length=LONGEST_CODE)
    name = models.CharField("이름", max_length=LONGEST_NAME)
    parent = models.CharField("상위 코드", max_length=LONGEST_CODE, blank=True)
    law = models.CharField("설치 근거", max_length=LONGEST_LAW, blank=True, db_default="")
    ends_on = models.DateField("존속기한", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "코드"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "table", "level", "account", "code"], name="budget_codeentry_code"
            ),
            models.CheckConstraint(condition=models.Q(level__in=CodeLevel.values), name="budget_codeentry_level"),
            models.CheckConstraint(condition=~models.Q(code="") & ~models.Q(name=""), name="budget_codeentry_told"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
