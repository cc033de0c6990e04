"""Which post takes over what waits at one that is closed, kept until its day comes and on."""

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import tenant_table

# Its name begins with a digit, and so no import statement can name it.
rows = import_module("ieum.org.migrations.0002_dated_rows")

LASTS = """
CREATE FUNCTION ieum_org_lasts(municipality uuid, named uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    -- A post takes work where no end of it is set, or where it is set to which post its work goes on then.
    SELECT EXISTS (
        SELECT FROM org_postterm
        WHERE municipality_id = municipality AND post_id = named AND ended_epoch IS NULL AND valid_until IS NULL
    ) OR EXISTS (
        SELECT FROM org_postclosing WHERE municipality_id = municipality AND post_id = named AND ended_epoch IS NULL
    )
$$;
GRANT EXECUTE ON FUNCTION ieum_org_lasts(uuid, uuid) TO ieum_app;
"""
PASSES = """
CREATE FUNCTION ieum_org_passes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    heir uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
    -- What waits at a post that is closed goes to one that lasts, whichever order touches either.
    PERFORM ieum_org_hold(NEW.municipality_id);
    IF EXISTS (
        SELECT FROM org_postclosing
        WHERE municipality_id = NEW.municipality_id AND into_id = heir AND ended_epoch IS NULL
    ) AND NOT ieum_org_lasts(NEW.municipality_id, heir) THEN
        RAISE EXCEPTION 'work of a closed post would go to no post'
            USING ERRCODE = 'IE030', CONSTRAINT = 'org_postclosing_into_id_stands';
    END IF;
    RETURN NULL;
END $$;
"""
TRIGGERS = (
    ("org_postclosing_into_id_stands", "INSERT ON org_postclosing", "into_id"),
    ("org_postclosing_into_id_borne", "UPDATE ON org_postterm", "post_id"),
    ("org_postclosing_into_id_passed", "UPDATE ON org_postclosing", "post_id"),
)


def _key(target: str, name: str, *, null: bool = False) -> Any:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=target, verbose_name=name
    )


def _asked(name: str, event: str, column: str) -> migrations.RunSQL:
    """Ask at the end of an operation."""
    table = event.rsplit(maxsplit=1)[-1]
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {event} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW EXECUTE FUNCTION ieum_org_passes('{column}')",
        f"DROP TRIGGER {name} ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0018_post_grades")]
    operations = [
        migrations.CreateModel(
            name="PostClosing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("ended_by", _key("org.order", "고친 명령", null=True)),
                ("into", _key("org.post", "이어받는 직위")),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "근거 명령")),
                ("post", _key("org.post", "없어지는 직위")),
            ],
            options={"verbose_name": "직위 폐지", "verbose_name_plural": "직위 폐지"},
        ),
        tenant_table("org_postclosing", {**rows.ORDERS, "post_id": "org_post", "into_id": "org_post"}),
        rows.dated("org_postclosing"),
        rows.once("org_postclosing", "one_heir", ("post_id",), ""),
        migrations.RunSQL(LASTS, "DROP FUNCTION ieum_org_lasts(uuid, uuid)"),
        migrations.RunSQL(PASSES, "DROP FUNCTION ieum_org_passes()"),
        *(_asked(*each) for each in TRIGGERS),
    ]
