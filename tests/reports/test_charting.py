"""Organisation charts of reports: what they draw as of which day, and who says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from ieum.documents.model import Paragraph, Picture, Table, plain
from ieum.documents.reading import read_bytes
from ieum.documents.writing import write_document
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.reports.definitions import InvalidDefinition, read_definition
from ieum.reports.editions import build
from ieum.reports.sidecar import describe
from tests.demo.in_memory import Known, definition, facts_of

DAY = date(2023, 7, 1)
BUREAU = (
    ("", "기획재정국", "국", "국장"),
    ("기획재정국", "기획예산과", "과", "과장"),
    ("기획재정국/기획예산과", "예산팀", "팀", "팀장"),
    ("기획재정국/기획예산과", "평가팀", "팀", ""),
    ("기획재정국", "재무과", "과", "과장"),
)
DIVISION = tuple((above.removeprefix("기획재정국").strip("/"), *each) for above, *each in BUREAU[1:4])


def units(top, rows, **changes):
    """What the register says of the units below one."""
    for number, (above, member, kind, head) in enumerate(rows, start=1):
        about = subject_of({"division": top, "above": above, "member": member})
        said = Observation(
            "org.structure", about, "kind", None, Absence.TEXT, "", DAY, DAY, "조직·인사 대장", line=None,
            cell=f"{top} {member}", printed=kind, column=number,
        )  # fmt: skip
        yield replace(said, **changes)
        yield replace(said, measure="head", absence=Absence.TEXT if head else Absence.BLANK, printed=head, **changes)


KNOWN = (*units("기획예산과", DIVISION), *units("기획재정국", BUREAU))


def built(order="[조직도]", known=KNOWN, as_of=None):
    """The report of 2023 with a chart as it is ordered, from what is known of the units."""
    source = definition("yeongdeungpo-2023").source.replace("[조직도]", order)
    return build(read_definition(source), Known((*facts_of("yeongdeungpo").facts, *known)), as_of=as_of)


def chart(edition):
    """The boxes of the first picture, and what is said under it."""
    blocks = edition.document.blocks
    index = next(index for index, block in enumerate(blocks) if isinstance(block, Picture))
    return [each.text for each in etree.fromstring(blocks[index].data).iter("{*}text")], plain(
        blocks[index + 1].content
    )


def test_a_chart_draws_the_division_of_the_report_and_says_as_of_when_and_by_whom():
    boxes, said = chart(built())

    assert boxes == ["기획예산과", "과장", "예산팀", "팀장", "평가팀"]
    assert said == "기획예산과 조직도: 부서 3개(2023-10-31 현재, 조직·인사 대장)"


def test_a_chart_of_a_bureau_ends_at_its_divisions_where_it_is_told_to():
    boxes, said = chart(built("[조직도 부서=기획재정국 까지=과 기준일=2023-11-06]"))

    assert boxes == ["기획재정국", "국장", "기획예산과", "과장", "재무과", "과장"]
    assert said == "기획재정국 조직도: 부서 3개(2023-11-06 현재, 조직·인사 대장)"


def test_the_picture_is_told_in_words():
    picture = next(block for block in built().document.blocks if isinstance(block, Picture))

    assert picture.description == "기획예산과 조직도(2023-10-31 현재): 기획예산과(과장) 아래 예산팀(팀장), 평가팀"


def test_the_number_under_a_chart_is_proven_unit_by_unit():
    figure = describe(built())["figures"]["Ⅰ-1/조직도(기획예산과)"]

    assert (figure["printed"], figure["value"], figure["formula"]) == (["3"], "3", "기획예산과 · 예산팀 · 평가팀의 수")
    assert [(each["source"], each["cell"], each["printed"]) for each in figure["lineage"]["events"]] == [
        ("조직·인사 대장", "기획예산과 기획예산과", "과"),
        ("조직·인사 대장", "기획예산과 예산팀", "팀"),
        ("조직·인사 대장", "기획예산과 평가팀", "팀"),
    ]


def test_what_was_stated_for_an_earlier_day_gives_way_to_the_later_one():
    before = [("", "기획예산과", "과", "과장"), ("기획예산과", "전산팀", "팀", "팀장")]
    older = units("기획예산과", before, source="영등포구 2022년 보고", effective_date=date(2022, 10, 31))

    assert chart(built(known=(*older, *KNOWN))) == chart(built())


def test_where_nothing_is_known_on_the_day_a_note_stands_instead():
    blocks = built(as_of=date(2023, 6, 30)).document.blocks

    notes = [plain(each.content) for each in blocks if isinstance(each, Paragraph) and each.role == "note"]
    assert notes[0] == "기획예산과 조직도: 2023-06-30까지 효력이 있는 자료 없음"


def test_a_chart_of_no_unit_is_refused():
    source = definition("yeongdeungpo-2023").source.replace("where: {division: 기획예산과, ", "where: {")

    with pytest.raises(InvalidDefinition) as refused:
        read_definition(source)

    assert str(refused.value) == "Ⅰ-1 2행: 어느 부서의 조직도인지 [조직도 부서=기획예산과]처럼 쓰세요."


PEOPLE = {"기획예산과": (20, 19), "예산팀": (None, 7), "평가팀": (None, 5)}


def staffed():
    """What the register says of the division, with how many each unit is allowed and has."""
    for each in units("기획예산과", DIVISION):
        yield each
        counted = PEOPLE[dict(each.subject)["member"]] if each.measure == "kind" else ()
        for measure, number in zip(("authorised", "actual"), counted, strict=False):
            if number is not None:
                yield replace(
                    each, measure=measure, value=Decimal(number), unit="명", absence=None, printed=f"{number}"
                )


def test_head_counts_stand_in_the_boxes_and_in_a_table_below_each_with_its_proof():
    edition = built("[조직도 인원=예]", known=tuple(staffed()))

    boxes, _ = chart(edition)
    table = next(block for block in edition.document.blocks if isinstance(block, Table))
    figures = describe(edition)["figures"]
    proof = figures["Ⅰ-1/조직도(기획예산과)/기획예산과·정원"]
    assert boxes == [
        "기획예산과", "과장", "정원 20 · 현원 19", "예산팀", "팀장", "현원 7", "평가팀", "현원 5",
    ]  # fmt: skip
    assert (table.caption, table.unit) == ("기획예산과 정원과 현원(2023-10-31 현재)", "명")
    assert [[cell.text for cell in row] for row in table.grid] == [
        ["부서", "정원", "현원"], ["기획예산과", "20", "19"], ["\u3000예산팀", "", "7"], ["\u3000평가팀", "", "5"],
    ]  # fmt: skip
    assert (proof["value"], [each["source"] for each in proof["lineage"]["events"]]) == ("20", ["조직·인사 대장"])


def test_head_counts_stay_out_of_a_chart_that_does_not_ask_for_them():
    plainly, refused = (built(order, known=tuple(staffed())) for order in ("[조직도]", "[조직도 인원=아니요]"))

    assert chart(plainly)[0] == chart(refused)[0] == ["기획예산과", "과장", "예산팀", "팀장", "평가팀"]


def test_head_counts_are_told_in_the_words_of_the_picture():
    edition = built("[조직도 인원=예]", known=tuple(staffed()))

    picture = next(block for block in edition.document.blocks if isinstance(block, Picture))
    assert picture.description == (
        "기획예산과 조직도(2023-10-31 현재): 기획예산과(과장, 정원 20, 현원 19) 아래 "
        "예산팀(팀장, 현원 7), 평가팀(현원 5)"
    )


@pytest.mark.parametrize("form", [".hwpx", ".docx", ".pdf", ".html"])
def test_a_chart_with_head_counts_is_written_in_every_form_with_its_table(form):
    document = built("[조직도 인원=예]", known=tuple(staffed())).document
    blocks = tuple(block for block in document.blocks if isinstance(block, Picture | Table))[:2]

    again = read_bytes(write_document(replace(document, blocks=blocks), form), f"보고{form}")

    *_, table = again.tables()  # a PDF shows the boxes of the picture as cells too
    assert [[cell.text.strip() for cell in row] for row in table.grid] == [
        ["부서", "정원", "현원"], ["기획예산과", "20", "19"], ["예산팀", "", "7"], ["평가팀", "", "5"],
    ]  # fmt: skip
