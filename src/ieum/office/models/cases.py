"""Rows of cases. What was said and decided is only added to; a case changes its state and its post alone."""

from datetime import date, datetime

from django.db import models

from ieum.office.choices import Capacity, CaseKind, CaseState, Outcome, StepRole
from ieum.office.models.rows import OfficeRow
from ieum.office.rules.periods import received_at


class OfficeCase(OfficeRow):
    """Something that somebody asks of the office, until it is closed; it is always at a post."""

    year = models.SmallIntegerField("접수 연도")
    number = models.IntegerField("접수 번호")
    kind = models.CharField("구분", max_length=20, choices=CaseKind)
    title = models.CharField("제목", max_length=200)
    content = models.TextField("내용", blank=True)
    requester = models.CharField("요청한 곳", max_length=100, blank=True)
    """A body or an own post; a person is its ``Petitioner``."""
    requested_by = models.ForeignKey(
        "platform.Account", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="요청한 직원"
    )
    received_on = models.DateField("접수일")
    received_time = models.TimeField("접수 시각", null=True)
    """The minute by the office's clock; None where only the day is known."""
    state = models.CharField("상태", max_length=20, choices=CaseState)
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="담당 직위")
    length = models.CharField("처리기간", max_length=20, blank=True)
    """The case's own, such as "3일" or "4시간"; "" where its rule sets it or the due date was given."""
    due_on = models.DateField("기한", null=True)
    due_time = models.TimeField("기한 시각", null=True)
    """The last minute of that day; None where the period is not counted in working hours."""
    due_rule = models.CharField("기한의 규칙", max_length=60, blank=True)
    calendar_version = models.CharField("달력", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "업무"
        indexes = (models.Index(fields=["municipality", "post", "state"], name="office_case_post"),)
        constraints = (
            models.UniqueConstraint(fields=["municipality", "year", "number"], name="office_officecase_number"),
            models.CheckConstraint(condition=models.Q(state__in=CaseState.values), name="office_officecase_state"),
            models.CheckConstraint(condition=models.Q(title__regex=r"\S"), name="office_officecase_has_title"),
            models.CheckConstraint(
                condition=models.Q(due_time=None) | models.Q(due_on__isnull=False), name="office_officecase_due_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}-{self.number:04}"

    @property
    def received(self) -> date | datetime:
        """The minute of receipt by the office's clock, or the day where the minute is not known."""
        return received_at(self.received_on, self.received_time)


class CaseEvent(OfficeRow):
    """One step of a case's life: what was done, for which post, as what, and why where that must be said."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="events", verbose_name="업무")
    position = models.IntegerField("순서")
    action = models.CharField("동작", max_length=30)
    from_state = models.CharField("앞 상태", max_length=20, blank=True)
    to_state = models.CharField("다음 상태", max_length=20)
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    capacity = models.CharField("자격", max_length=20, choices=Capacity)
    ground = models.CharField("대결의 근거", max_length=400, blank=True)
    """By what order or power somebody else acted for the post; "" for its holder, and where it was not kept yet."""
    reason = models.CharField("사유", max_length=500, blank=True)
    item = models.ForeignKey(
        "office.AgendaItem", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="의결한 안건"
    )
    """The item about this case whose decision is the cause of the step, which the database holds; None of others."""

    class Meta:
        verbose_name = verbose_name_plural = "업무 이력"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "case", "position"], name="office_caseevent_position"),
        )


class Draft(OfficeRow):
    """What is submitted for approval (기안); a corrected one is a new version."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="drafts", verbose_name="업무")
    version = models.SmallIntegerField("판")
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="기안 직위")
    title = models.CharField("제목", max_length=200)
    body = models.TextField("본문")

    class Meta:
        verbose_name = verbose_name_plural = "기안"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "case", "version"], name="office_draft_version"),
            models.CheckConstraint(condition=models.Q(body__regex=r"\S"), name="office_draft_has_body"),
        )


class DraftAttachment(OfficeRow):
    """A file of the case as it was when a draft was submitted: what is approved with the draft is this version."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="files", verbose_name="기안")
    position = models.SmallIntegerField("순서")
    version = models.ForeignKey(
        "platform.AttachmentVersion", on_delete=models.PROTECT, related_name="+", verbose_name="붙임 파일의 판"
    )
    name = models.CharField("파일 이름", max_length=120)
    number = models.SmallIntegerField("판")
    sha256 = models.CharField("내용의 해시", max_length=64)
    """"" where the content was disposed of before hashes were kept here; its record of disposal has it."""

    class Meta:
        verbose_name = verbose_name_plural = "기안의 붙임"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "draft", "position"], name="office_draftattachment_position"
            ),
        )


class ApprovalStep(OfficeRow):
    """One place on the approval line of a draft; ``decision`` is the operation that ended it, None while it waits."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="steps", verbose_name="기안")
    position = models.SmallIntegerField("순서")
    role = models.CharField("역할", max_length=20, choices=StepRole)
    is_delegated = models.BooleanField("전결")
    rule = models.CharField("결재권의 근거", max_length=400, blank=True)
    """The rule with its article and day by which the post decides, as it was when the draft was submitted.

    "" of all steps but the last, and where it was not kept yet.
    """
    delegation = models.ForeignKey(
        "office.DelegationTable", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="위임전결표"
    )
    """The version of the municipality's own table that says so; None where another rule does."""
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="직위")
    outcome = models.CharField("결과", max_length=20, choices=Outcome, blank=True)
    capacity = models.CharField("자격", max_length=20, choices=Capacity, blank=True)
    decision = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="처리"
    )

    class Meta:
        verbose_name = verbose_name_plural = "결재선"
        constraints = (
            models.UniqueConstraint(fields=["municipality", "draft", "position"], name="office_approvalstep_position"),
            models.CheckConstraint(
                condition=models.Q(outcome="", decision=None)
                | (~models.Q(outcome="") & models.Q(decision__isnull=False)),
                name="office_approvalstep_decided",
            ),
        )


class OpinionRequest(OfficeRow):
    """A question to another post; ``answered`` is the operation that answered it or went on without it, None before."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="opinions", verbose_name="업무")
    post = models.ForeignKey("org.Post", on_delete=models.PROTECT, related_name="+", verbose_name="의견을 낼 직위")
    question = models.CharField("물음", max_length=500)
    due_on = models.DateField("기한", null=True)
    answer = models.TextField("의견", blank=True)
    answered = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="회신"
    )

    class Meta:
        verbose_name = verbose_name_plural = "의견 요청"


class DocumentRecord(OfficeRow):
    """The approved document as 온나라 keeps it: number, day and approver, recorded back."""

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="documents", verbose_name="업무")
    document_number = models.CharField("문서번호", max_length=80)
    approved_on = models.DateField("결재일")
    approver = models.CharField("결재권자", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "온나라 문서"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(document_number__regex=r"\S"), name="office_documentrecord_number"
            ),
        )


class CaseLink(OfficeRow):
    """That one case follows from another; the earlier one is not closed before it.

    ``removed`` is the operation that unlinked them, None while they are linked.
    """

    case = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="followed", verbose_name="업무")
    follows = models.ForeignKey(OfficeCase, on_delete=models.PROTECT, related_name="followers", verbose_name="앞 업무")
    removed = models.ForeignKey(
        "platform.Operation", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="끊음"
    )

    class Meta:
        verbose_name = verbose_name_plural = "이어진 업무"
        constraints = (
            models.UniqueConstraint(
                fields=["municipality", "case", "follows"],
                condition=models.Q(removed=None),
                name="office_caselink_once",
            ),
            models.CheckConstraint(condition=~models.Q(case=models.F("follows")), name="office_caselink_other"),
        )
