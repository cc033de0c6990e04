"""What was read from a package can be found again in its part by its number."""

from lxml import etree
from tests.documents.hwpx_files import grid, hwpx, p, run, section, sub_list, tbl, tc

from ieum.checking.checks import examine
from ieum.documents.elements import counted
from ieum.documents.model import Bullet, Heading, Paragraph, Place, Table, plain
from ieum.documents.readers.hwpx import read_hwpx


def words(part, place):
    """The characters of the element that a place names."""
    element = list(counted(etree.fromstring(part)))[place.element]
    return etree.QName(element).localname, "".join(element.itertext())


def test_each_block_and_cell_is_found_again_by_its_number():
    nested = tbl(tc(0, 0, "안쪽", run(grid(("깊이", "7")))), tc(0, 1, "9"))
    content = [p("Ⅰ. 현황"), p("□ 인력 30명"), p("모두 맞다"), p(run(nested)), p("끝")]
    document = read_hwpx(hwpx(*content), "보고.hwpx")
    part = section(*content).encode()

    found = [words(part, block.place) for block in document.blocks]
    cells = [words(part, cell.place) for table in document.tables() for cell in table.cells]

    assert [type(block) for block in document.blocks] == [Heading, Bullet, Paragraph, Table, Paragraph]
    assert found == [("p", "Ⅰ. 현황"), ("p", "□ 인력 30명"), ("p", "모두 맞다"), ("tbl", "안쪽깊이79"), ("p", "끝")]
    assert cells == [("tc", "안쪽깊이7"), ("tc", "9"), ("tc", "깊이"), ("tc", "7")]
    assert {block.place.part for block in document.blocks} == {"Contents/section0.xml"}


def test_a_line_behind_a_text_box_keeps_its_own_number():
    box = run(f"<hp:rect>{sub_list(p('상자 안'))}</hp:rect>")
    content = p(f"{run('밖')}{box}")
    document = read_hwpx(hwpx(content, p("뒤")), "보고.hwpx")
    part = section(content, p("뒤")).encode()

    assert [(plain(b.content), words(part, b.place)[1]) for b in document.blocks] == [
        ("밖", "밖상자 안"), ("상자 안", "상자 안"), ("뒤", "뒤"),
    ]  # fmt: skip


def test_findings_of_a_file_without_lines_stand_in_its_order_and_name_their_phrase():
    wrong = "대상 : 총 10명(남 4명, 여 5명)"
    table = grid(("구분", "예산액"), ("계", "301"), ("가", "100"), ("나", "200"))
    document = read_hwpx(hwpx(p(f"□ {wrong}"), p(run(table)), p(f"○ {wrong}")), "보고.hwpx")

    places = [finding.place for finding in examine(document).findings]

    assert [place.element for place in places] == sorted(place.element for place in places)
    assert [place.column for place in places] == [wrong.index("10") + 1, 1, wrong.index("10") + 1]
    assert all(place == Place(column=place.column, part=place.part, element=place.element) for place in places)
