"""Tells the signs that open lines, also where a PDF has lost the blank behind them."""

import re

from ieum.documents.model import Text, plain
from ieum.documents.readers.common.patterns import bullet_marker, drop_start

_TIGHT = re.compile(r"(?P<marker>[-–](?=[「｢『(（“‘《<])|\*(?=[^\W\d_]))")


def opened(line: Text) -> tuple[str, Text] | None:
    """The marker that opens a line, and the rest; None where none does."""
    if found := bullet_marker(line):
        return found
    match = _TIGHT.match(plain(line))
    return (match["marker"], drop_start(line, match.end())) if match else None
