"""A committee from its registration to the minutes of its meetings, by programs alone."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.api.programs import error, of

pytestmark = pytest.mark.database
TODAY = localdate()
SAID = {
    "name": "용역과제심의회", "functions": ["용역과제 심의"], "basis": "용역 조례 제5조",
    "rule": {"size": [3, 7], "term_years": 2, "renewals": 1, "notice_days": 3, "written": ">=2/3",
             "counts": [{"groups": ["OUTSIDE"], "bounds": [2, None]}, {"seat": "EX_OFFICIO", "bounds": [1, 1]}],
             "shares": [{"groups": ["OUTSIDE"], "threshold": ">=1/2"}]},
    "valid_from": f"{TODAY - timedelta(days=400)}",
}  # fmt: skip


def seated(full, officer):
    """A committee with a chair by office and two members from outside, and its address."""
    made = officer.post("/api/committees", {**SAID, "post_id": str(full.post)})
    here = f"/api/committees/{made.json()['id']}"
    chair = str(full.desk.hall.post("기획예산과 과장"))
    since = {"valid_from": f"{TODAY - timedelta(days=300)}"}
    people = [
        officer.post(f"{here}/members", given | since)
        for given in (
            {"post_id": chair, "group": "OFFICIAL", "role": "CHAIR"},
            {"name": "변호사", "group": "OUTSIDE", "sex": "FEMALE"},
            {"name": "교수", "group": "OUTSIDE"},
        )
    ]
    assert [each.status_code for each in (made, *people)] == [201] * 4
    return here, [each.json()["id"] for each in people]


def planned(officer, here, *titles, **more):
    """The address of a meeting with items."""
    given = {"held_on": f"{TODAY}", "starts_at": "14:00", "place": "회의실", **more}
    made = officer.post(f"{here}/meetings", given)
    meeting = f"/api/meetings/{made.json()['id']}"
    for title in titles:
        officer.post(f"{meeting}/items", {"title": title})
    return meeting


def test_a_committee_is_composed_revised_and_dissolved(full):
    officer = of(full, "officer")
    here, (_, lawyer, professor) = seated(full, officer)

    twice = officer.post(f"{here}/members", {"name": "변호사", "group": "OUTSIDE", "valid_from": f"{TODAY}"})
    nowhere = officer.post(
        f"{here}/members", {"post_id": str(full.fact), "group": "OFFICIAL", "valid_from": f"{TODAY}"}
    )
    renewed = officer.post(f"/api/committee-members/{lawyer}/renewal", {})
    again = officer.post(f"/api/committee-members/{renewed.json()['id']}/renewal", {})
    removed = officer.post(f"/api/committee-members/{professor}/removal", {"ended_on": f"{TODAY}", "reason": "사임"})
    revised = officer.post(f"{here}/revision", SAID | {"name": "용역심의회", "valid_from": f"{TODAY}"})
    wrong = officer.post(f"{here}/revision", SAID | {"rule": {"size": [7, 3]}})
    ended = officer.post(f"{here}/end", {"ended_on": f"{TODAY + timedelta(days=30)}", "reason": "조례 제9호"})

    assert [error(each)[:2] for each in (twice, nowhere, again, wrong)] == [(409, "REFUSED")] * 4
    assert (renewed.json()["renews_id"], removed.json()["ended_on"]) == (lawyer, f"{TODAY}")
    assert (revised.json()["name"], {"SIZE", "COUNT"} - {*revised.json()["faults"]}) == ("용역심의회", set())
    assert ended.json()["ended_on"] == f"{TODAY + timedelta(days=30)}"
    names = [each["name"] for each in officer.get(f"{here}/members").json()["items"]]
    assert sorted(names) == ["", "교수", "변호사", "변호사"]
    assert officer.get(here).json()["rule"]["counts"][1] == {"seat": "EX_OFFICIO", "bounds": [1, 1]}


def test_names_of_members_are_in_no_answer_that_is_kept(full):
    officer = of(full, "officer")
    here, _ = seated(full, officer)
    given = {"name": "비밀위원", "group": "OUTSIDE", "valid_from": f"{TODAY}"}

    appointed = officer.post(f"{here}/members", given)

    assert "비밀위원" not in appointed.content.decode()


def test_a_meeting_goes_from_its_plan_to_its_minutes(full):
    officer, head = of(full, "officer"), of(full, "head")
    here, members = seated(full, officer)
    meeting = planned(officer, here, "용역 가", "용역 나", "용역 다")
    items = [f"/api/agenda-items/{each['id']}" for each in officer.get(meeting).json()["items"]]

    twice = [{"member_id": members[0], "choice": each} for each in ("FAVOUR", "AGAINST")]
    steps = [
        officer.post(f"{meeting}/arrangement", {"starts_at": "15:00", "place": "대회의실", "answer_by": f"{TODAY}"}),
        officer.post(f"{items[2]}/removal", {"reason": "다음에 올림"}),
        officer.post(f"{meeting}/notice", {"reason": "급함"}),
        officer.post(f"{meeting}/notices", {"members": members[1:], "way": "PHONE", "told_on": f"{TODAY}"}),
        officer.post(f"{meeting}/opening", {"there": members[:2]}),
        officer.post(f"{meeting}/attendance", {"there": members}),
        officer.post(f"{items[0]}/recusals", {"member_id": members[2], "kind": "EXCLUDED", "reason": "수행 기관"}),
        officer.post(f"{items[0]}/decision", {"votes": {"in_favour": 2}, "reason": "원안대로"}),
        officer.post(f"{items[1]}/decision", {"by_name": [{"member_id": members[0], "choice": "FAVOUR"}]}),
        officer.post(f"{meeting}/end", {"remarks": "없음"}),
    ]
    own = officer.post(f"{meeting}/minutes", {})
    doubled = officer.post(f"{items[1]}/decision", {"by_name": twice})
    confirmed = head.post(f"{meeting}/minutes", {})

    assert [each.status_code for each in (*steps, confirmed)] == [201] * 11
    assert error(doubled) == (409, "REFUSED", "body.by_name")
    assert (error(own)[:2], confirmed.json()["state"]) == ((409, "REFUSED"), "MINUTED")
    found = officer.get(meeting).json()
    assert (found["starts_at"], found["present"], found["attending"]) == ("15:00", 3, sorted(members))
    assert [(each["result"], each["in_favour"], each["abstained"], each["recused"]) for each in found["items"]] == [
        ("PASSED", 2, 0, 1), ("REJECTED", 1, 2, 0), ("DROPPED", None, None, 0),
    ]  # fmt: skip
    for kind in ("notice.hwpx", "minutes.hwpx"):
        assert officer.get(f"{meeting}/files/{kind}").content.startswith(b"PK")


def test_a_meeting_fails_is_called_off_or_answers_in_writing_and_refusals_say_why(full):
    officer = of(full, "officer")
    here, members = seated(full, officer)
    failing, off, written = (planned(officer, here, "용역") for _ in range(3))
    for each in (failing, written):
        officer.post(f"{each}/notice", {"reason": "급함"})

    early = officer.post(f"{off}/opening", {"there": members})
    quorate = officer.post(f"{failing}/failure", {"there": members})
    stranger = officer.post(f"{failing}/failure", {"there": [str(full.fact)]})
    failed = officer.post(f"{failing}/failure", {"there": members[:1]})
    called_off = officer.post(f"{off}/cancellation", {"reason": "안건이 없음"})
    answered = officer.post(f"{written}/writing", {"there": members})
    item = f"/api/agenda-items/{officer.get(written).json()['items'][0]['id']}"
    deferred = officer.post(f"{item}/deferral", {"reason": "자료 부족"})
    nothing = officer.post(f"{item}/decision", {})
    nowhere = officer.post(f"/api/agenda-items/{full.fact}/decision", {"votes": {"in_favour": 1}})

    assert [error(each)[:2] for each in (early, quorate, stranger, nothing)] == [(409, "REFUSED")] * 4
    assert error(nowhere)[:2] == (404, "NOT_FOUND")
    assert [each.json()["state"] for each in (failed, called_off, answered, deferred)] == [
        "FAILED", "CANCELLED", "WRITTEN", "WRITTEN",
    ]  # fmt: skip
