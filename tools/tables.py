"""Writes src/ieum/platform/database/tables.sql: what all migrations together make of an empty database.

Run it after a migration was added; a test fails where the file is not fresh.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

_HEAD = """-- Written by `python tools/tables.py` from the migrations; change those, not this file.
SET LOCAL check_function_bodies = false;
SET LOCAL client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', '', true);
"""
_LEFT_OUT = (
    r"SET .*", r"SELECT pg_catalog\.set_config\(.*", r"SELECT .*'public\.django_migrations_id_seq'.*",
    r"\\(un)?restrict .*", "--.*",
)  # fmt: skip
"""Settings of the server that was asked, the counter of rows left out, a token that changes, and headings."""
_OTHER = re.compile(rf"^({'|'.join(_LEFT_OUT)})\n", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


def main() -> None:
    """Migrate an empty database of a server of our own, step by step, and write down what stands then."""
    # Short, and open to the account that a server started by root runs as.
    home = Path(tempfile.mkdtemp(prefix="ieum-tables-", dir="/tmp"))
    home.chmod(0o711)
    os.environ |= {"IEUM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ieum.settings"}
    setup = import_module("ieum.platform.database.setup")
    server = import_module("ieum.platform.database.access").access().server
    try:
        setup.start()
        import_module("django").setup()
        # In Django's own way, against which a test holds what the quicker one of the product makes.
        setup.apply_migrations()
        superuser = import_module("ieum.platform.database.embedded").SUPERUSER
        text = dumped(server.programs, server.connection(superuser, "ieum"))
    finally:
        server.stop()
        shutil.rmtree(home)
    import_module("ieum.platform.database.fresh").TABLES.write_text(_HEAD + text, encoding="utf-8")


def dumped(programs: Path, connection: dict[str, str]) -> str:
    """Tables, functions, privileges and first rows of a database, the same for databases that are the same."""
    places = [f"--{name}={connection[key]}" for name, key in (("host", "host"), ("port", "port"), ("username", "user"))]
    command = [str(programs / "pg_dump"), *places, "--no-owner", "--inserts", "--exclude-table-data=django_migrations"]
    done = subprocess.run([*command, connection["dbname"]], check=True, capture_output=True, text=True)
    text = _GAPS.sub("\n\n", _OTHER.sub("", done.stdout))
    return f"{text}\n{_migrations(connection)}"


def _migrations(connection: dict[str, str]) -> str:
    """Which migrations were applied, without the moment."""
    psycopg, conninfo = import_module("psycopg"), import_module("psycopg.conninfo")
    with psycopg.connect(conninfo.make_conninfo(**connection)) as found:
        names = found.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    rows = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in names)
    return f"INSERT INTO public.django_migrations (app, name, applied) VALUES\n{rows};\n"


if __name__ == "__main__":
    sys.exit(main())
