"""The table in which attempts to log in are counted, for all processes of the site together."""

from django.db import migrations

FORWARD = """
CREATE TABLE platform_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX platform_cache_expires ON platform_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0004_posting")]

    operations = [migrations.RunSQL(FORWARD, "DROP TABLE platform_cache")]
