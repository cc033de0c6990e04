"""The officer's round: an upload, its tables, single values, sentences, a new edition.

The session remembers which report was handed in and which is being edited.
"""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from ieum.platform.ui.languages import translated

TAKE_IN, CONFIRM, CORRECT, EDIT, BUILD = range(1, 6)


def steps(request: HttpRequest, *, intake: UUID | None = None, report: str = "") -> list[tuple[str, str]]:
    """The steps with their addresses, "" where what they need is not chosen yet; what is given is remembered."""
    if intake:
        request.session["intake"] = str(intake)
    if report:
        request.session["report"] = report
    known_intake, known_report = request.session.get("intake"), request.session.get("report")
    return [
        (translated("보고서 올리기"), reverse("take_in")),
        (translated("표 확인"), reverse("intake", args=[known_intake]) if known_intake else ""),
        (translated("값 바로잡기"), reverse("facts", args=[known_intake]) if known_intake else ""),
        (translated("문장 고치기"), reverse("items", args=[known_report]) if known_report else reverse("home")),
        (translated("새 호 만들기"), reverse("build_form", args=[known_report]) if known_report else reverse("home")),
    ]
