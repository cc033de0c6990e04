"""Findings as a page beside the document."""

import re
from html.parser import HTMLParser

from ieum.checking.checks import examine
from ieum.checking.presentations.as_html import show_html
from ieum.checking.presentations.marking import BLANK, Spot, mark
from ieum.documents.model import Bullet, Cell, Document, Heading, Paragraph, Place, Run, Table, plain, text
from ieum.documents.readers.text import read_text

from .test_presentations import make_document

VOID = {"meta", "br", "img", "hr", "link", "input"}


class Page(HTMLParser):
    """Ids, links and addresses of a page; elements must close in their order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.ids, self.links, self.sources = [], [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.sources += [values[key] for key in ("src", "srcset", "action", "data") if key in values]
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def show(*documents):
    return show_html([(f"보고{n}.txt", document, examine(document)) for n, document in enumerate(documents, 1)])


def test_each_finding_has_a_card_and_its_number_a_mark_that_link_to_each_other():
    page = Page(show(make_document()))

    marks = [f"file-1-mark-{number}" for number in range(1, 8)]
    assert page.ids[:5] == ["previous", "next", "position", "keys", "content"]
    assert sorted(page.ids[5:]) == [*marks[:-1], "finding-1", "finding-2"]
    assert [link for link in page.links if link.startswith("#finding")] == ["#finding-1", "#finding-2"]
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_each_operand_is_a_link_to_where_it_is_printed():
    page = show(make_document())

    operands = re.findall(r"<dt>항</dt><dd>(.*?)</dd>", page)[0]
    targets = re.findall('<a href="#(.*?)">(.*?)</a>', operands)

    assert [words for _, words in targets] == ["집행액 150", "예산액 200"]
    printed = dict(re.findall('<span id="(.*?)" class="operand" tabindex="-1">(.*?)</span>', page))
    assert [printed[name] for name, _ in targets] == ["150", "200"]


def test_operands_that_nobody_follows_are_counted():
    rows = "".join(f"{n}\t1\n" for n in range(70))
    page = show(read_text(f"구분\t인원\n계\t71\n{rows}".encode(), "가.txt"))

    assert page.count(">외 10개<") + page.count(", 외 10개<") == 1


def test_a_page_of_two_files_keeps_their_titles_and_marks_apart():
    document = Document(blocks=(Heading(1, text("현황"), "Ⅰ"), *make_document().blocks), source_lines=("현황",))
    page = Page(show(document, document))

    assert len(set(page.ids)) == len(page.ids)
    assert {"file-1-title-1", "file-2-title-1"} <= set(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_nothing_comes_from_outside():
    page = show(make_document())

    assert Page(page).sources == []
    assert re.findall(r"https?://|url\(|@import", page) == []
    assert "default-src 'none'" in page


def test_what_a_report_says_stays_text():
    hostile = '</script><img src=x onerror="alert(1)"> 총 10명(남 4명, 여 5명)'
    document = Document(title=hostile, blocks=(Paragraph(text(hostile)),), source=hostile)

    page = show_html([(hostile, document, examine(document))])

    assert Page(page).sources == []
    assert page.count("<img") == 0
    assert page.count("</script>") == 1


def test_a_page_without_findings_says_so():
    assert show(Document()).count("지적이 없습니다.") == 1


def marked(document, *spots):
    """What is marked, with its key, and the key of each spot."""
    changed, keys = mark(document, spots)
    lines = [
        line
        for block in changed.blocks
        for line in (
            [line for cell in block.cells for line in cell.lines] if isinstance(block, Table) else [block.content]
        )
    ]
    return [(run.text, run.figure) for line in lines for run in line if run.figure], keys


def test_of_two_like_numbers_the_one_at_the_place_is_marked():
    document = read_text("1. 접수 현황\n\n- 접수 12건, 처리 12건, 보류 12건\n".encode(), "가.txt")

    assert marked(document, Spot(Place(line=3, column=14), "12")) == ([("12", "mark-1")], ["mark-1"])
    bullet = mark(document, [Spot(Place(line=3, column=14), "12")])[0].blocks[-1]
    assert plain(bullet.content[:1]) == "접수 12건, 처리 "


def test_two_spots_on_one_number_share_a_mark():
    document = Document(blocks=(Bullet("-", 3, text("총 10명"), Place(line=1, column=3)),), source_lines=("- 총 10명",))
    spot = Spot(Place(line=1, column=5), "10")

    assert marked(document, spot, spot) == ([("10", "mark-1")], ["mark-1", "mark-1"])


def test_a_number_that_runs_over_two_appearances_is_marked_in_both():
    content = (Run("총 1"), Run("0", bold=True), Run("명"))
    document = Document(blocks=(Paragraph(content, place=Place(line=1, column=1)),), source_lines=("총 10명",))

    assert marked(document, Spot(Place(line=1, column=3), "10"))[0] == [("1", "mark-1"), ("0", "mark-1")]


def test_a_blank_cell_shows_that_it_is_blank():
    place = Place(line=1, column=4)
    table = Table((Cell(0, 0, (text("가"),), place=Place(line=1, column=1)), Cell(0, 1, place=place)), 0)
    document = Document(blocks=(table,), source_lines=("가\t ",))

    assert marked(document, Spot(place, "")) == ([(BLANK, "mark-1")], ["mark-1"])


def test_a_place_that_is_nowhere_gets_no_mark():
    assert marked(make_document(), Spot(Place(line=99), "10"), Spot(Place(), "10")) == ([], ["", ""])
