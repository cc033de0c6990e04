"""Reading PDF in columns: each column whole before the next, and what only stands apart stays in its line."""

import pytest
import typst

from ieum.documents.model import Bullet, Paragraph, Table, plain
from ieum.documents.readers.pdf import read_pdf

FIRST, SECOND, THIRD = (
    " ".join(f"{name}{number} of the {name} part of our report" for number in range(1, 21))
    for name in ("left", "right", "third")
)
SETTINGS = "#set page(width: 500pt, height: 700pt, margin: 40pt)\n#set text(size: 10pt, hyphenate: false)\n"


def read(source):
    """The blocks of a page that is set from a source of Typst."""
    return read_pdf(typst.compile((SETTINGS + source).encode()), "단.pdf").blocks


def words(blocks):
    """The text of paragraphs and bullets."""
    return [plain(block.content) for block in blocks if isinstance(block, Paragraph | Bullet)]


@pytest.mark.parametrize("parts", [(FIRST, SECOND), (FIRST, SECOND, THIRD)])
def test_each_column_is_read_whole_between_lines_over_the_full_width(parts):
    above = "This sentence stands above all columns and goes over the width of two of them."
    below = above.replace("above", "below")
    cells = ", ".join(f"[{part}]" for part in parts)

    blocks = read(f"{above}\n#grid(columns: {len(parts)}, column-gutter: 18pt, {cells})\n{below}")

    first, *columns, last = words(blocks)
    assert (first, " ".join(columns), last) == (above, " ".join(parts), below)


def test_bullets_of_the_right_column_are_as_deep_as_those_of_the_left():
    item = "- {} has a text that is long enough to be broken into two lines of a column\n"
    columns = ("".join(item.format(f"{side} {number}") for number in range(5)) for side in ("Left", "Right"))
    cells = ", ".join(f"[#set list(marker: [-])\n{column}]" for column in columns)

    blocks = read(f"#grid(columns: (1fr, 1fr), column-gutter: 20pt, {cells})")

    assert [(plain(block.content)[:7].strip(), block.depth) for block in blocks if isinstance(block, Bullet)] == [
        (f"{side} {number}", 1) for side in ("Left", "Right") for number in range(5)
    ]


def test_a_table_in_a_column_stays_between_the_words_of_its_column():
    table = "#table(columns: 2, [Tax], [120], [Fee], [9])"
    blocks = read(f"#grid(columns: (1fr, 1fr), column-gutter: 18pt, [{FIRST}\n{table}\n{THIRD}], [{SECOND}])")

    kinds = [plain(block.content)[:5] if isinstance(block, Paragraph) else type(block).__name__ for block in blocks]
    assert kinds == ["left1", "Table", "third", "right"]
    assert [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells] == [
        "Tax",
        "120",
        "Fee",
        "9",
    ]


def test_labels_at_the_left_and_teams_at_the_right_stay_in_their_lines():
    labels = [f"- Period {number}: from January of 2024 to the end of the year" for number in range(10)]
    lines = " \\ ".join(f"\\{label} #h(1fr) Planning team {number}" for number, label in enumerate(labels))

    assert words(read(lines)) == [f"{label[2:]} Planning team {number}" for number, label in enumerate(labels)]


def test_grids_of_charts_are_no_tables_and_empty_forms_are():
    chart = ", ".join("[Total]" if number == 17 else "[]" for number in range(30))
    form = ", ".join(["[Name]", "[Office]", "[Day]", "[Sum]", *["[]"] * 28])

    blocks = read(f"#table(columns: 4, rows: 16pt, {form})\n#v(30pt)\n#table(columns: 5, rows: 14pt, {chart})")

    assert words(blocks) == ["Total"]
    assert [len(block.cells) for block in blocks if isinstance(block, Table)] == [32]


def test_a_title_on_a_box_of_stripes_is_a_title():
    stripes = (
        "stack("
        + ", ".join(
            f"rect(width: 300pt, height: 6pt, fill: rgb({200 + 9 * n}, 220, 240), stroke: 0.4pt)" for n in range(5)
        )
        + ")"
    )
    title = "#text(16pt)[Aims of the year]"

    blocks = read(f"#{stripes}\n#place(top, dx: 20pt, dy: 8pt)[{title}]\n{FIRST}")

    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph"]
    assert plain(blocks[0].content) == "Aims of the year"
