"""What rows of the ledger refer to is looked at once for all rows, also who approved, whom few rows name."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_BEFORE = import_module("ieum.budget.migrations.0018_posting_in_one_statement").REFERENCES
EVENT_BEFORE = _BEFORE.partition("CREATE FUNCTION ieum_ledgerline_references")[0].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
# All rows of a file refer to the same few, so that they are read once and few are left to ask for.
EVENT = """
CREATE OR REPLACE FUNCTION ieum_ledgerevent_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text;
BEGIN
    SELECT r.name INTO broken FROM (
        SELECT DISTINCT municipality_id AS own, operation_id, fiscal_year_id, source_id, reverses_id FROM fresh
    ) f CROSS JOIN LATERAL (VALUES
        ('operation_id', f.operation_id,
            (SELECT o.id FROM platform_operation o WHERE (o.municipality_id, o.id) = (f.own, f.operation_id))),
        ('fiscal_year_id', f.fiscal_year_id,
            (SELECT y.id FROM budget_fiscalyear y WHERE (y.municipality_id, y.id) = (f.own, f.fiscal_year_id))),
        ('source_id', f.source_id,
            (SELECT s.id FROM platform_source s WHERE (s.municipality_id, s.id) = (f.own, f.source_id))),
        ('reverses_id', f.reverses_id,
            (SELECT e.id FROM budget_ledgerevent e WHERE (e.municipality_id, e.id) = (f.own, f.reverses_id)))
    ) r (name, named, there) WHERE r.named IS NOT NULL AND r.there IS NULL LIMIT 1;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a row of % names what there is not: %', TG_TABLE_NAME, broken
            USING ERRCODE = '23503', CONSTRAINT = format('%s_%s_same_municipality', TG_TABLE_NAME, broken);
    END IF;
    RETURN NULL;
END $$;
"""

# A foreign key looks at each row when the transaction ends, also where it names nobody. These two triggers are that key
# for the few rows that do. The account is held until the row is committed, so that nobody takes it away meanwhile.
APPROVER = """
ALTER TABLE budget_ledgerevent DROP CONSTRAINT budget_ledgerevent_approver_id_e6e99aa2_fk_platform_account_id;
CREATE FUNCTION ieum_require_approver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM platform_account a WHERE a.id = NEW.approver_id FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such account approved' USING ERRCODE = '23503', CONSTRAINT = 'budget_ledgerevent_approver';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER budget_ledgerevent_approver AFTER INSERT ON budget_ledgerevent FOR EACH ROW
    WHEN (NEW.approver_id IS NOT NULL) EXECUTE FUNCTION ieum_require_approver();
CREATE FUNCTION ieum_keep_approver() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM budget_ledgerevent e WHERE e.approver_id = OLD.id) THEN
        RAISE EXCEPTION 'the account approved movements' USING ERRCODE = '23503',
            CONSTRAINT = 'budget_ledgerevent_approver';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
REVOKE ALL ON FUNCTION ieum_keep_approver() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_keep_approver() TO ieum_app;
CREATE TRIGGER platform_account_approver BEFORE DELETE OR UPDATE OF id ON platform_account FOR EACH ROW
    EXECUTE FUNCTION ieum_keep_approver();
"""
APPROVER_BEFORE = """
DROP TRIGGER platform_account_approver ON platform_account;
DROP TRIGGER budget_ledgerevent_approver ON budget_ledgerevent;
DROP FUNCTION ieum_keep_approver();
DROP FUNCTION ieum_require_approver();
ALTER TABLE budget_ledgerevent ADD CONSTRAINT budget_ledgerevent_approver_id_e6e99aa2_fk_platform_account_id
    FOREIGN KEY (approver_id) REFERENCES platform_account (id) DEFERRABLE INITIALLY DEFERRED;
"""
APPROVER_STATE = migrations.AlterField(
    "ledgerevent",
    "approver",
    models.ForeignKey(
        to="platform.account", on_delete=django.db.models.deletion.PROTECT, related_name="+", db_constraint=False,
        db_index=False, null=True, verbose_name="승인자",
    ),
)  # fmt: skip

# The id of a movement is made once, not for each of its lines; where each has one line, none can be of the same cell.
_WRITTEN = (
    ("SELECT m.*, ieum_is_exchange", "SELECT m.*, ieum_uuid7_after(first, m.number) AS id, ieum_is_exchange"),
    (
        "SELECT l.number, l.cell_id, l.amount, m.kind,",
        "SELECT l.number, l.cell_id, l.amount, m.id AS event_id, m.kind,",
    ),
    ("EXCEPT SELECT unnest(numbers)) e (number)\n", "EXCEPT SELECT unnest(numbers)) e (number) WHERE NOT is_single\n"),
    ("SELECT l.number, 3 FROM line l GROUP BY", "SELECT l.number, 3 FROM line l WHERE NOT is_single GROUP BY"),
    ("SELECT ieum_uuid7_after(first, m.number), municipality, m.operation", "SELECT m.id, municipality, m.operation"),
    ("            ieum_uuid7_after(first, l.number), l.cell_id", "            l.event_id, l.cell_id"),
    (
        "    found text;\nBEGIN",
        """    -- Each movement has one line, in their order.
    is_single boolean := numbers = ARRAY(SELECT generate_series(1, count_of));
    found text;
BEGIN""",
    ),
)


def _replacing(pairs: tuple[tuple[str, str], ...]) -> str:
    steps = "".join(
        f"""
    IF position($old${old}$old$ IN known) = 0 THEN
        RAISE EXCEPTION 'movements are not written as what is changed here';
    END IF;
    known := replace(known, $old${old}$old$, $new${new}$new$);"""
        for old, new in pairs
    )
    return f"""
DO $change$
DECLARE
    known text := pg_get_functiondef('ieum_write_movements'::regproc);
BEGIN{steps}
    EXECUTE known;
END $change$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0065_advance_payments")]

    operations = [
        migrations.RunSQL(EVENT, EVENT_BEFORE),
        migrations.RunSQL(APPROVER, APPROVER_BEFORE, state_operations=[APPROVER_STATE]),
        migrations.RunSQL(_replacing(_WRITTEN), _replacing(tuple((new, old) for old, new in _WRITTEN))),
    ]
