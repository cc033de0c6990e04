"""Sentences of a report: the items, the editor of one, and a look at it before it is saved."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from ieum.documents.writers.html import blocks_to_html
from ieum.kernel.registry import datasets, figure_tables
from ieum.platform.ui.languages import korean, translated
from ieum.reports import operations, queries
from ieum.reports.definitions import Counted, Definition, FigureOrder, InvalidDefinition, Item, Selected, item_key
from ieum.reports.rules import Action
from ieum.reports.sidecar import Described
from ieum.site.access import allowed
from ieum.site.forms.reports import ItemForm
from ieum.site.requests import StaffRequest
from ieum.site.rounds import EDIT, steps
from ieum.site.views.editions import crumbs, revision_or_404


@require_GET
@allowed(Action.EDIT)
def items(request: StaffRequest, report: str) -> HttpResponse:
    """List the items of a report."""
    revision = revision_or_404(report)
    definition = queries.definition_of(report)
    chapters = [
        (chapter, [(item, reverse("item", args=[report, item_key(chapter, item)])) for item in chapter.items])
        for chapter in definition.chapters
    ]
    context = _context(request, revision, translated("문장 고치기")) | {"chapters": chapters}
    return render(request, "site/items.html", context)


@allowed(Action.EDIT)
def item(request: StaffRequest, report: str, key: str) -> HttpResponse:
    """Edit the text of one item; saving adds a revision."""
    revision, found = revision_or_404(report), _item_or_404(report, key)
    form = ItemForm(request.POST or None, initial={"body": found.body})
    if request.method == "POST" and form.is_valid() and _saved(request, report, key, form):
        messages.success(
            request,
            translated(
                "{key} {title}의 문장을 고쳤습니다. 새 호를 만들면 보고서에 반영됩니다.", key=key, title=found.title
            ),
        )
        return redirect("item", report, key)
    form.fields["body"].widget.attrs.update(_live(reverse("item_preview", args=[report, key])))
    definition = queries.definition_of(report)
    context = _context(
        request, revision, f"{key} {found.title}", (translated("문장 고치기"), reverse("items", args=[report]))
    ) | {
        "form": form,
        "figures": _figures(definition, report),
        "tables": sorted((each.caption, korean(f"[표 {each.name}]")) for each in figure_tables),
        "item": found,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/item.html", context, status=status)


@require_POST
@allowed(Action.EDIT)
def item_preview(request: StaffRequest, report: str, key: str) -> HttpResponse:
    """Show an item as it would stand with the text that is being written."""
    revision_or_404(report)
    last = queries.last_edition(report)
    try:
        document = queries.item_preview(report, key, request.POST.get("body", ""), as_of=last.as_of if last else None)
    except InvalidDefinition as error:
        context = {"said": str(error)}
        return render(request, "site/preview_error.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    html = mark_safe(blocks_to_html(document))  # noqa: S308 - the writer escapes what it writes
    return render(request, "site/preview.html", {"html": html})


def _item_or_404(report: str, key: str) -> Item:
    try:
        return queries.definition_of(report).item(key)
    except InvalidDefinition as error:
        raise Http404(str(error)) from error


def _saved(request: StaffRequest, report: str, key: str, form: ItemForm) -> bool:
    """Whether the text could be saved; otherwise the form tells why not."""
    body = form.cleaned_data["body"].replace("\r\n", "\n")
    if body.strip() == _item_or_404(report, key).body.strip():
        form.add_error("body", "고친 곳이 없습니다. 문장을 고친 뒤 저장하십시오.")
        return False
    try:
        operations.edit_item(
            report=report, key=key, body=body, actor_id=request.user.pk, basis=form.cleaned_data["basis"]
        )
    except InvalidDefinition as error:
        form.add_error("body", str(error))
        return False
    return True


def _live(preview_url: str) -> dict[str, str]:
    """Attributes by which a text is shown while it is written."""
    return {
        "hx-post": preview_url,
        "hx-trigger": "load, input changed delay:400ms",
        "hx-target": "#preview",
        "hx-sync": "this:replace",
    }


def _context(request: StaffRequest, revision: Any, title: str, *way: tuple[str, str]) -> dict[str, Any]:
    return {
        "title": title,
        "breadcrumbs": crumbs(revision.title, revision.report, *way, title),
        "steps": steps(request, report=revision.report),
        "step": EDIT,
        "revision": revision,
    }


def _figures(definition: Definition, report: str) -> list[tuple[str, str, str, str]]:
    """Figures that can be put into the text: name, what is put in, their print in the last edition, what they mean."""
    last = queries.last_edition(report)
    known = queries.edition_sidecar(last)["figures"] if last else {}
    return [
        (
            name,
            _reference(name, order, known.get(name, {})),
            (known.get(name, {}).get("printed") or [""])[0],
            _meaning(order),
        )
        for name, order in definition.figures.items()
    ]


def _reference(name: str, order: FigureOrder, described: Described) -> str:
    """How a figure is put into a text: money in 천원, since in won it would be printed a thousand times as large."""
    unit = datasets[order.dataset].measures[order.measure].unit if isinstance(order, Selected) else None
    return korean(f"{{{name}:천원}}") if (unit or described.get("unit")) == "원" else f"{{{name}}}"


def _meaning(order: FigureOrder) -> str:
    match order:
        case Selected():
            dataset = datasets[order.dataset]
            return f"{dataset.label} {dataset.measures[order.measure].label}"
        case Counted():
            dataset = datasets[order.dataset]
            return translated(
                "{label}에서 {value}의 수", label=translated(dataset.label), value=dataset.dimensions[order.dimension]
            )
        case _:
            return translated("계산: {names}", names=", ".join(order.inputs))
