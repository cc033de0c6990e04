"""What is allotted further (재배정) names the unit that receives it, and the unit commits no more than that."""

from collections import Counter
from random import Random

import psycopg
import pytest

from ieum.budget import operations
from ieum.budget.models import LedgerEvent, UnitMovement
from ieum.budget.operations import BudgetExceeded, DependantsStand, MovementRefused
from ieum.budget.queries.units import UnitStanding, units_of
from ieum.platform.database.tenancy import municipality
from tests.budget.drill import together
from tests.budget.ledger import ALL, YEAR, day
from tests.budget.test_files import PATH
from tests.budget.test_ledger import connected

pytestmark = pytest.mark.database
DONG, OTHER = "중앙동", "서동"
NAMED = "사업 0101 201-01 중앙동: "


@pytest.fixture
def cell(books):
    """A cell of which 100 are allotted, 60 of them to one 동 and 30 to another."""
    cell = books.cell(reported=ALL)
    books.post("ORIGINAL", {cell: 100})
    books.post("ALLOTMENT", {cell: 100}, day(1, 2))
    books.post("SUB_ALLOTMENT", {cell: 60}, day(2, 1), unit=DONG)
    books.post("SUB_ALLOTMENT", {cell: 30}, day(3, 1), unit=OTHER)
    return cell


def refusal(call, *arguments, **options) -> str:
    with pytest.raises(MovementRefused) as caught:
        call(*arguments, **options)
    return str(caught.value)


def standing(books, cell) -> list[UnitStanding]:
    epoch = books.now().epoch
    with municipality(books.district.code):
        return units_of(cell, epoch=epoch)


def test_a_unit_commits_no_more_than_it_received_by_any_day(books, cell):
    books.post("COMMITMENT", {cell: 50}, day(4, 1), unit=DONG)

    over = f"{NAMED}재배정 잔액 10원을 넘습니다. (2026-04-02 기준 1원 초과)"
    early = f"{NAMED}재배정 잔액 0원을 넘습니다. (2026-01-31 기준 1원 초과)"
    before = f"{NAMED}재배정 잔액 10원을 넘습니다. (2026-04-01 기준 1원 초과)"
    assert refusal(books.post, "COMMITMENT", {cell: 11}, day(4, 2), unit=DONG) == over
    assert refusal(books.post, "COMMITMENT", {cell: 1}, day(1, 31), unit=DONG) == early
    assert refusal(books.post, "COMMITMENT", {cell: 11}, day(3, 1), unit=DONG) == before
    books.post("COMMITMENT", {cell: 30}, day(4, 2), unit=OTHER)
    books.post("COMMITMENT", {cell: 10}, day(4, 2), unit=DONG)
    assert standing(books, cell) == [UnitStanding(OTHER, 30, 30), UnitStanding(DONG, 60, 60)]


def test_what_a_unit_gives_back_may_be_committed_again_and_what_it_committed_is_not_taken_away(books, cell):
    books.post("COMMITMENT", {cell: 60}, day(4, 1), unit=DONG)
    books.post("EXPENDITURE", {cell: 60}, day(4, 2))

    assert refusal(books.post, "SUB_ALLOTMENT", {cell: -1}, day(4, 3), unit=DONG) == (
        f"{NAMED}감액 후 재배정액이 이미 있는 지출원인행위액보다 작아집니다. (2026-04-03 기준 1원)"
    )
    books.post("RETURN", {cell: 20}, day(4, 4), unit=DONG)
    books.post("SUB_ALLOTMENT", {cell: -20}, day(4, 5), unit=DONG)
    assert standing(books, cell)[-1] == UnitStanding(DONG, 40, 40)


def test_a_unit_that_received_nothing_commits_nothing_and_gives_nothing_back(books, cell):
    said = "사업 0101 201-01 북동: "

    assert refusal(books.post, "COMMITMENT", {cell: 1}, day(4, 1), unit="북동").startswith(f"{said}재배정 잔액 0원")
    assert refusal(books.post, "SUB_ALLOTMENT", {cell: -1}, day(4, 1), unit="북동") == (
        f"{said}2026-04-01 재배정액이 1원 모자라 0원 아래로 내려갑니다."
    )


def test_taking_back_what_a_unit_received_names_what_that_unit_committed(books, cell):
    with municipality(books.district.code):
        given = LedgerEvent.objects.get(kind="SUB_ALLOTMENT", effective_date=day(2, 1)).pk
    books.post("COMMITMENT", {cell: 5}, day(4, 1), unit=OTHER, basis="서동 계약")
    committed = books.post("COMMITMENT", {cell: 50}, day(4, 1), unit=DONG, basis="중앙동 계약")

    with pytest.raises(DependantsStand) as stand:
        books.reverse(given)
    assert [each.basis for each in stand.value.dependants] == ["중앙동 계약"]
    assert str(stand.value).startswith(f"{NAMED}취소하면 2026-04-01 지출원인행위액이 재배정액보다 50원 많아집니다.")
    books.reverse(committed)
    books.reverse(given)
    assert standing(books, cell) == [UnitStanding(OTHER, 30, 5), UnitStanding(DONG, 0, 0)]


@pytest.mark.parametrize(("kind", "unit"), [("SUB_ALLOTMENT", ""), ("SUB_ALLOTMENT", " "), ("ALLOTMENT", DONG)])
def test_no_other_movement_names_a_unit_and_this_one_must(books, cell, kind, unit):
    assert refusal(books.post, kind, {cell: 1}, day(4, 1), unit=unit) == (
        "재배정에는 받는 동이나 사업소를 적어야 하고, 재배정·지출원인행위·반납이 아닌 사건에는 적지 않습니다."
    )


def test_neither_function_of_the_database_posts_one_without_its_unit(database, books, cell):
    own = [books.district.id, books.district.officer_id]
    first = "%s, %s, NULL, '근거', 'SUB_ALLOTMENT', NULL, %s, %s, NULL, 1, '', NULL, %s, '{1}'"
    many = "%s, %s, %s, NULL, '{근거}', '{SUB_ALLOTMENT}', '{NULL}', %s, '{1}', '{\"\"}', '{1}', %s, '{1}'"
    for call, given in (
        (f"ieum_post_movement({first})", [*own, YEAR, day(4, 1), [cell]]),
        (f"ieum_post_movements({many})", [*own, YEAR, [day(4, 1)], [cell]]),
        (f"ieum_post_unit_movement({first}, ' ')", [*own, YEAR, day(4, 1), [cell]]),
    ):
        connection = connected(database, books.district)
        with connection, pytest.raises(psycopg.Error, match="RECIPIENT"):
            connection.execute(f"SELECT {call}", given)


def test_of_many_who_commit_for_one_unit_at_once_none_passes_what_it_received(books, cell):
    def commit(number):
        try:
            books.post("COMMITMENT", {cell: 25}, day(4, 1 + number), unit=DONG)
        except BudgetExceeded:
            return 0
        return 25

    assert sum(together(commit, range(8))) == 50
    assert standing(books, cell)[-1] == UnitStanding(DONG, 60, 50)


def test_one_who_takes_away_and_one_who_commits_at_once_do_not_both_succeed(books, cell):
    def move(kind, amount):
        try:
            books.post(kind, {cell: amount}, day(4, 1), unit=DONG)
        except BudgetExceeded:
            return False
        return True

    done = together(lambda each: move(*each), [("COMMITMENT", 40), ("SUB_ALLOTMENT", -40)] * 3)

    assert sum(done) == 1
    assert all(each.left >= 0 for each in standing(books, cell))


def is_sound(moves) -> bool:
    """Whether on each day no unit stands below zero or commits more than it received, of 100 in all."""
    for until, *_ in moves:
        received, committed = Counter(), Counter()
        for on, kind, unit, amount in moves:
            if on <= until:
                (received if kind == "SUB_ALLOTMENT" else committed)[unit] += amount
        if any(not 0 <= committed[unit] <= received[unit] for unit in (DONG, OTHER)) or received.total() > 100:
            return False
    return True


def test_random_movements_of_two_units_are_refused_just_where_a_naive_sum_says(books, cell):
    chance = Random(3)  # noqa: S311 - movements, not secrets
    moves, refused = [(day(2, 1), "SUB_ALLOTMENT", DONG, 60), (day(3, 1), "SUB_ALLOTMENT", OTHER, 30)], 0
    for _ in range(60):
        kind, unit = chance.choice(["SUB_ALLOTMENT", "COMMITMENT", "COMMITMENT"]), chance.choice([DONG, OTHER])
        move = (day(chance.randint(2, 6), 15), kind, unit, chance.choice([-20, -5, 5, 10, 25]))

        try:
            books.post(kind, {cell: move[3]}, move[0], unit=unit)
        except BudgetExceeded:
            assert not is_sound([*moves, move]), move
            refused += 1
        else:
            moves.append(move)
            assert is_sound(moves), move

    assert 10 < refused < 50


HEAD = (
    "회계연도,효력일,구분,재배정부서,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,통계목,"
    "재원,금액(원)"
)


def file_of(*rows) -> bytes:
    lines = (f"{YEAR},{on},{kind},{unit},일반회계,{PATH},201-01,구비,{amount}" for on, kind, unit, amount in rows)
    return "\r\n".join([HEAD, *lines]).encode()


def post_file(books, data):
    return operations.post_file(
        code=books.district.code, name="재배정.csv", data=data, actor_id=books.district.officer_id, basis="재배정 계획"
    )


ROWS = [("2026-01-01", "본예산", "", 100), ("2026-01-02", "배정", "", 100), ("2026-02-01", "재배정", DONG, 60)]


def test_a_file_tells_the_unit_in_a_column_and_each_row_at_fault_is_named(books):
    post_file(books, file_of(*ROWS, ("2026-03-01", "지출원인행위", DONG, 60)))
    with municipality(books.district.code):
        told = list(UnitMovement.objects.order_by("event__effective_date").values_list("event__kind", "unit"))
    assert told == [("SUB_ALLOTMENT", DONG), ("COMMITMENT", DONG)]

    with pytest.raises(operations.FileRefused) as refused:
        post_file(books, file_of(("2026-04-01", "재배정", "", 1), ("2026-04-01", "배정", DONG, 1)))
    assert [str(each) for each in refused.value.faults] == [
        "2행: 재배정: 받는 동이나 사업소의 이름을 '재배정부서' 열에 적으십시오.",
        "3행: 배정: '재배정부서' 열을 비우십시오. 재배정, 지출원인행위, 반납에만 적습니다.",
    ]
    with pytest.raises(operations.FileRefused) as over:
        post_file(books, file_of(("2026-04-01", "재배정", OTHER, 10), ("2026-04-02", "지출원인행위", OTHER, 11)))
    assert [str(each) for each in over.value.faults] == [
        "3행: 예산 편성 201-01 서동: 재배정 잔액 10원을 넘습니다. (2026-04-02 기준 1원 초과)"
    ]
