"""Bills as council members read them: from the submission on, and nothing of what was asked for or drafted before."""

import pytest
from django.test import Client
from tests.budget.bills import FINANCE, VOTED, Bureau, income, row
from tests.site.offices import make_office, page, texts
from tests.site.test_budget_versions import address, browser

from ieum.budget import operations
from ieum.budget.choices import EnclosureForm
from ieum.budget.queries import bills, enclosures
from ieum.budget.rules.versions import handed_over
from ieum.platform.choices import Retention, Role
from ieum.platform.files import operations as files
from ieum.platform.models import Account

pytestmark = pytest.mark.database
PAGE = "/budget/bills/"


@pytest.fixture
def bureau(bureau) -> Bureau:
    """A bill that asked for two places, of which the mayor proposes one, smaller."""
    bureau.open().write(row(formula="5,000천원"), row("0112", formula="700천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.to_team().write(row(formula="3,000천원"), by="officer", reason="내부 검토에서 줄임")
    return bureau.go("head propose")


@pytest.fixture
def member(bureau):
    return reader(bureau, Role.COUNCIL)


def main(response):
    return " ".join(page(response).xpath("//main")[0].text_content().split())


def reader(bureau, role):
    """A browser of somebody whose role is outside of the hall's posts."""
    account = Account.objects.create(
        login=role.value, title=role.label, role=role, municipality_id=bureau.hall.district.id
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return client


def own(bureau):
    return f"{PAGE}{bureau.version_id}/"


def test_members_have_no_bill_before_it_is_submitted_nor_any_draft_of_it(bureau, member):
    before = texts(member.get(PAGE), "//*[@id='submitted_bills']//tbody//td"), member.get(own(bureau)).status_code
    bureau.enclose().go("mayor submit")

    listed, shown = member.get(PAGE), member.get(own(bureau))

    assert before == (["의회에 제출된 예산안이 아직 없습니다."], 404)
    assert "2026년 본예산안" in page(listed).text_content()
    said = main(shown)
    assert "3,000,000" in said
    drafts = "5,000,000", "700,000", "계약 관리", "내부 검토에서 줄임", "요구"
    assert [draft for draft in drafts if draft in said] == []
    refused = [address(bureau), f"{address(bureau, 'sheet')}?division={FINANCE}", "/budget/versions/"]
    assert [member.get(each).status_code for each in refused] == [403] * 3


def test_members_of_a_neighbour_find_nothing_of_a_submitted_bill(bureau, member):
    bureau.enclose().go("mayor submit")
    stranger = make_office("3170", "중구").browser(Role.COUNCIL)

    paths = [own(bureau), *page(member.get(own(bureau))).xpath("//main//a[contains(@href, '/documents/')]/@href")]

    assert len(paths) > 1
    assert {member.get(path).status_code for path in paths} == {200}
    assert {stranger.get(path).status_code for path in paths} == {404}


def test_a_revised_bill_in_hand_and_one_given_up_are_drafts(bureau, member):
    bureau.enclose().go("mayor submit", "mayor revise")
    bureau.write(row(formula="9,000천원"), by="head", reason="국고보조 내시")

    in_hand = main(member.get(own(bureau)))
    document = next(each for each in ("2", "3", "1") if browser(bureau, "officer").get(
        address(bureau, "documents", each, "xlsx")).status_code == 200)  # fmt: skip
    while_in_hand = member.get(f"{own(bureau)}documents/{document}/xlsx/").status_code
    bureau.write(row(formula="3,000천원"), by="head", reason="되돌림")
    bureau.go("mayor reopen")
    given_up = main(member.get(own(bureau)))

    assert ("9,000,000" in in_hand, "수정예산안" in in_hand, while_in_hand) == (False, False, 404)
    assert "수정예산안" not in given_up
    assert member.get(f"{own(bureau)}documents/{document}/xlsx/").status_code == 200


def test_a_bill_that_came_back_is_a_draft_again_and_what_was_voted_stays(bureau, member):
    bureau.enclose().go("mayor submit", "mayor reopen")
    assert member.get(own(bureau)).status_code == 404

    bureau.go("mayor submit", "officer refer", "officer refer").adopt(on=VOTED)
    assert "지금 단계: 확정" in main(member.get(own(bureau)))
    with bureau.inside():
        assert str(handed_over(bills.steps(bureau.version_id))[0]) == "구청장안 2차"


def test_the_first_page_of_members_leads_to_bills_and_that_of_officers_does_not(bureau, member):
    bureau.enclose().go("mayor submit")

    assert page(member.get("/")).xpath(f"//*[@id='submitted_bills']//a[@href='{own(bureau)}']")
    assert not page(browser(bureau, "officer").get("/")).xpath("//*[@id='submitted_bills']")


def test_residents_read_no_bill_and_auditors_all(bureau):
    bureau.enclose().go("mayor submit")

    assert reader(bureau, Role.RESIDENT).get(own(bureau)).status_code == 403
    auditor = reader(bureau, Role.AUDITOR)
    assert [auditor.get(each).status_code for each in (own(bureau), address(bureau))] == [200, 200]


def test_members_read_the_files_that_are_documents_of_a_bill_and_no_others(bureau, member):
    def attach(name, text):
        with bureau.inside():
            return files.attach(
                subject_kind="budget.version", subject_id=bureau.version_id, name=name, data=text.encode(),
                retention=Retention.YEARS_10, actor_id=bureau.accounts["head"], basis="예산안",
            ).attachment_id  # fmt: skip

    with bureau.inside():
        code, *_ = [each.document.code for each in enclosures.missing(bills.version(bureau.version_id))]
    enclosed, draft = attach("성인지 예산서.txt", "서류의 글"), attach("내부 검토.txt", "검토 초안")
    with bureau.inside():
        operations.enclose(
            version_id=bureau.version_id, code=code, form=EnclosureForm.FILE, attachment_id=enclosed, reason="붙임",
            actor_id=bureau.accounts["head"],
        )  # fmt: skip
    address_of_file = f"{own(bureau)}documents/{code}/file/"
    before = member.get(address_of_file).status_code
    bureau.enclose().go("mayor submit")

    shown, given = member.get(own(bureau)), member.get(address_of_file)

    assert (before, given.status_code, given.content) == (404, 200, "서류의 글".encode())
    assert given["Content-Disposition"].startswith("attachment")
    assert page(shown).xpath(f"//a[@href='{address_of_file}']/text()") == ["성인지 예산서.txt"]
    assert "해당 없음" in main(shown)
    assert ("내부 검토" in main(shown), "작은 구청이라 없음" in main(shown)) == (False, False)
    assert [member.get(f"/attachments/{each}/").status_code for each in (draft, enclosed)] == [403, 403]
    assert make_office("3170", "중구").browser(Role.COUNCIL).get(address_of_file).status_code == 404
    bureau.go("mayor revise")
    assert member.get(address_of_file).status_code == 404
