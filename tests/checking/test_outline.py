"""Contents lists against headings and pages, and the budgets of items against the division's table."""

import pytest

from ieum.checking.checks import examine
from ieum.documents.model import Contents, ContentsEntry, Document

from .builders import claims, examine_blocks, faults, make_blocks, make_table


def listed(*entries):
    return Contents(tuple(ContentsEntry(number, title, page) for number, title, page in entries))


TITLES = "# 1. 법제 운영 내실화\n# 2. 재정 운용"


@pytest.mark.parametrize(
    ("title", "verdict", "found"),
    [
        ("법제운영 내실화", "consistent", []),
        (
            "법제 운영의 내실화",
            "inconsistent",
            [("contents-title", "warning", "법제 운영의 내실화", "법제 운영 내실화")],
        ),
    ],
)
def test_a_title_in_the_contents_is_that_of_the_heading(title, verdict, found):
    examination = examine(Document(blocks=(listed(("1", title, ""), ("2", "재정 운용", "")), *make_blocks(TITLES))))

    assert claims(examination, "contents-title")[0] == (title, ("법제 운영 내실화",), verdict)
    assert faults(examination) == found


@pytest.mark.parametrize(
    ("pages", "codes"),
    [(("3", "8", "15"), []), (("3", "3", "15"), []), (("3", "18", "15"), ["contents-page"])],
)
def test_pages_in_the_contents_do_not_go_back(pages, codes):
    entries = [
        (number, title, page) for number, title, page in zip("123", ("일반", "실적", "계획"), pages, strict=True)
    ]

    assert [fault[0] for fault in faults(examine(Document(blocks=(listed(*entries),))))] == codes


PROGRAMMES = "단위사업\t예산액\t집행액\n법제 운영\t100\t60\n재정 운용\t200\t150\n성과 관리\t300\t250"


@pytest.mark.parametrize(
    ("spent", "found"),
    [("60", []), ("70", [("section-budget", "warning", "70", "60")])],
)
def test_the_budget_of_an_item_is_that_of_its_programme(spent, found):
    item = make_table(f"예산액\t집행액\n100\t{spent}", unit="천원")

    assert faults(examine_blocks(make_table(PROGRAMMES, unit="천원"), *make_blocks("# 1. 법제 운영"), item)) == found


def test_an_item_with_less_than_a_programme_may_be_part_of_it():
    item = make_table("예산액\t집행액\n40\t30", unit="천원")

    found = claims(
        examine_blocks(make_table(PROGRAMMES, unit="천원"), *make_blocks("# 1. 법제 운영"), item), "section-budget"
    )

    assert {verdict for _, _, verdict in found} <= {"undecidable"}
