"""Rows of a municipality's own tables of delegated decisions; they are only added to."""

from django.db import models

from ieum.office.models.rows import OfficeRow


class DelegationTable(OfficeRow):
    """Who decides at the least on which kinds of cases from a day by its rule; of one day the last version holds."""

    valid_from = models.DateField("시행일")
    version = models.SmallIntegerField("판")
    name = models.CharField("규칙의 이름", max_length=100)
    kinds = models.JSONField("전결권자")
    """By kind of case: ``decider``, the kind of unit whose head decides, and ``article``."""

    class Meta:
        verbose_name = verbose_name_plural = "위임전결표"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "valid_from", "version"], name="office_delegationtable_version"
            ),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="office_delegationtable_has_name"),
        )

    def __str__(self) -> str:
        return self.name
