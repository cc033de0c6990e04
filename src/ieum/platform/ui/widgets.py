"""Lists of choices as HTML. Django's own templates take five times as long for each option, and lists have hundreds."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Renderer(DjangoTemplates):
    """Writes a list of choices itself, and every other widget by its template."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A widget as HTML."""
        if template_name == forms.Select.template_name:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _ in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), groups)


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    lines = ((each["value"], flatatt(each["attrs"]), each["label"]) for each in options)
    written = format_html_join("\n", '<option value="{}"{}>{}</option>', lines)
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written
