"""What is recorded can be read again: whole, in order, and only as a whole."""

import hashlib
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from tests.platform.facts import DAY, draft, known, record, register

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.platform import operations, queries
from ieum.platform.database.tenancy import NoMunicipality, municipality, snapshot
from ieum.platform.models import File, Observation, Operation
from ieum.platform.rules import InvalidObservation

pytestmark = pytest.mark.database


def test_what_is_recorded_is_read_again_with_all_that_was_said(district):
    with municipality(district.code):
        source = register(district)
        recorded = record(district, draft("67.80", unit="%", scale=1, decimals=1), source_id=source)

    (found,) = known(district)

    assert found.id == recorded.observation_ids[0]
    assert (str(found.value), found.unit, found.scale, found.decimals) == ("67.80", "%", 1, 1)
    assert (found.source, found.line, found.cell) == ("영등포구 2023 주요업무 보고", 53, "구정의 성과관리 · 예산액")
    assert (found.subject, found.basis, found.version) == ((("unit", "구정의 성과관리"),), "보고 자료", 1)
    assert (found.effective_date, found.stated_on, found.nature) == (DAY, date(2023, 11, 21), Nature.ACTUAL)
    assert not found.is_ruled


@pytest.mark.parametrize("absence", list(Absence))
def test_each_way_to_print_no_number_is_kept(district, absence):
    with municipality(district.code):
        record(district, draft(None, absence=absence, printed="미정"))

    (found,) = known(district)

    assert (found.value, found.absence, found.printed) == (None, absence, "미정")


@pytest.mark.parametrize("value", ["0", "-1", "999999999999999999999999", "-0.00000000000000000001"])
def test_a_value_comes_back_as_it_was_given(district, value):
    with municipality(district.code):
        record(district, draft(value, unit=""))

    (found,) = known(district)

    assert found.value == Decimal(value)


def test_texts_are_recorded_in_composed_form_so_that_equal_names_are_equal(district):
    decomposed = unicodedata.normalize("NFD", "영등포구")
    with municipality(district.code):
        record(district, draft(subject={"place": decomposed}))

    assert [each.subject for each in known(district, where={"place": "영등포구"})] == [(("place", "영등포구"),)]


def test_the_database_writes_the_subject_as_the_kernel_does(district):
    with municipality(district.code):
        record(
            district, draft(subject={"다": "1", "가": "2", "Z": "3", "a": "4", "😀": "5"}), draft(subject={}, line=54)
        )
        stored = list(Observation.objects.order_by("place_line").values_list("subject_key", flat=True))

    assert stored == ["Z=3|a=4|가=2|다=1|😀=5", ""]
    assert [each.key[1] for each in known(district)] == stored


def test_observations_come_in_the_order_of_source_line_cell_and_version(district):
    with municipality(district.code):
        later = register(district, "나 보고", "b" * 64)
        earlier = register(district, "가 보고", "c" * 64)
        record(district, draft(1, line=9), draft(2, line=10, cell="ㄴ"), draft(3, line=10, cell="ㄱ"), source_id=later)
        record(district, draft(4, line=70), source_id=earlier)
        record(district, draft(5, line=None))

    assert [each.value for each in known(district)] == [5, 4, 1, 3, 2]


def test_filters_narrow_by_subject_measure_and_nature(district):
    with municipality(district.code):
        record(
            district,
            draft(1, subject={"unit": "가", "year": "2023"}),
            draft(2, subject={"unit": "나", "year": "2023"}),
            draft(3, subject={"unit": "가", "year": "2022"}, measure="spent"),
            draft(4, subject={"unit": "가"}, nature=Nature.FORECAST),
        )

    assert [each.value for each in known(district, where={"unit": "가", "year": "2023"})] == [1]
    assert [each.value for each in known(district, measures=["spent"])] == [3]
    assert [each.value for each in known(district, natures=[Nature.FORECAST])] == [4]
    assert known(district, measures=[]) == []


def test_the_latest_day_not_after_the_one_asked_for_is_taken_for_each_subject_and_measure(district):
    days = (date(2023, 6, 30), date(2023, 10, 31), date(2023, 11, 6))
    with municipality(district.code):
        record(district, *(draft(day.month, effective_date=day) for day in days))
        record(district, draft(1, effective_date=days[0], measure="spent"))

    with snapshot(district.code) as epoch:
        at = {
            day: [each.value for each in queries.observations_latest("budget.execution", as_of=day, epoch=epoch)]
            for day in (date(2023, 6, 29), date(2023, 6, 30), date(2023, 10, 31), date(2023, 11, 5), days[2])
        }
        everything = queries.observations_known("budget.execution", epoch=epoch)

    assert list(at.values()) == [[], [6, 1], [10, 1], [10, 1], [11, 1]]
    assert len(everything) == 4


def test_one_wrong_draft_keeps_all_of_them_out_and_leaves_no_operation(district):
    with municipality(district.code):
        with pytest.raises(InvalidObservation):
            record(district, draft(1), draft(Decimal("0.5")))
        with pytest.raises(operations.BasisMissing):
            record(district, draft(1), basis="  ")

        assert (Operation.objects.count(), Observation.objects.count()) == (0, 0)


def test_the_same_place_of_a_source_is_recorded_once_and_nothing_beside_it(district):
    with municipality(district.code):
        source = register(district)
        record(district, draft(1), source_id=source)

        with pytest.raises(
            operations.AlreadyRecorded, match=r"이 출처의 같은 자리가 이미 등록되었습니다. 정정하십시오."
        ):
            record(district, draft(7, line=54), draft(2), source_id=source)

    assert [each.value for each in known(district)] == [1]


def test_a_place_without_a_line_is_recorded_once_too(district):
    with municipality(district.code):
        source = register(district)
        record(district, draft(1, line=None), source_id=source)

        with pytest.raises(operations.AlreadyRecorded):
            record(district, draft(2, line=None), source_id=source)


def test_nothing_to_record_is_refused(district):
    with municipality(district.code), pytest.raises(InvalidObservation):
        record(district)


def test_the_same_document_registered_again_is_the_same_source(district):
    with municipality(district.code):
        first = register(district)

        assert register(district) == first
        assert Operation.objects.count() == 1
        with pytest.raises(operations.SourceNameTaken):
            register(district, sha256="b" * 64)


def test_the_content_of_a_source_is_kept_once_and_must_have_its_hash(district):
    content = "보고".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    with municipality(district.code):
        with pytest.raises(operations.Refused, match="파일 내용이 해시와 다릅니다"):
            register(district, sha256="a" * 64, content=content)

        for name in ("가", "나"):
            register(district, name, sha256, content=content)

        assert queries.source_content("나") == content
        assert queries.source_content("다") is None
        assert File.objects.count() == 1


def test_nothing_is_recorded_outside_of_a_municipality(district):
    with pytest.raises(NoMunicipality):
        record(district, draft())


def test_an_account_of_another_municipality_or_out_of_use_records_nothing(district, neighbour):
    with municipality(neighbour.code):
        with pytest.raises(operations.WrongAccount):
            record(district, draft())
        with pytest.raises(operations.WrongAccount):
            operations.open_operation(
                kind="X", actor_id=neighbour.officer_id, basis="근거", on_behalf_of_id=district.officer_id
            )
        with pytest.raises(operations.WrongAccount):
            operations.open_operation(kind="X", actor_id=neighbour.id, basis="근거")


def test_a_source_of_another_municipality_cannot_be_named(district, neighbour):
    with municipality(district.code):
        source = register(district)

    with municipality(neighbour.code), pytest.raises(operations.Refused, match=r"이 지방자치단체의 출처가 아닙니다."):
        record(neighbour, draft(), source_id=source)
