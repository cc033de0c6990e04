"""An installation of its own with a ledger of many lines, for the benchmarks of the ledger.

Lines are written past the posting function, since here it is reading that is measured: ten fiscal years of one
district, 3,000 cells in 37 divisions a year, six balances, days at random. Each day is an epoch; of the lines 5 % are
back-dated, which means that they became known up to 200 days after their day.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measuring import RUNS

FIRST_YEAR, YEARS = 2016, 10
DIVISIONS, PROGRAMMES = 37, 300 if RUNS > 1 else 30
"""A tenth where only the form of the results is looked at: roll-ups cost by cells, however few lines there are."""
CELLS = 10 * PROGRAMMES
FIRST_DAY = date(FIRST_YEAR, 1, 1)
CODE = "9999"
LINES_AN_EVENT = 10

_STRUCTURE = """
INSERT INTO platform_municipality (id, code, name, kind) VALUES (ieum_uuid7(), %(code)s, '측정구', 'DISTRICT');
INSERT INTO platform_account (id, login, password, title, role, is_active, has_first_password, municipality_id)
    SELECT ieum_uuid7(), 'ledger', '!', '측정', 'OFFICER', true, false, id
    FROM platform_municipality WHERE code = %(code)s;
INSERT INTO platform_operation (id, municipality_id, kind, actor_id, basis, epoch, records_facts, recorded_at)
    SELECT ieum_uuid7(), m.id, 'budget.post', a.id, '측정', 1, true, clock_timestamp()
    FROM platform_municipality m JOIN platform_account a ON a.municipality_id = m.id WHERE m.code = %(code)s;
CREATE TEMP TABLE own AS
    SELECT o.municipality_id, o.id AS operation_id FROM platform_operation o
    JOIN platform_municipality m ON m.id = o.municipality_id WHERE m.code = %(code)s;
INSERT INTO budget_fiscalyear (id, municipality_id, operation_id, year, first_day, last_day, payments_until)
    SELECT ieum_uuid7(), own.*, y, make_date(y, 1, 1), make_date(y, 12, 31), make_date(y + 1, 1, 20)
    FROM own, generate_series(%(first_year)s, %(last_year)s) y;
INSERT INTO budget_budgetaccount (id, municipality_id, operation_id, fiscal_year_id, kind, name)
    SELECT ieum_uuid7(), y.municipality_id, y.operation_id, y.id, 'GENERAL', '일반회계' FROM budget_fiscalyear y;
INSERT INTO budget_programme (
    id, municipality_id, operation_id, account_id, policy_code, policy_name, unit_code, unit_name, code, name
)
    SELECT ieum_uuid7(), a.municipality_id, a.operation_id, a.id, to_char(n / 30, 'FM000'), '정책' || n / 30,
        to_char(n / 10, 'FM0000'), '단위' || n / 10, to_char(n, 'FM00000'), '사업' || n
    FROM budget_budgetaccount a, generate_series(0, %(programmes)s - 1) n;
INSERT INTO budget_appropriationcell (
    id, municipality_id, operation_id, account_id, programme_id, grain, division, item, funding, carry_origin,
    reports_allotment, reports_commitment, reports_spending
)
    SELECT ieum_uuid7(), p.municipality_id, p.operation_id, p.account_id, p.id, 'ITEM',
        '부서' || (p.code::integer * (%(cells)s / %(programmes)s) + n) %% %(divisions)s, '201-' || to_char(n, 'FM00'),
        'OWN', 'CURRENT', true, true, true
    FROM budget_programme p, generate_series(1, %(cells)s / %(programmes)s) n;
CREATE TEMP TABLE cell AS
    SELECT y.year, c.id, y.id AS fiscal_year_id, row_number() OVER (PARTITION BY y.year ORDER BY c.id) - 1 AS n
    FROM budget_appropriationcell c JOIN budget_budgetaccount a ON a.id = c.account_id
    JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id;
CREATE INDEX ON cell (year, n);
ANALYZE cell;
"""
_EPOCHS = """
INSERT INTO platform_epoch (id, municipality_id, number, closed_at)
    SELECT ieum_uuid7(), own.municipality_id, n, timestamptz '2015-12-31 00:00Z' + n * interval '1 day'
    FROM own, generate_series(1, %(epochs)s) n
"""
_KEY = "('00000000-0000-7000-8000-' || lpad(to_hex({}), 12, '0'))::uuid"
_LINES = f"""
CREATE TEMP TABLE drawn AS
    SELECT row_number() OVER (ORDER BY epoch) AS n, * FROM (
        SELECT day, least(%(epochs)s, CASE WHEN random() < 0.05 THEN day + (random() * 200)::integer ELSE day END)
            AS epoch, (random() * {CELLS // LINES_AN_EVENT - 1})::integer AS cell, (random() * 5)::integer AS balance,
            (random() * 9e6)::bigint * 1000 + 1000 AS amount
        FROM (SELECT 1 + (random() * (%(epochs)s - 1))::integer AS day FROM generate_series(1, %(events)s)) at
    ) one;
INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT {_KEY.format("d.n")}, own.municipality_id, {_KEY.format(f"d.n / {LINES_AN_EVENT}")}, c.id, d.epoch,
        date '{FIRST_DAY}' + d.day - 1,
        ('{{ORIGINAL,SUPPLEMENTARY,DEEMED,ALLOTTED,COMMITTED,SPENT}}'::text[])[d.balance + 1], d.amount
    FROM drawn d CROSS JOIN own JOIN cell c
        ON c.year = extract(year FROM date '{FIRST_DAY}' + d.day - 1)
        AND c.n = d.cell * {LINES_AN_EVENT} + d.n %% {LINES_AN_EVENT}
    ORDER BY d.n;
INSERT INTO budget_ledgerevent (id, municipality_id, operation_id, epoch, fiscal_year_id, kind, effective_date)
    SELECT {_KEY.format(f"d.n / {LINES_AN_EVENT}")}, own.*, max(d.epoch), c.fiscal_year_id, 'ALLOTMENT',
        date '{FIRST_DAY}' + max(d.day)::integer - 1
    FROM drawn d CROSS JOIN own JOIN cell c
        ON c.year = extract(year FROM date '{FIRST_DAY}' + d.day - 1) AND c.n = 0
    GROUP BY d.n / {LINES_AN_EVENT}, own.municipality_id, own.operation_id, c.fiscal_year_id
    ON CONFLICT DO NOTHING;
"""  # noqa: S608 - constants


@contextmanager
def installation(events: int, settings: Mapping[str, str] | None = None) -> Iterator[Any]:
    """A fresh database with ``events`` lines; yields its server, which may have ``settings`` of its own."""
    home = Path(tempfile.mkdtemp(prefix="ieum-ledger-", dir="/tmp"))
    home.chmod(0o711)
    for name in [name for name in os.environ if name.startswith("IEUM_")]:
        del os.environ[name]
    os.environ |= {"IEUM_HOME": str(home), "IEUM_SECRET_KEY": "ledger", "DJANGO_SETTINGS_MODULE": "ieum.settings"}
    setup = import_module("ieum.platform.database.setup")
    server = import_module("ieum.platform.database.embedded").EmbeddedServer(home, settings=settings)
    try:
        server.start()
        setup.start()
        setup.migrate()
        if events:
            fill(server, events)
        yield server
    finally:
        import_module("django.db").connections.close_all()
        server.stop()
        shutil.rmtree(home)


def fill(server: Any, events: int) -> None:
    """Write the lines, in the order in which they became known."""
    psycopg = import_module("psycopg")
    epochs = (date(FIRST_YEAR + YEARS, 1, 1) - FIRST_DAY).days
    values = {
        "code": CODE, "first_year": FIRST_YEAR, "last_year": FIRST_YEAR + YEARS - 1, "cells": CELLS,
        "divisions": DIVISIONS, "programmes": PROGRAMMES, "epochs": epochs, "events": events,
    }  # fmt: skip
    with psycopg.ClientCursor(psycopg.connect(**superuser(server), autocommit=True)) as cursor:
        # Foreign keys are right by construction, and ten million look-ups would take an hour.
        cursor.execute("SET session_replication_role = replica; SELECT setseed(0.5)")
        cursor.execute(_STRUCTURE, values)
        cursor.execute(_EPOCHS, values)
        rebuild = _drop_indexes(cursor, "budget_ledgerline") + _drop_indexes(cursor, "budget_ledgerevent")
        cursor.execute(_LINES, values)
        for statement in rebuild:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
        cursor.connection.close()


def superuser(server: Any) -> dict[str, str]:
    """How to connect as the server's superuser."""
    return dict(server.connection("postgres", "ieum"))


def _drop_indexes(cursor: Any, table: str) -> list[str]:
    """Drop what slows down writing; the statements that make it again."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = %s::regclass AND contype IN ('f', 'u') ORDER BY contype",
        [table],
    )
    constraints = cursor.fetchall()
    for name, _ in constraints:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE")
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
        "WHERE indrelid = %s::regclass AND NOT indisprimary",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    unique = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {rule}" for name, rule in constraints if "UNIQUE" in rule]
    return [rule for _, rule in indexes] + unique


def forget_caches(server: Any) -> None:
    """Stop the server, let the operating system forget its files, and start it again."""
    import_module("django.db").connections.close_all()
    server.stop()
    os.sync()
    for path in server.data.rglob("*"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    server.start()
