"""The officer's round, page by page: upload, confirm, correct, edit, build, and the difference explained."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.site.offices import NOVEMBER, OCTOBER, alerts, page, texts

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.queries import source_content
from ieum.reports import operations, queries

pytestmark = pytest.mark.database
LETTER = {
    "source": "11월 보고", "stated_on": "2023-12-05", "as_of": "2023-11-30", "year": "2023", "division": "기획예산과",
}  # fmt: skip
UNPROCESSABLE = 422
OTHER_TABLE = """\
# 보고

다른 표

| 이름 | 전화 |
|---|---|
| 담당 | 내선 |
"""


def upload(client, text=NOVEMBER, *, name="report.md", follow=True, **changes):
    file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
    return client.post("/intakes/new/", {**LETTER, **changes, "file": file}, follow=follow)


def errors(response) -> list[str]:
    return texts(response, "//main//*[@role='alert']//li")


def test_the_form_comes_filled_in_as_far_as_one_can_know(office):
    response = office.browser().get("/intakes/new/")

    source, division = (page(response).xpath(f"//*[@name='{name}']/@value") for name in ("source", "division"))
    assert (source, division) == ([f"영등포구 {localdate():%Y}년 주요업무 보고"], ["기획예산과"])


def test_an_upload_is_kept_as_a_source_and_its_tables_are_proposed_beside_it(office):
    response = upload(office.browser())

    assert response.redirect_chain == [(f"/intakes/{office.first_intake()}/", 302)]
    assert alerts(response) == ["report.md에서 표 1개를 읽었습니다."]
    assert texts(response, "//*[@class='tbl col data site-source']/tbody/tr[2]/*") == [
        "8행", "구정의 성과관리", "100,000", "50,000", "50.0",
    ]  # fmt: skip
    facts = "//table[caption[text()='등록할 값 4개']]//tbody/tr[1]/*"
    assert texts(response, facts) == ["구정의 성과관리", "예산액", "100,000천원", "2023-11-30", "실적·현황"]
    with municipality(office.code):
        assert source_content("11월 보고") == NOVEMBER.encode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\x89PNG....", "a.png", "보고서 파일: a.png: 그림 파일은 읽을 수 없습니다."),
        (b"%PDF-1.7", "a.pdf", "보고서 파일: a.pdf: 손상된 PDF입니다."),
        (b"PK\x03\x04", "a.hwpx", "보고서 파일: a.hwpx: 손상되어 내용을 알아볼 수 없습니다."),
        (b"", "a.txt", "보고서 파일: 파일이 비어 있습니다."),
        ("# 보고\n\n글만 있다.\n".encode(), "a.md", "보고서 파일: a.md: 표를 찾지 못했습니다."),
        (b"\x00\x01\x02", "a.txt", "보고서 파일: a.txt: 글이 아니라 이진 자료가 들어 있습니다."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_beside_the_field(office, content, name, said):
    response = upload(office.browser(), content, name=name)

    assert response.status_code == UNPROCESSABLE
    assert [error[: len(said)] for error in errors(response)] == [said]
    assert page(response).xpath("//*[@id='id_file']/@aria-invalid") == ["true"]


def test_a_form_that_says_too_little_names_each_field(office):
    response = office.browser().post("/intakes/new/", {"source": "", "year": "천"})

    assert response.status_code == UNPROCESSABLE
    assert [error.partition(":")[0] for error in errors(response)] == [
        "보고서 파일", "출처 이름", "보고일", "기준일", "회계연도", "부서",
    ]  # fmt: skip


def test_the_same_file_again_leads_to_the_same_intake_and_another_one_needs_another_name(office):
    client = office.browser()
    first, again = upload(client), upload(client)

    other = upload(client, OCTOBER)

    assert first.redirect_chain == again.redirect_chain
    assert errors(other) == ["출처 이름: 같은 이름의 다른 문서가 있습니다. 다른 이름을 붙이십시오."]


def test_a_table_of_no_known_shape_is_shown_and_nothing_is_guessed(office):
    response = upload(office.browser(), OTHER_TABLE)

    assert texts(response, "//section//h2/span") == ["아는 모양의 표가 아님"]
    assert page(response).xpath("//section//form") == []


def test_what_contradicts_itself_is_shown_before_it_is_confirmed(office):
    response = upload(office.browser(), NOVEMBER.replace("200,000 | 66.6", "201,000 | 67.0"))

    assert texts(response, "//section//*[contains(@class, 'ui-alert')]//li") == [
        "7행 계 집행액: 실적·현황 201,000천원",
        "7행 계 집행액: 계산한 값 200,000천원 = 50,000 + 150,000",
        "7행 계 집행률: 실적·현황 67.0%",
        "7행 계 집행률: 계산한 값 66.7% = 200,000 ÷ 300,000 × 100",
    ]


def test_a_table_is_confirmed_once_and_marked(office):
    client = office.browser()
    intake = upload(client).redirect_chain[0][0]

    first = client.post(f"{intake}confirm/", {"table": "1"}, follow=True)
    again = client.post(f"{intake}confirm/", {"table": "1"}, follow=True)

    assert first.redirect_chain == [(f"{intake}#table-1", 302)]
    assert alerts(first) == ["값 4개를 등록했습니다."]
    assert texts(first, "//section//h2/span") == ["확인함"]
    assert alerts(again) == ["새로 등록할 값이 없습니다."]
    assert texts(client.get(f"{intake}facts/"), "//caption") == ["등록한 값 4개"]


def test_all_tables_are_confirmed_with_one_button(office):
    client = office.browser()
    intake = upload(client, NOVEMBER + NOVEMBER.replace("# 11월 보고", "")).redirect_chain[0][0]

    response = client.post(f"{intake}confirm/", follow=True)

    assert texts(response, "//section//h2/span") == ["확인함", "확인함"]
    assert texts(response, "//*[@id='confirm-all']") == ["확인 완료 제안한 값을 모두 등록했습니다."]


def test_the_findings_of_an_upload_stand_beside_it(office):
    client = office.browser()
    intake = upload(client, NOVEMBER.replace("200,000 | 66.6", "201,000 | 67.0")).redirect_chain[0][0]

    response = client.get(f"{intake}findings/")

    assert texts(response, "//tbody/tr[1]/td[3] | //tbody/tr[1]/td[4]") == ["201,000", "200,000"]


@pytest.mark.parametrize(
    ("asked", "found"), [("기본경비", 2), ("집행", 2), ("150,000", 0), ("100,000", 2), ("없는 말", 0)]
)
def test_facts_are_found_by_words_and_numbers(monthly, asked, found):
    response = monthly.browser().get(f"/intakes/{monthly.first_intake()}/facts/", {"q": asked})

    assert texts(response, "//caption") == [f"등록한 값 {found}개"]


def test_a_value_is_corrected_with_a_basis_and_its_history_stays(monthly):
    client, fact = monthly.browser(), monthly.first_fact()

    response = client.post(
        f"/facts/{fact}/", {"kind": "NUMBER", "value": "120,000", "basis": "예산서로 확인"}, follow=True
    )

    assert alerts(response) == ["값을 바로잡았습니다. 새 호를 만들면 보고서에 반영됩니다."]
    assert texts(response, "//p[@class='ui-lead']/strong") == ["120,000천원"]
    rows = "//table[caption[text()='이 값의 이력, 새것부터']]//tbody/tr"
    assert texts(response, f"{rows}/*[position() < 5]") == [
        "2", "120,000천원", "100,000", "정정", "1", "100,000천원", "100,000", "표 확인",
    ]  # fmt: skip


def test_a_correction_is_undone_from_the_history(monthly):
    client, fact = monthly.browser(), monthly.first_fact()
    corrected = client.post(f"/facts/{fact}/", {"kind": "NUMBER", "value": "120,000", "basis": "확인"}, follow=True)

    undo = client.get(page(corrected).xpath("//a[text()='이 값으로 되돌리기']/@href")[0])

    assert page(undo).xpath("//*[@id='id_value']/@value") == ["100,000"]
    assert page(undo).xpath("//*[@id='id_basis']/@value") == ["1판의 값으로 되돌림: "]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "NUMBER", "value": "많음", "basis": "확인"}, "새 값: 수를 적어 주십시오. 예: 226,719 또는 △3.5"),
        ({"kind": "NUMBER", "value": "", "basis": "확인"}, "새 값: 수를 적어 주십시오. 예: 226,719 또는 △3.5"),
        ({"kind": "NUMBER", "value": "1", "basis": "  "}, "근거: 근거를 적어 주십시오."),
        (
            {"kind": "NUMBER", "value": "100,000", "basis": "확인"},
            "새 값: 지금 값과 같습니다. 다른 값을 적어 주십시오.",
        ),
        ({"kind": "TEXT", "value": "", "basis": "확인"}, "새 값: 적을 글을 써 주십시오."),
        ({"kind": "NUMBER", "value": "0.0001", "basis": "확인"}, "새 값: 금액은 1원 단위여야 합니다: 0.1000원."),
    ],
)
def test_a_correction_that_says_too_little_is_told_beside_its_field(monthly, given, said):
    response = monthly.browser().post(f"/facts/{monthly.first_fact()}/", given)

    assert response.status_code == UNPROCESSABLE
    assert errors(response) == [said]


@pytest.mark.parametrize(("kind", "shown"), [("DASH", "- (없음)"), ("UNDECIDED", "미정"), ("BLANK", "빈칸")])
def test_a_value_can_be_corrected_to_none(monthly, kind, shown):
    given = {"kind": kind, "value": "", "basis": "확인"}

    response = monthly.browser().post(f"/facts/{monthly.first_fact()}/", given, follow=True)

    assert texts(response, "//p[@class='ui-lead']/strong") == [shown]


def test_from_the_provenance_of_a_number_one_comes_to_its_fact(monthly):
    client = monthly.browser()
    panel = client.get("/reports/monthly/editions/1/figures/성과관리 집행액")
    address = page(panel).xpath("//a[text()='이 값 바로잡기·이력']/@href")[0]

    response = client.get(address, follow=True)

    assert texts(response, "//h1") == ["구정의 성과관리 · 집행액"]
    assert texts(response, "//dl[1]/div[1]/dd") == ["10월 보고 8행 구정의 성과관리 · 집행액"]


@pytest.mark.parametrize("query", ["", "source=10월 보고", "source=x&line=하나&cell=&dataset=a&measure=b"])
def test_a_name_of_no_fact_leads_nowhere(monthly, query):
    assert monthly.browser().get(f"/facts/at/?{query}").status_code == 404


BODY = """\
□ 집행
○ 성과관리 예산 {성과관리 예산액:천원}천원 가운데 {성과관리 집행액:천원}천원을 썼음
[표 budget.programme.executed]
"""


def test_the_sentences_of_an_item_are_changed_as_a_new_revision(monthly):
    client = monthly.browser()

    response = client.post(
        "/reports/monthly/items/Ⅰ-1/", {"body": BODY.replace("\n", "\r\n"), "basis": "과장 지시"}, follow=True
    )

    assert alerts(response) == ["Ⅰ-1 예산현황의 문장을 고쳤습니다. 새 호를 만들면 보고서에 반영됩니다."]
    with municipality(monthly.code):
        revision = queries.current_revision("monthly")
        assert (revision.number, revision.operation.basis) == (2, "과장 지시")
        assert queries.definition_of("monthly").item("Ⅰ-1").body == BODY


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("○ {없는 숫자}천원", "본문: Ⅰ-1: {없는 숫자}는 이 보고서의 숫자 목록(figures)에 없습니다."),
        (
            "□ 집행\n○ 모두 5건",
            "본문: Ⅰ-1 2행: 숫자 5의 근거가 없습니다. 숫자 목록(figures)에 있는 이름을 골라 {이름}으로 쓰세요.",
        ),
        ("[표 없는.표]", "본문: Ⅰ-1 1행: 없는.표이라는 표는 없습니다."),
        ("", "본문: 본문을 적어 주십시오."),
    ],
)
def test_sentences_that_cannot_be_used_stay_in_the_form_with_the_line(monthly, body, said):
    response = monthly.browser().post("/reports/monthly/items/Ⅰ-1/", {"body": body, "basis": "시험"})

    assert response.status_code == UNPROCESSABLE
    assert errors(response) == [said]
    assert page(response).xpath("//textarea")[0].text.strip() == body


def test_sentences_that_were_not_changed_make_no_revision(monthly):
    with municipality(monthly.code):
        body = queries.definition_of("monthly").item("Ⅰ-1").body

    response = monthly.browser().post("/reports/monthly/items/Ⅰ-1/", {"body": body + "\n", "basis": "시험"})

    assert errors(response) == ["본문: 고친 곳이 없습니다. 문장을 고친 뒤 저장하십시오."]
    with municipality(monthly.code):
        assert queries.current_revision("monthly").number == 1


def test_an_item_is_looked_at_while_it_is_written_and_nothing_is_kept(monthly):
    client = monthly.browser()

    response = client.post("/reports/monthly/items/Ⅰ-1/preview/", {"body": BODY})
    wrong = client.post("/reports/monthly/items/Ⅰ-1/preview/", {"body": "○ {없음}"})

    assert texts(response, "//article//data")[:2] == ["100,000", "50,000"]
    assert (wrong.status_code, texts(wrong, "//p")) == (
        UNPROCESSABLE,
        ["Ⅰ-1: {없음}은 이 보고서의 숫자 목록(figures)에 없습니다."],
    )
    with municipality(monthly.code):
        assert queries.current_revision("monthly").number == 1


def test_the_editor_offers_figures_with_what_they_print(monthly):
    response = monthly.browser().get("/reports/monthly/items/Ⅰ-1/")

    first = page(response).xpath("//details[1]//li[1]/button/@data-insert")
    assert first == ["{성과관리 집행액:천원}"]
    assert texts(response, "//details[1]//li[1]") == ["성과관리 집행액 50,000 단위사업 예산 집행액"]


def test_an_item_that_does_not_exist_is_not_found(monthly):
    assert monthly.browser().get("/reports/monthly/items/Ⅸ-9/").status_code == 404


def changed(response) -> dict[str, list[str]]:
    rows = page(response).xpath("//table[contains(@class, 'site-changes')]/tbody/tr")
    return {
        " ".join(row.xpath("th")[0].text_content().split()): [
            " ".join(cell.text_content().split()) for cell in row.xpath("td")
        ]
        for row in rows
    }


def test_the_first_edition_has_nothing_to_be_compared_with(monthly):
    response = monthly.browser().get("/reports/monthly/editions/1/changes/")

    assert texts(response, "//main//*[contains(@class, 'ui-alert')]/p") == ["첫 호이므로 견줄 앞 호가 없습니다."]


def test_a_correction_is_the_cause_of_all_that_it_changes(monthly):
    client = monthly.browser()
    client.post(f"/facts/{monthly.first_fact()}/", {"kind": "NUMBER", "value": "120,000", "basis": "예산서로 확인"})

    response = client.post("/reports/monthly/build/", {"as_of": "2023-10-31", "then": "changes"}, follow=True)

    assert response.redirect_chain == [("/reports/monthly/editions/2/changes/", 302)]
    place = "10월 보고 8행 구정의 성과관리 · 예산액 (정정 1회): 100,000 → 120,000 근거: 예산서로 확인"
    assert changed(response) == {
        "Ⅰ-1 예산현황: 계·예산액": ["300,000", "320,000", "+20,000천원", f"+20,000천원 {place}"],
        "Ⅰ-1 예산현황: 계·집행률(%)": [
            "50.0", "46.8", "△3.2%p",
            f"△3.125%p {place} △0.075%p 반올림·버림 합 △3.2%p",
        ],
        "Ⅰ-1 예산현황: 구정의성과관리·예산액": ["100,000", "120,000", "+20,000천원", f"+20,000천원 {place}"],
        "Ⅰ-1 예산현황: 구정의성과관리·집행률(%)": [
            "50.0", "41.6", "△8.4%p",
            f"약 △8.3333%p {place} 약 △0.0667%p 반올림·버림 합 △8.4%p",
        ],
    }  # fmt: skip


def test_a_rate_whose_heading_names_the_day_is_compared_between_two_days(monthly):
    monthly.confirm(monthly.take_in(NOVEMBER, source="11월 보고", day=date(2023, 11, 30)))
    monthly.build(as_of=date(2023, 11, 30))

    response = monthly.browser().get("/reports/monthly/editions/2/changes/")

    assert changed(response)["Ⅰ-1 예산현황: 기본경비·집행률(%)"][:3] == ["50.0", "75.0", "+25%p"]


def test_changed_sentences_are_shown_with_the_basis_of_their_change(monthly):
    with municipality(monthly.code):
        operations.edit_item(
            report="monthly", key="Ⅰ-1", body=BODY, actor_id=monthly.accounts[Role.OFFICER].pk, basis="과장 지시"
        )
    monthly.build()

    response = monthly.browser().get("/reports/monthly/editions/2/changes/")

    assert texts(response, "//*[contains(@class, 'ui-diff')]//tbody/tr/*") == [
        "1",
        "지움: 성과관리에 ○○천원을 썼음",
        "넣음: 성과관리 예산 ○○천원 가운데 ○○천원을 썼음",
        "과장 지시",
    ]


def test_another_edition_can_be_chosen_for_comparison(monthly):
    monthly.build(as_of=date(2023, 9, 30))
    monthly.build(as_of=date(2023, 11, 30))

    response = monthly.browser().get("/reports/monthly/editions/3/changes/", {"from": "1"})

    assert texts(response, "//p[@class='ui-lead']/strong") == ["1호", "3호"]
    assert texts(response, "//select/option[@selected]") == ["1호 (2023-10-31 기준)"]
    assert monthly.browser().get("/reports/monthly/editions/3/changes/", {"from": "9"}).status_code == 404


def test_a_corrected_value_that_another_source_contradicts_says_that_a_ruling_is_needed(monthly):
    """The same day is stated twice; the decision is taken where it is told, and then there is nothing more to say."""
    monthly.confirm(monthly.take_in(source="다른 보고"))
    client, fact = monthly.browser(), monthly.first_fact()
    correction = {"kind": "NUMBER", "value": "120,000", "basis": "예산서로 확인"}

    agreeing = page(client.get(f"/facts/{fact}/")).xpath("//section[@id='rivals']")
    told = client.post(f"/facts/{fact}/", correction, follow=True)
    rulers = monthly.browser(Role.TEAM_LEAD).get(f"/facts/{fact}/")
    chosen = page(rulers).xpath("//section[@id='rivals']//input[@name='fact']/@value")[1]
    ruling = {"fact": chosen, "basis": "원장 확인", "next": f"/facts/{fact}/"}
    ruled = monthly.browser(Role.TEAM_LEAD).post("/facts/rule/", ruling, follow=True)
    again = client.post(f"/facts/{fact}/", correction | {"value": "130,000"}, follow=True)

    assert agreeing == []
    warning = (
        "값을 바로잡았지만 다른 출처의 값과 다릅니다. 어느 값을 쓸지 결정할 때까지 새 호에는 먼저 적힌 값이 "
        "표시와 함께 나옵니다. 아래 '서로 다른 값'에서 결정해야 합니다."
    )
    assert alerts(told) == [warning]
    assert texts(told, "//section[@id='rivals']//li/strong") == ["120,000천원", "100,000천원"]
    assert texts(ruled, "//section[@id='rivals']/p") == ["채택한 값이 새 호에 나옵니다."]
    assert alerts(again)[0].startswith("값을 바로잡았지만 다른 값을 쓰기로 결정되어 있어 새 호에도 그 값이 나옵니다.")


def test_the_steps_of_the_round_lead_only_where_the_door_opens(monthly):
    address = f"/intakes/{monthly.first_intake()}/"

    shown = {role: page(monthly.browser(role).get(address)) for role in (Role.OFFICER, Role.AUDITOR)}
    led = {role: each.xpath("//ol[contains(@class, 'ui-steps')]//a/@href") for role, each in shown.items()}

    assert (len(led[Role.OFFICER]), led[Role.AUDITOR]) == (5, [address, f"{address}facts/"])
    assert {monthly.browser(role).get(each).status_code for role, links in led.items() for each in links} == {200}
