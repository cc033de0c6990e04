"""Pages for watchers: whether the site lives, whether it can work, and its metrics."""

from dataclasses import asdict
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from ieum.platform.watch.checks import Check, State, is_sound, readiness
from ieum.platform.watch.guard import for_watchers
from ieum.platform.watch.metrics import exposition

_WORDS = {State.OK: "정상", State.WARNING: "주의", State.FAULT: "고장"}


@for_watchers
def live(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing else is asked."""
    return _answer(request, "움직이는지", [])


@for_watchers
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be worked on; 503 where not."""
    return _answer(request, "일할 수 있는지", readiness())


@for_watchers
def metrics(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Give the metrics out in the text form of Prometheus."""
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _answer(request: HttpRequest, title: str, checks: list[Check]) -> HttpResponse:
    sound = is_sound(checks)
    status = HTTPStatus.OK if sound else HTTPStatus.SERVICE_UNAVAILABLE
    if request.get_preferred_type(["application/json", "text/html"]) != "text/html":
        told = {"status": "ok" if sound else "fault", "checks": [asdict(each) for each in checks]}
        return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    rows = [(each.label, _WORDS[each.state], each.said) for each in checks]
    context = {"title": title, "sound": sound, "rows": rows}
    return render(request, "watch/health.html", context, status=status)
