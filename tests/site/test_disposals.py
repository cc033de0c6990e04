"""Disposing of files on the pages: one asks or holds back, another decides, a worker does it, and the record stays."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from tests.office.test_attachments import TEXT, attach
from tests.site.offices import alerts, page, texts

from ieum.office import queries as office_queries
from ieum.platform import chain
from ieum.platform.choices import DisposalOutcome, Retention, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import disposal, disposing, queries
from ieum.platform.files.disposal import NotDisposed
from ieum.platform.jobs.running import perform
from ieum.platform.models import Account, DisposalRequest, Job, Notice, RetentionHold, Tombstone
from ieum.platform.operations import BasisMissing, open_operation

pytestmark = pytest.mark.database
PLACE = "/attachments/expired/"
LATE = date(2999, 1, 1)


def settled(desk):
    """A file of a closed case."""
    made = attach(desk, desk.working(), retention=Retention.YEAR)
    case = made.attachment.subject_id
    desk.do("settle", case_of(desk, case), by="officer", reason="처리할 것 없음")
    return made.attachment_id


@pytest.fixture
def file(desk):
    """The file of a closed case."""
    return settled(desk)


@pytest.fixture
def due(file, monkeypatch):
    """That file, long after its period."""
    monkeypatch.setattr("ieum.site.views.disposals.localdate", lambda: LATE)
    monkeypatch.setattr(disposing, "localdate", lambda: LATE)
    return file


@pytest.fixture
def lead(office):
    return office.browser(Role.TEAM_LEAD)


@pytest.fixture
def head(office):
    return office.browser(Role.DIVISION_HEAD)


@pytest.fixture
def second(office):
    """A second head of a division."""
    Account.objects.filter(pk=office.accounts[Role.MAYOR].pk).update(role=Role.DIVISION_HEAD)
    return office.browser(Role.MAYOR)


def case_of(desk, case_id):
    with desk.inside():
        return office_queries.case(case_id)


def ask(client, *files, do="request", **more):
    given = {"files": [str(each) for each in files], "basis": "보존기간 만료", "do": do, **more}
    return client.post(PLACE, given, follow=True)


def decide(client, do="dispose", basis="기록물평가심의회-12"):
    (address,) = page(client.get(PLACE)).xpath("//form[@aria-label='폐기 결정']/@action")
    return client.post(address, {"do": do, "basis": basis}, follow=True)


def work(office):
    """Do what waits for a worker; what was said of it."""
    with municipality(office.code):
        job = Job.objects.filter(kind=disposing.JOB).latest("pk")
    perform(job.municipality_id, job.pk)
    with municipality(office.code):
        return Job.objects.get(pk=job.pk).said


def test_one_asks_another_decides_a_worker_disposes_and_the_record_stays(office, due, head, second):
    listed = texts(head.get(PLACE), "//div[@id='expired']//tbody/tr[1]/*")
    assert (listed[0], listed[2]) == ("집행액.txt", "1년")

    assert alerts(ask(head, due)) == ["파일 1건의 폐기를 요청했습니다. 다른 과장이 결정하면 폐기됩니다."]
    assert alerts(decide(head)) == ["스스로 요청한 폐기는 결정할 수 없습니다. 다른 과장이 결정합니다."]
    with municipality(office.code):
        assert queries.disposal_of(due) is None
    assert "파일 1건을 폐기하기로 했습니다." in alerts(decide(second))[0]
    assert work(office) == "파일 1건을 처분했습니다."
    assert work(office) == "파일 1건을 처분했습니다."

    with municipality(office.code):
        (record,) = Tombstone.objects.filter(subject_id=due)
        told = json.loads(record.content)
        by = [str(office.accounts[each].pk) for each in (Role.DIVISION_HEAD, Role.MAYOR)]
        assert ([told["proposed_by"], told["approved_by"]], told["basis"]) == (by, "기록물평가심의회-12")
        assert chain.verify().fault is None
        assert queries.expired(LATE) == []
    rows = texts(head.get(PLACE), "//div[@id='decided']//tbody/tr/td")
    assert rows == ["집행액.txt", "폐기함", "과장", "단체장", "기록물평가심의회-12", "2999-01-01"]


def told(office, role):
    """What an account was told of disposals, the first first."""
    with municipality(office.code):
        rows = Notice.objects.filter(account=office.accounts[role].pk, kind__startswith="platform.disposal")
        return list(rows.order_by("made_at").values_list("title", flat=True))


def test_who_decides_is_told_of_a_request_and_who_asked_what_became_of_it(office, due, lead, head, second):
    ask(head, due)
    assert told(office, Role.MAYOR) == ["폐기를 요청한 파일 1건을 결정해 주십시오."]
    assert (told(office, Role.DIVISION_HEAD), told(office, Role.TEAM_LEAD)) == ([], [])

    ask(lead, due, do="hold", kept_until=LATE.isoformat())
    assert told(office, Role.DIVISION_HEAD) == []
    with municipality(office.code):
        disposing.hold(
            attachment_ids=[due], kept_until=LATE, actor_id=office.accounts[Role.TEAM_LEAD].pk, basis="소송", on=LATE
        )
    decide(second, do="refuse")

    assert told(office, Role.DIVISION_HEAD) == [
        "폐기를 요청한 파일 1건을 2999-01-01까지 보류했습니다.", "폐기를 요청한 파일 1건: 폐기하지 않음",
    ]  # fmt: skip
    assert len(told(office, Role.MAYOR)) == 1


def test_a_job_that_begins_again_disposes_of_nothing_twice(office, due, head, second):
    ask(head, due)
    decide(second)
    work(office)
    with municipality(office.code):
        job = Job.objects.filter(kind=disposing.JOB).latest("pk")
        call = disposing.JobCall(job.municipality_id, office.accounts[Role.MAYOR].pk, job.arguments, None)

    assert disposing.DISPOSE.run(call).said == "파일 0건을 처분했습니다. 보류했거나 이미 처분한 1건은 그대로입니다."
    with municipality(office.code):
        assert Tombstone.objects.filter(subject_id=due).count() == 1


def test_what_is_held_back_is_not_disposed_of_even_after_it_was_decided(office, due, head, second):
    ask(head, due)
    decide(second)
    with municipality(office.code):
        disposing.hold(
            attachment_ids=[due], kept_until=LATE, actor_id=office.accounts[Role.TEAM_LEAD].pk, basis="소송", on=LATE
        )
        (expired,) = queries.expired(LATE + timedelta(days=1))
        by = disposal.Approval(
            office.accounts[Role.DIVISION_HEAD], Account.objects.get(pk=office.accounts[Role.MAYOR].pk), "심의", LATE
        )

    assert work(office) == "파일 0건을 처분했습니다. 보류했거나 이미 처분한 1건은 그대로입니다."
    # Whoever read the list before the hold is refused by the transaction that would destroy it.
    with pytest.raises(NotDisposed, match=r"^집행액\.txt: 2999-01-01까지 폐기를 보류한 파일입니다"):
        disposal.dispose([expired], by, municipality_id=office.id, actor_id=office.accounts[Role.MAYOR].pk)
    with municipality(office.code):
        assert queries.disposal_of(due) is None


def test_a_file_is_held_back_until_a_day_shown_so_and_can_be_let_go_earlier(office, due, lead):
    until = LATE + timedelta(days=9)
    assert "언제까지 보류하는지 적어 주십시오." in ask(lead, due, do="hold").content.decode()
    assert "오늘이거나 그 뒤여야 합니다" in ask(lead, due, do="hold", kept_until="2026-01-01").content.decode()
    assert alerts(ask(lead, due, do="hold", kept_until=until.isoformat())) == ["파일 1건의 폐기를 보류했습니다."]

    shown = lead.get(PLACE)
    assert texts(shown, "//div[@id='held']//tbody/tr/td")[1:] == [until.isoformat(), "팀장", "보존기간 만료"]
    assert "폐기를 보류한 파일입니다" in ask(lead, due).content.decode()
    with municipality(office.code):
        assert (queries.expired(until), len(queries.expired(until + timedelta(days=1)))) == ([], 1)
    ask(lead, due, do="hold", kept_until=LATE.isoformat())
    with municipality(office.code):
        assert len(queries.expired(LATE + timedelta(days=1))) == 1
        assert chain.verify().fault is None


def test_a_request_is_refused_without_reason_twice_and_for_what_is_not_due(office, due, lead, file):
    assert ask(lead, due, basis=" ").status_code == 422
    assert ask(lead, UUID(int=1)).status_code == 422
    ask(lead, due)
    assert ask(lead, due).status_code == 422
    given = {"attachment_ids": [due], "actor_id": office.accounts[Role.TEAM_LEAD].pk}
    with municipality(office.code):
        with pytest.raises(NotDisposed, match="이미 폐기를 요청했습니다"):
            disposing.request_disposal(**given, basis="다시", on=LATE)
        with pytest.raises(NotDisposed, match="보존기간이 끝나지 않아"):
            disposing.request_disposal(**given, basis="이름", on=localdate())
        with pytest.raises(NotDisposed, match="목록에 없습니다"):
            disposing.hold(**{**given, "attachment_ids": []}, basis="빈 것", kept_until=LATE, on=LATE)
        with pytest.raises(BasisMissing):
            disposing.hold(**given, basis=" ", kept_until=LATE, on=LATE)
        assert (DisposalRequest.objects.count(), RetentionHold.objects.count()) == (1, 0)


def test_who_decides_may_refuse_and_it_may_be_asked_again(due, lead, head):
    ask(lead, due)
    assert decide(head, basis=" ").status_code == 422

    assert alerts(decide(head, "refuse")) == ["파일 1건을 폐기하지 않기로 했습니다."]
    assert texts(head.get(PLACE), "//div[@id='decided']//tbody/tr/td")[1] == "폐기하지 않음"
    assert alerts(ask(lead, due)) == ["파일 1건의 폐기를 요청했습니다. 다른 과장이 결정하면 폐기됩니다."]


def test_the_page_asks_as_many_queries_however_many_files_it_shows(office, desk, monkeypatch, head):
    monkeypatch.setattr("ieum.site.views.disposals.localdate", lambda: LATE)
    asker, decider = ({"actor_id": office.accounts[role].pk, "basis": "만료"} for role in (Role.TEAM_LEAD, Role.MAYOR))
    Account.objects.filter(pk=decider["actor_id"]).update(role=Role.DIVISION_HEAD)

    def files(number):
        """So many files that are due, held back and decided on."""
        for _ in range(number):
            decided, held, _ = (settled(desk) for _ in range(3))
            with desk.inside():
                disposing.hold(attachment_ids=[held], kept_until=LATE, on=LATE, **asker)
                asked = disposing.request_disposal(attachment_ids=[decided], on=LATE, **asker)
                disposing.decide_disposal(request_id=asked, outcome=DisposalOutcome.REFUSED, **decider)

    def queries_of_the_page():
        with CaptureQueriesContext(connection) as queried:
            return head.get(PLACE), len(queried)

    files(1)
    head.get(PLACE)
    _, few = queries_of_the_page()
    files(2)
    shown, many = queries_of_the_page()

    rows = {each: len(page(shown).xpath(f"//div[@id='{each}']//tbody/tr")) for each in ("expired", "held", "decided")}
    assert (rows, many) == ({"expired": 6, "held": 3, "decided": 3}, few)


def test_a_lead_decides_nothing_and_who_audits_asks_for_nothing(office, due, lead, neighbour):
    ask(lead, due)
    (asked,) = page(office.browser(Role.AUDITOR).get(PLACE)).xpath("//div[starts-with(@id, 'asked-')]/@id")
    address = f"/attachments/disposals/{asked.removeprefix('asked-')}/"

    assert page(lead.get(PLACE)).xpath("//form[@aria-label='폐기 결정']") == []
    assert lead.post(address, {"do": "dispose", "basis": "심의"}).status_code == 403
    assert ask(office.browser(Role.AUDITOR), due).status_code == 403
    stranger = neighbour.browser(Role.DIVISION_HEAD)
    assert stranger.post(address, {"do": "dispose", "basis": "심의"}).status_code == 404
    assert texts(stranger.get(PLACE), "//div[@id='expired']//tbody//td") == ["보존기간이 끝난 파일이 없습니다."]


def test_the_database_lets_nobody_decide_on_their_own_request(office, due):
    lead = office.accounts[Role.TEAM_LEAD].pk
    with municipality(office.code):
        made = disposing.request_disposal(attachment_ids=[due], actor_id=lead, basis="만료", on=LATE)
        own = open_operation(kind="X", actor_id=lead, basis="스스로").operation_id
    with municipality(office.code), pytest.raises(DatabaseError, match="who asks does not decide"):
        DisposalRequest.objects.filter(operation_id=made).update(
            decision_id=own, outcome=DisposalOutcome.APPROVED.value
        )


def test_the_content_of_what_was_disposed_of_is_gone(office, due, head, second):
    ask(head, due)
    decide(second)
    work(office)

    with municipality(office.code):
        (version,) = queries.versions(due)
        assert queries.bytes_of(version.file_id) == b""
    assert (TEXT and second.get(f"/attachments/{due}/1/").status_code) == 410
