"""Every version that was given out is upgraded to this one, with all that stood in it."""

import json
from pathlib import Path

import pytest
from django.test import Client

from ieum.budget import operations as budget
from ieum.budget import queries as ledger
from ieum.office.models import Petitioner
from ieum.org.models import Person
from ieum.platform import chain
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.models import Account, Decision, SearchItem
from ieum.reports import queries as reports
from ieum.reports.comparison import figures_of
from ieum.reports.definitions import read_definition
from ieum.reports.editions import build
from ieum.reports.operations import build_edition
from ieum.reports.sidecar import describe_figures
from tests.upgrades.answers import answers
from tests.upgrades.packs import unpacked

# An upgrade takes long: all that is asked of one is asked by one process.
pytestmark = [pytest.mark.database, pytest.mark.xdist_group("upgrades")]
PACKS = sorted(Path(__file__).parent.glob("*.zip"))


@pytest.fixture(scope="module", params=PACKS, ids=lambda pack: pack.stem)
def upgraded(request, database_server, tmp_path_factory):
    """What an installation of an older version answered before, and as which server; it is brought up to date."""
    with unpacked(request.param, database_server, tmp_path_factory.mktemp("home")) as pack:
        yield {each: json.loads(pack.read(f"{each}.json")) for each in ("answers", "epochs")}


def links_of(upgraded):
    """How many links each chain had."""
    return {code: before["links"]["links"] for code, before in upgraded["answers"].items()}


def test_editions_balances_the_chain_and_the_work_are_what_they_were(upgraded):
    """Of what the version of the pack was asked already."""
    now = json.loads(json.dumps(answers(upgraded["epochs"], links_of(upgraded))))

    for code, before in upgraded["answers"].items():
        assert {kind: now[code][kind] for kind in before} == before, code


def test_what_an_upgrade_adds_to_a_chain_is_of_kinds_that_were_no_decisions_before(upgraded):
    for code, count in links_of(upgraded).items():
        with municipality(code):
            kinds = list(Decision.objects.order_by("number").values_list("kind", flat=True))
        assert set(kinds[:count]) & set(kinds[count:]) == set(), code


def test_an_edition_resolved_again_as_known_then_states_the_same_figures(upgraded):
    for code, before in upgraded["answers"].items():
        for report, kept in before["editions"].items():
            with municipality(code):
                edition = reports.edition(report, kept["number"])
                known = reports.KnownFacts(edition.epoch)
                again = build(read_definition(edition.revision.source), known, as_of=edition.as_of)
            figures = {key: each["value"] for key, each in sorted(describe_figures(again).items())}
            assert figures == figures_of({"figures": kept["figures"]}), report


def test_personal_values_are_still_read_with_the_keys_of_the_home(upgraded):
    for code in upgraded["answers"]:
        with municipality(code):
            names = [str(person.name.reveal()) for person in Person.objects.all()]
        assert names
        assert all(names), code


def test_who_asked_for_a_case_is_sealed_and_masked_and_can_still_be_read(upgraded):
    names = []
    for code in upgraded["answers"]:
        with municipality(code):
            for asked in Petitioner.objects.select_related("case"):
                names.append(asked.name.reveal())
                assert (asked.case.requester, "*" in str(asked.name)) == ("", True), code
                assert SearchItem.objects.filter(kind="office.case", body__contains=names[-1]).count() == 0
    assert names
    assert all(names)


def test_work_goes_on_where_it_stood(upgraded):
    for code, before in upgraded["answers"].items():
        account = Account.objects.get(municipality__code=code, role="TEAM_LEAD")
        with municipality(code):
            links = chain.verify().links
        for report, kept in before["editions"].items():
            edition = build_edition(municipality_code=code, report=report, actor_id=account.pk)
            assert (edition.number >= kept["number"], edition.report) == (True, report)
        with municipality(code):
            assert chain.verify().fault is None
            assert chain.verify().links >= links


def test_the_ledger_takes_new_movements_and_remembers_what_was_known(upgraded):
    code = "yeongdeungpo"
    account = Account.objects.get(municipality__code=code, role="OFFICER")
    before = upgraded["answers"][code]["balances"]
    rows = (
        "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,부서,통계목,재원,금액(원)\n"
        "2027,2027-01-01,본예산,일반회계,10,정책,100,단위,1000,사업,기획예산과,201-01,구비,1000000\n"
    )
    budget.post_file(code=code, actor_id=account.pk, basis="판을 올린 뒤", name="budget.csv", data=rows.encode())
    with snapshot(code):
        assert ledger.find_year(2027) is not None
    again = json.loads(json.dumps(answers(upgraded["epochs"])))[code]["balances"]
    assert again == before


def test_the_first_pages_answer_after_an_upgrade(upgraded):
    browser = Client(SERVER_NAME="localhost")
    for login in ("ydp-lead", "gc-head"):
        browser.force_login(Account.objects.get(login=login))
        found = {path: browser.get(path).status_code for path in ("/", "/budget/", "/inbox/", "/organisation/")}
        assert set(found.values()) == {200}, found
