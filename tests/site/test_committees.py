"""The pages of committees, as a secretary, a superior and a council member use them."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.office import queries
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate().isoformat()
NEW = {
    "name": "정보공개심의회", "functions": "이의신청 심의\n기준 심의", "basis": "정보공개 조례 제12조",
    "valid_from": TODAY, "size_least": "3", "size_most": "7", "chairs": "1",
    "shares": "민간위원 3분의 2 이상", "term_years": "2", "renewals": "1", "quorum": ">1/2", "vote": ">1/2",
    "base": "PRESENT", "tie": "CHAIR", "written": "SAME", "recused_on_roll": "on",
}  # fmt: skip


def named(client, label):
    """A post as the page offers it to who writes its label."""
    offered = client.get("/organisation/names/posts/", {"post": label}, headers={"HX-Trigger-Name": "post"})
    return page(offered).xpath("//option/@value")[0]


def step(client, address, name, /, **more):
    """Take a step on a page; what it says."""
    return alerts(client.post(address, {"step": name, **more}, follow=True))


APPOINTED = {"valid_from": TODAY, "post": "", "group": "OUTSIDE", "role": "MEMBER"}


def registered(client, **more):
    """Register the committee by its form; the address of its page."""
    given = {**NEW, "post": named(client, "예산팀 주무관"), **more}
    return client.post("/committees/new/", given).headers["Location"]


def seated(client):
    """A committee of a chair and two from outside."""
    address = registered(client)
    post = named(client, "기획재정국 국장")
    given = {"valid_from": TODAY, "name": "", "post": ""}
    step(client, address, "appoint", **given | {"post": post}, group="OFFICIAL", role="CHAIR")
    for name in ("변호사", "교수"):
        step(client, address, "appoint", **given | {"name": name}, group="OUTSIDE", role="MEMBER")
    return address


def choices(client, address, field):
    """What a field of a page lets choose from, by its label."""
    found = page(client.get(address)).xpath(f"//select[@name='{field}']/option | //input[@name='{field}']")
    return [each.get("value") for each in found if each.get("value")]


def test_counts_of_groups_are_set_on_the_form_shown_and_held_against_who_sits_there(browser, desk):
    officer = browser("officer")
    address = registered(officer, counts="공무원 1~1\n민간위원·주민 3~")
    written = page(officer.get(f"{address}revise/")).xpath("string(//textarea[@name='counts'])").strip()

    shown = texts(officer.get(address), "//dl//dd | //table//td | //div[contains(@class, 'ui-alert')]//p")

    assert written == "공무원 1~1\n민간위원·주민 3~"
    assert "공무원 1명, 민간위원·주민 3명 이상" in shown
    assert any("공무원은 1명이어야 하나 0명입니다. 근거: 정보공개 조례 제12조" in each for each in shown)


def test_the_sexes_of_appointed_members_are_counted_with_those_that_nobody_stated(browser, desk):
    officer = browser("officer")
    address = registered(officer)
    for name, sex in (("변호사", "FEMALE"), ("교수", "MALE")):
        step(officer, address, "appoint", **APPOINTED, name=name, sex=sex)
    stated = texts(officer.get(address), "//div[@id='members']//caption")
    step(officer, address, "appoint", **APPOINTED, name="기자", sex="")

    assert (stated, texts(officer.get(address), "//div[@id='members']//caption")) == (
        ["위원 2명, 위촉직은 여성 1명, 남성 1명"], ["위원 3명, 위촉직은 여성 1명, 남성 1명, 미기재 1명"],
    )  # fmt: skip
    assert "여성 1명, 남성 1명, 미기재 1명" in officer.get(f"{address}?list=members&file=csv").content.decode()


def test_chairs_seats_shares_and_sexes_are_set_on_the_form_by_day_and_who_breaks_them_is_named(browser, desk):
    officer = browser("officer")
    given = {
        "chairs": "1~2", "chair_by": "EX_OFFICIO", "vice_chairs": "1", "vice_chair_by": "ELECTED",
        "shares": "공무원 4분의 1 이하\n민간위원·주민 과반수 (위촉직)", "counts": "당연직 2~3",
        "one_sex": "<=1/2", "one_sex_of": "ALL",
    }  # fmt: skip
    address = registered(officer, **given)
    for name, sex, role in (("변호사", "FEMALE", "CHAIR"), ("교수", "FEMALE", "MEMBER"), ("기자", "MALE", "MEMBER")):
        new = {"valid_from": TODAY, "name": name, "post": "", "group": "OUTSIDE", "role": role, "sex": sex}
        step(officer, address, "appoint", **new)

    form = page(officer.get(f"{address}revise/"))
    written = {
        name: form.xpath(f"string(//textarea[@name='{name}'] | //input[@name='{name}']/@value)").strip()
        for name in ("chairs", "vice_chairs", "shares", "counts")
    }
    shown = texts(officer.get(address), "//main//dd | //div[contains(@class, 'ui-alert')]//p")

    assert written == {name: given[name] for name in written}
    basis = "근거: 정보공개 조례 제12조"
    law, women = "양성평등기본법 제21조제2항", "해당 위원: 변호사, 교수."
    for said in (
        "1명 이상 2명 이하, 당연직", "1명, 호선", "당연직 2명 이상 3명 이하",
        f"전체 위원의 2분의 1 이하 (위원회의 근거), 위촉직 위원의 10분의 6 이하 ({law})",
        f"위원장은 당연직이어야 하나 위촉직입니다. 해당 위원: 변호사. {basis}",
        f"부위원장은 1명이어야 하나 0명입니다. {basis}",
        f"당연직은 2명 이상 3명 이하이어야 하나 0명입니다. {basis}",
        f"전체 위원 3명 가운데 여성이 2명입니다. 2분의 1 이하(1명)이어야 합니다. {women} {basis}",
        f"위촉직 위원 3명 가운데 여성이 2명입니다. 10분의 6 이하(1명)이어야 합니다. {women} 근거: {law}",
    ):  # fmt: skip
        assert said in shown, said

    later = (localdate() + timedelta(days=1)).isoformat()
    officer.post(f"{address}revise/", {**NEW, "valid_from": later, "one_sex_waiver": "실무위원회 2026-1", "shares": ""})
    assert "법의 상한을 지키지 않아도 됨 (실무위원회 2026-1)" in texts(
        officer.get(f"{address}?on={later}"), "//main//dd"
    )
    assert "1명, 호선" in texts(officer.get(address), "//main//dd")


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("shares", "민간위원 0분의 1 이상"), ("shares", "민간위원 2분의 3 이상"), ("shares", "동장 과반수"),
        ("shares", "과반수"), ("shares", "민간위원 3분의 2 미만"), ("counts", "당연직·공무원 1~2"),
    ],
)  # fmt: skip
def test_a_share_that_cannot_be_read_is_refused_with_its_line(browser, desk, field, line):
    officer = browser("officer")

    refused = officer.post("/committees/new/", {**NEW, "post": named(officer, "예산팀 주무관"), field: line})

    assert refused.status_code == 422
    assert any(f"1번째 줄 '{line}'" in each for each in texts(refused, f"//*[contains(@id, '{field}')]"))


@pytest.mark.parametrize("said", ["한 명", "~", "1~2~3", "-1", "2~1"])
def test_a_number_of_chairs_that_cannot_be_is_refused(browser, desk, said):
    officer = browser("officer")

    refused = officer.post("/committees/new/", {**NEW, "post": named(officer, "예산팀 주무관"), "chairs": said})

    assert refused.status_code == 422
    assert officer.get("/committees/").content.decode().count("정보공개심의회") == 0


@pytest.mark.parametrize("line", ["공무원 1명", "공무원 ~", "동장 1~2", "1~2", "공무원 1~2000"])
def test_a_count_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_made(browser, desk, line):
    officer = browser("officer")

    refused = officer.post(
        "/committees/new/", {**NEW, "post": named(officer, "예산팀 주무관"), "counts": f"주민 ~2\n{line}"}
    )

    assert refused.status_code == 422
    assert any(f"2번째 줄 '{line}'" in each for each in texts(refused, "//*[contains(@id, 'counts')]"))


def test_a_committee_meets_and_decides_on_its_pages(browser, desk):
    officer, bureau = browser("officer"), browser("bureau")
    address = seated(officer)
    shown = officer.get(address)
    assert texts(shown, "//div[@id='members']//tbody/tr/th") == ["기획재정국 국장", "변호사", "교수"]
    assert texts(shown, "//div[contains(@class, 'ui-alert')]//p") == []
    meeting = officer.post(address, {"step": "plan", "held_on": TODAY, "place": "회의실"}).headers["Location"]
    case = desk.working()

    said = [
        step(officer, meeting, "propose", title="기준 개정", function="기준 심의"),
        step(officer, meeting, "propose", subject_kind="office.case", subject=str(case)),
        step(officer, meeting, "notify"),
        step(officer, meeting, "gather", do="open", there=choices(officer, meeting, "there")),
    ]
    first, second = choices(officer, meeting, "item")[:2]
    chair, *others = choices(officer, meeting, "there")
    votes = {f"vote-{chair}": "FAVOUR", **{f"vote-{each}": "AGAINST" for each in others}}
    apart = officer.post(meeting, {"step": "decide", "do": "decide", "item": first, "in_favour": "3", **votes})
    assert "수로 적은 찬성 3, 반대 0, 기권 0과 다릅니다." in texts(apart, "//*[@role='alert']//li")[0]
    said += [
        step(officer, meeting, "decide", item=first, **votes),
        step(officer, meeting, "decide", item=second, in_favour="2", against="1", abstained="0", reason="수용"),
    ]
    assert texts(officer.get(meeting), "//details[@class='site-step'][@open]/summary") == ["종료"]
    said += [
        step(officer, meeting, "end", remarks="다음 달에 다시 모임"),
        step(bureau, meeting, "confirm"),
    ]

    steps = [
        ("안건 올리기", "준비"), ("안건 올리기", "준비"), ("소집 통지", "소집 통지함"), ("개회", "개회"),
        ("의결", "개회"), ("의결", "개회"), ("종료", "종료"), ("회의록 확정", "회의록 확정"),
    ]  # fmt: skip
    assert [each[-1] for each in said] == [f"{done}: 처리했습니다. 지금 상태: {state}." for done, state in steps]
    final = officer.get(meeting)
    assert texts(final, "//div[@id='agenda']//tbody/tr/td[last()]") == ["부결", "원안가결"]
    assert texts(final, "//*[@class='site-step']") == []
    assert desk.state(case) == "APPROVED"
    assert page(final).xpath("//div[@id='agenda']//a/@href") == [f"/cases/{case.pk}/"]
    file = officer.get(f"{meeting}minutes/hwpx/")
    assert (file.status_code, file.headers["Content-Type"]) == (200, "application/hwp+zip")
    assert officer.get(f"{meeting}minutes/hwpx/", headers={"If-None-Match": file.headers["ETag"]}).status_code == 304


def test_wrong_entries_are_told_beside_their_form_and_nothing_happens(browser, desk):
    officer = browser("officer")
    refused = officer.post("/committees/new/", {**NEW, "post": named(officer, "구청장"), "tie": "CHAIR"})
    assert texts(refused, "//*[@role='alert']//li") == [
        "간사 직위는 본인이나 소속 부서의 직위여야 합니다. 다른 직위를 고르십시오."
    ]
    address = seated(officer)
    meeting = officer.post(address, {"step": "plan", "held_on": TODAY, "place": ""}).headers["Location"]
    for name, given in {"propose": {"title": "안건"}, "notify": {}}.items():
        step(officer, meeting, name, **given)

    answer = officer.post(meeting, {"step": "gather", "do": "open", "there": choices(officer, meeting, "there")[:1]})

    assert answer.status_code == 422
    assert texts(answer, "//*[@role='alert']//li") == [
        "의사정족수에 못 미칩니다. 출석을 다시 확인하거나 무산으로 적으십시오."
    ]
    with desk.inside():
        assert queries.meeting(meeting.strip("/").rpartition("/")[2]).state == "NOTIFIED"


def test_who_is_kept_out_of_an_item_and_why_stands_on_the_page(browser, desk):
    officer = browser("officer")
    address = seated(officer)
    meeting = officer.post(address, {"step": "plan", "held_on": TODAY, "place": ""}).headers["Location"]
    step(officer, meeting, "propose", title="기준 개정")
    step(officer, meeting, "notify")
    step(officer, meeting, "gather", do="open", there=choices(officer, meeting, "there"))
    (item,) = dict.fromkeys(choices(officer, meeting, "item"))

    said = step(
        officer, meeting, "recuse", item=item, member=choices(officer, meeting, "member")[-1], kind="CHALLENGED",
        reason="청구인의 지도교수",
    )  # fmt: skip

    assert said[-1] == "제척·기피·회피: 처리했습니다. 지금 상태: 개회."
    assert texts(officer.get(meeting), "//ul[@id='recused']/li") == ["1. 기준 개정: 교수 기피 (청구인의 지도교수)"]


def test_names_and_rules_are_revised_from_a_day_and_shown_by_day(browser):
    officer = browser("officer")
    address = registered(officer)

    answer = officer.post(f"{address}revise/", {**NEW, "name": "정보심의회", "size_most": "9", "written": ""})

    assert answer.headers["Location"] == address
    shown = officer.get(address)
    assert texts(shown, "//h1") == ["정보심의회"]
    assert texts(shown, "//div[@id='terms']//tbody/tr/td[1]") == ["정보심의회", "정보공개심의회"]
    assert officer.get(f"{address}?on=1999-01-01").status_code == 404


def test_council_members_see_committees_and_change_nothing(browser, office):
    address = seated(browser("officer"))
    council = office.browser(Role.COUNCIL)

    shown = council.get(address)

    assert (shown.status_code, texts(shown, "//*[@class='site-step']")) == (200, [])
    assert texts(council.get("/committees/"), "//tbody//th") == ["정보공개심의회"]
    assert council.post(address, {"step": "plan", "held_on": TODAY}).status_code == 403


def test_another_municipality_has_no_such_committee(browser, neighbour):
    address = seated(browser("officer"))

    assert neighbour.browser(Role.TEAM_LEAD).get(address).status_code == 404


def test_a_committee_is_dissolved_on_its_page_with_day_and_basis_and_stays_to_be_read(browser):
    officer = browser("officer")
    address = seated(officer)
    meeting = officer.post(address, {"step": "plan", "held_on": TODAY, "place": ""}).headers["Location"]

    def end(**more):
        return officer.post(
            address, {"step": "end", "ended_on": TODAY, "reason": "조례 제9호로 폐지", **more}, follow=True
        )

    without, waiting = end(reason=""), end()
    officer.post(meeting, {"step": "cancel", "reason": "폐지"})
    done = end()

    assert [each.status_code for each in (without, waiting)] == [422, 422]
    assert "폐지의 근거를 적어 주십시오" in " ".join(texts(without, "//*[@role='alert']//li"))
    assert "끝나지 않은 회의가 있습니다" in " ".join(texts(waiting, "//*[@role='alert']//li"))
    assert alerts(done)[-1] == "위원회 폐지: 처리했습니다."
    assert texts(done, "//*[@class='site-step']") == []
    assert TODAY in texts(done, "//main//dd")
    assert officer.get("/committees/").content.decode().count(address) == 0


def test_a_committee_that_is_dissolved_from_a_later_day_keeps_its_steps_but_that(browser):
    officer, later = browser("officer"), (localdate() + timedelta(days=1)).isoformat()
    address = seated(officer)

    step(officer, address, "end", ended_on=later, reason="조례 제9호로 폐지")

    shown = officer.get(address)
    assert later in texts(shown, "//main//dd")
    assert texts(shown, "//details[@class='site-step']/summary") == [
        "회의 준비", "위원 위촉", "연임", "위원 연락처 적기", "해촉",
    ]  # fmt: skip
    planned = officer.post(address, {"step": "plan", "held_on": TODAY, "place": ""})
    assert planned.headers["Location"].startswith("/meetings/")
