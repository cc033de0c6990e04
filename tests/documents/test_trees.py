"""Trees of boxes show every name once, fit a page, and are told in words."""

import re

import pytest
from lxml import etree

from ieum.documents.charts.tree import LEGIBLE, PAGE, Node, draw, tree
from ieum.documents.model import Document
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.pdf.writer import write_pdf

TEAMS = tuple(Node(name, "팀장") for name in ("예산팀", "평가팀"))
OFFICE = Node("기획재정국", "국장", (Node("기획예산과", "과장", TEAMS), Node("재무과")))


def svg(*nodes):
    """A picture of trees, parsed."""
    return etree.fromstring(tree("조직도", nodes).data)


def words(drawn):
    """What stands in the boxes."""
    return [each.text for each in drawn.iter("{*}text")]


def size(drawn):
    """Width and height of a picture."""
    return int(drawn.get("width")), int(drawn.get("height"))


def many(*counts, name="부서"):
    """A tree with so many nodes below each of a level."""
    below = tuple(many(*counts[1:], name=f"{name}{number}") for number in range(counts[0])) if counts else ()
    return Node(name, "장", below)


def test_each_unit_stands_in_a_box_with_its_head_and_a_line_from_above():
    drawn = svg(OFFICE)

    assert words(drawn) == ["기획재정국", "국장", "기획예산과", "과장", "예산팀", "팀장", "평가팀", "팀장", "재무과"]
    assert (len(list(drawn.iter("{*}rect"))), len(list(drawn.iter("{*}path")))) == (6, 1)


def test_a_tree_is_told_in_words_level_by_level():
    assert tree("조직도", [OFFICE, Node("의회사무국")]).description.split("; ") == [
        "조직도: 기획재정국(국장) 아래 기획예산과(과장), 재무과",
        "기획예산과(과장) 아래 예산팀(팀장), 평가팀(팀장)",
        "의회사무국",
    ]


@pytest.mark.parametrize("node", [Node("구", below=(OFFICE,)), Node("구", below=(OFFICE, Node("소")))])
def test_a_box_stands_over_the_middle_of_those_right_below_it(node):
    drawn = draw([node]).shapes
    boxes = {name: int(x) for x, name in re.findall(r'<text x="(\d+)"[^>]*>([^<]*)', drawn)}

    below = [boxes[each.name] for each in node.below]
    assert boxes["구"] == (below[0] + below[-1]) // 2


@pytest.mark.parametrize("counts", [(), (4,), (6, 4), (1, 6, 8), (13, 4), (30,), (3, 3, 3, 3)])
def test_a_tree_fits_a_page_whatever_its_shape(counts):
    width, height = size(svg(many(*counts)))

    assert width <= PAGE[0]
    assert height <= PAGE[1]


@pytest.mark.parametrize(("counts", "is_beside"), [((4,), True), ((6, 4), True), ((13,), False)])
def test_boxes_stand_beside_each_other_as_long_as_they_are_legible(counts, is_beside):
    tops = {int(each.get("y")) for each in svg(many(*counts)).findall("{*}rect[@rx]")}

    assert (len(tops) == len(counts) + 1 or len(tops) == 1 + sum(counts[1:], 1)) is is_beside


def test_a_small_tree_is_as_large_as_it_is_and_a_wide_one_not_too_small():
    assert draw([Node("과")]).scale == 1
    assert size(svg(many(6, 4)))[0] / int(svg(many(6, 4)).get("viewBox").split()[2]) >= LEGIBLE


def test_a_long_name_is_broken_within_its_box():
    name = "아주긴이름을가진미래전략혁신기획추진단"

    assert words(svg(Node(name))) == [name[:10], name[10:]]


def test_names_that_look_like_markup_stay_names():
    drawn = svg(Node('<b>&"', "</svg>"), Node("\x00나"))

    assert words(drawn) == ['<b>&"', "</svg>", "나"]


def test_a_box_of_a_page_leads_somewhere_by_its_name():
    drawn = draw([Node("과", link='/a?x=1&y="', link_name="과 <접기>")]).shapes

    assert re.findall(r'<a href="([^"]*)" aria-label="([^"]*)">', drawn) == [("/a?x=1&amp;y=&quot;", "과 &lt;접기&gt;")]


def test_hangul_shows_the_picture_with_its_words_and_a_pdf_has_it_as_a_figure():
    picture = tree("조직도", [OFFICE])

    (shown,) = read_hwpx(write_hwpx(Document(blocks=(picture,))), "chart.hwpx").pictures()
    assert (shown.description, shown.media_type, shown.data[:4]) == (picture.description, "image/png", b"\x89PNG")
    assert write_pdf(Document(blocks=(picture,))).count(b"/S/Figure") == 1
