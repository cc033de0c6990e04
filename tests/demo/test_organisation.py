"""The demo's organisation prints the staffing that the reports print, and its people find work in their inbox."""

import pytest

from ieum.demo.loading import DISTRICTS
from ieum.demo.organisation import load_organisation
from ieum.kernel.registry import post_work
from ieum.org import figures, queries
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality
from tests.demo.in_memory import facts_of

pytestmark = pytest.mark.database
BASE_DAYS = {"yeongdeungpo": ("2023-10-31", "ydp"), "geumcheon": ("2020-10-31", "gc")}


@pytest.fixture(params=BASE_DAYS)
def loaded(request, database):
    """A district of the demo with its organisation alone."""
    home = Municipality.objects.create(code=request.param, name=request.param, kind=MunicipalityKind.DISTRICT)
    prefix = BASE_DAYS[request.param][1]
    accounts = {
        f"{prefix}-{name}": Account.objects.create(login=name, title=name, role=Role.OFFICER, municipality=home).pk
        for name in ("officer", "lead", "head", "mayor")
    }
    with municipality(request.param):
        load_organisation(request.param, accounts, accounts[f"{prefix}-head"])
        load_organisation(request.param, accounts, accounts[f"{prefix}-head"])
        yield request.param, accounts


def numbers(facts, day):
    """Service, grade, measure and number of every cell that counts somebody; the total apart."""
    return {
        (dict(each.subject)["service"].replace("․", "·"), dict(each.subject)["grade"], each.measure, each.value)
        for each in facts
        if each.effective_date.isoformat() == day and each.value and "service" in dict(each.subject)
        if each.measure != "gap"
    }


def test_the_rows_say_what_the_report_prints(loaded):
    code, _ = loaded
    day = BASE_DAYS[code][0]

    counted = figures.staffing_observations()

    last = max(each.effective_date for each in counted).isoformat()
    assert numbers(counted, last) == numbers(facts_of(code).observations("org.staffing"), day)
    assert len(queries.orders()) == {"yeongdeungpo": 3, "geumcheon": 2}[code]


def test_the_facilities_are_those_that_the_last_report_with_any_lists(loaded):
    code, _ = loaded

    listed = {each.name: each.places for each in queries.facilities_on(queries.orders()[0].effective_date)}

    named = {
        dict(each.subject)["name"]
        for each in facts_of(code).observations("org.facility")
        if dict(each.subject)["kind"] == "시설" and each.effective_date.year == 2014
    }
    assert named - listed.keys() == ({"시설관리공단"} if named else set())
    assert sum(listed.values()) == (20 if listed else 0)
    assert bool(named) == bool(listed)


def test_work_waits_for_the_officer_and_for_the_lead(loaded):
    code, accounts = loaded
    standing = queries.standing(queries.orders()[0].effective_date)

    waiting = {
        login.rpartition("-")[2]: [
            len(source.open_items(post)) for post in standing.held_by(account) for source in post_work
        ]
        for login, account in accounts.items()
    }

    # The officer has a case, two committees with a meeting, and where members are appointed two terms that end soon.
    ending = 2 if code == "yeongdeungpo" else 0
    assert {name: sum(found) for name, found in waiting.items()} == {
        "officer": 4 + ending, "lead": 1, "head": 0, "mayor": 0,
    }  # fmt: skip


@pytest.mark.parametrize("prefix", ["ydp", "gc"])
def test_a_draft_for_the_mayor_meets_nobody_above_the_division_who_cannot_log_in(prefix, database):
    district = next(each for each in DISTRICTS if each.accounts[0].login.startswith(prefix))
    home = Municipality.objects.create(code=district.code, name=district.name, kind=MunicipalityKind.DISTRICT)
    accounts = {
        each.login: Account.objects.create(login=each.login, title=each.title, role=each.role, municipality=home).pk
        for each in district.accounts
    }
    with municipality(district.code):
        load_organisation(district.code, accounts, accounts[f"{prefix}-head"])
        standing = queries.standing(queries.orders()[0].effective_date)
        held = {
            login: [post.title for post in map(standing.posts.get, standing.held_by(pk))]
            for login, pk in accounts.items()
        }

    assert (held[f"{prefix}-vice"], held[f"{prefix}-mayor"]) == (["부구청장"], ["구청장"])
