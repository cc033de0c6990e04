"""Tables with rows beside each other: printed so, and read back row by row."""

from hypothesis import given
from hypothesis import strategies as st

from ieum.documents.model import Cell, Table, text
from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.reports.beside import fold, unfold
from ieum.reports.intake.matching import match_shape

SHAPE = FigureTable(
    "limits", "한도", "limits", ("그룹",), rows=(OpenLines("group"),), columns=(Line("한도액", "limit", words=True),),
    beside=2,
)  # fmt: skip


def table(*rows):
    cells = [Cell(y, x, (text(word),) if word else ()) for y, row in enumerate(rows) for x, word in enumerate(row)]
    return Table(tuple(cells))


def texts(found):
    return [[cell.text for cell in row] for row in found.grid]


def test_two_rows_stand_beside_each_other_and_the_last_one_may_stand_alone():
    printed = fold(table(("그룹", "한도액"), ("가", "1"), ("나", "2"), ("다", "3")), 2)

    assert texts(printed) == [["그룹", "한도액"] * 2, ["가", "1", "나", "2"], ["다", "3", "", ""]]
    matched = match_shape(printed, SHAPE)
    assert matched is not None
    assert [(line.label, cell.text) for line, (cell,) in matched.rows] == [("가", "1"), ("나", "2"), ("다", "3")]


def test_a_table_with_other_headings_or_merged_cells_is_not_read_so():
    assert unfold(table(("그룹", "한도액", "그룹", "금액"), ("가", "1", "나", "2")), 2) is None
    assert unfold(table(("그룹", "한도액", "그룹"), ("가", "1", "나")), 2) is None
    wide = Table((Cell(0, 0, (text("그룹"),)), Cell(0, 1, (text("그룹"),)), Cell(1, 0, (text("가"),), column_span=2)))
    assert unfold(wide, 2) is None


@given(st.lists(st.tuples(st.text("가나다", min_size=1), st.text("12")), min_size=1), st.integers(1, 4))
def test_what_is_folded_unfolds_to_the_same(rows, times):
    plain = table(("그룹", "한도액"), *rows)

    assert texts(unfold(fold(plain, times), times) or plain) == texts(plain)
