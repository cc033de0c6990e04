"""The box in which those who approve a report sign it (결재란)."""

from collections.abc import Sequence

from ieum.documents.model import Cell, Table, text


def approval_box(posts: Sequence[str], *, name: str = "결재") -> Table:
    """The empty box with a column for each post, its name written downwards at the left."""
    label = Cell(0, 0, tuple(text(letter) for letter in name), row_span=2)
    heads = (Cell(0, column, (text(post),)) for column, post in enumerate(posts, start=1))
    blanks = (Cell(1, column) for column in range(1, len(posts) + 1))
    return Table((label, *heads, *blanks), header_rows=0, kind="approval")
