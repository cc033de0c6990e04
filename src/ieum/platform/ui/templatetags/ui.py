"""The components as template tags: ``{% load ui %}``. docs/ui.md shows each in use."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import parse_qsl

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from ieum.kernel.message_codes import code_of
from ieum.kernel.registry import message_codes
from ieum.platform.ui.differences import Difference
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated, translated_own
from ieum.platform.ui.lists import Filter
from ieum.platform.ui.tables import Column, ListTools, Table, address

register = template.Library()
register.filter("translated", translated)
register.filter("translated_own", translated_own)
register.filter("done_by", done_by)

Link = tuple[str, str]
"""Text and address."""
Tab = tuple[str, str, bool]
"""Text, address, and whether it is the current one."""

LEVELS = {"info": "안내", "success": "완료", "warning": "주의", "error": "오류"}
STEP_STATES = {"done": "완료한 단계", "active": "현재 단계", "": "남은 단계"}
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.inclusion_tag("ui/breadcrumb.html")
def breadcrumb(crumbs: Sequence[Link] | None) -> dict[str, Any]:
    """The way from the home page to this one; nothing where there are no crumbs."""
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/alert.html", takes_context=True)
def alert(context: Context, text: str, level: str = "info", undo_url: str | None = "") -> dict[str, Any]:
    """A message; a level that is unknown counts as info. With ``undo_url`` a button posts its parameters there."""
    known = level if level in LEVELS else "info"
    # The tags of a message may be words of a library too.
    undo, _, fields = (undo_url or "").partition("?")
    return {
        "text": translated(text),
        "level": known,
        "level_text": translated(LEVELS[known]),
        "undo_url": undo if undo.startswith("/") else "",
        "undo_fields": parse_qsl(fields),
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("ui/badge.html")
def badge(text: str, tone: str = "gray") -> dict[str, Any]:
    """A short mark. Tones are those of KRDS: primary, secondary, gray, point, danger, warning, success, information."""
    return {"text": text, "tone": tone}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: forms.BaseForm, lines: Iterable[forms.BaseForm] = ()) -> dict[str, Any]:
    """All errors of a form and its ``lines`` in one place, each linked to its field; takes the focus on opening."""
    errors = _errors(form)
    for number, line in enumerate(lines, start=1):
        named = gettext("{number}번째 줄").format(number=number)
        errors += [(target, f"{named} {text}", code) for target, text, code in _errors(line)]
    return {"errors": errors}


def _errors(form: forms.BaseForm) -> list[tuple[str, str, str]]:
    """The field of each error, or "" for one of the whole form, what it says, and its code or ""."""
    errors = [("", translated(text), message_code(text)) for text in form.non_field_errors()]
    for field in form:
        label, target = translated(field.label), field.id_for_label or field.auto_id
        errors += [(target, f"{label}: {translated(text)}", message_code(text)) for text in field.errors]
    return errors


@register.filter
def message_code(said: object) -> str:
    """The code of a Korean message, such as E-TRF-02; "" where it has none."""
    return code_of(str(said), message_codes)


@register.inclusion_tag("ui/form_field.html")
def form_field(field: BoundField, *, is_saved: bool = True) -> dict[str, Any]:
    """A field with its label, help and errors, tied together for screen readers.

    What must be filled in is marked, but where a form only asks for what a page shows, and saves nothing.
    """
    kind, css_class = _appearance(field.field.widget)
    _translate_choices(field)
    described_by = " ".join(
        f"{field.auto_id}_{part}" for part, shown in (("help", field.help_text), ("error", field.errors)) if shown
    )
    attrs = {"class": css_class, "aria-describedby": described_by, "aria-invalid": "true" if field.errors else ""}
    widget = "" if kind == "group" else field.as_widget(attrs={key: value for key, value in attrs.items() if value})
    is_marked = is_saved and field.field.required
    return {
        "field": field, "kind": kind, "widget": widget, "described_by": described_by, "is_marked": is_marked
    }  # fmt: skip


def _translate_choices(field: BoundField) -> None:
    """Put the options into the language of the page: those that the form's class declares, and the empty one.

    Options that a form is given when it is made are names of units or persons more often than words of the program; a
    form that is given the latter translates them itself.
    """
    choices = getattr(field.field, "choices", None)
    if choices is None:
        return
    declared = field.form.base_fields.get(field.name) if isinstance(field.form, forms.Form) else None
    is_declared = list(getattr(declared, "choices", ())) == list(choices)
    field.field.widget.choices = [
        (value, translated(label) if not isinstance(label, list) and (is_declared or value == "") else label)
        for value, label in choices
    ]


def _appearance(widget: forms.Widget) -> tuple[str, str]:
    """How a widget is laid out, and the KRDS class it wears."""
    if isinstance(widget, GROUPS):
        return "group", ""
    if isinstance(widget, forms.CheckboxInput):
        return "check", ""
    if isinstance(widget, forms.FileInput):
        return "file", "ui-drop__input"
    if isinstance(widget, forms.Select):
        return "input", "krds-form-select"
    return "input", "krds-input"


@register.inclusion_tag("ui/pagination.html")
def pagination(page: Page[Any], query: QueryDict, caption: str = "") -> dict[str, Any]:
    """Links to the pages around this one; nothing where there is only one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "page": page,
        "label": gettext("{caption} 쪽 이동").format(caption=translated(caption)).strip(),
        "links": [(number, address(query, page=str(number)) if isinstance(number, int) else "") for number in numbers],
        "previous_url": address(query, page=str(page.number - 1)) if page.has_previous() else "",
        "next_url": address(query, page=str(page.number + 1)) if page.has_next() else "",
    }


@register.inclusion_tag("ui/data_table.html", takes_context=True)
def data_table(context: Context, table: Table) -> dict[str, Any]:
    """A table with a caption, sort links, an empty state and pages; every link works without scripts."""
    return {
        "request": context.get("request"),
        "csrf_token": context.get("csrf_token", ""),
        "table": table,
        "caption": translated(table.caption),
        "id": table.id,
        "heads": tuple(_head(column, table) for column in table.columns),
        "body": mark_safe("".join(_row(table.columns, row) for row in table.rows)),  # noqa: S308 - cells are escaped
    }


def _row(columns: Sequence[Column], cells: Sequence[object]) -> str:
    """One row. Long lists are nothing but cells, and the template would take ten times as long for each."""
    first, *rest = (
        f'class="ui-{column.kind}">{cell if isinstance(cell, SafeString) else escape(str(translated_own(cell)))}'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f'<tr><th scope="row" {first}</th>{"".join(f"<td {each}</td>" for each in rest)}</tr>\n'


@register.inclusion_tag("ui/list_tools.html", takes_context=True)
def list_tools(context: Context, table: Table) -> dict[str, Any]:
    """What one can do with a list: saved views, filters, a choice of columns, and its files."""
    names, tools = {"page", "file", "columns"}, table.tools or ListTools((), (), (), ())
    kept = ((name, value) for name, values in table.query.lists() for value in values if name not in names)
    return {
        "id": table.id,
        "caption": translated(table.caption),
        "tools": tools,
        "filters": tuple(_filter(each, value) for each, value in tools.filters),
        "filters_kept": tuple(tools.kept),
        "columns": tuple(tools.columns),
        "columns_kept": tuple(kept),
        "files": tuple(tools.files),
        "save_url": tools.save_url,
        "saved_address": f"{context['request'].path}{address(table.query, page='', file='', view='')}",
        "csrf_token": context.get("csrf_token", ""),
    }


def _filter(asked: Filter, value: str) -> tuple[Any, ...]:
    """A filter as it is written: name, label, kind of field, what is asked for, and what it offers."""
    return asked.name, asked.label, asked.kind, value, asked.everything, tuple(asked.choices)


@register.simple_tag
def filter_options(value: str, everything: str, choices: Iterable[tuple[str, str]]) -> SafeString:
    """What a filter offers, as options: a template would take ten times as long for each."""
    all_of_them = [("", "", translated(everything))] if everything else []
    offered = ((code, mark_safe(" selected") if code == value else "", translated(label)) for code, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', [*all_of_them, *offered])


def _head(column: Column, table: Table) -> tuple[str, ...]:
    """Key, kind and label of a column, and where it can be sorted its order now, the words and address of the other."""
    label = translated(column.label)
    if not column.sortable:
        return column.key, column.kind, label, "", "", ""
    ascending = table.sort == column.key
    order = {column.key: "ascending", f"-{column.key}": "descending"}.get(table.sort, "")
    words = gettext("내림차순으로 정렬") if ascending else gettext("오름차순으로 정렬")
    turned = address(table.query, page="", sort=f"-{column.key}" if ascending else column.key)
    return column.key, column.kind, label, order, words, turned


@register.inclusion_tag("ui/tabs.html")
def tabs(label: str, items: Iterable[Tab]) -> dict[str, Any]:
    """Links to the pages of one matter, shown as tabs."""
    return {"label": translated(label), "items": items}


@register.inclusion_tag("ui/progress.html")
def progress(label: str, done: int = 0, total: int = 0, poll_url: str = "") -> dict[str, Any]:
    """How far a job is; a total of 0 means unknown. With ``poll_url`` it replaces itself by that page every second."""
    return {"label": translated(label), "done": done, "total": total, "poll_url": poll_url}


@register.inclusion_tag("ui/dialog.html", takes_context=True)
def confirm_dialog(context: Context, name: str, title: str, body: str, action: str) -> dict[str, Any]:
    """A question before a step that ``title`` names; a button with ``data-ui-open`` and this name opens it."""
    words = {"title": translated(title), "body": translated(body)}
    return {"name": name, **words, "action": action, "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("ui/diff_view.html")
def diff_view(caption: str, rows: Iterable[Difference]) -> dict[str, Any]:
    """Before and after side by side, what was taken out and put in being marked."""
    return {"caption": translated(caption), "rows": rows}


@register.inclusion_tag("ui/definition_list.html")
def definition_list(items: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """Terms, in the language of the page, with their values."""
    return {"items": [(translated(term), value) for term, value in items]}


@register.inclusion_tag("ui/stepper.html")
def stepper(label: str, steps: Sequence[Link], current: int) -> dict[str, Any]:
    """The steps of a round with the current one, counted from 1; an address of "" makes a step plain text."""
    rows = []
    for number, (text, url) in enumerate(steps, start=1):
        state = "done" if number < current else "active" if number == current else ""
        said = {"text": translated(text), "state_text": translated(STEP_STATES[state])}
        rows.append({**said, "url": url, "state": state})
    return {"label": translated(label), "steps": rows}


@register.inclusion_tag("ui/figure_links.html")
def figure_links(links: Sequence[Link]) -> dict[str, Any]:
    """The provenance of each number as a list of links, which serves readers without scripts too."""
    return {"links": links}
