"""The table of delegated decisions: who decides on each kind of case on a day, and setting the municipality's own."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.kernel.parameters import NotYetInForce
from ieum.office import operations, queries
from ieum.office.delegation_rows import COLUMNS
from ieum.office.rules.delegation import TITLES, Delegation, delegated_kinds
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.heads import with_own_heads
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.delegation_table import DelegationTableForm
from ieum.site.kept_files import sent_files
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.views.organisation import asked_day

_TERMS = (
    Column("kind", "구분"), Column("decider", "전결권자"), Column("rule", "규칙과 조항"),
    Column("since", "시행일", "date"), Column("whose", "정한 곳"),
)  # fmt: skip
_VERSIONS = (
    Column("since", "시행일", "date"), Column("name", "규칙의 이름"), Column("kinds", "전결권자"),
    Column("basis", "근거"), Column("who", "정한 계정"),
)  # fmt: skip
_CHANGES = (Column("kind", "구분"), Column("before", "지금 전결권자"), Column("after", "새 전결권자"))


@allowed(OfficeAction.SEE_CASES, posting=OfficeAction.SET_DELEGATION)
def delegation_table(request: StaffRequest) -> HttpResponse:
    """Show who decides on a day; posting looks a table over, or sets it."""
    form, preview = _form(request), None
    if form.is_bound and form.is_valid():
        if request.POST.get("do") == "set" and _set(request, form):
            return redirect("delegation_table")
        preview = _preview(form)
        # What was read of a file stands in the form, to be set without choosing the file again.
        given = {name: form.cleaned_data[name] for name in ("name", "valid_from", "basis")}
        form = form if form.errors else DelegationTableForm(initial={**given, "rows": form.cleaned_data["text"]})
    context: dict[str, Any] = {
        "title": translated("위임전결표"),
        "breadcrumbs": [
            (translated("처음"), "/"),
            (translated("조직과 정원"), reverse("organisation")),
            (translated("위임전결표"), ""),
        ],
        "form": form if may(request, OfficeAction.SET_DELEGATION) else None,
        "preview": preview,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(
        request, "site/delegation_table.html", _terms(request), context, others=[_versions()], of_page=("on",),
        status=status,
    )  # fmt: skip


def _form(request: StaffRequest) -> DelegationTableForm:
    if request.method == "POST":
        return DelegationTableForm(request.POST, sent_files(request))
    return DelegationTableForm(initial={"valid_from": localdate(), "rows": _rows(queries.delegation_on(localdate()))})


def _rows(delegation: Delegation) -> str:
    """What holds, as rows to be changed; the articles of the shipped table are none of the municipality's rule."""
    held = ((delegated_kinds()[kind], with_own_heads(TITLES[each.decider])) for kind, each in delegation.items())
    rows = [COLUMNS, *((*each, "") for each in held)]
    return "".join("\t".join(map(str, row)).rstrip() + "\n" for row in rows)


def _set(request: StaffRequest, form: DelegationTableForm) -> bool:
    """Whether it could be set; otherwise the form tells why not."""
    given = {name: form.cleaned_data[name] for name in ("name", "valid_from", "kinds", "basis")}
    try:
        operations.set_delegation(**given, actor_id=request.user.pk)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request, translated("{day}부터 따를 위임전결표를 정했습니다.", day=form.cleaned_data["valid_from"].isoformat())
    )
    return True


def _preview(form: DelegationTableForm) -> Table:
    """Who decides now and who will, for each kind that is named."""
    given = form.cleaned_data
    now = _of(given["valid_from"])
    rows = [
        [
            translated(delegated_kinds()[kind]), translated(TITLES[now[kind].decider]) if kind in now else "",
            translated(TITLES[each.decider]),
        ]
        for kind, each in given["kinds"].items()
    ]  # fmt: skip
    return Table("changes", translated("{day}부터 이렇게 됩니다", day=given["valid_from"].isoformat()), _CHANGES, rows)


def _of(day: Any) -> Delegation:
    """The terms of a day; none before the first that is known."""
    try:
        return queries.delegation_on(day)
    except NotYetInForce:
        return {}


def _terms(request: StaffRequest) -> Listing:
    day = asked_day(request)
    return Listing(
        "terms", "위임전결표", _TERMS, list(_of(day).items()),
        lambda pair: [
            translated(delegated_kinds()[pair[0]]), translated(TITLES[pair[1].decider]), pair[1].rule,
            pair[1].since.isoformat(), translated("자치단체" if pair[1].is_own else "이음의 기본값"),
        ],
        filters=(Filter("on", "기준일", kind="date", usual=day.isoformat()),),
        on=day,
        note=translated("({day} 기준)", day=day.isoformat()),
        empty_text="그날의 위임전결을 알 수 없습니다.",
    )  # fmt: skip


def _versions() -> Listing:
    return Listing(
        "versions", "정한 위임전결표", _VERSIONS, queries.delegation_tables(),
        lambda each: [
            each.valid_from.isoformat(), each.name, " · ".join(_said(each)), each.operation.basis,
            done_by(each.operation),
        ],
        empty_text="정한 위임전결표가 없습니다. 모든 구분이 기본값을 따릅니다.",
    )  # fmt: skip


def _said(found: Any) -> Iterator[str]:
    for kind, each in queries.own_table(found).kinds.items():
        article = f"({each.article})" if each.article else ""
        yield f"{translated(delegated_kinds()[kind])} {translated(TITLES[each.decider])}{article}"
