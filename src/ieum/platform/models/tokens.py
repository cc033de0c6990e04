"""Keys by which programs of an office use the API as an account."""

from django.db import models

from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Account, Tenant


class ApiToken(Tenant):
    """A key of an account for one program; only its hash is kept, so that nobody reads it here."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="계정")
    name = models.CharField("이름", max_length=60)
    digest = models.CharField("해시", max_length=64)
    scopes = models.JSONField("권한 범위")
    expires_on = models.DateField("쓸 수 있는 마지막 날")
    revoked_at = models.DateTimeField("폐기 시각", null=True)
    used_at = models.DateTimeField("마지막으로 쓴 시각", null=True)
    minute = models.DateTimeField("세는 분", null=True)
    requests = models.IntegerField("그 분의 요청 수", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "API 열쇠"
        indexes = (models.Index(fields=["municipality", "account"], name="platform_apitoken_account"),)
        constraints = (
            models.UniqueConstraint(fields=["municipality", "digest"], name="platform_apitoken_digest"),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="platform_apitoken_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class KeptAnswer(Tenant):
    """What a request was answered with, so that the same one sent again is answered so and not done again."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="+", verbose_name="API 열쇠")
    key = models.CharField("요청 표시", max_length=100)
    request_sha256 = models.CharField("요청의 해시", max_length=64)
    status = models.SmallIntegerField("상태")
    body = models.TextField("답")
    kept_at = models.DateTimeField("보관한 시각")

    class Meta:
        verbose_name = verbose_name_plural = "보관한 답"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "token", "key"], name="platform_keptanswer_once"),
        )

    def __str__(self) -> str:
        return self.key
