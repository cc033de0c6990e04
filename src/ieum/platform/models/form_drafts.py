"""What is written into forms and not sent yet."""

from typing import ClassVar

from django.db import models

from ieum.platform.models.tenants import Account, Tenant


class FormDraft(Tenant):
    """The fields of one form of one account, sealed as a whole, since whatever is written may stand in them."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="쓴 계정")
    place = models.CharField("양식의 주소", max_length=300)
    query = models.CharField("주소의 조건", max_length=300, blank=True)
    revision = models.IntegerField("저장한 횟수")
    content = models.TextField("봉한 내용")
    saved_at = models.DateTimeField("저장한 때")

    class Meta:
        verbose_name = verbose_name_plural = "자동 저장"
        indexes: ClassVar = [models.Index(fields=["municipality", "saved_at"], name="platform_formdraft_saved")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "account", "place"], name="platform_formdraft_once"),
        ]

    def __str__(self) -> str:
        return self.place
