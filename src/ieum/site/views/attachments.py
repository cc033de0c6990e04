"""Files that hang on matters: listed, attached, shown through the Document model, given, taken off and put back.

Whoever may see a matter may see its files; it is looked up in one's own municipality, whatever the address says.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from ieum.documents.errors import DocumentError
from ieum.documents.isolation import read_isolated
from ieum.documents.isolation.wire import Limits
from ieum.documents.writers.html import blocks_to_html
from ieum.kernel.registry import AttachmentSubject, permissions
from ieum.platform.choices import Retention
from ieum.platform.files import operations, queries
from ieum.platform.files.permissions import FileAction
from ieum.platform.files.queries import Held, Kept, NoSuchFile, NoSuchSubject
from ieum.platform.middleware import holds_unscanned
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import in_korean, translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.attachment import AttachForm, RestoreForm, TakeOffForm, VersionForm, attached
from ieum.site.requests import StaffRequest
from ieum.site.undoing import AT_ONCE, tell_undoable

LIMITS = Limits(cpu_seconds=20, wall_seconds=30, megabytes=768, answer_bytes=32 * 2**20)
"""What showing one file may cost; it can be given whole where that is not enough."""
_SAFE = "sandbox; default-src 'none'; img-src 'self'; style-src 'none'"
"""Whatever a browser takes a given file for, nothing in it runs."""
_VERSIONS = (
    Column("number", "판", "number"),
    Column("name", "파일"),
    Column("size", "크기", "number"),
    Column("scan", "바이러스 검사"),
    Column("who", "올린 사람"),
    Column("when", "올린 날", "date"),
    Column("basis", "근거"),
)
_REMOVALS = (
    Column("what", "한 일"),
    Column("who", "처리자"),
    Column("when", "처리한 때", "date"),
    Column("basis", "까닭"),
)


@holds_unscanned
@allowed(FileAction.SEE_FILES, posting=FileAction.ATTACH_FILES)
def attachments(request: StaffRequest, kind: str, subject_id: UUID) -> HttpResponse:
    """List the files of a matter; posting attaches one."""
    subject = _subject(request, kind, subject_id)
    form = AttachForm(request.POST, request.FILES) if request.method == "POST" else AttachForm()
    if request.method == "POST" and form.is_valid() and _attached(request, kind, subject_id, form):
        return redirect("attachments", kind, subject_id)
    refusal = subject.refusal(subject_id, request.user.pk) if may(request, FileAction.ATTACH_FILES) else " "
    context = {
        "title": translated("붙임 파일"),
        "breadcrumbs": [*_crumbs(subject, subject_id), (translated("붙임 파일"), "")],
        **attached(kind, subject_id),
        "form": None if refusal else form,
        "refusal": refusal.strip(),
        "taken_off": [
            (each, None if refusal or each.kept.disposal else RestoreForm(auto_id=f"{each.removal.pk}_%s"))
            for each in queries.taken_off(kind, subject_id)
        ],
    }
    return render(request, "site/attachments.html", context, status=_status(form))


@holds_unscanned
@allowed(FileAction.SEE_FILES, posting=FileAction.ATTACH_FILES)
def attachment(request: StaffRequest, attachment_id: UUID) -> HttpResponse:
    """Show a file with its versions; posting puts a newer one in its place."""
    subject, subject_id = _subject_of_file(request, attachment_id)
    form = VersionForm(request.POST, request.FILES) if request.method == "POST" else VersionForm()
    if request.method == "POST" and form.is_valid() and _versioned(request, attachment_id, form):
        return redirect("attachment", attachment_id)
    versions = [queries.kept(each) for each in queries.versions(attachment_id)][::-1]
    refusal = subject.refusal(subject_id, request.user.pk) if may(request, FileAction.ATTACH_FILES) else " "
    last = versions[0].version
    context = {
        "title": last.name,
        "breadcrumbs": [*_crumbs(subject, subject_id), _list_crumb(subject, subject_id), (last.name, "")],
        "about": [
            (translated("종류"), versions[0].kind.label),
            (translated("보존기간"), translated(Retention(last.attachment.retention).label)),
            (translated("판"), translated("{count}개", count=len(versions))),
            *_disposal(versions[0]),
        ],
        "last": versions[0],
        "versions": _versions(versions),
        "removals": _removals(attachment_id),
        "form": None if refusal else form,
        "taking_off": None if refusal else TakeOffForm(auto_id="off_%s"),
    }
    return render(request, "site/attachment.html", context, status=_status(form))


@require_POST
@allowed(FileAction.ATTACH_FILES)
def take_off_attachment(request: StaffRequest, attachment_id: UUID) -> HttpResponse:
    """Take a file off its matter."""
    subject, subject_id = _subject_of_file(request, attachment_id)
    form = TakeOffForm(request.POST)
    if not form.is_valid():
        messages.error(request, "떼는 까닭을 적어 주십시오.")
        return redirect("attachment", attachment_id)
    try:
        operations.take_off(attachment_id=attachment_id, actor_id=request.user.pk, basis=form.cleaned_data["basis"])
    except Refused as refused:
        messages.error(request, translated(refused))
        return redirect("attachment", attachment_id)
    tell_undoable(request, "파일을 떼었습니다.", reverse("restore_attachment", args=[attachment_id]), basis=AT_ONCE)
    return redirect("attachments", subject.name, subject_id)


@require_POST
@allowed(FileAction.ATTACH_FILES)
def restore_attachment(request: StaffRequest, attachment_id: UUID) -> HttpResponse:
    """Put a file that was taken off back on its matter."""
    try:
        found = queries.attachment_off(attachment_id)
    except NoSuchFile as error:
        raise Http404(str(error)) from error
    subject = _subject(request, found.subject_kind, found.subject_id)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        messages.error(request, "되돌리는 까닭을 적어 주십시오.")
        return redirect("attachments", subject.name, found.subject_id)
    try:
        operations.restore(attachment_id=attachment_id, actor_id=request.user.pk, basis=form.cleaned_data["basis"])
    except Refused as refused:
        messages.error(request, translated(refused))
        return redirect("attachments", subject.name, found.subject_id)
    messages.success(request, "뗀 파일을 되돌렸습니다.")
    return redirect("attachment", attachment_id)


@require_GET
@allowed(FileAction.SEE_FILES)
@in_korean
def attachment_file(request: StaffRequest, attachment_id: UUID, number: int) -> HttpResponse:
    """Give a version; with ``?show`` an image to be shown within the page, anything else to be saved."""
    found = _version(request, attachment_id, number)
    return given(found, is_shown=found.kind.is_image and "show" in request.GET)


def given(found: Kept, *, is_shown: bool = False) -> HttpResponse:
    """The bytes of a version, so that nothing in them runs in a browser; 410 for what was disposed of.

    :raises PermissionDenied: if it is held back
    """
    if found.held is Held.DISPOSED:
        return HttpResponse(found.held, status=HTTPStatus.GONE, content_type="text/plain; charset=utf-8")
    try:
        data = queries.content(found)
    except NoSuchFile as error:
        raise PermissionDenied(str(error)) from error
    answer = HttpResponse(data, content_type=found.kind.media_type)
    answer["Content-Disposition"] = content_disposition_header(not is_shown, found.version.name) or ""
    answer["Content-Security-Policy"] = _SAFE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
@allowed(FileAction.SEE_FILES)
def attachment_preview(request: StaffRequest, attachment_id: UUID, number: int) -> HttpResponse:
    """Show what a version says, read in a process of its own."""
    found = _version(request, attachment_id, number)
    subject, subject_id = _subject_of_file(request, attachment_id)
    name = found.version.name
    context = {
        "title": name,
        "breadcrumbs": [
            *_crumbs(subject, subject_id),
            _list_crumb(subject, subject_id),
            (name, reverse("attachment", args=[attachment_id])),
            (translated("{number}판 미리 보기", number=number), ""),
        ],
        "kept": found,
        **_shown(found),
    }
    return render(request, "site/attachment_preview.html", context)


def _subject(request: StaffRequest, kind: str, subject_id: UUID) -> AttachmentSubject:
    try:
        found = queries.subject_of(kind, subject_id)
    except NoSuchSubject as error:
        raise Http404(str(error)) from error
    if not may(request, permissions[found.sees].action):
        raise PermissionDenied
    if subject_id not in found.opens([subject_id], request.user.pk):
        raise Http404("파일이 붙은 일을 찾을 수 없습니다.")
    return found


def _subject_of_file(request: StaffRequest, attachment_id: UUID) -> tuple[AttachmentSubject, UUID]:
    try:
        found = queries.attachment(attachment_id)
    except NoSuchFile as error:
        raise Http404(str(error)) from error
    return _subject(request, found.subject_kind, found.subject_id), found.subject_id


def _version(request: StaffRequest, attachment_id: UUID, number: int) -> Kept:
    _subject_of_file(request, attachment_id)
    try:
        return queries.version(attachment_id, number)
    except NoSuchFile as error:
        raise Http404(str(error)) from error


def _attached(request: StaffRequest, kind: str, subject_id: UUID, form: AttachForm) -> bool:
    upload = form.cleaned_data["file"]
    try:
        made = operations.attach(
            subject_kind=kind, subject_id=subject_id, name=upload.name, data=upload.read(),
            retention=Retention(form.cleaned_data["retention"]), actor_id=request.user.pk,
            basis=form.cleaned_data["basis"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error("file", str(refused))
        return False
    _tell(request, queries.kept(made), upload.name)
    return True


def _versioned(request: StaffRequest, attachment_id: UUID, form: VersionForm) -> bool:
    upload = form.cleaned_data["file"]
    try:
        made = operations.add_version(
            attachment_id=attachment_id, name=upload.name, data=upload.read(), actor_id=request.user.pk,
            basis=form.cleaned_data["basis"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error("file", str(refused))
        return False
    _tell(request, queries.kept(made), upload.name)
    return True


def _tell(request: StaffRequest, made: Kept, sent: str) -> None:
    if made.held:
        messages.warning(request, f"{made.version.name}: {made.held}")
    elif Path(sent).suffix.lower() != Path(made.version.name).suffix.lower():
        said = translated(
            "{sent}의 내용은 {label}입니다. 이름을 고쳐 붙였으니 맞는 파일인지 확인하십시오.",
            sent=sent,
            label=translated(made.kind.label),
        )
        messages.warning(request, f"{made.version.name}: {said}")
    else:
        messages.success(request, translated("{name} 파일을 붙였습니다.", name=made.version.name))


def _shown(found: Kept) -> dict[str, Any]:
    """What a page shows of a version: its text, an image, or why neither."""
    if found.held:
        return {"trouble": str(found.held)}
    if found.kind.is_image:
        return {"image": reverse("attachment_file", args=[found.version.attachment_id, found.version.number]) + "?show"}
    try:
        document = read_isolated(queries.content(found), found.version.name, LIMITS)
    except DocumentError as error:
        return {"trouble": str(error)}
    return {"document": mark_safe(blocks_to_html(document))}  # noqa: S308 - the writer escapes what it writes


def _versions(versions: list[Kept]) -> Table:
    rows = [
        [
            str(each.version.number),
            _links(each),
            each.size,
            each.told,
            done_by(each.version.operation),
            f"{localtime(each.version.operation.recorded_at):%Y-%m-%d}",
            each.version.operation.basis,
        ]
        for each in versions
    ]
    return Table("versions", "판, 새것부터", _VERSIONS, rows)


def _removals(attachment_id: UUID) -> Table | None:
    """Each time that a file was taken off and put back, the newest first; None where it never was."""
    done = [
        (said, operation)
        for each in queries.removals(attachment_id)
        for said, operation in (
            (translated("뗌"), each.operation),
            *((translated("되돌림"), back.operation) for back in each.restorations.all()),
        )
    ]
    rows = [
        [said, done_by(each), f"{localtime(each.recorded_at):%Y-%m-%d %H:%M}", each.basis]
        for said, each in reversed(done)
    ]
    return Table("removals", "떼고 되돌린 기록, 새것부터", _REMOVALS, rows) if rows else None


def _disposal(last: Kept) -> list[tuple[str, str]]:
    if last.disposal is None:
        return []
    return [
        (translated("처분한 날"), last.disposal["on"]),
        (translated("처분 근거"), last.disposal["basis"]),
        (translated("해시(SHA-256)"), last.sha256),
    ]


def _links(each: Kept) -> str:
    if each.held:
        return each.version.name
    parts = [each.version.attachment_id, each.version.number]
    preview, file = reverse("attachment_preview", args=parts), reverse("attachment_file", args=parts)
    return format_html(
        translated('<a href="{}">{}</a> <a href="{}" aria-label="{} {}판 받기">받기</a>'),
        preview, each.version.name, file, each.version.name, each.version.number,
    )  # fmt: skip


def _crumbs(subject: AttachmentSubject, subject_id: UUID) -> list[tuple[str, str]]:
    return [(translated("처음"), "/"), (subject.title(subject_id) or subject.label, subject.address(subject_id))]


def _list_crumb(subject: AttachmentSubject, subject_id: UUID) -> tuple[str, str]:
    return translated("붙임 파일"), reverse("attachments", args=[subject.name, subject_id])


def _status(form: AttachForm | VersionForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
