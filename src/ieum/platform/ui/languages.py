"""The language of pages: Korean, or English where a browser has chosen it by the switch.

What an office writes, stores and hands out is Korean whatever the switch says. Words held by Python are therefore plain
Korean texts; a page translates them where it shows them, by the components or by ``translated``, and nothing else does.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext, override

from ieum.kernel.particles import with_particles
from ieum.kernel.wording import Wording
from ieum.platform.heads import with_own_heads

View = TypeVar("View", bound=Callable[..., HttpResponse])

KOREAN, ENGLISH = "ko", "en"
_OF_NUMBER = re.compile(r"((?<![\d.,])([\d,]+) [a-z]+)\(s\)")


class LanguageMiddleware:
    """Writes pages in the language of the cookie that the switch sets; what the browser asks for does not count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language, and say so in the head of a page."""
        is_chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == ENGLISH
        # A list gives its file at its own address.
        language = ENGLISH if is_chosen and not request.GET.get("file") else KOREAN
        with override(language):
            response = self._get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ("Cookie",))
        return response


def in_korean(view: View) -> View:
    """Mark a view that gives a file or another document: it is Korean whatever the switch says."""

    @wraps(view)
    def written(*args: object, **kwargs: object) -> HttpResponse:
        with override(KOREAN):
            return view(*args, **kwargs)

    return written  # type: ignore[return-value]  # the same view, by another name


def translated(text: object, **values: object) -> str:
    """A text of the program in the language of the page, with values in its braces; one that has no English stays.

    A ``Wording``, such as a refusal, has its values already.
    """
    plain = str(text) if text else ""
    if isinstance(plain, Wording):
        return _reworded(plain)
    said = with_own_heads(_said(plain, get_language() or KOREAN)) if plain else ""
    return _counted(said.format(**{name: translated_own(each) for name, each in values.items()})) if values else said


def translated_own(text: Any) -> Any:
    """What holds words of the program or what somebody wrote, or a number: only a ``Wording`` is translated."""
    return translated(text) if isinstance(text, Wording) else text


@lru_cache(maxsize=4096)
def _said(text: str, _language: str) -> str:
    """A text in a language; a list says the same labels in each of thousands of rows."""
    return gettext(text)


def _reworded(text: Wording) -> str:
    said = with_own_heads(_said(text.template, get_language() or KOREAN))
    values = {name: translated_own(each) for name, each in text.values.items()}
    if said != text.template:
        return _counted(said.format(**values)) if values else said
    # Without its values, so that nothing says it once more.
    return text[:] if values == text.values else with_particles(said.format(**values))


def _counted(said: str) -> str:
    """English with its words of number as the number before them asks: "1 day", "10 days"."""
    return _OF_NUMBER.sub(lambda found: found[1] + ("" if found[2] == "1" else "s"), said) if "(s)" in said else said


def translated_choices(choices: Iterable[tuple[str, object]]) -> list[tuple[str, str]]:
    """Choices with their labels in the language of the page."""
    return [(value, translated(label)) for value, label in choices]


def korean(text: str) -> str:
    """Mark a text that stays as it is: it is stored or given out, or a form says it and translates it as a whole."""
    return text
