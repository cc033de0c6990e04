"""Local governments and who may log in; all other rows belong to one of them."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.identity import uuid7


class Municipality(models.Model):
    """A local government. Rows of all tenant tables belong to one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField("부호", max_length=30, unique=True)
    name = models.CharField("이름", max_length=40)
    kind = models.CharField("구분", max_length=20, choices=MunicipalityKind)

    class Meta:
        verbose_name = verbose_name_plural = "지방자치단체"

    def __str__(self) -> str:
        return self.name


if TYPE_CHECKING:
    AccountManagerBase = BaseUserManager["Account"]
else:
    AccountManagerBase = BaseUserManager


class AccountManager(AccountManagerBase):
    """Finds accounts by login."""


class Account(AbstractBaseUser):
    """Who may log in. Demo accounts are roles, not persons."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    login = models.CharField("아이디", max_length=60, unique=True)
    title = models.CharField("직위", max_length=60)
    role = models.CharField("역할", max_length=20, choices=Role)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, verbose_name="지방자치단체"
    )
    is_active = models.BooleanField("사용", default=True)
    valid_from = models.DateField("사용 첫날", null=True)
    valid_until = models.DateField("사용이 끝난 다음 날", null=True)
    """None where no end is set, as for the staff."""
    has_first_password = models.BooleanField("첫 비밀번호", default=False)
    """Whether its password was made by the operator's command, who therefore knows it."""

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["title", "role"]

    class Meta:
        verbose_name = verbose_name_plural = "계정"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="platform_account_period",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def set_password(self, raw_password: str | None) -> None:
        """Give it a password of its own; who makes a first one says so after it."""
        super().set_password(raw_password)
        self.has_first_password = False

    def stands_on(self, day: date) -> bool:
        """Whether a day lies in the period for which the account is."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day < self.valid_until)


class Tenant(models.Model):
    """A row of one municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name="지방자치단체"
    )

    class Meta:
        abstract = True
