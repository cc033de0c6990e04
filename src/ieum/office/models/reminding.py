"""Rows of when a municipality brings due dates to mind; they are only added to."""

from django.db import models

from ieum.office.models.rows import OfficeRow


class ReminderTimes(OfficeRow):
    """On which working days due dates are brought to mind from a day on; of one day what was set last holds."""

    valid_from = models.DateField("시행일")
    before = models.JSONField("기한 전 근무일")
    """So many working days before a due date, the earliest reminder first."""
    after = models.JSONField("기한 뒤 근무일")
    """So many after it, to each head above in turn; none for no head."""
    minutes = models.SmallIntegerField("시각이 있는 기한 전(분)")

    class Meta:
        verbose_name = verbose_name_plural = "기한 알림 시점"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(minutes__gte=10, minutes__lte=480), name="office_remindertimes_minutes"
            ),
        )

    def __str__(self) -> str:
        return str(self.valid_from)
