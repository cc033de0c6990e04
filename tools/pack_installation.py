"""Packs an installation of this version with the demo in it, for later versions to prove that they upgrade it.

    python tools/pack_installation.py tests/upgrades/0.2.0.zip

Run it before a version is given out. The pack holds which migrations were applied, every row of every table as COPY
writes it (so that any PostgreSQL can read it), the keys of the home, and what the installation answered.
"""

import json
import os
import shutil
import sys
import tempfile
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
        for report in reports:
            build(report)
        with tenancy.snapshot(code) as epoch:
            epochs[code] = epoch
    return epochs


def _pack_rows(packed: ZipFile, connection: psycopg.Connection) -> None:
    packed.writestr("migrations.json", json.dumps(connection.execute(_MIGRATIONS).fetchall()))
    packed.writestr("counters.json", json.dumps(dict(connection.execute(_COUNTERS).fetchall())))
    for (table,) in connection.execute(_TABLES).fetchall():
        with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
            packed.writestr(f"tables/{table}", b"".join(bytes(each) for each in rows))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    pack(Path(sys.argv[1]).resolve())
