"""What the components write: names, states and errors tied together for everyone who reads the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.platform.ui_rendering import rendered

from ieum.platform.ui.differences import parts


def look(name: str) -> html.HtmlElement:
    return html.fragment_fromstring(rendered()[name], create_parent="div")


def texts(root: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in root.xpath(path)]


def test_the_sorted_column_says_its_order_and_its_link_turns_it_round():
    table = look("sorted ascending")

    assert table.xpath("//th[@aria-sort]/@aria-sort") == ["ascending"]
    assert texts(table, "//th[@aria-sort]") == ["예산액, 내림차순으로 정렬"]
    assert table.xpath("//th[@aria-sort]/a/@href") == ["?sort=-amount&q=%EB%8F%84%EB%A1%9C"]


def test_a_descending_column_is_turned_to_ascending():
    table = look("sorted descending")

    assert table.xpath("//th[@aria-sort]/@aria-sort") == ["descending"]
    assert table.xpath("//th[@aria-sort]/a/@href") == ["?sort=amount"]


def test_a_column_that_cannot_be_sorted_is_not_sorted_by_an_address():
    table = look("sorted by what cannot be sorted")

    assert texts(table, "//th[@aria-sort]") == ["사업명, 내림차순으로 정렬"]


def test_page_links_keep_the_search_and_mark_the_page_shown():
    table = look("sorted ascending")

    assert texts(table, "//a[@aria-current='page']") == ["3쪽"]
    assert table.xpath("//a[@rel='next']/@href") == ["?sort=amount&q=%EB%8F%84%EB%A1%9C&page=4"]


def test_a_page_beyond_the_last_shows_the_last():
    table = look("page beyond the last")

    assert texts(table, "//a[@aria-current='page']") == ["12쪽"]
    assert table.xpath("//a[@rel='next']") == []


def test_a_table_on_one_page_has_no_page_links():
    assert look("one page").xpath("//nav") == []


def test_each_row_has_a_header_and_the_table_a_caption():
    table = look("one page")

    assert texts(table, "//caption") == ["사업별 예산 (단위: 천원, 2003-10-31 기준)"]
    assert len(table.xpath("//tbody/tr")) == len(table.xpath("//tbody/tr/th[@scope='row']")) == 60
    assert table.xpath("//thead//th/@scope") == ["col"] * 4


def test_an_empty_table_says_so_over_all_columns():
    table = look("empty table")

    (cell,) = table.xpath("//td")
    assert (cell.get("colspan"), cell.text_content()) == ("4", "표시할 내용이 없습니다.")


def test_markup_in_a_cell_or_caption_stays_text():
    table = look("hostile cell")

    assert table.xpath("//script | //b") == []
    assert texts(table, "//tbody//th") == ["<script>x</script>"]


def test_a_wrong_field_names_its_help_and_its_error():
    (field,) = look("form").xpath("//input[@name='title']")

    described = [
        field.getroottree().xpath(f"//*[@id='{name}']")[0].text for name in field.get("aria-describedby").split()
    ]

    assert described == ["표지에 찍히는 제목입니다.", "필수 항목입니다."]
    assert field.get("aria-invalid") == "true"


def test_an_untouched_field_is_not_called_wrong_and_there_is_no_error_summary():
    form = look("untouched form")
    (field,) = form.xpath("//input[@name='title']")

    assert field.get("aria-invalid") is None
    assert field.get("aria-describedby") == "id_title_help"
    assert form.xpath("//*[@role='alert']") == []


def test_every_control_has_a_label_of_its_own():
    form = look("form")

    for control in form.xpath("//input | //select | //textarea"):
        assert len(form.xpath(f"//label[@for='{control.get('id')}']")) == 1, control.get("name")


def test_choices_are_one_group_with_a_legend():
    (group,) = look("form").xpath("//fieldset")

    assert texts(group, "legend") == ["끝수 처리 필수"]
    assert group.get("aria-describedby") == "id_rounding_help id_rounding_error"


def test_the_error_summary_leads_to_each_field():
    summary = look("error summary")

    assert texts(summary, "//li")[0] == "구분: 목록에 없는 값입니다. 목록에 있는 것을 고르십시오."
    assert summary.xpath("//li/a/@href") == ["#id_kind", "#id_rounding", "#id_file"]


def test_links_of_the_error_summary_end_at_controls():
    page = html.document_fromstring(rendered()["style guide"])

    targets = [link.removeprefix("#") for link in page.xpath("//*[@data-ui-focus]//a/@href")]

    assert [page.get_element_by_id(target).tag for target in targets] == [
        "input",
        "textarea",
        "fieldset",
        "input",
    ]


def test_an_alert_of_an_unknown_level_is_an_information():
    assert texts(look("alert of an unknown level"), "//strong") == ["안내"]


def test_steps_say_what_is_done_what_is_now_and_what_is_left():
    stepper = look("stepper")

    assert texts(stepper, "//em") == ["완료한 단계", "현재 단계", "남은 단계"]
    assert texts(stepper, "//li[@aria-current='step']") == ["현재 단계2단계확인"]
    assert stepper.xpath("//a/@href") == ["#1", "#2"]


def test_no_breadcrumbs_make_no_landmark():
    assert look("no breadcrumbs").xpath("//nav") == []


def test_only_a_running_job_asks_again():
    assert look("running job").xpath("//@hx-get") == ["/jobs/1/"]
    assert look("finished job").xpath("//@hx-get") == []


def test_a_job_of_unknown_length_claims_no_progress():
    (bar,) = look("job of unknown length").xpath("//progress")

    assert (bar.get("value"), bar.get("max")) == (None, None)


def test_a_dialog_posts_with_its_token_and_can_be_left():
    dialog = look("dialog")

    assert [(form.get("method"), form.get("action")) for form in dialog.xpath("//form")] == [("post", "/drop/")]
    assert dialog.xpath("//input[@name='csrfmiddlewaretoken']/@value") == ["token"]
    assert texts(dialog, "//button[@data-ui-close]") == ["취소"]


def test_a_changed_number_is_shown_as_one_word():
    view = look("difference")

    assert texts(view, "//del") == ["지움: 1,234"]
    assert texts(view, "//ins") == ["넣음: 1,243"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_parts_of_a_difference_make_up_both_texts(before, after):
    left, right = parts(before, after)

    assert "".join(text for _, text in left) == before
    assert "".join(text for _, text in right) == after
    assert [text for kept, text in left if kept] == [text for kept, text in right if kept]


def test_equal_texts_have_no_difference():
    assert parts("집행률 76.0%", "집행률 76.0%") == ([(True, "집행률 76.0%")], [(True, "집행률 76.0%")])


@pytest.mark.parametrize("name", ["style guide", "login", "report"])
def test_a_page_has_its_landmarks_one_title_and_no_id_twice(name):
    page = html.document_fromstring(rendered()[name])
    ids = page.xpath("//@id")

    assert page.get("lang") == "ko"
    assert (
        len(page.xpath("//main"))
        == len(page.xpath("//h1"))
        == len(page.xpath("//header"))
        == len(page.xpath("//footer"))
        == 1
    )
    assert page.xpath("//*[@id='krds-skip-link']/a/@href") == ["#main"]
    assert sorted(ids) == sorted(set(ids))


def test_the_log_in_form_tells_password_managers_what_its_fields_are():
    page = html.document_fromstring(rendered()["login"])

    assert page.xpath("//main//input[@autocomplete]/@autocomplete") == ["username", "current-password"]
    assert page.xpath("//main//input[@name='next']/@value") == ["/reports/"]
    assert texts(page, "//*[@role='alert']//li") == ["아이디나 비밀번호가 맞지 않습니다."]
