"""How wide and high text becomes, well enough that a table opens in about its final shape; Hangul lays out afresh."""

from ieum.documents.writers.hwpx.styles import UNITS_PER_POINT, Style
from ieum.documents.writers.layout import display_width


def text_height(style: Style, value: str, width: int) -> int:
    """Height in HWPUNIT of a paragraph that wraps at ``width``."""
    per_line = max(int(2 * width / (style.size * UNITS_PER_POINT)), 1)
    lines = sum(max(-(-display_width(line) // per_line), 1) for line in value.split("\n"))
    points = lines * style.size * style.line / 100 + style.before + style.after
    return round(points * UNITS_PER_POINT)
