from django.db import migrations

CASE = "office_petitioner", "case_id"
MEMBER = "office_membercontact", "member_id"


def keyed(table: str, column: str) -> migrations.RunSQL:
    """Let the key that one row has one petitioner or contact contain the municipality, as every key does."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_key, "
        f"ADD CONSTRAINT {table}_once UNIQUE (municipality_id, {column})",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_once, ADD CONSTRAINT {table}_{column}_key UNIQUE ({column})",
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0010_seal_petitioners")]
    operations = [keyed(*CASE), keyed(*MEMBER)]
