"""The page that each check has in docs/checks: why it holds, examples right and wrong, its limits and its source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_INSTALLED = Path(__file__).with_name("pages")
_CHECKED_OUT = Path(__file__).parents[3] / "docs" / "checks"
"""Where the pages stand in the project; building the package copies them to the other place."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is told of one check."""

    title: str
    summary: str
    """Its first paragraph."""
    markdown: str


@cache
def page_of(code: str) -> Page:
    """The page of a check."""
    folder = _INSTALLED if _INSTALLED.is_dir() else _CHECKED_OUT
    markdown = (folder / f"{code}.md").read_text(encoding="utf-8")
    title, summary = markdown.split("\n\n", 2)[:2]
    return Page(title.partition(": ")[2], " ".join(summary.split("\n")), markdown)
