"""The notice of a meeting on its page: given as a file, mailed to outside members, and who was told how."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.platform.working import work
from tests.site.offices import alerts, texts
from tests.site.test_committees import TODAY, choices, seated, step

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
LATER = (localdate() + timedelta(days=30)).isoformat()


def told(client, address):
    """How each member was told, as the page says."""
    shown = client.get(address)
    names = texts(shown, "//div[@id='attendance']//tbody/tr/th")
    return dict(zip(names, texts(shown, "//div[@id='attendance']//tbody/tr/td[4]"), strict=True))


def warnings(client, address):
    return texts(client.get(address), "//main//div[contains(@class, 'ui-alert')]//p")


def test_a_meeting_is_called_from_its_page_and_the_page_says_who_was_told(browser, post, office):
    officer = browser("officer")
    committee = seated(officer)
    lawyer, teacher = (
        each for each in choices(officer, committee, "member")[:2]
    )  # fmt: skip
    stated = step(officer, committee, "contact", member=lawyer, contact="", mail="lawyer@example.org")
    wrong = officer.post(committee, {"step": "contact", "member": teacher, "contact": "", "mail": "teacher"})
    given = {"step": "plan", "held_on": LATER, "starts_at": "14:00", "place": "", "answer_by": LATER}
    meeting = officer.post(committee, given).headers["Location"]
    step(officer, meeting, "propose", title="기준 개정")
    missing = warnings(officer, meeting)
    step(officer, meeting, "arrange", starts_at="15:30", place="대회의실", answer_by="")

    file = officer.get(f"{meeting}notice/pdf/")
    step(officer, meeting, "notify")
    waiting = told(officer, meeting)
    work()
    left = warnings(officer, meeting)
    member = choices(officer, meeting, "members")[-1]
    refused = officer.post(meeting, {"step": "tell", "do": "tell", "members": member, "way": "LETTER", "told_on": "x"})
    done = step(officer, meeting, "tell", do="tell", members=member, way="LETTER", told_on=TODAY)

    assert stated[-1] == "위원 연락처 적기: 처리했습니다."
    assert (wrong.status_code, refused.status_code) == (422, 422)
    assert missing == ["통지서에 적을 곳이 없습니다. 통지하기 전에 정하십시오."]
    assert (file.status_code, file.headers["Content-Type"], file.content[:4]) == (200, "application/pdf", b"%PDF")
    unsent = "메일 아직 보내지 못함('작업'에서 확인)"
    assert waiting == {"기획재정국 국장": f"이음 알림 {TODAY}", "변호사": unsent, "교수": ""}
    assert [each["To"] for each in post.mails] == ["lawyer@example.org"]
    assert left == ["통지한 기록이 없는 위원: 교수. 메일로 보내거나 알린 날을 적으십시오."]
    assert done[-1] == "위원에게 통지: 처리했습니다. 지금 상태: 소집 통지함."
    assert told(officer, meeting) == {
        "기획재정국 국장": f"이음 알림 {TODAY}", "변호사": f"메일 {TODAY}", "교수": f"우편 {TODAY}",
    }  # fmt: skip
    assert warnings(officer, meeting) == []
    assert [each for each in texts(officer.get(meeting), "//main//dd") if ":" in each or "회의실" in each] == [
        "15:30",
        "대회의실",
    ]
    assert office.browser(Role.COUNCIL).get(f"{meeting}notice/hwpx/").status_code == 200
    assert officer.get(f"{meeting}notice/docx/").status_code == 404
    assert alerts(officer.get(meeting)) == []
