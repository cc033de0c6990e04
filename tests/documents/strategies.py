"""Hypothesis strategies that make any Document a reader could make."""

from hypothesis import strategies as st

from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
)

words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
"""Characters that every format can carry: no control characters, no lone surrogates."""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest sound PNG."""
positions = st.none() | st.integers(1, 999)
places = st.builds(Place, positions, positions, positions, positions, words)


def texts() -> st.SearchStrategy[Text]:
    """Lines of text in any cut and appearance."""
    runs = st.builds(Run, words, words, st.booleans(), st.booleans())
    return st.lists(runs, max_size=3).map(tuple)


@st.composite
def tables(draw, depth: int = 0) -> Table:
    """Tables whose cells tile them, some merged, some with a table inside."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    while free:
        row, column = min(free)
        row_span, column_span = draw(_spans(free, row, column))
        free -= {(row + down, column + right) for down in range(row_span) for right in range(column_span)}
        inner = draw(st.lists(tables(depth + 1), max_size=1)) if depth < 2 and draw(st.integers(0, 9)) == 9 else []
        lines = tuple(draw(st.lists(texts(), max_size=2)))
        cells.append(Cell(row, column, lines, row_span, column_span, tuple(inner), draw(places)))
    header_rows = draw(st.integers(0, rows))
    kind = draw(st.sampled_from(["data", "contents", "banner"]))
    base_date = draw(st.none() | st.dates())
    return Table(tuple(cells), header_rows, draw(words), draw(words), base_date, kind, draw(places))


def _spans(free: set[tuple[int, int]], row: int, column: int) -> st.SearchStrategy[tuple[int, int]]:
    """Spans that fit into the free positions from one corner on."""
    fitting = [
        (height, width)
        for height in range(1, 5)
        for width in range(1, 5)
        if all((row + down, column + right) in free for down in range(height) for right in range(width))
    ]
    return st.sampled_from(fitting)


def blocks() -> st.SearchStrategy[Block]:
    """Any block."""
    entries = st.builds(ContentsEntry, words, words, words, st.integers(1, 3), places)
    return st.one_of(
        st.builds(Heading, st.integers(1, 6), texts(), words, words, st.booleans(), places),
        st.builds(Paragraph, texts(), st.sampled_from(["body", "purpose", "date", "note"]), places),
        st.builds(Bullet, st.sampled_from("□○-·※"), st.integers(1, 5), texts(), places),
        tables(),
        st.builds(Contents, st.lists(entries, max_size=3).map(tuple), words, places),
        st.builds(Picture, words, st.sampled_from(["image/png", ""]), st.binary(max_size=4), places),
        st.builds(PageBreak, places),
    )


def documents() -> st.SearchStrategy[Document]:
    """Any document, without source lines."""
    return st.builds(Document, words, words, words, words, st.lists(blocks(), max_size=4).map(tuple), words)


def furnished_documents() -> st.SearchStrategy[Document]:
    """Any document with what an office adds: running head, footnotes, pages on their long side, approval boxes."""
    noted = st.builds(Run, words, words, st.booleans(), st.booleans(), texts())
    content = st.lists(noted | st.builds(Run, words), min_size=1, max_size=3).map(tuple)
    pictures = st.builds(Picture, words, st.just("image/png"), st.just(PIXEL), places)
    lines = st.lists(content, max_size=2).map(tuple)
    shown = st.lists(pictures, max_size=2).map(tuple)
    cells = st.builds(Cell, st.just(0), st.just(0), lines, pictures=shown)
    furniture = st.one_of(
        blocks(),
        st.builds(PageBreak, places, st.booleans()),
        st.builds(Paragraph, content),
        st.builds(Bullet, st.just("○"), st.integers(1, 3), content),
        st.builds(Heading, st.integers(1, 4), content, words),
        st.builds(Table, st.tuples(cells), st.integers(0, 1), kind=st.sampled_from(["data", "approval"])),
    )
    whole = st.lists(furniture, max_size=6).map(tuple)
    return st.builds(Document, words, words, words, words, whole, words, running_head=words)
