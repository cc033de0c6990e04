"""Mistakes are corrected by new rows, and what was known before stays what it was."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.timezone import localdate
from tests.platform.facts import draft, known, record, register

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.platform import operations, queries
from ieum.platform.acting import acting_as
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.delegations import Terms, delegate
from ieum.platform.powers import power_for
from ieum.platform.rules import InvalidObservation

pytestmark = pytest.mark.database
DAY = date(2023, 10, 31)


def correct(district, observation_id, value, **changes):
    return operations.correct_observation(
        observation_id=observation_id, value=value, actor_id=district.officer_id, basis="원본 대조", **changes
    )


def withdraw(district, observation_id):
    return operations.withdraw_observation(
        observation_id=observation_id, actor_id=district.officer_id, basis="잘못 읽음"
    )


def rule(district, observation_id, basis="과장 결재"):
    return operations.rule_on(observation_id=observation_id, actor_id=district.team_lead_id, basis=basis)


@pytest.fixture
def first(district):
    """One observation of a source, as its id and the epoch that it was known in."""
    with municipality(district.code):
        source = register(district)
        recorded = record(district, draft("67.8", unit="%", scale=1, decimals=1, printed="67.8"), source_id=source)
    with snapshot(district.code) as epoch:
        return recorded.observation_ids[0], epoch


def read(district, epoch):
    with snapshot(district.code):
        return queries.observations_at("budget.execution", as_of=DAY, epoch=epoch)


def test_a_correction_stands_in_the_place_of_what_it_replaces_and_counts_up(district, first):
    with municipality(district.code):
        new = correct(district, first[0], Decimal("76.0"), printed="76.0")

    (found,) = known(district)

    assert (found.id, str(found.value), found.printed, found.version) == (new, "76.0", "76.0", 2)
    assert (found.source, found.line, found.effective_date) == ("영등포구 2023 주요업무 보고", 53, DAY)
    assert (found.unit, found.decimals, found.basis) == ("%", 1, "원본 대조")


def test_what_was_known_before_a_correction_is_still_told_as_it_was(district, first):
    with municipality(district.code):
        correct(district, first[0], Decimal("76.0"))
    (before,) = read(district, first[1])
    (after,) = known(district)

    assert (str(before.value), before.version, str(after.value), after.version) == ("67.8", 1, "76.0", 2)


def test_a_correction_without_print_keeps_what_the_source_prints(district, first):
    with municipality(district.code):
        correct(district, first[0], None, absence=Absence.UNDECIDED)

    (found,) = known(district)

    assert (found.value, found.absence, found.printed) == (None, Absence.UNDECIDED, "67.8")


def test_only_the_last_version_can_be_corrected_and_only_once(district, first):
    with municipality(district.code):
        second = correct(district, first[0], Decimal(70))

        with pytest.raises(operations.AlreadyReplaced, match="다른 사람이 먼저 정정하거나 취소한 값입니다"):
            correct(district, first[0], Decimal(71))
        with pytest.raises(operations.AlreadyReplaced):
            withdraw(district, first[0])
        correct(district, second, Decimal(72))

    assert [(each.value, each.version) for each in known(district)] == [(72, 3)]


def test_of_two_officers_who_correct_at_the_same_time_one_is_refused(district, first, threads):
    def correct_alone(value):
        with municipality(district.code):
            return correct(district, first[0], Decimal(value))

    outcomes = [each.exception() for each in [threads(correct_alone, value) for value in range(4)]]

    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyReplaced"] * 3 + ["NoneType"]


def test_a_withdrawn_value_is_gone_from_then_on_and_known_before(district, first):
    with municipality(district.code):
        withdraw(district, first[0])

    assert known(district) == []
    assert [each.value for each in read(district, first[1])] == [Decimal("67.8")]


def test_a_withdrawn_value_can_be_taken_up_again(district, first):
    with municipality(district.code):
        gone = withdraw(district, first[0])
        correct(district, gone, Decimal("67.8"))

    assert [(str(each.value), each.version) for each in known(district)] == [("67.8", 3)]


def test_the_history_tells_every_version_with_who_and_why(district, first):
    with municipality(district.code):
        second = correct(district, first[0], Decimal("76.0"))
        withdraw(district, second)

        history = queries.observation_history(first[0])
        assert history == queries.observation_history(second)

    told = [(each.observation.version, each.kind, each.actor, each.observation.basis) for each in history]
    assert told == [
        (1, "INTAKE", "예산 담당", "보고 자료"),
        (2, "CORRECT", "예산 담당", "원본 대조"),
        (3, "WITHDRAW", "예산 담당", "잘못 읽음"),
    ]
    assert [each.is_withdrawal for each in history] == [False, False, True]
    assert [each.epoch for each in history] == [1, 2, 2]


def test_a_correction_must_say_a_value_or_its_absence(district, first):
    with municipality(district.code):
        with pytest.raises(InvalidObservation):
            correct(district, first[0], None)
        with pytest.raises(InvalidObservation):
            correct(district, first[0], Decimal("NaN"))


def test_what_another_municipality_recorded_cannot_be_corrected_nor_ruled_on(district, neighbour, first):
    with municipality(neighbour.code):
        with pytest.raises(operations.NoSuchObservation):
            correct(neighbour, first[0], Decimal(1))
        with pytest.raises(operations.NoSuchObservation):
            rule(neighbour, first[0])

        assert queries.observation_history(first[0]) == []


@pytest.fixture
def competing(district):
    """Two values that a source prints for the same thing, and the one computed from its parts."""
    with municipality(district.code):
        recorded = record(
            district,
            draft(262, line=10, unit="명"),
            draft(264, line=20, unit="명"),
            draft(272, line=10, unit="명", nature=Nature.COMPUTED, formula="135 + 137", printed=""),
            source_id=register(district),
        )
    return recorded.observation_ids


def ruled(district):
    return [each.value for each in known(district) if each.is_ruled]


def test_without_a_ruling_all_competing_values_stand_side_by_side(district, competing):
    assert [each.value for each in known(district)] == [262, 272, 264]
    assert ruled(district) == []


def test_a_ruling_chooses_one_from_then_on(district, competing):
    with snapshot(district.code) as before:
        pass
    with municipality(district.code):
        rule(district, competing[2])

    assert ruled(district) == [272]
    assert [each.is_ruled for each in read(district, before)] == [False, False, False]


def test_a_later_ruling_replaces_the_one_before_also_within_one_epoch(district, competing):
    with municipality(district.code):
        for choice in (2, 0, 1):
            rule(district, competing[choice])

    assert ruled(district) == [264]


def test_a_ruling_follows_the_chosen_value_through_its_corrections(district, competing):
    with municipality(district.code):
        rule(district, competing[0])
        new = correct(district, competing[0], Decimal(263))
    assert ruled(district) == [263]

    with municipality(district.code):
        withdraw(district, new)
    assert ruled(district) == []


def test_a_replaced_value_is_not_ruled_on(district, competing):
    with municipality(district.code):
        correct(district, competing[0], Decimal(263))

        with pytest.raises(operations.AlreadyReplaced):
            rule(district, competing[0])


def test_a_withdrawal_is_not_ruled_on(district, competing):
    with municipality(district.code):
        gone = withdraw(district, competing[0])

        with pytest.raises(operations.NoSuchObservation):
            rule(district, gone)


def test_a_ruling_needs_a_basis(district, competing):
    with municipality(district.code), pytest.raises(operations.BasisMissing, match=r"근거를 적어야 합니다."):
        rule(district, competing[0], basis="\n")


def test_of_two_rulings_at_the_same_time_one_is_refused(district, competing, threads):
    def rule_alone(choice):
        with municipality(district.code):
            return rule(district, competing[choice])

    outcomes = {type(each.exception()).__name__ for each in [threads(rule_alone, choice) for choice in (0, 1, 2)]}

    assert outcomes <= {"RulingChanged", "NoneType"}
    assert len(ruled(district)) == 1


def test_who_stated_a_value_or_on_whose_behalf_does_not_rule_on_it(district):
    with municipality(district.code):
        terms = Terms(
            delegator_id=district.team_lead_id, delegate_id=district.officer_id, first_day=localdate(),
            last_day=localdate(),
        )  # fmt: skip
        delegate(terms=terms, actor_id=district.team_lead_id, basis="연가", on=localdate())
        power = power_for(district.officer_id, district.team_lead_id, localdate())
        with acting_as(power):
            (chosen,) = record(district, draft()).observation_ids

        for actor_id in (district.officer_id, district.team_lead_id):
            with pytest.raises(operations.OwnValue, match="스스로 등록하거나 정정한 값은 채택할 수 없습니다"):
                operations.rule_on(observation_id=chosen, actor_id=actor_id, basis="결재")
