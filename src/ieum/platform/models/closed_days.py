"""Days off that a municipality or the decree adds, and the due dates that moved with them."""

from datetime import date

from django.db import models
from django.utils.timezone import now

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.calendar.decree import Holiday, Kind
from ieum.platform.models.facts import Operation
from ieum.platform.models.tenants import Tenant


class ClosedDay(Tenant):
    """A day on which the municipality is closed; by which basis, its operation says. It is taken back, not removed."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    day = models.DateField("휴무일")
    name = models.CharField("이름", max_length=60)
    withdrawn_by = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="취소한 기록"
    )

    class Meta:
        verbose_name = verbose_name_plural = "자치단체 휴무일"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "day"], condition=models.Q(withdrawn_by=None), name="platform_closedday_once"
            ),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="platform_closedday_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class DecreeCalendar(Tenant):
    """The days of the decree that a municipality's due dates are counted by from a moment on; the last one holds."""

    recorded_at = models.DateTimeField("기록한 때", default=now)
    version = models.CharField("달력", max_length=80)
    holidays = models.JSONField("공휴일")
    """Day and name of each, in order."""

    class Meta:
        verbose_name = verbose_name_plural = "공휴일 달력"

    def __str__(self) -> str:
        return self.version

    @property
    def years(self) -> range:
        """The whole years that it tells of."""
        days = [date.fromisoformat(day) for day, _ in self.holidays]
        return range(min(days).year, max(days).year + 1)

    def calendar(self, running: Calendar) -> Calendar:
        """The calendar of these days; years that it does not tell of are as this version has them (``running``)."""
        own = (Holiday(date.fromisoformat(day), name, Kind.DECREE, "") for day, name in self.holidays)
        others = (each for each in running.holidays if each.day.year not in self.years)
        return Calendar([*own, *others], years=running.years)


class Moved(Tenant):
    """That a due date moved with a day; ``subject_id`` is what was due."""

    keeper = models.CharField("구분", max_length=40)
    subject_id = models.UUIDField("기한이 있는 것")
    title = models.CharField("제목", max_length=250)
    address = models.CharField("주소", max_length=200)
    before = models.DateField("앞 기한")
    after = models.DateField("다음 기한")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class DueChange(Moved):
    """That a due date moved since a day became a closed one or is none any more."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+", verbose_name="처리 기록")
    closed_day = models.ForeignKey(ClosedDay, on_delete=models.PROTECT, related_name="moved", verbose_name="휴무일")

    class Meta:
        verbose_name = verbose_name_plural = "기한 변경"
        indexes = [models.Index(fields=["municipality", "keeper", "subject_id"], name="platform_duechange_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "operation", "keeper", "subject_id"], name="platform_duechange_once"
            ),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="platform_duechange_moves"),
        ]

    @property
    def cause(self) -> str:
        """The closed day and the basis of what was done with it."""
        return f"{self.closed_day.name} ({self.operation.basis})"


class DecreeDueChange(Moved):
    """That a due date moved since an upgrade brought a day of the decree, or took one out; nobody of here did it."""

    decree_calendar = models.ForeignKey(
        DecreeCalendar, on_delete=models.PROTECT, related_name="moved", verbose_name="공휴일 달력"
    )
    day = models.DateField("공휴일")
    cause = models.CharField("까닭", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "공휴일로 바뀐 기한"
        indexes = [models.Index(fields=["municipality", "keeper", "subject_id"], name="platform_decreeduechange_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "decree_calendar", "day", "keeper", "subject_id"],
                name="platform_decreeduechange_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="platform_decreeduechange_moves"
            ),
        ]
