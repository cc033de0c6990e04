"""Revised bills (수정예산안), and the documents without which a bill is not handed to the council."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.bill_documents import document_of
from ieum.budget.choices import Balance, EnclosureForm, MatterKind
from ieum.budget.operations import VersionRefused
from ieum.budget.queries import bills, enclosures
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.rules.enclosures import bill_documents
from ieum.budget.rules.versions import revised
from ieum.documents.model import Paragraph, plain
from ieum.platform.choices import Retention
from ieum.platform.files import operations as files
from tests.budget.bills import VOTED, income, provided, row
from tests.budget.ledger import Books
from tests.budget.matters import go, money, record, resolve

pytestmark = pytest.mark.database
SUPPLIES, TRAVEL = "0111 201-01", "0111 202-01"


def refused(action):
    with pytest.raises(VersionRefused) as caught:
        action()
    return str(caught.value)


def asked(bureau):
    bureau.open()
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    return bureau


def revise(bureau, *rows, whole):
    """Hand in a revised bill with these rows, whose sides are both so large."""
    bureau.go("mayor revise")
    bureau.write(*rows, by="head", reason="국고보조 내시")
    bureau.write(income(whole), by="head", side="REVENUE", reason="국고보조 내시")
    return bureau


def moved(bureau):
    """Won of each event that the adoption posted to the original budget, by kind."""
    with bureau.inside():
        return [
            (each.event.kind, sum(line.amount for line in each.event.lines.filter(balance=Balance.ORIGINAL)))
            for each in bills.posted_of(bureau.version_id)
        ]


@pytest.mark.parametrize(
    ("adopted", "first", "last", "by_revision"),
    [
        (100, 100, 100, 0), (150, 100, 150, 50), (120, 100, 150, 20), (40, 100, 150, 0), (160, 100, 150, 50),
        (60, 100, 60, -40), (30, 100, 60, -40), (0, 100, 0, -100), (10, 0, 10, 10),
    ],
)  # fmt: skip
def test_what_the_revised_bill_changed_of_what_was_adopted(adopted, first, last, by_revision):
    assert revised(adopted, first, last) == by_revision
    assert adopted - by_revision >= 0


def test_a_revised_bill_goes_back_to_the_committee_and_stands_beside_the_other_stages(bureau):
    asked(bureau).to_council().go("officer refer")
    revise(bureau, row(formula="2,500천원"), row(code="202-01", formula="1,000천원"), whole="3,500천원")
    bureau.go("mayor resubmit")

    assert bureau.columns() == [
        *((label, {SUPPLIES: 3_000_000, TRAVEL: 0}) for label in (
            "요구", "부서 조정", "예산팀 조정 1차", "구청장안", "상임위원회", "예산결산특별위원회",
        )),
        ("수정예산안 1차", {SUPPLIES: 2_500_000, TRAVEL: 1_000_000}),
        ("상임위원회 2차", {SUPPLIES: 2_500_000, TRAVEL: 1_000_000}),
    ]  # fmt: skip


def test_what_a_revised_bill_changed_is_a_movement_of_its_own_and_what_the_council_cut_is_counted_from_it(bureau):
    asked(bureau).to_council()
    revise(bureau, row(formula="2,500천원"), row(code="202-01", formula="1,000천원"), whole="3,500천원")
    bureau.go("mayor resubmit", "officer refer", "officer refer")
    bureau.write(row(formula="2,500천원"), row(code="202-01", formula="800천원"), by="lead", reason="과다")
    bureau.write(income("3,300천원"), by="lead", side="REVENUE", reason="과다")

    adoption = bureau.adopt(on=VOTED)

    assert moved(bureau) == [("ORIGINAL", 3_000_000), ("REVISED", 300_000), ("COUNCIL_CUT", 0)]
    rows = {each.path[-1]: each.standing for each in Books(bureau.hall.district).rows(year=2026)}
    assert {name: (of[Balance.ORIGINAL], of[Balance.COUNCIL_CUT]) for name, of in rows.items()} == {
        "재무과 201-01 구비": (2_500_000, 0), "재무과 202-01 구비": (800_000, 200_000),
    }  # fmt: skip
    assert adoption.amount == 3_300_000


def test_a_line_that_the_revised_bill_took_out_is_told_in_the_ledger_and_has_nothing(bureau):
    asked(bureau).to_council()
    revise(bureau, row(code="202-01", formula="3,000천원"), whole="3,000천원")
    bureau.go("mayor resubmit", "officer refer", "officer refer").adopt()

    rows = {each.path[-1]: each.standing[Balance.ORIGINAL] for each in Books(bureau.hall.district).rows(year=2026)}
    assert rows == {"재무과 201-01 구비": 0, "재무과 202-01 구비": 3_000_000}
    assert moved(bureau) == [("ORIGINAL", 3_000_000), ("REVISED", 0)]


def test_what_a_revised_bill_raised_needs_no_consent_of_the_mayor(bureau):
    asked(bureau).to_council()
    revise(bureau, row(formula="3,500천원"), whole="3,500천원")
    bureau.go("mayor resubmit", "officer refer", "officer refer")

    with bureau.inside():
        assert version_facts(bills.version(bureau.version_id), bills.steps(bureau.version_id)).unconsented == ()


def test_only_the_head_and_the_mayor_begin_a_revised_bill_and_its_sides_are_equal(bureau):
    asked(bureau).to_council()

    assert refused(lambda: bureau.go("officer revise")) == (
        "기획예산과장·구청장만 할 수 있는 일입니다: 수정예산안 편성."
    )
    revise(bureau, row(formula="3,500천원"), whole="3,400천원")
    assert refused(lambda: bureau.go("mayor resubmit")) == (
        "세입과 세출의 총계가 같지 않은 회계가 있습니다. (지방재정법 제34조)"
    )


# ---- documents


def checklist(bureau):
    with bureau.inside():
        return {each.document.code: each for each in enclosures.enclosed(bills.version(bureau.version_id))}


def attach(bureau, name="개요서.txt"):
    with bureau.inside():
        return files.attach(
            subject_kind="budget.version", subject_id=bureau.version_id, name=name, data="재정운용상황".encode(),
            retention=Retention.YEARS_10, actor_id=bureau.accounts["head"], basis="예산안 첨부",
        ).attachment_id  # fmt: skip


def enclose(bureau, code="1", form="FILE", attachment_id=None, *, by="head", reason=""):
    with bureau.inside():
        return operations.enclose(
            version_id=bureau.version_id, code=code, form=EnclosureForm(form), attachment_id=attachment_id,
            reason=reason, actor_id=bureau.accounts[by],
        )  # fmt: skip


def test_a_bill_is_not_handed_over_while_a_document_lacks_that_the_law_asks_for(bureau):
    asked(bureau).to_team().go("head propose").enclose(but=("1",))

    said = refused(lambda: bureau.go("mayor submit"))
    with bureau.inside():
        missing = version_facts(bills.version(bureau.version_id), bills.steps(bureau.version_id)).missing
    enclose(bureau, "1", attachment_id=attach(bureau))
    bureau.go("mayor submit")

    assert said == "예산안에 붙일 서류가 빠졌습니다. (지방재정법 제44조의2)"
    assert missing == ("재정운용상황개요서 (제44조의2제1항제1호)",)
    assert checklist(bureau)["1"].file == "개요서.txt"


def test_what_our_own_data_makes_and_what_may_follow_is_not_missing(bureau):
    asked(bureau)
    found = checklist(bureau)

    assert [code for code, each in found.items() if each.is_there] == ["40", "2", "3", "4", "10", "13"]
    assert [code for code, each in found.items() if each.document.is_later] == ["6"]
    assert [code for code, each in found.items() if each.is_made and each.document.is_draft] == [
        "40-1", "14-2", "14-3", "14-4-4",
    ]  # fmt: skip
    with bureau.inside():
        assert [each.document.code for each in enclosures.missing(bills.version(bureau.version_id))] == [
            "40-1", "1", "5", "7", "8", "9", "11", "12", "14-1", "14-2", "14-2-2", "14-3", "14-4", "14-4-2", "14-4-3",
            "14-4-4", "39",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "added", "opinion"),
    [
        (2014, [], None),
        (2015, [], "제39조제2항"),
        (2018, [], "제39조제2항"),
        (2020, [], "제39조제3항"),
        (2023, [], "제39조제3항"),
        (2024, ["14-2-2"], "제39조제3항"),
        (2025, ["14-2-2", "14-4-2", "14-4-3", "14-4-4"], "제39조제3항"),
        (2027, ["14-2-2", "14-4-2", "14-4-3", "14-4-4"], "제39조제3항"),
    ],
)
def test_a_bill_is_asked_for_what_the_decree_of_its_year_asks_for(year, added, opinion):
    found = {each.code: each for each in bill_documents(on=date(year, 1, 1))}

    assert [code for code in found if code.count("-") > 1] == added
    assert len(found) == (20 + len(added) if opinion else 0)
    assert (found["39"].clause if found else None) == opinion


def test_the_reviews_of_investments_go_with_the_bill_as_they_ended(bureau):
    asked(bureau)
    for year, name in ((2023, "지난 심사"), (2025, "구민회관"), (2025, "심사 중")):
        matter_id = record(bureau, MatterKind.INVESTMENT, money(OWN=30), year=year, title=name)
        go(bureau, matter_id, "clerk submit", "officer take_up")
        if name != "심사 중":
            resolve(bureau, MatterKind.INVESTMENT, matter_id, "PASSED")
            go(bureau, matter_id, "officer find_appropriate")

    with bureau.inside():
        (table,) = document_of(bills.version(bureau.version_id), checklist(bureau)["14-4-4"].document).tables()

    assert [[cell.text for cell in row][1:5] for row in table.body] == [["구민회관", "재무과", "3,000,000,000", "적정"]]


def test_the_general_provisions_say_below_each_table_what_its_numbers_are_made_of(bureau):
    asked(bureau)
    bureau.provide("EXPRESS", provided("1,000"))
    record(bureau, MatterKind.BOND, money(OWN=9), year=2026, title="청사 지방채")

    with bureau.inside():
        found = document_of(bills.version(bureau.version_id), checklist(bureau)["40-1"].document)

    assert [
        said
        for each in found.blocks
        if isinstance(each, Paragraph) and (said := plain(each.content)).startswith("자료")
    ] == [
        "자료: 예산안 요구 단계(2025-09-01), 세입 1줄과 세출 1줄을 회계마다 더함, 일반예비비는 통계목 801-01의 합",
        "자료: 예산안 요구 단계(2025-09-01), 명시이월비 1줄, 금액은 연도와 재원마다 적은 금액의 합",
        "자료: 재정 심사·계획 대장의 2026년 지방채 1건, 재원의 합",
    ]


def test_a_file_that_is_taken_off_is_missing_again(bureau):
    asked(bureau)
    file_id = attach(bureau)
    enclose(bureau, attachment_id=file_id)
    with bureau.inside():
        files.take_off(attachment_id=file_id, actor_id=bureau.accounts["head"], basis="잘못 붙임")

    assert (checklist(bureau)["1"].is_there, checklist(bureau)["1"].said) == (False, None)


def test_a_supplementary_bill_may_leave_out_any_document(bureau):
    asked(bureau).to_plenary().adopt()
    bureau.open("SUPPLEMENTARY", 1)

    with bureau.inside():
        assert enclosures.missing(bills.version(bureau.version_id)) == []


def test_what_cannot_be_said_of_a_document_is_refused(bureau):
    asked(bureau)
    file_id = attach(bureau)

    not_ours = "예산안에 붙은 파일을 고르십시오. 파일은 예산안의 붙임 파일에서 먼저 붙입니다."
    assert refused(lambda: enclose(bureau, form="NONE", reason=" ")) == "해당이 없는 까닭을 적어야 합니다."
    assert refused(lambda: enclose(bureau, attachment_id=bureau.version_id)) == not_ours
    assert refused(lambda: enclose(bureau, form="NONE", attachment_id=file_id, reason="없음")) == not_ours
    assert refused(lambda: enclose(bureau, "99", attachment_id=file_id)) == (
        "그런 첨부서류가 없습니다. 목록에서 고르십시오."
    )
    assert refused(lambda: enclose(bureau, attachment_id=file_id, by="clerk")) == (
        "예산팀과 기획예산과장만 첨부서류를 정할 수 있습니다."
    )
    bureau.to_plenary().adopt()
    assert refused(lambda: enclose(bureau, attachment_id=file_id)) == (
        "확정되었거나 부결된 예산안의 첨부서류는 바꿀 수 없습니다."
    )
