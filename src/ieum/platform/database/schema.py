"""What a migration says to make a table one of tenants, and one that is only added to.

Each table is a tenant table or on the list of global ones here; a test fails otherwise.
"""

import json
from collections.abc import Mapping, Sequence

from django.db.migrations.operations import RunSQL

GLOBAL_TABLES = {
    "platform_municipality": "the list of tenants itself",
    "platform_account": "read before it is known whose request it is; an operator belongs to none",
    "django_session": "read before it is known whose request it is",
    "django_migrations": "the state of the tables themselves",
    "django_content_type": "names of models, the same for all",
    "auth_permission": "names of permissions, the same for all",
    "auth_group": "comes with Django's login; not used",
    "auth_group_permissions": "comes with Django's login; not used",
    "account_emailaddress": "comes with the login library; not used",
    "account_emailconfirmation": "comes with the login library; not used",
    "mfa_authenticator": "second factors, read before it is known whose request it is; their secrets are sealed",
    "socialaccount_socialaccount": "who single sign-on says one is, read before it is known whose request it is",
    "socialaccount_socialapp": "comes with the login library; not used, settings name the office's provider",
    "socialaccount_socialtoken": "comes with the login library; not used",
    "platform_decisionpart": "which kinds of operations are decisions, the same for all",
    "procrastinate_jobs": "the queue of the workers: ids alone; what to do, platform_job says",
    "procrastinate_events": "when an entry of the queue was taken and ended",
    "procrastinate_periodic_defers": "which round of the workers was begun last",
    "procrastinate_workers": "which workers are alive",
    "platform_cache": "counts of attempts, before it is known whose request it is",
}
"""Tables without row security, and why."""


def tenant_table(table: str, references: Mapping[str, str] | None = None) -> RunSQL:
    """Show each municipality its own rows only, and let ``references`` (column: table) stay inside of it.

    Foreign keys look past row security, so Django's own would let a row name one of another municipality.
    """
    keys = [_same_municipality(table, column, target) for column, target in (references or {}).items()]
    own = "municipality_id = (SELECT ieum_municipality())"
    forward = [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_municipality_key UNIQUE (municipality_id, id)",
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_municipality ON {table} USING ({own}) WITH CHECK ({own})",
        *(f"ALTER TABLE {table} ADD CONSTRAINT {name} {rule}" for name, rule in keys),
    ]
    backward = [
        *(f"ALTER TABLE {table} DROP CONSTRAINT {name}" for name, _ in keys),
        f"DROP POLICY {table}_municipality ON {table}",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_municipality_key",
    ]
    return RunSQL(";\n".join(forward), ";\n".join(backward))


def append_only(table: str, *, posted: bool = False) -> RunSQL:
    """Refuse to change or remove rows, for the owner too; ``posted`` rows come in through a function alone."""
    grants = "INSERT, UPDATE, DELETE" if posted else "UPDATE, DELETE"
    refuse = "EXECUTE FUNCTION ieum_refuse_change()"
    forward = [
        f"REVOKE {grants} ON {table} FROM ieum_app",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    ]
    backward = [
        f"DROP TRIGGER {table}_not_emptied ON {table}",
        f"DROP TRIGGER {table}_append_only ON {table}",
        f"GRANT {grants} ON {table} TO ieum_app",
    ]
    return RunSQL(";\n".join(forward), ";\n".join(backward))


def keeps_history(table: str, *columns: str) -> RunSQL:
    """Keep what ``columns`` of a row said before each change, beside the operation that changed them."""
    kept = ", ".join(f"'{column}'" for column in columns)
    return RunSQL(
        f"CREATE TRIGGER {table}_history AFTER UPDATE OF {', '.join(columns)} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION ieum_keep_change({kept})",
        f"DROP TRIGGER {table}_history ON {table}",
    )


def decision(kind: str, parts: Mapping[str, str], *, ignored: Sequence[str] = ()) -> RunSQL:
    """Chain the operations of a kind from now on, and those that there are in the order of their recording.

    ``parts`` says by table which rows belong to operation $1; columns that change after the decision are ``ignored``.
    """
    insert = "INSERT INTO platform_decisionpart (kind, table_name, condition, ignored) VALUES (%s, %s, %s, %s)"
    columns = json.dumps(list(ignored))
    forward = [(insert, [kind, table, condition, columns]) for table, condition in parts.items()]
    return RunSQL(
        [*forward, ("SELECT ieum_chain_past(%s)", [kind])],
        [("DELETE FROM platform_decisionpart WHERE kind = %s AND table_name = ANY(%s)", [kind, list(parts)])],
    )


def _same_municipality(table: str, column: str, target: str) -> tuple[str, str]:
    rule = f"FOREIGN KEY (municipality_id, {column}) REFERENCES {target} (municipality_id, id)"
    return f"{table}_{column}_same_municipality", rule
