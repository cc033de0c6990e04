"""Files of cases and meetings: attached by who has a part, scanned, kept in versions, taken off and expiring."""

import hashlib
import stat
import sys
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from ieum.office import queries as office
from ieum.platform.choices import Retention
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations, queries
from ieum.platform.files.actions import scan_all
from ieum.platform.files.operations import NotAttached
from ieum.platform.files.queries import Held, NoSuchFile, NoSuchSubject
from ieum.platform.files.retention import expires_on
from ieum.platform.models import (
    Attachment,
    AttachmentRemoval,
    AttachmentRestoration,
    AttachmentVersion,
    File,
    FileScan,
)  # fmt: skip
from ieum.platform.operations import BasisMissing

TEXT = "집행액은 표와 같음\n".encode()
VIRUS = b"harmless words, but MALWARE-SAMPLE\n"
SCANNER = f"""#!{sys.executable}
import sys
sys.stderr.write("")
data = sys.stdin.buffer.read()
if b"CRASH" in data:
    sys.exit(2)
if b"MALWARE-SAMPLE" in data:
    print("stream: Sample.Malware FOUND")
    sys.exit(1)
print("stream: OK")
"""


@pytest.fixture
def scanner(tmp_path, monkeypatch):
    """A scanner that finds one word, as clamdscan would tell it."""
    program = tmp_path / "small-scanner"
    program.write_text(SCANNER)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("IEUM_SCAN_COMMAND", f"{program} --no-summary -")
    return program


@pytest.fixture
def case(desk):
    """A case that the officer of 예산팀 works on."""
    return desk.working()


def attach(desk, case, data=TEXT, *, by="officer", name="집행액.txt", basis="요청에 따름", **more):
    """Attach a file to a case as one of the people."""
    given = {"subject_kind": "office.case", "subject_id": case.pk, "retention": Retention.YEARS_10, **more}
    with desk.inside():
        return operations.attach(name=name, data=data, actor_id=desk.accounts[by], basis=basis, **given)


def listed(desk, case):
    """The files of a case: name, version and whether it is held back."""
    with desk.inside():
        return [
            (each.version.name, each.version.number, each.held) for each in queries.attachments("office.case", case.pk)
        ]


@pytest.mark.parametrize(
    ("retention", "completed_on", "ends"),
    [
        ("YEAR", date(2020, 1, 1), date(2021, 12, 31)),
        ("YEARS_3", date(2020, 12, 31), date(2023, 12, 31)),
        ("YEARS_30", date(2020, 6, 1), date(2050, 12, 31)),
        ("YEARS_5", None, None),
        ("PERMANENT", date(2020, 1, 1), None),
        ("SEMI_PERMANENT", date(2020, 1, 1), None),
    ],
)
def test_a_period_begins_with_the_year_after_the_matter_was_done(retention, completed_on, ends):
    assert expires_on(retention, completed_on) == ends


@pytest.mark.database
def test_a_file_is_kept_by_its_content_once_and_given_back_as_it_was(desk, case):
    first, second = attach(desk, case), attach(desk, case, name="같은 내용.txt")

    assert listed(desk, case) == [("집행액.txt", 1, Held.FREE), ("같은 내용.txt", 1, Held.FREE)]
    assert first.file_id == second.file_id
    with desk.inside():
        assert queries.content(queries.version(first.attachment_id, 1)) == TEXT
        assert File.objects.get(pk=first.file_id).sha256 == hashlib.sha256(TEXT).hexdigest()


@pytest.mark.database
def test_a_newer_state_is_another_version_and_the_old_one_stays(desk, case):
    first = attach(desk, case)
    with desk.inside():
        operations.add_version(
            attachment_id=first.attachment_id, name="집행액 고침.txt", data=b"new", actor_id=desk.accounts["officer"],
            basis="고침",
        )  # fmt: skip

        assert [each.name for each in queries.versions(first.attachment_id)] == ["집행액.txt", "집행액 고침.txt"]
        assert queries.content(queries.version(first.attachment_id, 1)) == TEXT
        with pytest.raises(NotAttached, match="지금 판과 내용이 같은"):
            operations.add_version(
                attachment_id=first.attachment_id, name="b.txt", data=b"new", actor_id=desk.accounts["officer"],
                basis="고침",
            )  # fmt: skip
    assert listed(desk, case) == [("집행액 고침.txt", 2, Held.FREE)]


@pytest.mark.database
def test_who_has_no_part_attaches_and_takes_off_nothing(desk, case):
    held, stranger = attach(desk, case), desk.hall.district.officer_id

    with pytest.raises(NotAttached, match="맡은 일이 아니어서"):
        attach(desk, desk.receive(post="재무과 과장", by="bureau"), by="officer")
    with desk.inside(), pytest.raises(NotAttached, match="맡은 일이 아니어서"):
        operations.take_off(attachment_id=held.attachment_id, actor_id=stranger, basis="지움")
    assert len(listed(desk, case)) == 1


@pytest.mark.database
def test_a_closed_case_takes_no_more_files(desk, case):
    closed = desk.do("settle", case, by="officer", reason="처리할 것 없음")

    with pytest.raises(NotAttached, match="종결된 업무에는"):
        attach(desk, closed)


@pytest.mark.database
def test_a_file_without_basis_of_no_kind_or_on_nothing_is_refused_and_leaves_no_trace(desk, case):
    with pytest.raises(BasisMissing):
        attach(desk, case, basis=" ")
    with pytest.raises(NotAttached, match="붙일 수 없는 파일입니다"):
        attach(desk, case, b"MZ\x90\x00" + bytes(9))
    for nothing in ({"subject_kind": "office.nothing"}, {"subject_id": desk.accounts["officer"]}):
        with pytest.raises(NoSuchSubject):
            attach(desk, case, **nothing)

    with desk.inside():
        assert AttachmentVersion.objects.count() == File.objects.count() == 0


@pytest.mark.database
def test_a_file_that_was_taken_off_is_shown_no_more(desk, case):
    held = attach(desk, case)
    with desk.inside():
        operations.take_off(attachment_id=held.attachment_id, actor_id=desk.accounts["officer"], basis="잘못 붙임")

        with pytest.raises(NoSuchFile):
            queries.version(held.attachment_id, 1)
        with pytest.raises(NoSuchFile):
            operations.take_off(attachment_id=held.attachment_id, actor_id=desk.accounts["officer"], basis="다시")
        assert File.objects.count() == 1
    assert listed(desk, case) == []


@pytest.mark.database
def test_a_file_that_was_taken_off_is_put_back_with_its_versions_and_may_be_taken_off_again(desk, case):
    held = attach(desk, case)
    given = {"attachment_id": held.attachment_id, "actor_id": desk.accounts["officer"]}
    with desk.inside():
        operations.add_version(**given, name="고침.txt", data=b"new", basis="고침")
        operations.take_off(**given, basis="잘못 붙임")
        with pytest.raises(BasisMissing):
            operations.restore(**given, basis=" ")
        operations.restore(**given, basis="잘못 뗌")

        assert [each.number for each in queries.versions(held.attachment_id)] == [1, 2]
        with pytest.raises(NoSuchFile, match="이미 되돌린"):
            operations.restore(**given, basis="다시")
        operations.take_off(**given, basis="다시 뗌")
        assert queries.attachments("office.case", case.pk) == []
        operations.restore(**given, basis="다시 되돌림")
        told = [
            (each.operation.basis, *(back.operation.basis for back in each.restorations.all()))
            for each in queries.removals(held.attachment_id)
        ]
    assert told == [("잘못 붙임", "잘못 뗌"), ("다시 뗌", "다시 되돌림")]
    assert listed(desk, case) == [("고침.txt", 2, Held.FREE)]


@pytest.mark.database
def test_only_who_may_take_off_puts_back_and_not_while_the_file_may_not_change(desk, case):
    held, other = attach(desk, case), attach(desk, case, b"other", name="b.txt")
    given = {"attachment_id": held.attachment_id, "basis": "되돌림"}
    with desk.inside():
        operations.take_off(attachment_id=held.attachment_id, actor_id=desk.accounts["officer"], basis="뗌")
        with pytest.raises(NoSuchFile, match="뗀 파일을 찾을 수 없습니다"):
            operations.restore(attachment_id=other.attachment_id, actor_id=desk.accounts["officer"], basis="되돌림")
        with pytest.raises(NotAttached, match="맡은 일이 아니어서"):
            operations.restore(**given, actor_id=desk.hall.district.officer_id)
    desk.submit(case)
    with desk.inside(), pytest.raises(NotAttached, match="결재 중인 기안"):
        operations.restore(**given, actor_id=desk.accounts["officer"])


@pytest.mark.database
def test_a_full_matter_takes_no_file_back(desk, case, monkeypatch):
    monkeypatch.setattr(operations, "MOST_ATTACHED", 1)
    held = attach(desk, case)
    given = {"attachment_id": held.attachment_id, "actor_id": desk.accounts["officer"], "basis": "고침"}
    with desk.inside():
        operations.take_off(**given)
    attach(desk, case, b"other", name="b.txt")

    with desk.inside(), pytest.raises(NotAttached, match="파일을 1개까지"):
        operations.restore(**given)


@pytest.mark.database
def test_a_file_whose_period_is_over_is_not_put_back(desk, case, monkeypatch):
    held = attach(desk, case, retention=Retention.YEAR)
    given = {"attachment_id": held.attachment_id, "actor_id": desk.accounts["officer"], "basis": "고침"}
    with desk.inside():
        operations.take_off(**given)
    desk.do("settle", case, by="officer", reason="처리할 것 없음")

    with desk.inside():
        with pytest.raises(NotAttached, match="종결된 업무"):
            operations.restore(**given)
        monkeypatch.setattr(operations, "localdate", lambda: date(2999, 1, 1))
        with pytest.raises(NotAttached, match="보존기간이 끝난 파일"):
            operations.restore(**given)


@pytest.mark.database
@pytest.mark.usefixtures("scanner")
def test_an_infected_file_is_not_attached_and_nothing_of_it_is_kept(desk, case):
    with pytest.raises(NotAttached, match=r"^자료\.txt: 바이러스 검사에서 악성으로 판정되어 받지 않았습니다"):
        attach(desk, case, VIRUS, name="자료.txt")
    clean = attach(desk, case)
    with desk.inside(), pytest.raises(NotAttached, match="악성으로 판정되어"):
        operations.add_version(
            attachment_id=clean.attachment_id, name="a.txt", data=VIRUS, actor_id=desk.accounts["officer"], basis="고침"
        )

    assert listed(desk, case) == [("집행액.txt", 1, Held.FREE)]
    with desk.inside():
        assert (File.objects.count(), FileScan.objects.count()) == (1, 1)


@pytest.mark.database
def test_what_is_found_infected_later_is_kept_in_quarantine_wherever_it_hangs(desk, case, request):
    held = attach(desk, case, VIRUS, name="자료.txt")
    request.getfixturevalue("scanner")

    scan_all(desk.hall.district.code, everything=False)

    assert listed(desk, case) == [("자료.txt", 1, Held.QUARANTINED)]
    with desk.inside():
        kept = queries.version(held.attachment_id, 1)
        assert kept.told == "격리됨 (small-scanner)"
        with pytest.raises(NoSuchFile, match="격리했습니다"):
            queries.content(kept)


@pytest.mark.database
def test_what_no_scan_came_to_an_end_of_waits_for_one(desk, case, scanner):
    held = attach(desk, case, b"CRASH the scanner\n", name="a.txt")
    assert listed(desk, case) == [("a.txt", 1, Held.WAITING)]

    scanner.write_text(SCANNER.replace("CRASH", "CRASHES"))
    with desk.inside():
        assert scan_all(desk.hall.district.code, everything=False) == ["검사한 파일 1건: 깨끗함 1건."]
        assert queries.content(queries.version(held.attachment_id, 1)) == b"CRASH the scanner\n"


@pytest.mark.database
def test_what_was_attached_before_there_was_a_scanner_is_scanned_later(desk, case, request):
    attach(desk, case, VIRUS)
    assert [each[2] for each in listed(desk, case)] == [Held.FREE]

    request.getfixturevalue("scanner")
    assert [each[2] for each in listed(desk, case)] == [Held.WAITING]
    with desk.inside():
        assert scan_all(desk.hall.district.code, everything=False) == ["검사한 파일 1건: 격리됨 1건."]
        assert scan_all(desk.hall.district.code, everything=False) == ["검사한 파일 0건."]
        assert scan_all(desk.hall.district.code, everything=True) == ["검사한 파일 1건: 격리됨 1건."]
    assert [each[2] for each in listed(desk, case)] == [Held.QUARANTINED]


@pytest.mark.database
def test_a_scanner_that_is_not_there_lets_nothing_through(desk, case, monkeypatch):
    monkeypatch.setenv("IEUM_SCAN_COMMAND", "/nowhere/scanner")

    attach(desk, case)

    assert [each[2] for each in listed(desk, case)] == [Held.WAITING]


@pytest.mark.database
def test_the_list_of_expired_files_counts_from_the_closing_of_the_case(desk, case):
    attach(desk, case, retention=Retention.YEAR)
    attach(desk, case, b"for ever", name="b.txt", retention=Retention.PERMANENT)
    with desk.inside():
        assert queries.expired(date(2999, 1, 1)) == []
    desk.do("settle", case, by="officer", reason="처리할 것 없음")

    with desk.inside():
        (found,) = queries.expired(date(2999, 1, 1))
        assert (found.name, found.expires_on.year) == ("집행액.txt", found.completed_on.year + 1)
        assert queries.expired(found.expires_on) == []
        assert office.case(case.pk).title in found.subject


@pytest.mark.database
def test_another_municipality_has_no_such_file_and_cannot_name_it(desk, case, neighbour):
    held = attach(desk, case)

    with municipality(neighbour.code):
        with pytest.raises(NoSuchFile):
            queries.version(held.attachment_id, 1)
        with pytest.raises(NoSuchSubject):
            operations.attach(
                subject_kind="office.case", subject_id=case.pk, name="a.txt", data=b"a",
                retention=Retention.YEAR, actor_id=neighbour.officer_id, basis="남의 것",
            )  # fmt: skip
        with pytest.raises(NoSuchFile):
            operations.take_off(attachment_id=held.attachment_id, actor_id=neighbour.officer_id, basis="남의 것")
        assert queries.attachments("office.case", case.pk) == []


@pytest.mark.database
@pytest.mark.parametrize(
    "model", [Attachment, AttachmentVersion, AttachmentRemoval, AttachmentRestoration, FileScan, File]
)
def test_the_application_changes_and_removes_nothing_of_it(desk, case, model):
    attach(desk, case)

    for change in (lambda: model.objects.update(id=case.pk), lambda: model.objects.all()._raw_delete("default")):
        with desk.inside(), pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.database
def test_no_content_comes_into_the_store_but_through_its_function(desk):
    with desk.inside(), pytest.raises(DatabaseError), transaction.atomic():
        File.objects.create(municipality_id=desk.hall.district.id, sha256="0" * 64, size=1, media_type="a", data=b"a")
