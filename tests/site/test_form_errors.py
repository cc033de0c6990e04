"""A form that lacks what it must have is shown again: every fault beside its field, and a summary that leads there."""

from dataclasses import dataclass
from datetime import date

import pytest
from tests.budget.matters import record
from tests.office.boards import seat
from tests.org.office import FOUNDED
from tests.site.offices import REPORT, page
from tests.site.test_budget_matters import browser as bureau_browser

from ieum.budget.choices import MatterKind
from ieum.org import queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
NOT_SENT = {"more", "undo"}
"""Buttons of a form that ask for lines, or take back what was done."""


@dataclass(frozen=True)
class Told:
    """What a form says when it is sent with nothing written."""

    status: int
    dangling: list[str]
    """Links and references that lead to nothing."""
    beside: int
    linked: int


def required_forms(response):
    """The forms of a page that ask for something they must have."""
    return [
        form for form in page(response).xpath("//main//form[translate(@method,'POST','post')='post']")
        if form.xpath(".//*[@class='ui-required'] | .//*[@required]")
        and not form.xpath("ancestor::*[contains(@class,'ui-list')]")
    ]  # fmt: skip


def emptied(form):
    """What is sent when nothing is written, by the first button that sends; hidden fields as they are."""
    hidden = {each.get("name"): each.get("value", "") for each in form.xpath(".//input[@type='hidden']")}
    fields = form.xpath(".//input[not(@type='hidden')]/@name | .//textarea/@name | .//select/@name")
    written = dict.fromkeys(map(str, fields), "")
    buttons = [each for each in form.xpath(".//button[@name]") if each.get("value") not in NOT_SENT]
    pressed = {buttons[0].get("name"): buttons[0].get("value")} if buttons else {}
    files = set(form.xpath(".//input[@type='file']/@name"))
    return {name: value for name, value in (written | hidden | pressed).items() if name not in files}


def told(response):
    """What a form said that was sent."""
    if response.status_code != 422:
        return Told(response.status_code, [], 0, 0)
    shown = page(response)
    ids = set(shown.xpath("//@id"))
    links = [each.removeprefix("#") for each in shown.xpath("//*[@role='alert']//li/a/@href")]
    marked = shown.xpath("//main//*[@aria-invalid='true'] | //main//fieldset[.//p[@class='form-hint-invalid']]")
    described = [word for each in marked for word in each.get("aria-describedby", "").split()]
    errors = [each for each in shown.xpath("//main//p[@class='form-hint-invalid']/@id") if each in described]
    return Told(response.status_code, [each for each in links + described if each not in ids], len(errors), len(links))


def examined(client, address):
    """The faults of the forms of a page."""
    forms = required_forms(client.get(address))
    assert forms, f"{address} asks for nothing"
    for form in forms:
        said = told(client.post(form.get("action") or address, emptied(form)))
        if said.status != 422 or said.dangling or not said.beside or said.linked < said.beside:
            yield f"{address} {form.get('action') or ''} {said}"


def test_every_form_of_office_and_organisation_tells_beside_each_field_what_is_missing(desk, browser, office):
    case, working = desk.receive(), desk.working()
    desk.hall.take(FOUNDED, "물품번호,품명,취득일,부서\nA-1,개인용 컴퓨터,2018-03-02,예산팀\n")
    desk.hall.take(FOUNDED, "시설번호,시설명,시설구분,부서\nF-1,기록관,기록관·자료실,예산팀\n")
    with desk.inside():
        (piece,), (facility,) = queries.equipment_on(FOUNDED), queries.facilities_on(FOUNDED)
        order = queries.orders()[0].pk
    # Departed so long ago that whoever keeps their name is asked to erase it.
    desk.hall.appoint(date(2020, 6, 1), PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P4")))
    board = seat(desk)
    officer, head = browser("officer"), office.browser(Role.DIVISION_HEAD)

    faults = [
        fault
        for client, paths in (
            (officer, (
                "/cases/new/", f"/cases/{case.pk}/", f"/cases/{working.pk}/", "/committees/new/",
                f"/committees/{board.committee_id}/", f"/committees/{board.committee_id}/revise/",
                f"/meetings/{board.plan()}/", f"/attachments/of/office.case/{working.pk}/", "/delegations/",
            )),
            (head, (
                "/organisation/orders/new/", "/organisation/orders/reorganise/", "/organisation/orders/import/",
                f"/organisation/orders/{order}/", f"/organisation/equipment/{piece.id}/",
                f"/organisation/facilities/{facility.id}/", "/organisation/accounting/", "/organisation/closed-days/",
                f"/organisation/persons/{desk.hall.person('P5')}/", "/privacy/erasures/?number=P4",
            )),
        )
        for path in paths
        for fault in examined(client, path)
    ]  # fmt: skip

    assert "\n".join(faults) == ""


def test_every_form_of_reports_tells_beside_each_field_what_is_missing(monthly):
    client = monthly.browser(Role.TEAM_LEAD)
    paths = (
        "/intakes/new/", "/checks/", f"/reports/{REPORT}/items/Ⅰ-1/", f"/reports/{REPORT}/next/",
        f"/facts/{monthly.first_fact()}/", f"/intakes/{monthly.first_intake()}/",
    )  # fmt: skip

    assert "\n".join(fault for path in paths for fault in examined(client, path)) == ""


def test_every_form_of_the_budget_tells_beside_each_field_what_is_missing(bureau):
    bureau.open()
    lead = bureau_browser(bureau, "lead")
    disclosure = record(bureau, MatterKind.DISCLOSURE, by="officer")
    paths = (
        "/budget/files/", "/budget/versions/", f"/budget/versions/{bureau.version_id}/",
        f"/budget/matters/{disclosure}/items/",
        *(f"/budget/matters/new/?kind={kind}" for kind in MatterKind if kind is not MatterKind.DISCLOSURE_ITEM),
    )  # fmt: skip
    assert "\n".join(fault for path in paths for fault in examined(lead, path)) == ""


def test_what_a_page_is_only_asked_by_is_not_marked_as_to_be_filled_in(bureau):
    shown = bureau_browser(bureau, "lead").get("/budget/matters/thresholds/")

    assert page(shown).xpath("//form[@method='get']//*[@name]")
    assert page(shown).xpath("//form[@method='get']//*[@class='ui-required']") == []


def test_rules_of_due_dates_are_offered_by_their_fields_of_work(bureau):
    shown = page(bureau_browser(bureau, "lead").get("/cases/new/"))

    groups = {each.get("label"): len(each) for each in shown.xpath("//select[@name='rule']/optgroup")}
    assert groups.keys() >= {"정보공개", "예산·결산", "민원·청원·제안"}
    assert all(groups.values())
    assert len(shown.xpath("//select[@name='rule']/option")) == 1
