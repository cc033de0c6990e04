"""Bringing the database up: server, roles and tables, each left alone where it already stands."""

import os
from collections.abc import Iterable
from functools import cache

import django
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from ieum.platform import environment
from ieum.platform.database.access import DATABASE, access, address
from ieum.platform.database.bootstrap import bootstrap, require_apart
from ieum.platform.database.drawing import only_what_changes
from ieum.platform.database.embedded import SUPERUSER
from ieum.platform.database.fresh import lay_out
from ieum.platform.database.trouble import DatabaseTrouble


def start() -> bool:
    """Start the embedded server and make its roles and database; False where it ran already or is not ours to start.

    :raises DatabaseTrouble: if it cannot be started
    """
    server = access().server
    if server is None:
        return False
    has_started = server.start()
    bootstrap(server.connection(SUPERUSER, DATABASE), DATABASE)
    return has_started


def prepare_external() -> None:
    """Make roles and database on the server of IEUM_DATABASE_SUPERUSER_URL, with the passwords of the other two.

    :raises WrongSetting: if an address is missing
    :raises DatabaseTrouble: if the server refuses, another database has these roles, or this one has others
    """
    found = access()
    if found.server is not None:
        raise environment.WrongSetting("IEUM_DATABASE_URL과 IEUM_DATABASE_OWNER_URL을 먼저 정하십시오.")
    named = {side["user"]: side["password"] for side in (found.app, found.owner) if "password" in side}
    superuser, database = address("IEUM_DATABASE_SUPERUSER_URL"), found.app["dbname"]
    require_apart(superuser, database, found.roles)
    bootstrap(superuser, database, named, found.roles)


def migrate() -> list[str]:
    """Bring the tables up to date as the owner; the names of the migrations that were applied.

    :raises DatabaseTrouble: if the database cannot be reached, or a newer version was here before
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    django.setup()
    owner = connections["owner"]
    try:
        before = set(MigrationRecorder(owner).applied_migrations())
        if ahead := newer_than_ours(before):
            raise DatabaseTrouble(
                f"데이터베이스의 표가 이 판보다 새것입니다({ahead[0]}). 올렸던 새 판을 다시 설치하거나, 올리기 전의 "
                "백업으로 되돌리십시오: ieum db restore",
                "The tables are of a newer version; install that again or restore the backup from before it.",
            )
        with owner.execute_wrapper(access().roles.name_in):
            if not before:
                lay_out(owner)
            with only_what_changes():
                apply_migrations()
        after = MigrationRecorder(owner).applied_migrations()
    except OperationalError as error:
        raise DatabaseTrouble(
            f"데이터베이스에 연결할 수 없습니다: {str(error).strip()}", "The database cannot be reached."
        ) from error
    return [f"{app}.{name}" for app, name in after if (app, name) not in before]


def is_up_to_date() -> bool:
    """Whether the tables are those of this version; asked as the application, which may read what was applied."""
    connection = connections["default"]
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except OperationalError:
        return False
    finally:
        connection.close()
    return known_migrations() <= set(applied)


def newer_than_ours(applied: Iterable[tuple[str, str]]) -> list[str]:
    """What was applied behind the last migration of an app in this version: a newer one was here before."""
    last: dict[str, str] = {}
    for app, name in known_migrations():
        last[app] = max(name, last.get(app, ""))
    return sorted(f"{app}.{name}" for app, name in applied if app in last and name[:4] > last[app][:4])


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """All migrations of this version, by app and name."""
    return frozenset(MigrationLoader(None).disk_migrations)


def apply_migrations() -> None:
    """Apply the migrations that are still missing, one after the other."""
    executor = MigrationExecutor(connections["owner"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", database="owner", verbosity=0, interactive=False, skip_checks=True)
        with connections["owner"].cursor() as cursor:
            # What decisions tell of a row is written down by its columns, of which there may be others now.
            cursor.execute("UPDATE platform_decisionpart SET kind = kind")
