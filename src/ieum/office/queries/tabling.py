"""Rows of words as a table of a Document."""

from collections.abc import Sequence

from ieum.documents.model import Cell, Table, text


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """The rows under their header."""
    return Table(
        tuple(
            Cell(number, column, (text(said),))
            for number, row in enumerate([header, *rows])
            for column, said in enumerate(row)
        )
    )
