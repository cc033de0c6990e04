"""What tests of reports share: the registered shapes, and tables written down as rows."""

import pytest

from ieum.documents.model import Cell, Place, Table, text
from ieum.reports.printing import merged
from tests.registered import register_all


@pytest.fixture(scope="session", autouse=True)
def _registered():
    register_all()


def table(columns, rows, **rest):
    """Make a table from column paths and rows of cell texts; line numbers count from 100."""
    paths = [path.split("/") for path in columns]
    depth = max(len(path) for path in paths)
    body = [
        Cell(
            depth + row,
            column,
            tuple(text(line) for line in words.split("\n")) if words else (),
            place=Place(100 + row),
        )
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
    ]
    return Table((*merged(paths, depth), *body), header_rows=depth, **rest)
