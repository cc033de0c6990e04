"""Stretches of lines that are read as one: tables and contents lists."""

from dataclasses import dataclass

from ieum.documents.model import Cell, ContentsEntry


@dataclass(frozen=True, slots=True)
class Region:
    """Lines ``start`` up to, not including, ``end`` (indexes from 0), and what they hold."""

    start: int
    end: int
    cells: tuple[Cell, ...] = ()
    """The cells of a table; empty for a contents list."""
    header_rows: int = 0
    entries: tuple[ContentsEntry, ...] = ()
    """What a contents list names; a table that is such a list has both."""
    caption: str = ""
    """The caption of a contents list, as printed."""
