"""The last draft of a case as a Document, to be taken to 온나라: its text, its approval line, what is attached."""

from uuid import UUID

from django.utils.timezone import localdate

from ieum.documents.model import Document, Heading, Paragraph, text
from ieum.kernel.deadlines.falling_due import due_words
from ieum.office.choices import Capacity, CaseKind, CaseState, Outcome, StepRole
from ieum.office.models import ApprovalStep, Draft, OfficeCase
from ieum.office.queries.of_cases import NoSuchCase, draft_files, drafts, steps
from ieum.office.queries.tabling import table
from ieum.org.rules.standing import Standing
from ieum.platform.files.queries import kept

_LINE = ("역할", "직위", "처리한 사람", "처리한 날", "결과")
_BEFORE = (CaseState.ASSIGNED, CaseState.IN_APPROVAL, CaseState.IN_COMMITTEE)


def draft_document(found: OfficeCase, standing: Standing) -> Document:
    """The last draft of a case, with posts as ``standing`` calls them; before it is approved the title says so.

    :raises NoSuchCase: if nobody has drafted anything
    """
    drafted = drafts(found.pk)
    if not drafted:
        raise NoSuchCase("기안이 없는 업무입니다. 결재를 올린 다음에 받으십시오.")
    draft, unsettled = drafted[0], " (결재 전)" if found.state in _BEFORE else ""
    written_on = localdate(draft.operation.recorded_at)
    return Document(
        title=f"{draft.title}{unsettled}",
        period=f"{written_on:%Y. %-m. %-d}.",
        blocks=(
            *(Paragraph(text(line)) for line in draft.body.splitlines()),
            Heading(2, text("결재선"), "1"),
            table(_LINE, [_drafter(draft, standing), *(_decided(each, standing) for each in steps(draft))]),
            Heading(2, text("붙임"), "2"),
            *_attached(draft),
            Heading(2, text("업무"), "3"),
            table(("항목", "내용"), _about(found, standing)),
        ),
    )


def _drafter(draft: Draft, standing: Standing) -> tuple[str, ...]:
    written_on = localdate(draft.operation.recorded_at)
    return ("기안", _post(draft.post_id, standing), draft.operation.actor.title, f"{written_on}", f"{draft.version}판")


def _decided(step: ApprovalStep, standing: Standing) -> tuple[str, ...]:
    role = f"{StepRole(step.role).label}{' (전결)' if step.is_delegated else ''}"
    post, outcome = _post(step.post_id, standing), Outcome(step.outcome).label
    if step.decision is None:
        return role, post, "", "", outcome
    acting = f" ({Capacity(step.capacity).label})" if step.capacity not in ("", Capacity.HOLDER) else ""
    decided_on = localdate(step.decision.recorded_at)
    return role, post, f"{step.decision.actor.title}{acting}", f"{decided_on}", outcome


def _attached(draft: Draft) -> list[Paragraph]:
    """What was attached when the draft was submitted, which is what was approved."""
    files = [f"{each.name} ({each.number}판, {kept(each.version).size})" for each in draft_files(draft)]
    return [Paragraph(text(f"{number}. {line}")) for number, line in enumerate(files, 1)] or [Paragraph(text("없음"))]


def _about(found: OfficeCase, standing: Standing) -> list[tuple[str, ...]]:
    """Who asks as a person stays sealed: the body that asked stands alone."""
    return [
        ("접수 번호", str(found)),
        ("구분", CaseKind(found.kind).label),
        ("제목", found.title),
        ("요청한 곳", found.requester or "적지 않음"),
        ("접수일", due_words(found.received_on, found.received_time)),
        ("기한", due_words(found.due_on, found.due_time) or "없음"),
        ("담당 직위", _post(found.post_id, standing)),
    ]


def _post(post_id: UUID, standing: Standing) -> str:
    return standing.label(post_id) if post_id in standing.posts else "폐지된 직위"
