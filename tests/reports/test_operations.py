"""The round of an officer on a real database: hand in, confirm, correct, rule, build."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from ieum.documents.errors import UnreadableDocument
from ieum.documents.reading import read_bytes
from ieum.documents.writers.json import write_json
from ieum.kernel.observations import Nature
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.epochs import NotYetKnown
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import correct_observation, rule_on
from ieum.reports import operations, queries
from ieum.reports.choices import Format
from ieum.reports.comparison import changes
from ieum.reports.intake.proposing import Letter
from tests.database import make_district
from tests.demo.in_memory import SOURCES, source_document

pytestmark = pytest.mark.database

REPORT = "yeongdeungpo-2003"
DEFINITION = """\
id: yeongdeungpo-2003
municipality: yeongdeungpo
title: 2003년 주요업무 보고
organisation: 기획예산과
as_of: 2003-10-31
stated_on: 2003-11-01
where: {division: 기획예산과, year: "2003"}
numbers: {negative: "-", plus: true, zero: ".", rate_rounding: TRUNCATE}
chapters:
  - number: Ⅰ
    title: 예산
    items:
      - number: "1"
        title: 예산 운용
        body: |
          □ 배정
          [표 budget.account.allotted]
"""


@pytest.fixture
def office(database):
    return make_district("yeongdeungpo", "영등포구")


@pytest.fixture
def report(office):
    with municipality(office.code):
        return operations.save_definition(source=DEFINITION, actor_id=office.team_lead_id, basis="보고서 정의")


def take_in(office, *, name="영등포구 2003년 주요업무 보고"):
    raw = next(each for each in SOURCES if each["id"] == REPORT)
    letter = Letter(name, raw["stated_on"], raw["as_of"], {"division": "기획예산과", "year": "2003"})
    data = write_json(source_document(REPORT))
    with municipality(office.code):
        return operations.take_in(
            name="2003.json", data=data, letter=letter, actor_id=office.officer_id, basis="원문 등록"
        )


def confirm(office, intake):
    with municipality(office.code):
        return operations.confirm_tables(
            intake=intake, proposals=queries.proposals(intake), actor_id=office.officer_id, basis="원문과 대조"
        )


def build(office, **asked):
    return operations.build_edition(municipality_code=office.code, report=REPORT, actor_id=office.officer_id, **asked)


def cells(office, edition):
    with municipality(office.code):
        table = next(queries.edition_document(edition).tables())
    return [[cell.text for cell in row] for row in table.body]


def observation(office, measure, *, nature=Nature.ACTUAL, account="일반회계"):
    question = Question(date.max, 10**9, Rounding.HALF_UP, date.max)
    known = queries.KnownFacts(question.epoch).observations("budget.account", question)
    return next(
        each
        for each in known
        if (each.measure, each.nature, dict(each.subject)["account"]) == (measure, nature, account)
    )


def test_what_is_confirmed_is_what_is_printed(office, report):
    confirm(office, take_in(office))

    assert cells(office, build(office)) == [
        ["합 계", "238,605", "227,068", "11,537", "163,642", "74,963", "68.5"],
        ["일반회계", "200,209", "188,710", "11,499", "152,221", "47,988", "67.8†"],
        ["특별회계", "38,396", "38,358", "38", "11,421", "26,975", "29.7"],
    ]


def test_nothing_is_printed_before_it_is_confirmed(office, report):
    take_in(office)

    assert [row[0] for row in cells(office, build(office))] == ["합 계"]


def test_a_ruling_for_the_computed_value_is_printed_from_then_on(office, report):
    confirm(office, take_in(office))
    before = build(office)
    with municipality(office.code):
        computed = observation(office, "allotment_rate", nature=Nature.COMPUTED)
        rule_on(observation_id=computed.id, actor_id=office.team_lead_id, basis="배정액과 예산현액으로 다시 계산")

    after = build(office)

    assert (cells(office, before)[1][-1], cells(office, after)[1][-1]) == ("67.8†", "76.0")
    with municipality(office.code):
        (change,) = changes(queries.edition_sidecar(before), queries.edition_sidecar(after))
    assert [cause.basis for cause in change.causes] == ["배정액과 예산현액으로 다시 계산"]
    assert (before.number, after.number, after.replaces_id) == (1, 2, before.pk)


def test_a_correction_changes_later_editions_but_not_what_was_known_then(office, report):
    confirm(office, take_in(office))
    then = build(office)
    with municipality(office.code):
        wrong = observation(office, "allotted", account="특별회계")
        correct_observation(
            observation_id=wrong.id, value=Decimal(12_421_000_000), printed="12,421",
            actor_id=office.officer_id, basis="배정 통지서 재확인",
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SELECT closed_at FROM platform_epoch WHERE number = %s", [then.epoch])
            moment = cursor.fetchone()[0]

    now, again = build(office), build(office, known_at=moment)

    assert (cells(office, now)[2][4], cells(office, now)[0][4]) == ("12,421", "164,642")
    assert again.pk == then.pk


def test_the_same_edition_built_twice_is_one_edition_with_the_same_bytes(office, report):
    confirm(office, take_in(office))
    first, second = build(office), build(office)
    with municipality(office.code):
        files = [
            operations.make_file(edition=edition, form=form, actor_id=office.officer_id).sha256
            for edition in (first, second)
            for form in Format
        ]

    assert first.pk == second.pk
    assert files[: len(Format)] == files[len(Format) :]


def test_an_earlier_day_prints_nothing_that_was_stated_later(office, report):
    confirm(office, take_in(office))

    early = build(office, as_of=date(2003, 10, 30))

    assert len(cells(office, early)) == 1


def test_before_anything_was_recorded_nothing_is_known(office, report):
    intake = take_in(office)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        before = cursor.fetchone()[0] - timedelta(seconds=1)
    confirm(office, intake)

    with pytest.raises(NotYetKnown):
        build(office, known_at=before)


def test_a_table_is_confirmed_once(office, report):
    intake = take_in(office)
    confirm(office, intake)

    assert confirm(office, intake) == 0
    with municipality(office.code):
        proposal = next(each for each in queries.proposals(intake) if each.facts)
        with pytest.raises(operations.NothingProposed):
            operations.confirm_table(intake=intake, proposal=proposal, actor_id=office.team_lead_id, basis="다시")


def test_the_same_report_handed_in_twice_is_one_intake(office, report):
    assert take_in(office).pk == take_in(office).pk


def test_an_item_is_edited_as_a_new_revision_and_the_old_one_stays(office, report):
    with municipality(office.code):
        edited = operations.edit_item(
            report=REPORT, key="Ⅰ-1", body="□ 배정 현황\n[표 budget.account.allotted]\n",
            actor_id=office.officer_id, basis="제목 다듬기",
        )  # fmt: skip
        same = operations.edit_item(
            report=REPORT, key="Ⅰ-1", body="□ 배정 현황\n[표 budget.account.allotted]\n",
            actor_id=office.officer_id, basis="다시 저장",
        )  # fmt: skip

    assert (report.number, edited.number, same.number) == (1, 2, 2)
    assert report.source == DEFINITION


def test_the_file_given_out_is_a_document_with_the_same_table(office, report):
    confirm(office, take_in(office))
    edition = build(office)
    with municipality(office.code):
        file = operations.make_file(edition=edition, form=Format.HWPX, actor_id=office.officer_id)

    table = next(read_bytes(bytes(file.data), "만든 파일.hwpx").tables())

    assert [[cell.text for cell in row] for row in table.body] == cells(office, edition)


def test_an_edition_of_another_district_is_not_there(office, report):
    confirm(office, take_in(office))
    edition = build(office)
    neighbour = make_district("geumcheon", "금천구")

    with municipality(neighbour.code):
        assert queries.editions(REPORT) == []
        assert queries.edition_file(edition.pk, Format.HWPX) is None


def test_a_file_without_a_table_is_not_taken_in_and_leaves_no_trace(office, report):
    letter = Letter("빈 보고", date(2023, 11, 6), date(2023, 10, 31), {})
    with municipality(office.code):
        with pytest.raises(UnreadableDocument) as caught:
            operations.take_in(
                name="글.txt",
                data="□ 글만 있는 문서\n".encode(),
                letter=letter,
                actor_id=office.officer_id,
                basis="등록",
            )

        assert str(caught.value) == (
            "글.txt: 표를 찾지 못했습니다. 표가 그림이나 글자로 그려져 있으면 원래 파일(HWPX)을 올려 주십시오."
        )
        assert not queries.intakes().exists()
