"""How a document writes its numbers is inferred from what it prints."""

import json

from ieum.checking.checks import examine
from ieum.checking.habits import find_habits
from ieum.checking.presentations.as_html import show_html
from ieum.checking.presentations.as_json import show_json
from ieum.checking.presentations.as_text import show_text
from ieum.documents.model import Document

from .builders import make_blocks, make_table

RATES = (
    "구분\t예산액\t집행액\t집행률(%)\n가\t300\t200\t66.7\n나\t300\t100\t33.3\n다\t700\t500\t71.4\n라\t600\t400\t66.6"
)


def habits(*blocks):
    document = Document(blocks=blocks)
    return {habit.code: habit.ways for habit in find_habits(document, examine(document).judged)}


def test_a_rate_tells_its_rule_only_where_the_other_rule_would_print_something_else():
    assert habits(make_table(RATES)) == {"rounding": (("반올림", 1), ("버림", 1))}


def test_the_sign_of_minus_is_told_by_cells_and_brackets_only_count_in_a_column_of_differences():
    table = make_table("구분\t인원(명)\t증감\n가\t(12)\t△3\n나\t-4\t(5)\n다\t−2\t▲1")

    assert habits(table, *make_blocks("- 작년보다 △7 줄었음, 2019-2020년, -8은 모름")) == {
        "minus": (("△", 2), ("-", 2), ("( )", 1), ("▲", 1)),
    }


def test_units_are_counted_in_tables_and_in_sentences():
    table = make_table("구분\t금액\n가\t1", unit="백만원")

    assert habits(table, *make_blocks("- 예산 3천원, 5 천원, 2억원, 10명")) == {
        "table-unit": (("백만원", 1),),
        "text-unit": (("천원", 2), ("억원", 1)),
    }


def test_a_document_that_shows_nothing_has_no_habits():
    assert habits(*make_blocks("- 접수 12건")) == {}


def test_only_two_ways_of_one_thing_are_called_mixed():
    document = Document(blocks=(make_table(RATES), *make_blocks("- 예산 3천원, 2억원")))

    assert [habit.sentence for habit in find_habits(document, examine(document).judged)] == [
        "비율의 끝수: 반올림 1곳, 버림 1곳 (섞임)",
        "글의 금액: 천원 1곳, 억원 1곳",
    ]


def test_terminal_json_and_page_tell_them():
    document = Document(blocks=(make_table(RATES),))
    examined = [("가.txt", document, examine(document))]
    said = "비율의 끝수: 반올림 1곳, 버림 1곳 (섞임)"

    assert show_text(examined).splitlines()[-1] == f"    {said}"
    assert json.loads(show_json(examined))["files"][0]["habits"] == {"rounding": {"반올림": 1, "버림": 1}}
    assert show_html(examined).count(f'<p class="about">{said}</p>') == 1
