"""Disposal of files whose period is over: by two persons, leaving a signed record, for good."""

import hashlib
import json
from argparse import Namespace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ieum.platform import chain
from ieum.platform.choices import Retention, Role
from ieum.platform.files import actions, disposal, operations, queries
from ieum.platform.files.disposal import Approval, NotDisposed
from ieum.platform.files.operations import NotAttached
from ieum.platform.files.queries import Held, NoSuchFile
from ieum.platform.models import Account, File, Tombstone
from ieum.platform.operations import BasisMissing, register_source
from ieum.platform.personal.signing import is_signed
from tests.office.test_attachments import TEXT, attach

pytestmark = pytest.mark.database
HASH = hashlib.sha256(TEXT).hexdigest()
LATE = date(2999, 1, 1)


@pytest.fixture(autouse=True)
def duties(desk):
    """Who may propose and approve."""
    for name, role in (("lead", Role.TEAM_LEAD), ("head", Role.DIVISION_HEAD)):
        assert Account.objects.filter(pk=desk.accounts[name]).update(role=role) == 1


def person(desk, name):
    """An account of the desk."""
    return Account.objects.get(pk=desk.accounts[name])


def approval(desk, proposer="lead", approver="head", basis="기록물평가심의회-12 (2998. 12. 1.)"):
    """What the two say."""
    return Approval(person(desk, proposer), person(desk, approver), basis, LATE)


def dispose(desk, *files, **said):
    """Dispose of files long after all periods; how many contents went."""
    with desk.inside():
        found = disposal.listed([each.attachment_id for each in files], LATE)
        by = approval(desk, **said)
    district = desk.hall.district
    return disposal.dispose(found, by, municipality_id=district.id, actor_id=district.officer_id)


def settled(desk, *data, retention=Retention.YEAR):
    """Files of a case that is closed."""
    case = desk.working()
    files = [attach(desk, case, each, retention=retention) for each in data]
    desk.do("settle", case, by="officer", reason="처리할 것 없음")
    return files


def stored(desk, file):
    """The bytes of a file as the store has them."""
    with desk.inside():
        return queries.bytes_of(file.file_id)


def test_the_content_goes_and_a_signed_record_says_what_it_was_and_who_answers_for_it(desk):
    (file,) = settled(desk, TEXT)

    assert dispose(desk, file) == 1

    assert stored(desk, file) == b""
    with desk.inside():
        (record,) = Tombstone.objects.filter(subject_id=file.attachment_id)
        told = json.loads(record.content)
        assert is_signed(record.content, record.signature)
        assert told["versions"] == [
            {"number": 1, "name": "집행액.txt", "sha256": HASH, "size": len(TEXT), "content": "DESTROYED"}
        ]
        assert (told["basis"], told["on"]) == ("기록물평가심의회-12 (2998. 12. 1.)", "2999-01-01")
        assert [told["proposed_by"], told["approved_by"]] == [str(desk.accounts[each]) for each in ("lead", "head")]
        assert (record.operation.kind, record.operation.basis) == ("files.dispose", told["basis"])
        kept = queries.version(file.attachment_id, 1)
        assert (kept.held, kept.sha256, kept.size) == (Held.DISPOSED, HASH, "1KB")
        with pytest.raises(NoSuchFile, match="처분됨"):
            queries.content(kept)
        assert chain.verify().fault is None


def test_nothing_is_done_to_what_was_disposed_of(desk):
    (file,) = settled(desk, TEXT)
    dispose(desk, file)

    with desk.inside():
        assert queries.expired(LATE) == queries.unscanned() == queries.all_attached() == []
    with pytest.raises(NotDisposed, match=r"^집행액\.txt: 이미 처분한 파일입니다"):
        dispose(desk, file)
    given = {"attachment_id": file.attachment_id, "actor_id": desk.accounts["officer"], "basis": "고침"}
    with desk.inside():
        with pytest.raises(NotAttached, match="처분됨"):
            operations.take_off(**given)
        with pytest.raises(NotAttached, match="처분됨"):
            operations.add_version(**given, name="a.txt", data=b"a")


def test_a_content_stays_while_another_file_or_a_source_has_it(desk):
    (old,), (kept,) = settled(desk, TEXT), settled(desk, TEXT, retention=Retention.PERMANENT)
    (source,) = settled(desk, b"also a source\n")
    with desk.inside():
        register_source(
            name="출처", sha256=source.file.sha256, format="TXT", stated_on=date(2020, 1, 1),
            actor_id=desk.accounts["officer"], basis="등록", content=b"also a source\n",
        )  # fmt: skip

    assert dispose(desk, old, source) == 0

    assert (stored(desk, old), stored(desk, source)) == (TEXT, b"also a source\n")
    with desk.inside():
        assert queries.version(old.attachment_id, 1).held is Held.DISPOSED
        assert queries.content(queries.version(kept.attachment_id, 1)) == TEXT
        assert json.loads(Tombstone.objects.get(subject_id=old.attachment_id).content)["versions"][0]["content"] == (
            "SHARED"
        )


def test_a_content_goes_with_the_last_file_that_has_it(desk):
    first, second = settled(desk, TEXT, TEXT)

    assert (dispose(desk, first), stored(desk, second)) == (0, TEXT)
    assert (dispose(desk, second), stored(desk, first)) == (1, b"")


def test_every_version_goes_and_what_was_taken_off_too(desk):
    case = desk.working()
    file = attach(desk, case, retention=Retention.YEAR)
    given = {"attachment_id": file.attachment_id, "actor_id": desk.accounts["officer"], "basis": "고침"}
    with desk.inside():
        operations.add_version(**given, name="b.txt", data=b"newer\n")
        operations.take_off(**given)
    desk.do("settle", case, by="officer", reason="처리할 것 없음")

    assert dispose(desk, file) == 2
    with desk.inside():
        assert [bytes(each.data) for each in File.objects.all()] == [b"", b""]


def test_the_same_content_comes_in_again_afterwards(desk):
    (old,) = settled(desk, TEXT)
    dispose(desk, old)

    (new,) = settled(desk, TEXT)

    assert (stored(desk, new), stored(desk, old)) == (TEXT, b"")
    assert dispose(desk, new) == 1


def test_a_file_whose_period_runs_is_refused_by_its_name_and_nothing_of_the_list_goes(desk):
    (over,), (runs,) = settled(desk, TEXT), settled(desk, b"for ever\n", retention=Retention.PERMANENT)

    with pytest.raises(NotDisposed, match=r"^집행액\.txt: 보존기간이 끝나지 않아"):
        dispose(desk, over, runs)
    assert stored(desk, over) == TEXT
    with desk.inside(), pytest.raises(NotDisposed, match="그런 파일이 없습니다"):
        disposal.listed([over.pk], LATE)
    with pytest.raises(NotDisposed, match="처분할 파일이 목록에 없습니다"):
        dispose(desk)


def test_two_answer_for_it_who_have_the_duty(desk):
    (file,) = settled(desk, TEXT)

    for said, why in (
        ({"proposer": "head"}, "제안한 사람은 승인할 수 없습니다"),
        ({"approver": "officer"}, "과장 계정이어야 합니다"),
        ({"proposer": "officer"}, "과장, 팀장 계정이어야 합니다"),
    ):
        with pytest.raises(NotDisposed, match=why):
            dispose(desk, file, **said)
    with pytest.raises(BasisMissing):
        dispose(desk, file, basis=" ")
    assert stored(desk, file) == TEXT


def test_who_is_of_another_municipality_or_left_approves_nothing(desk, neighbour):
    (file,) = settled(desk, TEXT)
    with desk.inside():
        found, by = disposal.listed([file.attachment_id], LATE), approval(desk)

    with pytest.raises(NotDisposed, match="계정이어야 합니다"):
        disposal.dispose(found, by, municipality_id=neighbour.id, actor_id=neighbour.officer_id)
    by.approver.is_active = False
    with pytest.raises(NotDisposed, match="계정이어야 합니다"):
        disposal.dispose(found, by, municipality_id=desk.hall.district.id, actor_id=desk.accounts["officer"])
    assert stored(desk, file) == TEXT


def test_the_command_takes_lines_of_the_list_and_says_what_is_wrong_with_others(desk, tmp_path, capsys, monkeypatch):
    (file,) = settled(desk, TEXT)
    with desk.inside():
        logins = {"proposed_by": person(desk, "lead").login, "approved_by": person(desk, "head").login}
    lines = tmp_path / "list.txt"
    given = Namespace(
        action="dispose", municipality=desk.hall.district.code, list=lines, basis="기록물평가심의회-12", **logins
    )

    for text, told in (
        ("집행액.txt\n", "1행: 파일의 번호로 끝나지 않습니다"),
        ("\n", "처분할 파일이 목록에 없습니다"),
        (f"x\t{file.attachment_id}\n", "집행액.txt: 보존기간이 끝나지 않아"),
    ):
        lines.write_text(text)
        assert actions.act(given) == actions.REFUSED
        assert told in capsys.readouterr().err
    assert stored(desk, file) == TEXT

    monkeypatch.setattr(actions, "localdate", lambda: LATE)
    lines.write_text("".join(f"{each}\n" for each in actions.expired(desk.hall.district.code)))
    assert actions.act(given) == actions.DONE
    assert "파일 1건을 처분했습니다" in capsys.readouterr().out
    assert stored(desk, file) == b""
    lines.unlink()
    assert actions.act(given) == actions.REFUSED


def test_expired_files_are_found_by_as_many_queries_however_many_they_are(desk):
    asked = []
    for number in (1, 2, 3):
        settled(desk, b"%d" % number)
        with desk.inside(), CaptureQueriesContext(connection) as queried:
            assert len(queries.expired(LATE)) == number
        asked.append(len(queried))

    assert len(set(asked)) == 1
