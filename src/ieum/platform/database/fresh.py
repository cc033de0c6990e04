"""A fresh database gets all its tables at once, just as the migrations would have made them one after the other.

They take a quarter of a minute, most of it Django's own drawing of models that no longer are; an office waits for that
once, the tests hundreds of times. Migrations younger than the file are applied after it.
"""

from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = Path(__file__).with_name("tables.sql")
"""Written by tools/tables.py."""
_BUILT_IN = """
    ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM ieum_app, ieum_backup;
    ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM ieum_app;
    ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
"""
"""What a file of tables starts from; at its end it sets the defaults of the owner again."""


def lay_out(owner: BaseDatabaseWrapper) -> None:
    """Make all tables in a database that has none, with what the migrations put into them."""
    with transaction.atomic(using=owner.alias), owner.cursor() as cursor:
        cursor.execute(_BUILT_IN)
        cursor.execute(TABLES.read_text(encoding="utf-8"))
