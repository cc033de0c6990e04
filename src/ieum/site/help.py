"""Help in context: what a page is for, the usual steps, what to do when refused, and where to go on.

The texts stand in ``help.yaml`` by the name of the page's address. A panel is put together once for those who may open
the same pages, so that it costs a page no time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ieum.kernel.parameters import load_yaml
from ieum.kernel.shipped import shipped
from ieum.platform.login import addresses
from ieum.site.menu import Page, address_of, may_open, page_words
from ieum.site.requests import StaffRequest

_OF_LOGIN = frozenset(each.name for each in (*addresses.entrance, *addresses.guarded))
_WHO_MAY = "permissions"
"""The page that says who may do what, to which every panel leads."""


@dataclass(frozen=True, slots=True)
class PageHelp:
    """What is said of one page, in Korean; "" where there is nothing to say."""

    what: str
    steps: str
    refused: str = ""
    called: str = ""
    """What links to the page say where no menu does."""
    see: tuple[str, ...] = ()
    """Names of the addresses of pages to go on to; they need no further choice."""


@shipped
def helps() -> Mapping[str, PageHelp]:
    """What is said of each page, by the name of its address."""
    raw = load_yaml(files("ieum.site") / "help.yaml")
    return {name: PageHelp(**{**said, "see": tuple(said.get("see", ()))}) for name, said in raw.items()}


def panel(request: StaffRequest) -> str:
    """The panel of the page that is asked for; "" where an address is no page."""
    name = request.resolver_match.url_name if request.resolver_match else None
    said = helps().get(name or "")
    if said is None:
        return ""
    is_inside = request.user.is_authenticated
    to_know = tuple(each for each in (*said.see, *([_WHO_MAY] if is_inside else [])) if each != name)
    return _panel(said, tuple(each for each in dict.fromkeys(to_know) if _may(request, each)), get_language())


def _may(request: StaffRequest, name: str) -> bool:
    """Whether who asks may open a page; those of the log-in are everybody's own."""
    return name in _OF_LOGIN or (request.user.is_authenticated and may_open(request, name))


@lru_cache(maxsize=1024)
def _panel(said: PageHelp, names: tuple[str, ...], _language: str) -> SafeString:
    """The panel in a language, with links to pages."""
    links: list[Page] = [(helps()[name].called or page_words(name), address_of(name)) for name in names]
    return render_to_string("site/help.html", {"said": said, "links": links, "knows_who_may": _WHO_MAY in names})
