"""The table of permissions: its page, its paper, and the answer to whether an account may do something."""

import pytest
from tests.site.offices import texts
from tools.permissions import PAGE, page

from ieum.kernel.registry import machines, permissions, stakes
from ieum.platform.choices import Role

database = pytest.mark.database
STAGES = "어느 건의 어느 단계를 할 수 있는지는 아래 단계표를 따릅니다."


def test_the_paper_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_part_of_every_machine_says_how_one_comes_to_it():
    opened = {name for each in permissions for name in each.machines}
    parts = {f"{each.name} {part}" for each in machines if each.name in opened for part in each.parts}

    assert parts == {each.name for each in stakes}


def test_every_permission_names_roles_and_machines_that_there_are():
    assert [each.name for each in permissions if not each.roles or each.roles - set(Role)] == []
    assert [name for each in permissions for name in each.machines if name not in machines] == []


@database
def test_the_page_shows_each_permission_and_of_a_role_those_that_it_has(office):
    client = office.browser(Role.COUNCIL)

    pages = [client.get("/permissions/", {"page": number}) for number in ("1", "2")]
    everything = [each for page in pages for each in texts(page, "//div[@id='permissions']//tbody/tr/th")]
    own = texts(client.get("/permissions/", {"role": "COUNCIL"}), "//div[@id='permissions']//tbody/tr/th")
    assert everything == [each.label for each in permissions]
    assert own == [each.label for each in permissions if Role.COUNCIL in each.roles]


@database
@pytest.mark.parametrize(
    ("role", "action", "said"),
    [
        (Role.TEAM_LEAD, "RULE", "할 수 있습니다. 팀장 계정의 역할이 팀장입니다."),
        (
            Role.OFFICER,
            "RULE",
            f"할 수 없습니다. 담당 계정의 역할은 담당이고, '{permissions['RULE'].label}'는 팀장·과장만 할 수 있습니다.",
        ),
        (
            Role.DEPARTMENT,
            "WRITE_BUDGET_LINES",
            f"할 수 있습니다. 사업부서 계정의 역할이 사업부서입니다. {STAGES}",
        ),
    ],
)
def test_one_is_told_in_a_sentence_whether_one_may(office, role, action, said):
    assert texts(office.browser(role).get("/permissions/", {"action": action}), "//*[@id='answer']") == [said]


@database
def test_about_another_account_only_those_may_ask_who_answer_for_it(office):
    asked = {"account": office.accounts[Role.MAYOR].pk, "action": "RULE"}

    by_head = texts(office.browser(Role.DIVISION_HEAD).get("/permissions/", asked), "//*[@id='answer']")
    by_officer = texts(office.browser(Role.OFFICER).get("/permissions/", asked), "//*[@id='answer']")
    assert [each[0].partition(",")[0] for each in (by_head, by_officer)] == [
        "할 수 없습니다. 단체장 계정의 역할은 단체장이고",
        "할 수 없습니다. 담당 계정의 역할은 담당이고",
    ]
    listed = texts(office.browser(Role.OFFICER).get("/permissions/"), "//select[@id='account']/option")
    assert listed == ["담당 (officer-3180)"]


@database
def test_an_account_that_is_closed_may_do_nothing(office):
    closed = office.accounts[Role.TEAM_LEAD]
    closed.is_active = False
    closed.save(update_fields=["is_active"])

    asked = {"account": closed.pk, "action": "RULE"}
    told = texts(office.browser(Role.AUDITOR).get("/permissions/", asked), "//*[@id='answer']")
    assert told == ["할 수 없습니다. 팀장 계정은 쓰지 않는 계정입니다."]


@database
@pytest.mark.parametrize("asked", [{"account": "nobody"}, {"action": "없는 일"}, {"role": "KING"}])
def test_nonsense_asks_nothing(office, asked):
    answered = office.browser().get("/permissions/", asked)

    assert (answered.status_code, texts(answered, "//*[@id='answer']")) == (200, [])
