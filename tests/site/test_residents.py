"""What a resident finds: an account of their own, what is disclosed to anyone, and nothing of the office."""

from datetime import date

import pytest
from django.test import Client
from tests.budget.bills import income, row
from tests.budget.matters import go, record, restate
from tests.database import make_district
from tests.site.offices import page, texts

from ieum.budget.choices import MatterKind
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account
from ieum.platform.notices.kinds import ACCOUNT_ENDS
from ieum.platform.notices.operations import notify
from ieum.platform.tokens import offered_scopes

pytestmark = pytest.mark.database
PUBLISHED = date(2026, 3, 2)


def resident_of(municipality_id, login="resident", **period) -> Client:
    client = Client(SERVER_NAME="localhost")
    account = Account.objects.create(
        login=login, title="참여위원", role=Role.RESIDENT, municipality_id=municipality_id, **period
    )
    client.force_login(account)
    return client


def resident(bureau, **period) -> Client:
    return resident_of(bureau.hall.district.id, **period)


def disclose(bureau):
    """A disclosure that was published, and is being corrected since."""
    matter_id = record(bureau, MatterKind.DISCLOSURE, by="officer", title="2026년 예산 공시")
    restate(bureau, matter_id, (), by="officer", address="구 누리집 재정공시")
    go(bureau, matter_id, "officer publish", on=PUBLISHED)
    go(bureau, matter_id, "officer report", "officer correct")
    restate(bureau, matter_id, (), by="officer", address="고치는 중인 곳")
    return matter_id


def test_a_resident_comes_home_to_their_own_account(bureau):
    response = resident(bureau, valid_from=date(2026, 1, 1), valid_until=date(2099, 1, 1)).get("/")

    assert texts(response, "//h1") == ["내 계정"]
    assert texts(response, "//main/dl//dd") == [
        "영등포구", "참여위원", "resident", "주민", "2026-01-01부터 2098-12-31까지",
    ]  # fmt: skip
    assert [each.get("href") for each in page(response).xpath("//main//a[contains(@class, 'krds-btn')]")] == [
        "/account/password/", "/account/safety/", "/notices/", "/notices/settings/", "/disclosed/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "said"),
    [({}, "끝나는 날을 정하지 않음"), ({"valid_until": date(2099, 1, 1)}, "2098-12-31까지")],
)
def test_until_when_an_account_may_be_used_is_said_as_it_is_known(bureau, period, said):
    response = resident(bureau, **period).get("/")

    assert texts(response, "//main/dl/div[last()]/dd") == [said]


def test_the_menu_of_a_resident_leads_to_what_is_disclosed_and_nowhere_else(bureau):
    client = resident(bureau)

    for path in ("/", "/disclosed/", "/notices/"):
        assert texts(client.get(path), "//nav[@aria-label='주 메뉴']//a") == ["정보공개"]
    assert page(client.get("/")).xpath("//form[@role='search']") == []


def test_a_resident_reads_their_own_notices_and_has_no_calendar_of_due_dates(bureau):
    client = resident(bureau)
    account = Account.objects.get(login="resident")
    with municipality("3180"):
        notify(account_ids={account.pk}, kind=ACCOUNT_ENDS.name, key="1", title="곧 닫힙니다.")
        notify(account_ids={bureau.accounts["officer"]}, kind=ACCOUNT_ENDS.name, key="2", title="남의 알림")

    home, listed = client.get("/"), client.get("/notices/")

    assert texts(home, "//div[@id='notices']//tbody//a") == ["곧 닫힙니다."]
    assert texts(listed, "//div[@id='notices']//tbody//a") == ["곧 닫힙니다."]
    assert texts(listed, "//a[@href='/notices/calendar/']") == []
    assert client.get("/notices/calendar/").status_code == 403


def test_what_is_disclosed_is_listed_as_it_was_published(bureau):
    matter_id = disclose(bureau)
    record(bureau, MatterKind.DISCLOSURE, by="officer", title="아직 공시하지 않은 것")
    record(bureau, MatterKind.FUND, by="officer", title="기금")
    client = resident(bureau)

    listed, one = client.get("/disclosed/"), client.get(f"/disclosed/{matter_id}/")

    assert texts(listed, "//div[@id='publications']//tbody/tr/*") == [
        "2026년 예산 공시", "2026", "2026-03-02", "구 누리집 재정공시",
    ]  # fmt: skip
    assert texts(one, "//main/dl//dd") == [
        "재정공시 2026-1", "2026-03-02", "예산공시", "2025-12-15", "구 누리집 재정공시",
    ]  # fmt: skip
    assert texts(one, "//div[@id='items']//tbody/tr[1]/*") == [
        "2-1", "세입·세출예산의 운용상황", "예산 원장", "0", "0",
    ]  # fmt: skip


def test_what_was_never_published_has_no_page(bureau):
    matter_id = record(bureau, MatterKind.DISCLOSURE, by="officer", title="아직 공시하지 않은 것")
    fund = record(bureau, MatterKind.FUND, by="officer", title="기금")
    client = resident(bureau)

    answers = [client.get(f"/disclosed/{each}/") for each in (matter_id, fund)]

    assert [each.status_code for each in answers] == [404, 404]
    assert texts(answers[0], "//main//p")[0] == "그런 재정공시가 없습니다. 공개 자료에서 고르십시오."


def test_nothing_of_another_municipality_is_disclosed_here(bureau):
    matter_id = disclose(bureau)
    stranger = resident_of(make_district("3170", "금천구").id, login="stranger")

    assert stranger.get(f"/disclosed/{matter_id}/").status_code == 404
    assert texts(stranger.get("/disclosed/"), "//div[@id='publications']//tbody//a") == []


def test_a_published_budget_is_listed_with_its_day(bureau):
    bureau.open().write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.to_plenary().adopt()
    client = resident(bureau)

    before = texts(client.get("/disclosed/"), "//div[@id='budgets']//tbody/tr/*")
    bureau.go("officer transfer", on=date(2025, 12, 17))
    bureau.go("officer publish", on=date(2025, 12, 18))

    assert before == ["아직 고시한 예산이 없습니다."]
    assert texts(client.get("/disclosed/"), "//div[@id='budgets']//tbody/tr/*") == ["2026년 본예산안", "2025-12-18"]


def test_the_daily_datasets_are_given_as_files_of_the_day(bureau):
    client = resident(bureau)

    links = page(client.get("/disclosed/?on=2026-03-02")).xpath(
        "//a[@download and contains(@href, 'disclosure')]/@href"
    )
    given = client.get(links[0])

    assert links == [
        f"/budget/disclosure/{side}/{form}/?day=2026-03-02"
        for side in ("expenditure", "revenue") for form in ("csv", "xlsx", "fdp")
    ]  # fmt: skip
    assert given.status_code == 200
    assert given.content.decode("utf-8-sig").splitlines()[0].startswith("fyr,exe_ymd,laf_cd")


def test_a_resident_is_offered_no_scope_of_the_api(database):
    assert list(offered_scopes(Role.RESIDENT)) == []
