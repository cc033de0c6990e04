"""Addresses of the API, below ``/api/``."""

import json
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from ieum.api.door import opened
from ieum.api.errors import NO_SUCH_ADDRESS, answer, register_handlers
from ieum.api.reference import RULES, chapters
from ieum.api.views import (
    advances,
    allotments,
    attachments,
    bill_papers,
    bills,
    budget,
    budget_events,
    budget_files,
    budget_requests,
    carryings,
    case_approvals,
    case_beside,
    case_files,
    case_opinions,
    case_steps,
    cases,
    closed_days,
    codes,
    committees,
    data_requests,
    deadlines,
    deemings,
    disclosures,
    disposals,
    documents,
    execution,
    fact_changes,
    facts,
    matters,
    meeting_steps,
    notices,
    orders,
    organisation,
    proposals,
    reconciliations,
    registers,
    reports,
    saved_views,
    search,
    spending,
    targets,
    tasks,
    year_terms,
)

VERSION = "1"
api = NinjaAPI(
    title="이음 API",
    version=VERSION,
    description="보고서·등록한 값·예산·업무·위원회·조직을 읽고 등록합니다. 화면과 같은 규칙, 같은 권한을 따릅니다.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
register_handlers(api)
for name, views in (
    ("보고서", reports), ("등록한 값", facts), ("등록한 값", fact_changes), ("예산", budget), ("예산", budget_files),
    ("예산", execution), ("예산", budget_requests), ("예산", allotments), ("예산", proposals),
    ("예산", reconciliations), ("예산", budget_events),
    ("예산", deemings), ("예산", carryings), ("예산", codes), ("예산", targets), ("예산", spending), ("예산", advances),
    ("예산", year_terms),
    ("예산안", bills), ("예산안", bill_papers), ("재정 심사·계획", matters), ("재정 심사·계획", disclosures),
    ("업무", cases), ("업무", case_steps), ("업무", case_approvals), ("업무", case_opinions),
    ("업무", case_beside), ("업무", case_files), ("업무", tasks), ("자료 요구", data_requests),
    ("위원회", committees), ("위원회", meeting_steps),
    ("조직", organisation), ("조직", orders), ("조직", registers), ("기한", deadlines), ("기한", closed_days),
    ("파일", documents), ("파일", attachments), ("파일", disposals),
    ("검색", search), ("내 것", notices), ("내 것", saved_views),
):  # fmt: skip
    api.add_router("", views.router, tags=[name])


@cache
def description() -> str:
    """All operations as programs read them (OpenAPI 3.1, as JSON)."""
    return json.dumps(api.get_openapi_schema(path_prefix="api/"), ensure_ascii=False)


@login_not_required
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Give the description out; it holds nothing of any office."""
    return HttpResponse(description(), content_type="application/json")


@login_not_required
@require_GET
def reference(request: HttpRequest) -> HttpResponse:
    """Show the description as a page."""
    context = {
        "title": "API 설명서",
        "breadcrumbs": [("처음", "/"), ("API 설명서", "")],
        "description": api.description,
        "chapters": chapters(description()),
        "rules": RULES,
    }
    return render(request, "api/reference.html", context)


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say in the form of all errors that there is no such address."""
    return answer(request, NO_SUCH_ADDRESS)


operations = [opened(each) for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
urlpatterns = [
    path("openapi.json", openapi, name="api_openapi"),
    path("docs/", reference, name="api_docs"),
    *operations,
    opened(re_path(r"^(?P<rest>.*)$", csrf_exempt(nowhere), name="api_nowhere")),
]
