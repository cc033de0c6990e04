"""The officer's round: an upload, its tables, single values, sentences, a new edition.

The session remembers which report was handed in and which is being edited.
"""

from uuid import UUID

from django.urls import reverse

from ieum.platform.ui.languages import translated
from ieum.site.menu import may_open
from ieum.site.requests import StaffRequest

TAKE_IN, CONFIRM, CORRECT, EDIT, BUILD = range(1, 6)
_OF_REPORT = ("items", "build_form")


def steps(request: StaffRequest, *, intake: UUID | None = None, report: str = "") -> list[tuple[str, str]]:
    """The steps with their addresses, "" where what they need is not chosen yet or they are others' to take.

    What is given is remembered.
    """
    if intake:
        request.session["intake"] = str(intake)
    if report:
        request.session["report"] = report
    known_intake, known_report = request.session.get("intake"), request.session.get("report")
    pages: tuple[tuple[str, str, list[str | None]], ...] = (
        ("보고서 올리기", "take_in", []),
        ("표 확인", "intake", [known_intake]),
        ("값 바로잡기", "facts", [known_intake]),
        ("문장 고치기", "items", [known_report]),
        ("새 호 만들기", "build_form", [known_report]),
    )
    return [(translated(label), _address(request, name, of)) for label, name, of in pages]


def _address(request: StaffRequest, name: str, of: list[str | None]) -> str:
    """Where a step is taken; the list of reports where its report is not chosen yet."""
    if not may_open(request, name):
        return ""
    if None not in of:
        return reverse(name, args=of)
    return reverse("home") if name in _OF_REPORT else ""
