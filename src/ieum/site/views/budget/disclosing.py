"""재정공시: asking offices for items that our own data do not give, and making the document that is disclosed."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from ieum.budget import operations
from ieum.budget.choices import MatterKind
from ieum.budget.queries import matters as reading
from ieum.budget.queries.disclosing import ItemStanding, disclosure_items, usual_divisions
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.rules.permissions import BudgetAction
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import answering_heads
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.scanning import NotClean
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, korean, translated
from ieum.reports import operations as reports
from ieum.reports.choices import Format
from ieum.reports.rules import Action
from ieum.site.access import allowed
from ieum.site.disclosure_documents import FORMS, definition_of, may_be_made, report_of
from ieum.site.forms.matter import AskForm
from ieum.site.matter_tables import items_table
from ieum.site.requests import StaffRequest
from ieum.site.views.budget.matters import crumbs_of

_USUAL = timedelta(days=14)
"""How long an office usually has: the form begins with it, and the budget team changes it."""


@allowed(BudgetAction.WORK_ON_MATTERS)
def ask_disclosure_items(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Ask an office for items of a disclosure."""
    found, today = _disclosure_or_404(matter_id), localdate()
    items = disclosure_items(found)
    form = AskForm(
        request.POST or None, items=_askable(found, items), divisions=_divisions(),
        initial={"answer_by": today + _USUAL},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.ask_for_items(
                disclosure_id=matter_id, actor_id=request.user.pk, on=today, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = translated("{count}개 항목의 자료를 요청했습니다.", count=len(made))
            messages.success(request, said)
            return redirect("budget_matter", matter_id)
    context = {
        "title": translated("{row} 자료 요청하기", row=found.row),
        "breadcrumbs": crumbs_of(found.kind, translated("{row} 자료 요청하기", row=found.row)),
        "form": form,
        "items": items_table(found, items),
        "may_ask": any(each.may_be_asked for each in items),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/ask_disclosure_items.html", context, status=status)


@require_POST
@allowed(Action.EDIT)
@opens_own_transactions
@in_korean
def make_disclosure_document(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Make the document of a disclosure as its items stand: a definition, an edition with its files, and its name."""
    code, actor_id, today = request.user.municipality_id, request.user.pk, localdate()
    with municipality(code):
        found, district = _disclosure_or_404(matter_id), request.user.municipality
        source = definition_of(found, code=district.code, district=district.name, today=today)
        if may_be_made(found):
            reports.save_definition(source=source, actor_id=actor_id, basis=korean(f"{found.row} 공시 문서"))
    try:
        number = _made(code, found, actor_id) if may_be_made(found) else 0
        with municipality(code):
            name = f"{report_of(found)}/{number}"
            operations.name_document(disclosure_id=matter_id, document=name, actor_id=actor_id, on=today)
    except (Refused, NotClean) as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, translated("공시 문서 {number}호를 만들었습니다.", number=number))
    return redirect("budget_matter", matter_id)


def _made(code: UUID, found: StandingMatter, actor_id: UUID) -> int:
    """Make an edition with its files; its number."""
    edition = reports.build_edition(municipality_code=code, report=report_of(found), actor_id=actor_id)
    for form in FORMS:
        reports.make_file(edition=edition, form=Format(form), actor_id=actor_id, styles=settings.REPORT_STYLES)
    return edition.number


def _askable(found: StandingMatter, items: list[ItemStanding]) -> list[tuple[str, str]]:
    usual = usual_divisions(found.row, [each.item for each in items])
    return [
        (each.item.code, f"{each.item.code} {each.item.label}{_before(usual.get(each.item.code, ''))}")
        for each in items
        if each.may_be_asked
    ]


def _before(division: str) -> str:
    return translated(" (지난번 {division})", division=division) if division else ""


def _divisions() -> list[str]:
    standing = standing_on(localdate())
    return [standing.units[standing.posts[each].unit_id].name for each in answering_heads(standing)]


def _disclosure_or_404(matter_id: UUID) -> StandingMatter:
    try:
        found = reading.matter(matter_id)
    except reading.NoSuchMatter as error:
        raise Http404(str(error)) from error
    if found.kind is not MatterKind.DISCLOSURE:
        raise Http404("재정공시가 아닙니다. 재정공시 목록에서 고르십시오.")
    return found
