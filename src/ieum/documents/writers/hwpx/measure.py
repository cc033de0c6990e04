"""Hangul's measure, and how high text becomes, well enough that a table opens in about its final shape."""

from functools import lru_cache

from ieum.documents.styles.sheet import Style
from ieum.documents.writers.layout import display_width


def points(value: float) -> int:
    """Points in HWPUNIT, 1/7200 inch."""
    return round(value * 100)


@lru_cache(maxsize=256)
def millimetres(value: float) -> int:
    """Millimetres in HWPUNIT."""
    return round(value * 7200 / 25.4)


def text_height(style: Style, value: str, width: int, *, scale: int = 100) -> int:
    """Height in HWPUNIT of a paragraph that wraps at ``width``; Hangul lays out afresh on opening.

    :param scale: size of the type in per cent of what the style says
    """
    size = style.size * scale / 100
    per_line = max(2 * width // points(size), 1)
    lines = sum(max(-(-display_width(line) // per_line), 1) for line in value.split("\n"))
    return points(lines * size * style.line / 100 + style.before + style.after)
