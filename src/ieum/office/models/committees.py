"""Rows of committees: what they are called and asked to be since which day, and who sits on them."""

from datetime import date

from django.db import models

from ieum.office.choices import MemberGroup, MemberRole, Seat, Sex
from ieum.office.models.rows import OfficeRow


class Committee(OfficeRow):
    """A committee through all its names; its post (간사) runs it, whoever holds that."""

    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="간사 직위")
    ended_on = models.DateField("폐지일", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "위원회"

    def stands_on(self, day: date) -> bool:
        """Whether it is not dissolved yet on a day."""
        return self.ended_on is None or day < self.ended_on


class CommitteeTerm(OfficeRow):
    """Name, functions, basis and rule of a committee from a day; of one day the last version holds."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="terms", verbose_name="위원회")
    valid_from = models.DateField("시행일")
    version = models.SmallIntegerField("판")
    name = models.CharField("이름", max_length=60)
    functions = models.TextField("기능")
    """One function per line."""
    basis = models.CharField("근거", max_length=300)
    rule = models.JSONField("구성과 의결의 규칙")

    class Meta:
        verbose_name = verbose_name_plural = "위원회 연혁"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "committee", "valid_from", "version"], name="office_committeeterm_version"
            ),
            models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="office_committeeterm_has_name"),
            models.CheckConstraint(condition=models.Q(basis__regex=r"\S"), name="office_committeeterm_has_basis"),
        )

    def __str__(self) -> str:
        return self.name


class CommitteeMember(OfficeRow):
    """Somebody who sits on a committee for a time: a person by name, or a post, whoever holds it."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members", verbose_name="위원회")
    seat = models.CharField("위원 구분", max_length=20, choices=Seat)
    group = models.CharField("소속 구분", max_length=20, choices=MemberGroup)
    role = models.CharField("직책", max_length=20, choices=MemberRole)
    name = models.CharField("이름", max_length=60, blank=True)
    """"" where a post sits. The ordinances make the list of members public, so that it is not hidden."""
    sex = models.CharField("성별", max_length=10, choices=Sex, blank=True)
    post = models.ForeignKey(
        "org.Post", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="당연직 직위"
    )
    renews = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="연임 전 임기"
    )
    valid_from = models.DateField("위촉일")
    valid_until = models.DateField("임기가 끝난 다음 날", null=True)
    ended_on = models.DateField("해촉일", null=True)
    """The first day on which they no longer sit though the term went on."""
    ended_by = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="해촉 처리"
    )

    class Meta:
        verbose_name = verbose_name_plural = "위원"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "renews"], name="office_committeemember_renewed_once"),
            models.CheckConstraint(
                condition=models.Q(seat=Seat.EX_OFFICIO, post__isnull=False, name="")
                | (models.Q(seat=Seat.APPOINTED, post=None) & models.Q(name__regex=r"\S")),
                name="office_committeemember_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gt=models.F("valid_from")),
                name="office_committeemember_days",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None, ended_by=None)
                | models.Q(ended_on__gte=models.F("valid_from"), ended_by__isnull=False),
                name="office_committeemember_ended",
            ),
        )
