"""What can be held against us: the chain of decisions, who read personal data, and what was destroyed."""

from django.db import models

from ieum.platform.choices import ReadingKind, TombstoneKind
from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Account, Municipality, Tenant

HASH = 64
"""Letters of a SHA-256 in hexadecimal."""


class DecisionPart(models.Model):
    """Which rows belong to an operation of a kind that is a decision; apps say it in their migrations."""

    kind = models.CharField("종류", max_length=60)
    table_name = models.CharField("표", max_length=63)
    condition = models.TextField("조건", help_text="$1은 처리 기록")
    ignored = models.JSONField("빼는 열", help_text="결정한 뒤에도 바뀌는 열")

    class Meta:
        verbose_name = verbose_name_plural = "결정의 행"
        constraints = [models.UniqueConstraint(fields=["kind", "table_name"], name="platform_decisionpart_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.table_name}"


class Decision(Tenant):
    """A link of a municipality's chain: one decision with what was decided, bound to all before it."""

    # Both stand in wider keys, which imply theirs.
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name="지방자치단체",
    )
    operation = models.ForeignKey(
        Operation,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name="처리 기록",
    )
    number = models.BigIntegerField("번호")
    kind = models.CharField("종류", max_length=60)
    content = models.TextField("내용", help_text="처리 기록과 그 행들. 개인정보는 암호문이다.")
    sealed_at = models.DateTimeField("기록 시각")
    previous_hash = models.CharField("앞 해시", max_length=HASH)
    hash = models.CharField("해시", max_length=HASH)

    class Meta:
        verbose_name = verbose_name_plural = "결정 기록"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="platform_decision_number"),
            models.UniqueConstraint(fields=["municipality", "operation"], name="platform_decision_operation"),
            models.UniqueConstraint(fields=["municipality", "hash"], name="platform_decision_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class PersonalReading(Tenant):
    """That somebody read or wrote a personal value, or came in or went: who, when, from where, whose (접속기록).

    Of who came in or went the account is the subject, and there is no field; so it is of who was refused.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="접속한 사람")
    read_at = models.DateTimeField("접속한 때")
    address = models.GenericIPAddressField("접속지", null=True)
    subject_id = models.UUIDField("정보주체")
    field = models.CharField("항목", max_length=120, blank=True)
    kind = models.CharField("수행업무", max_length=20, choices=ReadingKind)
    purpose = models.TextField("목적")

    class Meta:
        verbose_name = verbose_name_plural = "접속기록"
        indexes = [models.Index(fields=["municipality", "read_at"], name="platform_reading_time")]
        constraints = [
            models.CheckConstraint(condition=models.Q(purpose__regex=r"\S"), name="platform_reading_has_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d %H:%M} {self.field}"


class ReadingCheck(Tenant):
    """That the readings of a month were checked, by whom the operation says."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    month = models.DateField("점검한 달", help_text="그 달의 첫날")
    readings = models.IntegerField("건수")

    class Meta:
        verbose_name = verbose_name_plural = "접속기록 점검"
        constraints = [models.UniqueConstraint(fields=["municipality", "month"], name="platform_readingcheck_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Tombstone(Tenant):
    """A signed word for what was destroyed: a person's key, or records whose time was over."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    kind = models.CharField("구분", max_length=20, choices=TombstoneKind)
    subject_id = models.UUIDField("정보주체", null=True)
    content = models.TextField("내용")
    signature = models.CharField("서명", max_length=128)

    class Meta:
        verbose_name = verbose_name_plural = "파기 기록"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "subject_id"],
                condition=models.Q(kind="ERASURE"),
                name="platform_tombstone_erased_once",
            ),
        ]

    def __str__(self) -> str:
        return self.content
