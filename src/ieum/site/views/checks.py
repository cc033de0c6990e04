"""Files checked for whoever hands them in: nothing is recorded, and what was found is erased within an hour."""

from collections import Counter
from http import HTTPStatus
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from ieum.checking.judging import COMPLAINTS
from ieum.checking.presentations.as_html import BAR
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import in_korean, korean, translated
from ieum.reports.rules import Action
from ieum.site.access import allowed
from ieum.site.checked_files import FORMS, CheckedFiles, NoSuchCheck, NothingRead, Upload
from ieum.site.choices import SEVERITIES
from ieum.site.downloads import download
from ieum.site.forms.reports import CheckForm
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_OWN = "checks"
"""Under this name a session keeps the names of its checks."""
_MOST_OWN = 20
_MARKED = "marked"


@allowed(Action.CHECK_FILES)
@opens_own_transactions
def check_files(request: StaffRequest) -> HttpResponse:
    """Ask for files and check them."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    if form.is_valid():
        token = _checked(request, form)
        if token:
            return redirect("checked", token)
    context = {
        "title": translated("파일 검사"),
        "breadcrumbs": [(translated("처음"), reverse("home")), (translated("파일 검사"), "")],
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/check_files.html", context, status=status)


@require_GET
@allowed(Action.CHECK_FILES)
def checked(request: StaffRequest, token: str) -> HttpResponse:
    """Show one file of a check with its findings beside it."""
    result = _result_or_404(request, token)
    number = _number(request, len(result["files"]))
    file = result["files"][number - 1]
    severity, code = request.GET.get("severity", ""), request.GET.get("code", "")
    cards = [card for card in file["cards"] if severity in ("", card["severity"]) and code in ("", card["code"])]
    context = {
        "title": file["name"],
        "breadcrumbs": [
            (translated("처음"), reverse("home")),
            (translated("파일 검사"), reverse("check_files")),
            (file["name"], ""),
        ],
        "result": result,
        "file": file,
        "number": number,
        "token": token,
        "tabs": _tabs(token, result, number),
        "document": mark_safe(_part_or_404(token, f"{number}.document").decode()),  # noqa: S308 - the writer escapes what it writes
        "cards": [mark_safe(card["html"]) for card in cards],  # noqa: S308 - the presentation escapes what it shows
        "bar": mark_safe(BAR),  # noqa: S308 - a constant
        "severity": severity,
        "code": code,
        "severities": SEVERITIES.items(),
        "codes": [(each, _label(each), count) for each, count in sorted(Counter(_codes(file)).items())],
        "forms": FORMS,
    }
    response = render(request, "site/checked.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_GET
@allowed(Action.CHECK_FILES)
@in_korean
def checked_file(request: StaffRequest, token: str, form: str) -> HttpResponse:
    """Hand out what was found as a file, or with ``file`` its copy of the file with memos."""
    result = _result_or_404(request, token)
    number = _number(request, len(result["files"]))
    name = PurePath(result["files"][number - 1]["name"])
    if form not in (*FORMS, _MARKED):
        raise Http404("그런 형식의 결과는 없습니다.")
    part, shown = f"all.{form}", korean(f"{name.stem} 검사 결과.{form}")
    if form == _MARKED:
        part, shown = f"{number}.{form}", korean(f"{name.stem} 검사{name.suffix}")
    response = download(_part_or_404(token, part), shown)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@allowed(Action.CHECK_FILES)
def erase_check(request: StaffRequest, token: str) -> HttpResponse:
    """Erase a check before its time."""
    _result_or_404(request, token)
    _store().erase(token)
    request.session[_OWN] = [each for each in request.session[_OWN] if each != token]
    messages.success(request, "검사 결과를 지웠습니다.")
    return redirect("check_files")


def _store() -> CheckedFiles:
    return CheckedFiles(settings.HOME / "checks")


def _checked(request: StaffRequest, form: CheckForm) -> str:
    """The name of the check; "" where nothing can be read, which the form then tells."""
    given = form.cleaned_data
    try:
        token = _store().check(
            [_upload(file) for file in given["files"]],
            _upload(given["earlier"]) if given["earlier"] else None,
            with_style=given["with_style"],
            made_at=now(),
        )
    except NothingRead as error:
        for sentence in error.sentences:
            form.add_error("files", sentence)
        return ""
    request.session[_OWN] = [*request.session.get(_OWN, []), token][-_MOST_OWN:]
    return token


def _upload(file: "UploadedFile[bytes]") -> Upload:
    return Upload(str(file.name), file.read())


def _result_or_404(request: StaffRequest, token: str) -> Any:
    """A check of this session; a page that does not exist where it is another's or its time is over."""
    try:
        if token in request.session.get(_OWN, []):
            return _store().result(token)
    except NoSuchCheck:
        pass
    raise Http404("검사 결과가 없습니다. 한 시간이 지나면 지워지므로 파일을 다시 올려 주십시오.")


def _part_or_404(token: str, name: str) -> bytes:
    try:
        return _store().part(token, name)
    except NoSuchCheck as error:
        raise Http404("이 파일에는 그런 결과가 없습니다.") from error


def _number(request: StaffRequest, files: int) -> int:
    given = request.GET.get("file", "1")
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 5 else 0
    if not 1 <= number <= files:
        raise Http404("그런 파일이 없습니다.")
    return number


def _tabs(token: str, result: Any, current: int) -> list[tuple[str, str, bool]]:
    """A tab for each file where there are several."""
    address = reverse("checked", args=[token])
    names = [f"{file['name']} ({len(file['cards'])})" for file in result["files"]]
    return [(name, f"{address}?file={n}", n == current) for n, name in enumerate(names, 1)] if len(names) > 1 else []


def _codes(file: Any) -> list[str]:
    return [card["code"] for card in file["cards"]]


def _label(code: str) -> str:
    return COMPLAINTS.get(code, code).rstrip(".")
