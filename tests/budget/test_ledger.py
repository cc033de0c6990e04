"""The ledger keeps two times, is open to its own district alone, and agrees with the rules in words."""

from collections import Counter
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from ieum.budget import operations, rules
from ieum.budget.choices import Balance, CarryOrigin, Level, Total
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ACCOUNT, Books, day

pytestmark = pytest.mark.database
TABLES = ("fiscalyear", "budgetaccount", "programme", "appropriationcell", "ledgerevent", "ledgerline")
MILLION = 10**6


def account(books, name, kind, year, reported):
    return books.cell(account=name, account_kind=kind, year=year, reported=reported, **ACCOUNT)


def test_the_allotments_of_2003_are_reproduced_from_movements(books):
    """구 예산운용실적, 백만원; the printed rate 67.8 of 일반회계 is not what its amounts give."""
    reported = frozenset({Balance.ALLOTTED})
    stated = {("일반회계", "GENERAL"): (188_710, 11_499, 152_221), ("특별회계", "SPECIAL"): (38_358, 38, 11_421)}
    for (name, kind), (granted, carried, allotted) in stated.items():
        cell = account(books, name, kind, 2003, reported)
        with municipality(books.district.code):
            late = operations.register_cell(
                year=2003,
                cell=rules.CellDraft(
                    account_kind=kind, account=name, carry_origin=CarryOrigin.EXPRESS, reported=frozenset()
                ),
                actor_id=books.district.officer_id,
                basis="이월",
            )
        books.post("ORIGINAL", {cell: granted * MILLION}, date(2003, 1, 1), year=2003)
        books.post("CARRY_IN", {late: carried * MILLION}, date(2003, 1, 1), year=2003)
        books.post("ALLOTMENT", {cell: allotted * MILLION}, date(2003, 10, 31), year=2003)

    rows = books.rows(books.now(date(2003, 10, 31)), Level.ACCOUNT, 2003)

    totals = (Total.AVAILABLE, Total.APPROPRIATION)
    printed = {
        row.path[0]: (
            *(row.total(total) // MILLION for total in totals),
            row.standing[Balance.CARRIED_IN] // MILLION,
            row.standing[Balance.ALLOTTED] // MILLION,
            rules.total_of(Total.UNALLOTTED, row.standing) // MILLION,
        )
        for row in rows
    }
    assert printed == {
        "일반회계": (200_209, 188_710, 11_499, 152_221, 47_988),
        "특별회계": (38_396, 38_358, 38, 11_421, 26_975),
    }
    assert tuple(map(sum, zip(*printed.values(), strict=True))) == (238_605, 227_068, 11_537, 163_642, 74_963)


@pytest.mark.parametrize(
    ("year", "accounts", "wanted"),
    [
        (
            2023,
            {"일반회계": (797_450, 156_892, 639, 45_657), "특별회계": (31_870, 4_017, 0, 197)},
            (1_036_722, 829_320, 160_909 + 639, 45_854),
        ),
        (
            2020,
            {"일반회계": (515_105, 26_996, 23_969, 142_943), "특별회계": (12_847, 67, 1_397, 64)},
            (723_388, 527_952, 27_063 + 25_366, 143_007),
        ),
    ],
)
def test_supplementary_budgets_and_deemed_money_make_the_final_budget(books, year, accounts, wanted):
    for name, (original, first, second, deemed) in accounts.items():
        kind = "GENERAL" if name == "일반회계" else "SPECIAL"
        cell = account(books, name, kind, year, frozenset())
        books.post("ORIGINAL", {cell: original * MILLION}, date(year, 1, 1), year=year)
        for number, amount in enumerate((first, second), 1):
            if amount:
                moved = {cell: amount * MILLION}
                books.post("SUPPLEMENTARY", moved, date(year, 4 * number, 1), round=number, year=year)
        books.post("DEEMED", {cell: deemed * MILLION}, date(year, 11, 6), round=1, year=year)

    rows = books.rows(books.now(date(year, 11, 6)), Level.ACCOUNT, year)

    stages = (Balance.ORIGINAL, Balance.SUPPLEMENTARY, Balance.DEEMED)
    final = sum(row.total(Total.APPROPRIATION) for row in rows)
    assert (final, *(sum(row.standing[stage] for row in rows) for stage in stages)) == tuple(
        amount * MILLION for amount in wanted
    )
    before = books.rows(books.now(date(year, 11, 5)), Level.ACCOUNT, year)
    assert sum(row.total(Total.APPROPRIATION) for row in before) == (wanted[0] - wanted[3]) * MILLION


def test_a_correction_never_changes_what_was_known_before(books):
    cell = books.cell()
    wrong = books.post("ORIGINAL", {cell: 1_000})
    then = books.now()
    books.reverse(wrong)
    books.post("ORIGINAL", {cell: 1_200})
    later = books.now()

    assert [books.total("AVAILABLE", point) for point in (then, later, then)] == [1_000, 1_200, 1_000]
    assert [(each.kind.value, each.standing[Balance.ORIGINAL]) for each in books.history(cell)] == [
        ("ORIGINAL", 1_000), ("REVERSAL", 0), ("ORIGINAL", 1_200),
    ]  # fmt: skip


def test_why_a_total_changed_is_told_in_events_that_add_up(books):
    cell, other = books.cell("201-01"), books.cell("201-02", "0102")
    wrong = books.post("ORIGINAL", {cell: 1_000, other: 400}, basis="예산서")
    books.post("SUPPLEMENTARY", {cell: 50}, day(9, 1), round=2, basis="제2회 추경예산서")
    before = books.now(day(6, 30))
    books.reverse(wrong, basis="금액 착오")
    books.post("ORIGINAL", {cell: 1_300, other: 400}, basis="예산서 정정")
    after = books.now(day(9, 30))

    reasons = books.why(before, after, "AVAILABLE", ("일반회계", "정책 01", "단위 010", "사업 0101"))

    assert [(each.amount, each.sentence) for each in reasons] == [
        (-1_000, "2026. 1. 1. 본예산 취소(금액 착오) 뒤늦게 등록되어 예산현액 1,000원이 줄었습니다."),
        (1_300, "2026. 1. 1. 본예산(예산서 정정) 뒤늦게 등록되어 예산현액 1,300원이 늘었습니다."),
        (50, "2026. 9. 1. 제2회 추경(제2회 추경예산서) 예산현액 50원이 늘었습니다."),
    ]
    back = books.why(after, before, "AVAILABLE")
    assert sum(each.amount for each in back) == -350
    assert back[-1].sentence == (
        "2026. 9. 1. 제2회 추경(제2회 추경예산서) 더는 포함되지 않아 예산현액 50원이 줄었습니다."
    )
    assert books.why(before, before, "AVAILABLE") == []


def test_balances_roll_up_to_the_same_sum_at_every_level(books):
    cells = [books.cell(item, code) for item in ("201-01", "202-01") for code in ("0101", "0102", "0111", "0201")]
    books.post("ORIGINAL", {cell: 10**number for number, cell in enumerate(cells)})

    found = {level: [row.total(Total.AVAILABLE) for row in books.rows(by=level)] for level in Level}

    assert {sum(amounts) for amounts in found.values()} == {11_111_111}
    assert [len(amounts) for amounts in found.values()] == [1, 1, 2, 3, 4, 8]


def connected(database, district):
    connection = database.connect()
    connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(district.id)])
    return connection


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_neither_changed_nor_removed(database, books, table):
    books.post("ORIGINAL", {books.cell(): 1})
    for change in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
        for role, state in (("app", "42501"), ("owner", "IE006")):
            with database.connect(role) as connection:
                connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(books.district.id)])
                with pytest.raises(psycopg.Error) as refusal, connection.transaction():
                    connection.execute(change.format(f"budget_{table}"))
            assert refusal.value.sqlstate == state


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("ledgerevent", "operation_id"),
        ("ledgerevent", "fiscal_year_id"),
        ("ledgerevent", "source_id"),
        ("ledgerevent", "reverses_id"),
        ("ledgerline", "event_id"),
        ("ledgerline", "cell_id"),
    ],
)
def test_a_row_of_the_ledger_names_only_what_there_is_in_its_municipality(database, books, neighbour, table, column):
    theirs = Books(neighbour)
    for each in (books, theirs):
        each.post("ORIGINAL", {each.cell(): 1})
    parts = {"operation": "platform_operation", "reverses": "budget_ledgerevent", "event": "budget_ledgerevent",
             "cell": "budget_appropriationcell", "fiscal_year": "budget_fiscalyear"}  # fmt: skip
    statement = f"""
        INSERT INTO budget_{table} SELECT (jsonb_populate_record(t, jsonb_build_object(
            'id', ieum_uuid7(), 'balance', 'LAPSED', 'kind', %s::text, '{column}', %s::uuid
        ))).* FROM budget_{table} t WHERE t.municipality_id = %s
    """  # noqa: S608 - constants
    kind = "REVERSAL" if column == "reverses_id" else "LAPSE"
    with database.connect("owner") as owner:
        others = [uuid4()]
        if column != "source_id":
            part = parts[column.removesuffix("_id")]
            others += owner.execute(f"SELECT id FROM {part} WHERE municipality_id = %s", [neighbour.id]).fetchone()  # noqa: S608
        for other in others:
            with pytest.raises(psycopg.errors.ForeignKeyViolation) as refused, owner.transaction():
                owner.execute(statement, [kind, other, books.district.id])
            assert refused.value.diag.constraint_name == f"budget_{table}_{column}_same_municipality"


def test_whoever_approved_a_movement_is_an_account_and_stays_one(database, books):
    approver = books.district.team_lead_id
    books.post("ORIGINAL", {books.cell(): 1}, approver_id=approver)
    invented = """
        INSERT INTO budget_ledgerevent SELECT (jsonb_populate_record(t, jsonb_build_object(
            'id', ieum_uuid7(), 'approver_id', gen_random_uuid()
        ))).* FROM budget_ledgerevent t
    """
    with database.connect("owner") as owner:
        for statement in (
            invented,
            f"DELETE FROM platform_account WHERE id = '{approver}'",  # noqa: S608 - an id
            f"UPDATE platform_account SET id = ieum_uuid7() WHERE id = '{approver}'",  # noqa: S608 - an id
        ):
            with pytest.raises(psycopg.errors.ForeignKeyViolation) as refused, owner.transaction():
                owner.execute(statement)
            assert refused.value.diag.constraint_name == "budget_ledgerevent_approver"
    with connected(database, books.district) as application, pytest.raises(psycopg.errors.ForeignKeyViolation):
        application.execute("DELETE FROM platform_account WHERE id = %s", [approver])


def test_an_approver_is_not_taken_away_while_the_movement_is_being_posted(database, books):
    """Who deletes the account waits until the movement is committed, and is refused then."""
    cell, approver = books.cell(), books.district.team_lead_id
    with municipality(books.district.code):
        books.post("ORIGINAL", {cell: 1}, approver_id=approver)
        with database.connect("owner") as owner:
            owner.execute("SET lock_timeout = '50ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                owner.execute("DELETE FROM platform_account WHERE id = %s", [approver])


@pytest.mark.parametrize("table", ["ledgerevent", "ledgerline"])
def test_the_application_cannot_write_into_the_ledger_by_itself(database, books, table):
    with connected(database, books.district) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"INSERT INTO budget_{table} SELECT * FROM budget_{table}")  # noqa: S608 - constants


def test_helpers_of_the_posting_functions_are_not_for_the_application(database, books):
    with connected(database, books.district) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT ieum_require_headroom(%s, %s, %s)", [books.district.id, [uuid4()], day(1, 1)])


def test_the_ledger_of_the_neighbour_is_not_seen(database, books, neighbour):
    books.post("ORIGINAL", {books.cell(): 1})
    for table in TABLES:
        with connected(database, neighbour) as connection:
            assert connection.execute(f"SELECT count(*) FROM budget_{table}").fetchone() == (0,)  # noqa: S608


def test_posting_functions_serve_only_the_municipality_that_is_set(database, books, neighbour):
    own = books.district
    for function, rest in (
        ("ieum_post_movement(%s, %s, NULL, '', 'LAPSE', NULL, 1, '2026-01-01', NULL, 1, '', %s, '{}', '{}')", own.id),
        ("ieum_reverse_movement(%s, %s, NULL, '근거', %s)", own.id),
        ("ieum_hold_cells(%s, %s, ARRAY[%s::uuid])", own.id),
    ):
        connection = connected(database, neighbour)
        with connection, pytest.raises(psycopg.Error, match="another municipality is set"):
            connection.execute(f"SELECT {function}", [own.id, own.officer_id, rest])


def test_the_database_and_the_rules_forbid_the_same(database, district):
    with connected(database, district) as connection:
        rows = connection.execute("SELECT kind, direction, items, first_day, last_day FROM ieum_budget_bans()")

        assert Counter(rows.fetchall()) == Counter(
            (ban.kind.value, ban.direction, ban.items, ban.first_day, ban.last_day) for ban in rules.BANS
        )
