"""Packs an installation of this version with the demo in it, for later versions to prove that they upgrade it.

    python tools/pack_installation.py tests/upgrades/0.2.0.zip

Run it before a version is given out. The pack holds how the tables of this version are laid out, which migrations were
applied, every row of every table as COPY writes it (so that any PostgreSQL can read it), the keys of the home, and what
the installation answered.
"""

import json
import os
import shutil
import sys
import tempfile
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from zipfile import ZIP_LZMA, ZipFile

import psycopg
from psycopg import conninfo, sql

ROOT = Path(__file__).resolve().parents[1]
_TABLES = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> 'django_migrations' ORDER BY relname
"""
_COUNTERS = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
_MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY id"


def pack(to: Path) -> None:
    """Make the installation, fill it, pack it, and take it away."""
    # Short, and open to the account that a server started by root runs as.
    home = Path(tempfile.mkdtemp(prefix="ieum-pack-", dir="/tmp"))
    home.chmod(0o711)
    os.environ |= {"IEUM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ieum.settings"}
    setup = import_module("ieum.platform.database.setup")
    server = import_module("ieum.platform.database.access").access().server
    try:
        setup.start()
        setup.migrate()
        epochs = _fill()
        with ZipFile(to, "w", ZIP_LZMA) as packed:
            packed.write(import_module("ieum.platform.database.fresh").TABLES, "tables.sql")
            superuser = import_module("ieum.platform.database.embedded").SUPERUSER
            with psycopg.connect(conninfo.make_conninfo(**server.connection(superuser, "ieum"))) as connection:
                _pack_rows(packed, connection)
            for key in (home / "data_key", *sorted((home / "keys").rglob("*"))):
                if key.is_file():
                    packed.writestr(f"home/{key.relative_to(home)}", key.read_bytes())
            answers = import_module("tests.upgrades.answers").answers(epochs)
            packed.writestr("epochs.json", json.dumps(epochs))
            packed.writestr("answers.json", json.dumps(answers, ensure_ascii=False))
    finally:
        server.stop()
        shutil.rmtree(home)


def _fill() -> dict[str, int]:
    """Load the demo and build its reports; the epoch of each municipality that is closed then."""
    import_module("ieum.demo.loading").load()
    tenancy, queries = import_module("ieum.platform.database.tenancy"), import_module("ieum.reports.queries")
    build, epochs = import_module("ieum.reports.actions").build_report, {}
    for code in import_module("ieum.platform.queries").municipality_codes():
        with tenancy.municipality(code):
            reports = [row.report for row in queries.reports()]
            _work_beside()
        for report in reports:
            build(report)
        with tenancy.snapshot(code) as epoch:
            epochs[code] = epoch
    return epochs


def _work_beside() -> None:
    """What people leave in an installation that the demo does not show."""
    platform = import_module("ieum.platform.models")
    lead = platform.Account.objects.get(role="TEAM_LEAD", municipality_id=import_module(
        "ieum.platform.database.tenancy").current_municipality())  # fmt: skip
    today = import_module("django.utils.timezone").localdate()
    post_id, *_ = import_module("ieum.org.queries").standing(today).held_by(lead.pk)
    import_module("ieum.office.operations").receive_case(
        kind="PETITION", title="주차 단속 문의", content="단속 시간을 알고 싶음", requester="", petitioner="주민 가",
        contact="010-0000-0000", post_id=post_id, received_on=today, actor_id=lead.pk, on=today,
    )  # fmt: skip
    import_module("ieum.platform.closed_days.operations").close_day(
        day=date(2027, 6, 1), name="개청 기념일", actor_id=lead.pk, basis="조례"
    )
    import_module("ieum.platform.tokens").issue_token(
        account_id=lead.pk,
        name="통계 연계",
        scopes=["WORK_ON_CASES"],
        expires_on=today + timedelta(days=30),
    )
    import_module("ieum.platform.notices.operations").choose_channels(
        account_id=lead.pk, chosen={}, mail_address="lead@example.go.kr"
    )
    import_module("ieum.platform.form_drafts.operations").keep_draft(
        account_id=lead.pk, place="/cases/new/", query="", fields=[("title", "쓰다 만 업무")], seen=0
    )


def _pack_rows(packed: ZipFile, connection: psycopg.Connection) -> None:
    packed.writestr("migrations.json", json.dumps(connection.execute(_MIGRATIONS).fetchall()))
    packed.writestr("counters.json", json.dumps(dict(connection.execute(_COUNTERS).fetchall())))
    for (table,) in connection.execute(_TABLES).fetchall():
        with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
            packed.writestr(f"tables/{table}", b"".join(bytes(each) for each in rows))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    pack(Path(sys.argv[1]).resolve())
