"""Help in context: each page says what it is for and where to go on, and nothing speaks of a page that is gone."""

import time

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.site.offices import make_office, page, texts

from ieum.platform.choices import Role
from ieum.site.help import helps, panel

pytestmark = pytest.mark.database
NO_PAGES = {
    "only posted to": """
        build item_preview confirm withdraw rule erase_check make_files make_disclosure_document report_duty job_step
        mark_read answer_opinion person_account decide_erasure
        decide_disposal act_for take_off_attachment restore_attachment
        remove_view restore_view discard_autosaved set_language check_budget_request check_budget_sheet
    """,
    "given as a file": """
        edition_file release case_draft checked_file budget_table_file budget_disclosure_file budget_matters_file
        budget_matter_file budget_version_file budget_document_file submitted_document disclosed_document
        data_request_file minutes meeting_notice attachment_file calendar_feed mfa_download_recovery_codes
    """,
    "asked by scripts": "suggest names case_names budget_cell_names autosave inbox_summary mfa_login_webauthn",
    "leads on": "fact_at open_notice openid_connect_login openid_connect_callback",
}
"""Addresses where nobody looks at a page of its own, and why."""


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구")


def shown(response) -> list[str]:
    return texts(response, "//aside[@class='ui-help']//p")


def links(response) -> list[str]:
    return page(response).xpath("//aside[@class='ui-help']//a/@href")


def test_every_page_has_its_help_and_no_help_is_of_a_page_that_is_gone():
    named = {pattern.name for pattern in get_resolver("ieum.site.urls").url_patterns}
    without = {name for names in NO_PAGES.values() for name in names.split()}

    assert sorted(without - named) == []
    assert sorted(helps()) == sorted(named - without)


def test_help_is_two_to_five_sentences_that_no_other_page_says():
    counts = {name: sum(map(_sentences, (each.what, each.steps, each.refused))) for name, each in helps().items()}
    assert {name: count for name, count in counts.items() if not 2 <= count <= 5} == {}
    assert len({each.what for each in helps().values()}) == len(helps())


def test_help_leads_to_pages_that_need_no_choice_and_have_words():
    seen = {name for each in helps().values() for name in each.see}
    routes = {pattern.name: str(pattern.pattern) for pattern in get_resolver("ieum.site.urls").url_patterns}

    assert [name for name in sorted(seen) if "<" in routes[name] or name not in helps()] == []
    assert [name for name, each in helps().items() if name in each.see] == []


def test_a_page_says_what_it_is_for_and_leads_where_one_may_go(office):
    answer = office.browser(Role.OFFICER).get("/audit/")
    assert answer.status_code == 403
    assert shown(answer)[0].startswith("이 화면 누가 언제 무엇을 왜 했는지와")

    inbox = office.browser(Role.OFFICER).get("/inbox/")
    assert texts(inbox, "//aside[@class='ui-help']//summary") == ["도움말 F1"]
    assert shown(inbox)[3] == "이어지는 화면 업무 목록 인계인수 기한 달력 권한표"
    assert links(inbox) == ["/cases/", "/organisation/handovers/", "/notices/calendar/", "/permissions/"]
    # Whoever may not open a page is not led to it.
    assert links(office.browser(Role.RESIDENT).get("/")) == ["/disclosed/"]


def test_who_is_not_logged_in_has_help_to_log_in(database):
    answer = Client(SERVER_NAME="localhost").get("/login/")

    assert len(shown(answer)) == 3
    assert shown(answer)[2].startswith("되지 않을 때 다섯 번 틀리면 5분 동안 잠깁니다.")


def test_help_is_in_english_where_that_was_chosen(office):
    client = office.browser(Role.OFFICER)
    client.cookies["ieum_language"] = "en"

    answer = client.get("/inbox/")

    assert shown(answer)[0] == "This page What waits at the posts that you answer for, by due date."


def test_help_costs_a_page_no_time(office):
    request = office.browser(Role.OFFICER).get("/inbox/").wsgi_request
    panel(request)

    begun = time.process_time()
    for _ in range(100):
        panel(request)

    assert time.process_time() - begun < 0.1


def _sentences(text: str) -> int:
    return text.count(". ") + text.endswith(".")
