"""Over the subset that docs/formats.md names, a Document comes back from our Markdown as it was."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.canonical import canonical_text

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
    Run,
    Table,
    Text,
    text,
)
from ieum.documents.readers.markdown import read_markdown
from ieum.documents.writers.markdown import write_markdown

_word = st.text("가나다라마바사아자차카타파하*_|#[]<>&~`\\!+=·1234567890", min_size=1, max_size=6)
_opening = st.sampled_from(["가람", "나루", "다솜", "라온"])


@st.composite
def _words(draw) -> str:
    """Words apart by single blanks, of which the first one is no sign and no number."""
    return " ".join([draw(_opening), *draw(st.lists(_word, max_size=3))])


@st.composite
def _texts(draw, *, notes: bool = True) -> Text:
    """A line in several appearances; no run begins or ends with a blank that the end of the line would swallow."""
    runs = [Run(draw(_words()))]
    for words in draw(st.lists(_word, max_size=2)):
        note = draw(_texts(notes=False)) if notes and draw(st.booleans()) else ()
        runs.append(Run(words, bold=draw(st.booleans()), superscript=draw(st.booleans()), footnote=note))
    return canonical_text(tuple(runs))


@st.composite
def _tables(draw) -> Table:
    columns = draw(st.integers(2, 4))
    header = [Cell(0, column, (text(draw(_opening)),)) for column in range(columns)]
    body = [
        Cell(row, column, tuple(draw(st.lists(_texts(), max_size=2))))
        for row in range(1, draw(st.integers(2, 4)))
        for column in range(columns)
    ]
    caption = draw(st.sampled_from(["예산 현황", "가나다"]))
    unit = draw(st.sampled_from(["", "천원", "%"]))
    day = draw(st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)))
    return Table((*header, *body), 1, caption, unit, day)


_entries = st.builds(ContentsEntry, st.sampled_from(["Ⅰ", "1", "2"]), _opening, st.integers(1, 99).map(str))
_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 5), _texts(), st.sampled_from(["", "Ⅱ", "3", "①"])),
    st.builds(Paragraph, _texts(), st.sampled_from(["body", "purpose"])),
    st.builds(Bullet, st.sampled_from("□○-·※"), st.integers(1, 4), _texts()),
    _tables(),
    st.builds(Contents, st.lists(_entries, min_size=2, max_size=3).map(tuple), st.just("보고 순서")),
    st.builds(Picture, _words()),
    st.just(PageBreak()),
)


@given(st.lists(_blocks, max_size=5))
@settings(max_examples=200)
def test_a_document_of_the_subset_comes_back_from_its_markdown(blocks):
    # A □ among the bullets tells that their signs are their own.
    document = Document("가상구 업무 보고", blocks=(Bullet("□", 1, text("개요")), *blocks))

    assert read_markdown(write_markdown(document), "보고.md") == document
