"""That one account may use the powers of another for a period, by whose order, and that it ended before."""

from django.db import models

from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Account, Tenant


class Delegation(Tenant):
    """An order by which an account may use the powers of another; who ordered it and why, the operation says."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    delegator = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="위임한 계정")
    delegate = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="위임받은 계정")
    valid_from = models.DateField("시작일")
    valid_until = models.DateField("끝난 다음 날")
    actions = models.JSONField("위임한 일", default=list, help_text="권한의 이름. 비면 위임할 수 있는 모두.")

    class Meta:
        verbose_name = verbose_name_plural = "권한 위임"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(delegator=models.F("delegate")), name="platform_delegation_to_another"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__lt=models.F("valid_until")), name="platform_delegation_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegator} → {self.delegate}"


class DelegationEnd(Tenant):
    """That a delegation was taken back, by whom the operation says; from then on it gives nothing."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="ends", verbose_name="권한 위임")

    class Meta:
        verbose_name = verbose_name_plural = "권한 위임의 취소"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "delegation"], name="platform_delegationend_once")
        ]

    def __str__(self) -> str:
        return str(self.delegation)
