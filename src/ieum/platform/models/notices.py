"""What accounts are told, how they want to be told, and where their mail goes."""

from django.db import models

from ieum.platform.choices import Channel, MailState
from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Account, Tenant
from ieum.platform.personal.fields import PersonalData, PersonalField
from ieum.platform.personal.masking import PersonalKind


class Notice(Tenant):
    """That something happened which concerns an account; ``key`` says what, so that it is told once."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="받는 계정")
    kind = models.CharField("종류", max_length=60)
    title = models.CharField("제목", max_length=200)
    address = models.CharField("화면", max_length=300, blank=True)
    key = models.CharField("무엇에 대한 것", max_length=200)
    mail = models.CharField("메일", max_length=20, choices=MailState, blank=True)
    made_at = models.DateTimeField("알린 때")
    read_at = models.DateTimeField("읽은 때", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "알림"
        indexes = (
            models.Index(
                fields=["municipality", "account"], condition=models.Q(read_at=None), name="platform_notice_unread"
            ),
            models.Index(fields=["municipality", "account", "made_at"], name="platform_notice_newest"),
        )
        constraints = (
            models.UniqueConstraint(fields=["municipality", "account", "key"], name="platform_notice_once"),
            models.CheckConstraint(condition=models.Q(mail__in=MailState.values), name="platform_notice_mail_known"),
        )

    def __str__(self) -> str:
        return self.title


class NoticeSetting(Tenant):
    """How an account wants notices of a kind."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    kind = models.CharField("종류", max_length=60)
    channel = models.CharField("받는 방법", max_length=20, choices=Channel)

    class Meta:
        verbose_name = verbose_name_plural = "알림 설정"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "account", "kind"], name="platform_noticesetting_once"),
        )

    def __str__(self) -> str:
        return self.kind


class MailAddress(Tenant):
    """Where the mail of an account goes."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    address = PersonalField(
        "전자우편",
        personal=PersonalData(
            PersonalKind.EMAIL, "개인정보 보호법 제15조제1항제1호", retention="mail", subject="account_id"
        ),
    )

    class Meta:
        verbose_name = verbose_name_plural = "메일 주소"
        constraints = (models.UniqueConstraint(fields=["municipality", "account"], name="platform_mailaddress_once"),)

    def __str__(self) -> str:
        return str(self.address)


class Digest(Tenant):
    """That the notices of an account were gathered into one mail on a day."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    day = models.DateField("날")

    class Meta:
        verbose_name = verbose_name_plural = "모은 메일"
        constraints = (models.UniqueConstraint(fields=["municipality", "account", "day"], name="platform_digest_once"),)

    def __str__(self) -> str:
        return f"{self.day}"


class CalendarFeed(Tenant):
    """A private address at which an account's due dates stand as a calendar; only the hash of its secret is kept."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    digest = models.CharField("해시", max_length=64)
    revoked_at = models.DateTimeField("폐기 시각", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "기한 달력"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "digest"], name="platform_calendarfeed_digest"),
            models.UniqueConstraint(
                fields=["municipality", "account"],
                condition=models.Q(revoked_at=None),
                name="platform_calendarfeed_one",
            ),
        )

    def __str__(self) -> str:
        return str(self.account)


class CalendarEntry(Tenant):
    """A due date as it stood last in an account's calendar, so that a change is told as one."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    uid = models.CharField("부호", max_length=200)
    title = models.CharField("제목", max_length=300)
    due_on = models.DateField("기한")
    due_time = models.TimeField("기한 시각", null=True)
    sequence = models.IntegerField("바뀐 횟수", default=0)
    changed_at = models.DateTimeField("바뀐 때")

    class Meta:
        verbose_name = verbose_name_plural = "달력의 기한"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "account", "uid"], name="platform_calendarentry_uid"),
        )

    def __str__(self) -> str:
        return self.title
