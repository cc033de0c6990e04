"""Numbers that nobody printed: rows of digits longer than any sum of money, which no arithmetic should meet."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ieum.documents.model import Document
from ieum.documents.writers.json import write_json

_ENDLESS = re.compile(r"\d[\d,.]{99,}")


def without_endless_numbers(document: Document) -> Document:
    """Print each as dots of the same length, so that all other words keep their places."""
    # As JSON a Document is searched at once; nearly every one is given back as it is.
    return _masked(document) if _ENDLESS.search(write_json(document).decode()) else document


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return _ENDLESS.sub(lambda match: "…" * len(match[0]), value)
    if isinstance(value, tuple):
        return tuple(_masked(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _masked(getattr(value, field.name)) for field in fields(value)})
    return value
