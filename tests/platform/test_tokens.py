"""Keys of the API: what they open, until when, how often, and to whom."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate
from tests.site.offices import PASSWORD, alerts, make_office, texts

from ieum.platform import token_actions
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import ApiToken
from ieum.platform.tokens import (
    MOST_DAYS,
    MOST_STANDING,
    NoSuchToken,
    TokenRefused,
    issue_token,
    revoke_token,
    tokens_of,
    use_token,
)

pytestmark = pytest.mark.database


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구", password=True)


def issue(office, role=Role.OFFICER, **given):
    asked = {"name": "정산 프로그램", "scopes": ["SEE_BUDGET"], "expires_on": localdate() + timedelta(days=30)} | given
    with municipality(office.code):
        return issue_token(account_id=office.accounts[role].pk, **asked)


def use(text, moment=None):
    return use_token(text, moment=moment or datetime.now(get_current_timezone()))


def test_a_key_opens_its_municipality_as_its_account_for_its_scopes(office):
    token, text = issue(office)

    bearer = use(text)

    assert (bearer.token_id, bearer.account_id) == (token.pk, office.accounts[Role.OFFICER].pk)
    assert (bearer.municipality_id, bearer.role, bearer.scopes) == (office.id, Role.OFFICER, {"SEE_BUDGET"})


def test_the_text_of_a_key_stands_nowhere_in_the_database(office, database):
    _, text = issue(office)
    secret = text.rpartition(".")[2]

    with database.connect("superuser") as connection:
        row = connection.execute("SELECT t::text FROM platform_apitoken t").fetchone()[0]

    assert secret not in row
    assert "정산 프로그램" in row


def test_what_is_no_key_opens_nothing(office):
    make_office("3170", "금천구")
    _, text = issue(office)
    other = text[:-1] + ("A" if text[-1] != "A" else "B")
    spoilt = [other, text.replace("3180", "3170"), text.replace("3180", "9999"), text + "\0", "", "ieum.3180."]

    assert [use(each) for each in spoilt] == [None] * len(spoilt)
    assert use(text) is not None


def test_a_key_ends_after_its_last_day_when_it_is_revoked_and_with_its_account(office):
    token, text = issue(office, expires_on=localdate())
    tomorrow = datetime.now(get_current_timezone()) + timedelta(days=1)
    assert (use(text) is None, use(text, tomorrow) is None) == (False, True)

    office.accounts[Role.OFFICER].is_active = False
    office.accounts[Role.OFFICER].save()
    assert use(text) is None

    office.accounts[Role.OFFICER].is_active = True
    office.accounts[Role.OFFICER].save()
    with municipality(office.code):
        revoke_token(token_id=token.pk, account_id=token.account_id)
    assert use(text) is None


def test_requests_are_counted_within_a_minute_of_the_clock_and_afresh_in_the_next(office):
    _, text = issue(office, expires_on=localdate() + timedelta(days=1))
    now = datetime.now(get_current_timezone()).replace(second=20)

    counts = [use(text, now + timedelta(seconds=seconds)).requests for seconds in (0, 10, 39, 40, 50)]

    assert counts == [1, 2, 3, 1, 2]


def test_a_key_without_name_purpose_or_end_is_refused(office):
    day, too_long = timedelta(days=1), localdate() + timedelta(days=MOST_DAYS + 1)
    wrong = [
        {"name": "  "}, {"scopes": []}, {"scopes": ["RULE"]}, {"scopes": ["SEE_BUDGET", "모름"]},
        {"expires_on": localdate() - day}, {"expires_on": too_long},
    ]  # fmt: skip

    said = []
    for given in wrong:
        with pytest.raises(TokenRefused) as refused:
            issue(office, **given)
        said.append(str(refused.value)[:11])

    assert said == ["열쇠의 이름을 60자", *["권한 범위를 이 가운"] * 3, *["쓸 수 있는 마지막 "] * 2]


def test_a_key_is_for_nothing_that_its_account_may_not_do(office):
    with pytest.raises(TokenRefused, match="권한 범위"):
        issue(office, Role.COUNCIL, scopes=["SEE_BUDGET"])


def test_so_many_keys_and_no_more(office):
    made = [issue(office)[0] for _ in range(MOST_STANDING)]
    with pytest.raises(TokenRefused, match="20개까지"):
        issue(office)

    with municipality(office.code):
        revoke_token(token_id=made[0].pk, account_id=made[0].account_id)

    assert issue(office)[0].pk not in {each.pk for each in made}


def test_nobody_revokes_the_key_of_another_account_or_of_another_municipality(office):
    token, text = issue(office)
    stranger = make_office("3170", "금천구")

    with municipality(office.code), pytest.raises(NoSuchToken):
        revoke_token(token_id=token.pk, account_id=office.accounts[Role.TEAM_LEAD].pk)
    with municipality(stranger.code), pytest.raises(NoSuchToken):
        revoke_token(token_id=token.pk, account_id=token.account_id)

    assert use(text) is not None


def test_of_a_key_only_its_use_and_its_end_can_be_written(office, database):
    issue(office)
    with database.connect() as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(office.id)])
        connection.commit()
        refused = []
        for change in ("UPDATE platform_apitoken SET scopes = '[]'", "DELETE FROM platform_apitoken"):
            try:
                connection.execute(change)
            except Exception as error:  # noqa: BLE001 - whatever it is, its kind is asked below
                refused.append(error.sqlstate)
            connection.rollback()

    assert refused == ["42501", "42501"]


def logged_in() -> Client:
    client = Client(SERVER_NAME="localhost")
    client.post("/login/", {"login": "officer-3180", "password": PASSWORD})
    client.post("/account/again/", {"password": PASSWORD})
    return client


KEY = {"name": "정산", "scopes": ["SEE_BUDGET", "POST_BUDGET"], "expires_on": f"{localdate() + timedelta(days=9)}"}


def test_the_page_shows_a_key_once_and_revokes_it(office):
    client = logged_in()

    made = client.post(reverse("api_keys"), KEY)
    (text,) = texts(made, "//*[@role='alert']//code")
    again = client.get(reverse("api_keys"))

    assert use(text).scopes == {"SEE_BUDGET", "POST_BUDGET"}
    assert made.headers["Cache-Control"] == "no-store"
    assert texts(again, "//*[@role='alert']//code") == []
    assert texts(again, "//tbody/tr/th") == ["정산"]

    with municipality(office.code):
        (token,) = tokens_of(office.accounts[Role.OFFICER].pk)
    revoked = client.post(reverse("api_keys"), {"revoke": str(token.pk)}, follow=True)

    assert use(text) is None
    assert alerts(revoked) == ["API 열쇠를 폐기했습니다. 이 열쇠로는 더 들어올 수 없습니다."]
    assert texts(revoked, "//tbody/tr/td[5]") == ["폐기함"]


def test_the_page_says_when_a_key_to_be_revoked_is_not_there(office):
    client = logged_in()

    said = [
        alerts(client.post(reverse("api_keys"), {"revoke": each}, follow=True)) for each in (str(UUID(int=7)), "모름")
    ]

    assert said == [["그런 API 열쇠가 없거나 이미 폐기했습니다. 목록에서 고르십시오."]] * 2


def test_the_page_tells_what_is_wrong_beside_the_field(office):
    response = logged_in().post(reverse("api_keys"), {**KEY, "scopes": ["RULE"], "expires_on": "언젠가"})

    assert response.status_code == 422
    assert texts(response, "//p[@class='form-hint-invalid']")[1:] == ["날을 2026-10-31처럼 적어 주십시오."]


def test_the_page_asks_for_the_password_again_where_it_was_given_long_ago(office):
    client = office.browser()

    response = client.get(reverse("api_keys"))

    assert (response.status_code, response.headers["Location"].split("?")[0]) == (
        302,
        reverse("account_reauthenticate"),
    )


def test_the_command_makes_lists_and_revokes_keys(office, capsys):
    def ieum(action, **given):
        from argparse import Namespace  # noqa: PLC0415 - of this test alone

        code = token_actions.act(Namespace(action=action, login="officer-3180", **given))
        said = capsys.readouterr()
        return code, said.out.strip() or said.err.strip()

    code, said = ieum("add", name="정산", scope=["SEE_BUDGET"], days=9)
    text = said.rpartition(" ")[2]
    assert (code, use(text).scopes) == (0, {"SEE_BUDGET"})

    _, listed = ieum("list")
    assert listed.split("\t")[:2] == ["정산", "SEE_BUDGET"]

    assert ieum("revoke", name="정산") == (0, "officer-3180 계정의 열쇠 1개를 폐기했습니다.")
    assert use(text) is None
    assert ieum("revoke", name="정산")[0] == 1
    assert ieum("add", name="정산", scope=["RULE"], days=9)[0] == 1


def test_keys_stay_within_their_municipality(office):
    issue(office)

    with municipality(make_office("3170", "금천구").code):
        assert ApiToken.objects.count() == 0
