"""Rows of meetings. Notices, attendance, recusals and votes are only added to; a decided item stays as it is."""

from django.db import models
from django.db.models import Q

from ieum.office.choices import Capacity, ItemResult, MeetingState, NoticeWay, RecusalKind, VoteChoice
from ieum.office.models.committees import Committee, CommitteeMember
from ieum.office.models.rows import OfficeRow


class Meeting(OfficeRow):
    """One meeting of a committee, or one deliberation in writing."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings", verbose_name="위원회")
    year = models.SmallIntegerField("연도")
    number = models.SmallIntegerField("회차")
    held_on = models.DateField("회의일")
    starts_at = models.TimeField("시각", null=True)
    """None while it is not set, and where a deliberation is in writing alone."""
    place = models.CharField("곳", max_length=100, blank=True)
    answer_by = models.DateField("참석 여부 회신 기한", null=True)
    """The last day on which members say whether they come; None where they are not asked."""
    state = models.CharField("상태", max_length=20, choices=MeetingState)
    notify_by = models.DateField("통지 기한", null=True)
    """The last day for the notice; None where the rule sets none."""
    notified_on = models.DateField("통지일", null=True)
    remarks = models.TextField("그 밖의 사항", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "회의"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "committee", "year", "number"], name="office_meeting_number"
            ),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="office_meeting_state"),
        )

    def __str__(self) -> str:
        return f"{self.year}년 제{self.number}회"


class MeetingEvent(OfficeRow):
    """One step of a meeting: what was done, for which post, as what, and why where that must be said."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events", verbose_name="회의")
    position = models.IntegerField("순서")
    action = models.CharField("동작", max_length=30)
    from_state = models.CharField("앞 상태", max_length=20, blank=True)
    to_state = models.CharField("다음 상태", max_length=20)
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    capacity = models.CharField("자격", max_length=20, choices=Capacity)
    reason = models.CharField("사유", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "회의 이력"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "meeting", "position"], name="office_meetingevent_position"
            ),
        )


class MemberNotice(OfficeRow):
    """That a member was told of a meeting; a mail waits until the mail server has taken it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="notices", verbose_name="회의")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+", verbose_name="위원")
    way = models.CharField("방법", max_length=20, choices=NoticeWay)
    told_on = models.DateField("통지한 날", null=True)
    """None while a mail waits."""

    class Meta:
        verbose_name = verbose_name_plural = "위원 통지"
        constraints = (
            models.CheckConstraint(
                condition=Q(way=NoticeWay.MAIL) | Q(told_on__isnull=False), name="office_membernotice_told"
            ),
        )


class AgendaItem(OfficeRow):
    """Something on the agenda; its subject, if it has one, changes with the decision."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items", verbose_name="회의")
    position = models.SmallIntegerField("순서")
    title = models.CharField("안건", max_length=200)
    function = models.CharField("기능", max_length=200, blank=True)
    """Which of the committee's functions it falls under; "" where the committee has one."""
    subject_kind = models.CharField("대상의 구분", max_length=60, blank=True)
    subject_id = models.UUIDField("대상", null=True)
    result = models.CharField("결과", max_length=20, choices=ItemResult, blank=True)
    seated = models.SmallIntegerField("재적위원", null=True)
    """As counted for this item when it was decided; None for an item that no vote was taken on."""
    present = models.SmallIntegerField("출석위원", null=True)
    in_favour = models.SmallIntegerField("찬성", null=True)
    against = models.SmallIntegerField("반대", null=True)
    abstained = models.SmallIntegerField("기권", null=True)
    reason = models.TextField("의결 내용과 이유", blank=True)
    judged = models.CharField("판정", max_length=300, blank=True)
    decided = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="의결 처리"
    )

    class Meta:
        verbose_name = verbose_name_plural = "안건"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "meeting", "position"], name="office_agendaitem_position"),
            models.UniqueConstraint(
                fields=["municipality", "subject_kind", "subject_id"],
                condition=Q(result="", subject_id__isnull=False), name="office_agendaitem_subject_once",
            ),
            models.CheckConstraint(
                condition=Q(result="", decided=None) | (~Q(result="") & Q(decided__isnull=False)),
                name="office_agendaitem_decided",
            ),
            models.CheckConstraint(
                condition=Q(present=None)
                | Q(present=models.F("in_favour") + models.F("against") + models.F("abstained")),
                name="office_agendaitem_votes",
            ),
            models.CheckConstraint(
                condition=Q(subject_kind="", subject_id=None) | (~Q(subject_kind="") & Q(subject_id__isnull=False)),
                name="office_agendaitem_subject",
            ),
        )  # fmt: skip


class Attendance(OfficeRow):
    """That a member came or went, or answered in writing; the last one holds."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance", verbose_name="회의")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+", verbose_name="위원")
    position = models.SmallIntegerField("순서")
    is_present = models.BooleanField("출석")

    class Meta:
        verbose_name = verbose_name_plural = "출석"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "meeting", "member", "position"], name="office_attendance_position"
            ),
        )


class Recusal(OfficeRow):
    """That a member takes no part in an item: 제척, 기피 or 회피."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals", verbose_name="안건")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+", verbose_name="위원")
    kind = models.CharField("구분", max_length=20, choices=RecusalKind)
    reason = models.CharField("사유", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "제척·기피·회피"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "item", "member"], name="office_recusal_once"),
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="office_recusal_has_reason"),
        )


class Vote(OfficeRow):
    """How a member voted on an item, where it was voted on by name."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes", verbose_name="안건")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+", verbose_name="위원")
    choice = models.CharField("표", max_length=20, choices=VoteChoice)

    class Meta:
        verbose_name = verbose_name_plural = "기명 표결"
        constraints = (models.UniqueConstraint(fields=["municipality", "item", "member"], name="office_vote_once"),)
