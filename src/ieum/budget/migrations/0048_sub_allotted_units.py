"""재배정 says which unit received it, and a unit commits no more than it received (지방재정법 시행령 제85조)."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, decision, tenant_table

_RELATED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT}

# K <= R by cell and unit on every day from the first one on, and neither below zero. What was reversed counts no more:
# a reversal has the unit of what it takes back. The cells are held by whoever posts, so that nobody else moves them.
LIMIT = """
CREATE FUNCTION ieum_require_units(municipality uuid, touched uuid[], from_day date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    worst record;
BEGIN
    WITH daily AS (
        SELECT l.cell_id, u.unit, greatest(l.effective_date, from_day - 1) AS day,
            coalesce(sum(l.amount) FILTER (WHERE l.balance = 'SUB_ALLOTTED'), 0) AS r,
            coalesce(sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED'), 0) AS k
        FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.municipality_id = municipality AND e.id = l.event_id
        JOIN budget_unitmovement u ON u.municipality_id = municipality AND u.event_id = coalesce(e.reverses_id, e.id)
        WHERE l.municipality_id = municipality AND l.cell_id = ANY (touched)
            AND l.balance IN ('SUB_ALLOTTED', 'COMMITTED')
        GROUP BY 1, 2, 3
    ), standing AS (
        SELECT d.cell_id, d.unit, d.day, sum(d.r) OVER w AS r, sum(d.k) OVER w AS k
        FROM daily d WINDOW w AS (PARTITION BY d.cell_id, d.unit ORDER BY d.day)
    )
    SELECT s.cell_id, s.unit, s.day, pair.lower, pair.upper, pair.gap INTO worst
    FROM standing s, LATERAL (VALUES
        (1, '', 'SUB_ALLOTTED', s.r),
        (2, '', 'COMMITTED', s.k),
        (3, 'COMMITTED', 'SUB_ALLOTTED', s.r - s.k)
    ) pair (rank, lower, upper, gap)
    WHERE s.day >= from_day AND pair.gap < 0
    ORDER BY pair.gap, s.day, s.cell_id, s.unit, pair.rank
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'OVERDRAWN' USING ERRCODE = 'IE020', DETAIL = json_build_object(
            'cell_id', worst.cell_id, 'lower', worst.lower, 'upper', worst.upper, 'day', worst.day, 'gap', worst.gap,
            'unit', worst.unit
        )::text;
    END IF;
END $$;
"""

# What a unit receives or commits is posted with its name. The other two functions take no 재배정.
POST = """
CREATE FUNCTION ieum_post_unit_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer,
    year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[],
    amounts bigint[], of_unit text,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post_unit', actor, on_behalf_of, basis, true) o;
    IF approver IS NOT NULL AND NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = approver AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the approver is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    IF approver IN (actor, on_behalf_of) THEN
        RAISE EXCEPTION 'APPROVER' USING ERRCODE = 'IE020';
    END IF;
    IF movement_kind NOT IN ('SUB_ALLOTMENT', 'COMMITMENT', 'RETURN') OR coalesce(of_unit, '') !~ '\\S' THEN
        RAISE EXCEPTION 'RECIPIENT' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_write_one(
        municipality, epoch, year, document, approver, operation, movement_kind, movement_round, day, line_number,
        authority, cells, amounts
    );
    INSERT INTO budget_unitmovement (id, municipality_id, operation_id, event_id, unit)
        VALUES (ieum_uuid7(), municipality, operation, event, of_unit);
    PERFORM ieum_require_units(municipality, cells, day);
END $$;
REVOKE ALL ON FUNCTION ieum_post_unit_movement(
    uuid, uuid, uuid, text, text, integer, integer, date, uuid, integer, text, uuid, uuid[], bigint[], text
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_unit_movement(
    uuid, uuid, uuid, text, text, integer, integer, date, uuid, integer, text, uuid, uuid[], bigint[], text
) TO ieum_app;
"""
GUARDS = """
DO $$
DECLARE
    guarded record;
    known text;
    written text;
BEGIN
    FOR guarded IN VALUES
        ('ieum_post_movement', 'IF movement_kind = ''SUB_ALLOTMENT'' THEN'),
        ('ieum_post_movements', 'IF ''SUB_ALLOTMENT'' = ANY (kinds) THEN')
    LOOP
        SELECT pg_get_functiondef(p.oid) INTO STRICT known FROM pg_proc p WHERE p.proname = guarded.column1;
        written := regexp_replace(
            known, E'\\nBEGIN\\n', E'\nBEGIN\n    ' || guarded.column2
            || E'\n        RAISE EXCEPTION ''RECIPIENT'' USING ERRCODE = ''IE020'';\n    END IF;\n'
        );
        ASSERT written <> known;
        EXECUTE written;
    END LOOP;
    known := pg_get_functiondef('ieum_reverse_movement(uuid, uuid, uuid, text, uuid)'::regprocedure);
    written := replace(
        known, 'PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);',
        E'PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);\n'
        '    IF EXISTS (\n'
        '        SELECT FROM budget_unitmovement u WHERE u.municipality_id = municipality AND u.event_id = reversed\n'
        '    ) THEN\n'
        '        PERFORM ieum_require_units(municipality, cells, origin.effective_date);\n'
        '    END IF;'
    );
    ASSERT written <> known;
    EXECUTE written;
END $$;
"""
UNGUARDED = """
DO $$
DECLARE
    guarded record;
    known text;
    written text;
BEGIN
    FOR guarded IN VALUES
        ('ieum_post_movement', 'IF movement_kind = ''SUB_ALLOTMENT'' THEN'),
        ('ieum_post_movements', 'IF ''SUB_ALLOTMENT'' = ANY (kinds) THEN')
    LOOP
        SELECT pg_get_functiondef(p.oid) INTO STRICT known FROM pg_proc p WHERE p.proname = guarded.column1;
        written := replace(
            known, '    ' || guarded.column2
            || E'\n        RAISE EXCEPTION ''RECIPIENT'' USING ERRCODE = ''IE020'';\n    END IF;\n', ''
        );
        ASSERT written <> known;
        EXECUTE written;
    END LOOP;
    known := pg_get_functiondef('ieum_reverse_movement(uuid, uuid, uuid, text, uuid)'::regprocedure);
    written := replace(
        known, E'\n    IF EXISTS (\n'
        '        SELECT FROM budget_unitmovement u WHERE u.municipality_id = municipality AND u.event_id = reversed\n'
        '    ) THEN\n'
        '        PERFORM ieum_require_units(municipality, cells, origin.effective_date);\n'
        '    END IF;', ''
    );
    ASSERT written <> known;
    EXECUTE written;
END $$;
"""
NO_POST = """
DROP FUNCTION ieum_post_unit_movement(
    uuid, uuid, uuid, text, text, integer, integer, date, uuid, integer, text, uuid, uuid[], bigint[], text
)
"""
CHAINED = {
    "budget_ledgerevent": "t.operation_id = $1",
    "budget_ledgerline": "t.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1))",
    "budget_unitmovement": "t.operation_id = $1",
}


class Migration(migrations.Migration):
    dependencies = [("budget", "0047_more_code_tables")]

    operations = [
        migrations.CreateModel(
            name="UnitMovement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        **_RELATED, related_name="+", to="platform.municipality", verbose_name="지방자치단체"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(**_RELATED, related_name="+", to="platform.operation", verbose_name="처리 기록"),
                ),
                (
                    "event",
                    models.ForeignKey(**_RELATED, related_name="units", to="budget.ledgerevent", verbose_name="사건"),
                ),
                ("unit", models.CharField(max_length=60, verbose_name="재배정 부서")),
            ],
            options={
                "verbose_name": "재배정 부서의 사건",
                "verbose_name_plural": "재배정 부서의 사건",
                "constraints": (
                    models.UniqueConstraint(fields=["municipality", "event"], name="budget_unitmovement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("unit__regex", "\\S")), name="budget_unitmovement_has_unit"
                    ),
                ),
            },
        ),
        tenant_table("budget_unitmovement", {"operation_id": "platform_operation", "event_id": "budget_ledgerevent"}),
        append_only("budget_unitmovement", posted=True),
        migrations.RunSQL(LIMIT, "DROP FUNCTION ieum_require_units(uuid, uuid[], date)"),
        migrations.RunSQL(POST, NO_POST),
        migrations.RunSQL(GUARDS, UNGUARDED),
        decision("budget.post_unit", CHAINED),
    ]
