from django.db import migrations

BALANCES = """
CREATE OR REPLACE FUNCTION ieum_ledger_balances() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[
        'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'ALLOTTED', 'COMMITTED',
        'SPENT', 'PROVISIONAL', 'PRE_USED', 'CHANGED', 'CROSS_USED', 'REORGANISED', 'SUB_ALLOTTED', 'COUNCIL_CUT',
        'EXPRESS_VOTED', 'CONTINUING_VOTED', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
    ]
$$;
"""

# What each movement adds to: the balance it is about, and beside it what moves with it.
PARTS = """
CREATE FUNCTION ieum_movement_parts(kind text, amount bigint, reports_allotment boolean, reports_commitment boolean)
RETURNS TABLE (balance text, part bigint) LANGUAGE sql IMMUTABLE AS $$
    SELECT p.balance, p.part FROM (VALUES
        (CASE kind
            WHEN 'REVISED' THEN 'ORIGINAL' WHEN 'ABSORB_PROVISIONAL' THEN 'ORIGINAL' WHEN 'PRE_USE' THEN 'PRE_USED'
            WHEN 'ABSORB_PRE_USE' THEN 'SUPPLEMENTARY' WHEN 'ABSORB_DEEMED' THEN 'SUPPLEMENTARY'
            WHEN 'CARRY_IN' THEN 'CARRIED_IN' WHEN 'RESERVE_USE' THEN 'RESERVE_USED' WHEN 'CROSS_USE' THEN 'CROSS_USED'
            WHEN 'REORGANISATION' THEN 'REORGANISED' WHEN 'TRANSFER' THEN 'TRANSFERRED'
            WHEN 'CHANGE_OF_USE' THEN 'CHANGED' WHEN 'ALLOTMENT' THEN 'ALLOTTED'
            WHEN 'SUB_ALLOTMENT' THEN 'SUB_ALLOTTED'
            WHEN 'COMMITMENT' THEN 'COMMITTED'
            WHEN 'EXPENDITURE' THEN 'SPENT' WHEN 'RETURN' THEN 'SPENT'
            WHEN 'EXPRESS_VOTE' THEN 'EXPRESS_VOTED' WHEN 'CONTINUING_VOTE' THEN 'CONTINUING_VOTED'
            WHEN 'EXPRESS_CARRY_OUT' THEN 'CARRIED_EXPRESS' WHEN 'INCIDENTAL_CARRY_OUT' THEN 'CARRIED_INCIDENTAL'
            WHEN 'CONTINUING_CARRY_OUT' THEN 'CARRIED_CONTINUING' WHEN 'LAPSE' THEN 'LAPSED' ELSE kind
        END, CASE kind WHEN 'RETURN' THEN -amount ELSE amount END),
        (CASE kind WHEN 'ABSORB_PROVISIONAL' THEN 'PROVISIONAL' WHEN 'ABSORB_PRE_USE' THEN 'PRE_USED'
            WHEN 'ABSORB_DEEMED' THEN 'DEEMED' END, -amount),
        (CASE WHEN kind = 'CARRY_IN' AND reports_allotment THEN 'ALLOTTED' END, amount),
        (CASE WHEN kind = 'RETURN' AND reports_commitment THEN 'COMMITTED' END, -amount)
    ) p (balance, part) WHERE p.balance IS NOT NULL
$$;
"""

# Whoever opens or takes up money before its adoption meets the one who adopts: they go one after the other.
LOCK = """
CREATE FUNCTION ieum_budget_lock_round(municipality uuid, kind text, fiscal_year uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY') THEN
        PERFORM FROM budget_fiscalyear y
            WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR NO KEY UPDATE;
    END IF;
    IF EXISTS (
        SELECT FROM budget_yearclosing c WHERE c.municipality_id = municipality AND c.fiscal_year_id = fiscal_year
    ) THEN
        RAISE EXCEPTION 'CLOSED' USING ERRCODE = 'IE020';
    END IF;
END $$;
"""

FAULT = """
CREATE FUNCTION ieum_movement_fault(
    municipality uuid, kind text, round integer, fiscal_year uuid, day date, authority text, lines jsonb
) RETURNS text LANGUAGE sql STABLE AS $$
    WITH line AS (
        SELECT r.cell_id, r.amount FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
    ), placed AS (
        SELECT l.amount, c.*, coalesce(p.policy_code, '') AS policy_code, coalesce(p.unit_code, '') AS unit_code
        FROM line l
        JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = fiscal_year
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
        WHERE c.programme_id IS NULL OR p.account_id = c.account_id
    ), term AS (
        SELECT CASE WHEN kind IN ('EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE')
                THEN y.last_day ELSE y.first_day END AS first_day,
            CASE WHEN kind = 'REVISED' THEN y.first_day
                WHEN kind IN (
                    'EXPENDITURE', 'RETURN', 'EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT',
                    'LAPSE'
                ) THEN y.payments_until
                ELSE y.last_day END AS last_day
        FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year
    )
    SELECT CASE
        WHEN NOT EXISTS (SELECT FROM line) THEN 'EMPTY'
        WHEN EXISTS (
            SELECT FROM line WHERE coalesce(amount, 0) = 0 OR abs(amount) > 1e15 OR amount <> trunc(amount)
        ) THEN 'AMOUNT'
        WHEN (SELECT count(DISTINCT cell_id) < count(*) FROM line) THEN 'REPEATED'
        WHEN (SELECT count(*) FROM placed) < (SELECT count(*) FROM line) THEN 'NO_CELL'
        WHEN NOT EXISTS (SELECT FROM term WHERE day BETWEEN first_day AND last_day) THEN 'DAY'
        WHEN kind NOT IN (
            'REVISED', 'SUPPLEMENTARY', 'RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE',
            'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT'
        ) AND EXISTS (SELECT FROM line WHERE amount < 0) THEN 'SIGN'
        WHEN CASE WHEN kind IN ('SUPPLEMENTARY', 'DEEMED', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
            THEN coalesce(round, 0) < 1 ELSE round IS NOT NULL END THEN 'ROUND'
        WHEN kind IN ('PROVISIONAL', 'PRE_USE', 'CROSS_USE', 'REORGANISATION') AND authority !~ '\\S' THEN 'AUTHORITY'
        WHEN EXISTS (SELECT FROM placed WHERE NOT CASE
            WHEN kind = 'CARRY_IN' THEN carry_origin <> 'CURRENT'
            WHEN kind = 'INCIDENTAL_CARRY_OUT' THEN carry_origin IN ('CURRENT', 'EXPRESS')
            WHEN kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT') THEN carry_origin IN ('CURRENT', 'CONTINUING')
            WHEN kind IN (
                'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
            ) THEN true
            ELSE carry_origin = 'CURRENT'
        END) THEN 'ORIGIN'
        WHEN EXISTS (
            SELECT FROM placed WHERE kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND NOT reports_allotment
            OR kind = 'COMMITMENT' AND NOT reports_commitment
            OR kind IN ('EXPENDITURE', 'RETURN') AND NOT reports_spending
        ) THEN 'UNREPORTED'
        WHEN kind IN ('DEEMED', 'PRE_USE') AND EXISTS (SELECT FROM placed WHERE funding = 'OWN') THEN 'FUNDING'
        WHEN kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE')
            AND (SELECT sum(amount) FROM line) <> 0 THEN 'UNBALANCED'
        WHEN kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE') AND (
            (SELECT count(DISTINCT account_id) FROM placed) <> 1 OR EXISTS (SELECT FROM placed WHERE grain = 'ACCOUNT')
        ) THEN 'ACCOUNT'
        WHEN kind = 'TRANSFER' AND (SELECT count(DISTINCT policy_code) FROM placed) <> 1 THEN 'POLICY'
        WHEN kind = 'CHANGE_OF_USE' AND (SELECT count(DISTINCT unit_code) FROM placed) <> 1 THEN 'UNIT'
        WHEN kind = 'CROSS_USE' AND (SELECT count(DISTINCT policy_code) FROM placed) = 1 THEN 'ONE_POLICY'
        WHEN kind = 'REORGANISATION' AND EXISTS (
            SELECT FROM placed GROUP BY programme_id, item, funding, carry_origin HAVING sum(amount) <> 0
        ) THEN 'CODES'
        WHEN kind = 'RESERVE_USE' AND EXISTS (
            SELECT FROM placed WHERE starts_with(item, '801') <> (amount < 0)
        ) THEN 'RESERVE'
        WHEN EXISTS (
            SELECT FROM placed p JOIN ieum_budget_bans() b ON b.kind = ieum_movement_fault.kind
                AND starts_with(p.item, b.items) AND (b.direction = 'IN') = (p.amount > 0)
            WHERE day BETWEEN b.first_day AND b.last_day
        ) THEN 'BANNED'
        WHEN kind = 'RESERVE_USE' AND EXISTS (
            SELECT FROM placed p JOIN budget_ledgerline l ON l.municipality_id = municipality AND l.cell_id = p.id
                AND l.balance = 'COUNCIL_CUT' AND p.amount > 0
            GROUP BY p.id HAVING sum(l.amount) > 0
        ) THEN 'CUT'
        WHEN kind = 'SUPPLEMENTARY' AND EXISTS (
            SELECT FROM budget_ledgerline l JOIN budget_ledgerevent e
                ON e.municipality_id = municipality AND e.id = l.event_id AND e.fiscal_year_id = fiscal_year
            WHERE l.municipality_id = municipality AND l.balance = 'PRE_USED' AND l.effective_date <= day
            GROUP BY l.cell_id HAVING sum(l.amount) > 0
        ) THEN 'PRE_USE_OPEN'
    END
$$;
"""
INDEX = """
CREATE INDEX budget_ledgerline_pre_used ON budget_ledgerline (municipality_id, effective_date)
    WHERE balance = 'PRE_USED';
"""

# A balance binds the next one above it that is reported; an unreported one is unknown and binds nothing. All days
# from the event's on are looked at, so that an entry of an earlier day cannot overdraw a later one.
HEADROOM = """
CREATE OR REPLACE FUNCTION ieum_require_headroom(municipality uuid, posted uuid, from_day date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    worst record;
BEGIN
    WITH daily AS (
        SELECT l.cell_id, l.effective_date AS day,
            sum(l.amount) FILTER (
                WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED')
            ) AS b,
            sum(l.amount) FILTER (WHERE l.balance IN (
                'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED',
                'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED'
            )) AS x,
            sum(l.amount) FILTER (WHERE l.balance = 'ALLOTTED') AS l,
            sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED') AS k,
            sum(l.amount) FILTER (WHERE l.balance = 'SPENT') AS p,
            sum(l.amount) FILTER (WHERE l.balance = 'PROVISIONAL') AS provisional,
            sum(l.amount) FILTER (WHERE l.balance = 'DEEMED') AS deemed,
            sum(l.amount) FILTER (WHERE l.balance = 'PRE_USED') AS pre_used,
            sum(l.amount) FILTER (WHERE l.balance = 'SUB_ALLOTTED') AS r,
            sum(CASE l.balance WHEN 'EXPRESS_VOTED' THEN l.amount WHEN 'CARRIED_EXPRESS' THEN -l.amount END) AS express,
            sum(l.amount) FILTER (WHERE l.balance = 'CARRIED_INCIDENTAL') AS incidental,
            sum(CASE l.balance WHEN 'CONTINUING_VOTED' THEN l.amount WHEN 'SPENT' THEN -l.amount END) AS instalment,
            sum(l.amount) FILTER (WHERE l.balance = 'CARRIED_CONTINUING') AS continuing,
            sum(l.amount) FILTER (WHERE l.balance IN (
                'SPENT', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
            )) AS settled
        FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.cell_id IN (
            SELECT e.cell_id FROM budget_ledgerline e WHERE e.municipality_id = municipality AND e.event_id = posted
        )
        GROUP BY l.cell_id, l.effective_date
    ), standing AS (
        SELECT d.cell_id, d.day,
            c.reports_allotment AS has_l, c.reports_commitment AS has_k, c.reports_spending AS has_p,
            coalesce(sum(d.b) OVER w, 0) AS b, coalesce(sum(d.x) OVER w, 0) AS x, coalesce(sum(d.l) OVER w, 0) AS l,
            coalesce(sum(d.k) OVER w, 0) AS k, coalesce(sum(d.p) OVER w, 0) AS p,
            sum(d.provisional) OVER w AS provisional, sum(d.deemed) OVER w AS deemed,
            sum(d.pre_used) OVER w AS pre_used, sum(d.r) OVER w AS r, sum(d.express) OVER w AS express,
            sum(d.incidental) OVER w AS incidental, coalesce(sum(d.instalment) OVER w, 0) AS instalment,
            sum(d.continuing) OVER w AS continuing, sum(d.settled) OVER w AS settled
        FROM daily d JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = d.cell_id
        WINDOW w AS (PARTITION BY d.cell_id ORDER BY d.day)
    )
    SELECT s.cell_id, s.day, pair.lower, pair.upper, pair.gap INTO worst
    FROM standing s, LATERAL (VALUES
        (1, '', 'APPROPRIATION', s.b),
        (2, '', 'AVAILABLE', s.x),
        (3, '', 'ALLOTTED', CASE WHEN has_l THEN s.l END),
        (4, 'ALLOTTED', 'AVAILABLE', CASE WHEN has_l THEN s.x - s.l END),
        (5, '', 'COMMITTED', CASE WHEN has_k THEN s.k END),
        (6, 'COMMITTED', CASE WHEN has_l THEN 'ALLOTTED' ELSE 'AVAILABLE' END,
            CASE WHEN has_k THEN CASE WHEN has_l THEN s.l ELSE s.x END - s.k END),
        (7, '', 'SPENT', CASE WHEN has_p THEN s.p END),
        (8, 'SPENT', CASE WHEN has_k THEN 'COMMITTED' WHEN has_l THEN 'ALLOTTED' ELSE 'AVAILABLE' END,
            CASE WHEN has_p THEN CASE WHEN has_k THEN s.k WHEN has_l THEN s.l ELSE s.x END - s.p END),
        (9, '', 'PROVISIONAL', s.provisional),
        (10, '', 'DEEMED', s.deemed),
        (11, '', 'PRE_USED', s.pre_used),
        (12, '', 'SUB_ALLOTTED', s.r),
        (13, 'SUB_ALLOTTED', 'ALLOTTED', s.l - s.r),
        (14, 'CARRIED_EXPRESS', 'EXPRESS_VOTED', s.express),
        (15, 'CARRIED_INCIDENTAL', 'UNPAID', CASE WHEN has_k AND has_p THEN s.k - s.p - s.incidental END),
        (16, 'CARRIED_CONTINUING', 'UNPAID_INSTALMENT',
            CASE WHEN s.continuing > 0 THEN s.instalment - s.continuing END),
        (17, 'SETTLED', 'AVAILABLE', s.x - s.settled)
    ) pair (rank, lower, upper, gap)
    WHERE s.day >= from_day AND pair.gap < 0
    ORDER BY pair.gap, s.day, s.cell_id, pair.rank
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'OVERDRAWN' USING ERRCODE = 'IE020', DETAIL = json_build_object(
            'cell_id', worst.cell_id, 'lower', worst.lower, 'upper', worst.upper, 'day', worst.day, 'gap', worst.gap
        )::text;
    END IF;
END $$;
"""

POST = """
CREATE FUNCTION ieum_post_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text,
    movement_kind text, movement_round integer, fiscal_year uuid, day date, document uuid, line_number integer,
    lines jsonb, authority text DEFAULT '', approver uuid DEFAULT NULL,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    fault text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post', actor, on_behalf_of, basis, true) o;
    IF approver IS NOT NULL AND NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = approver AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the approver is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    IF approver IN (actor, on_behalf_of) THEN
        RAISE EXCEPTION 'APPROVER' USING ERRCODE = 'IE020';
    END IF;
    PERFORM ieum_budget_lock(municipality, fiscal_year, ARRAY(
        SELECT r.cell_id FROM jsonb_to_recordset(lines) r (cell_id uuid)
    ));
    PERFORM ieum_budget_lock_round(municipality, movement_kind, fiscal_year);
    fault := ieum_movement_fault(municipality, movement_kind, movement_round, fiscal_year, day, authority, lines);
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION '%', fault USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id, place_line,
        authority, approver_id
    )
        VALUES (
            event, municipality, operation, epoch, fiscal_year, movement_kind, movement_round, day, document,
            line_number, authority, approver
        );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7(), municipality, event, r.cell_id, ieum_post_movement.epoch, day, p.balance, p.part
    FROM jsonb_to_recordset(lines) r (cell_id uuid, amount bigint)
    JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = r.cell_id
    CROSS JOIN LATERAL ieum_movement_parts(movement_kind, r.amount, c.reports_allotment, c.reports_commitment) p;
    PERFORM ieum_require_headroom(municipality, event, day);
END $$;
REVOKE ALL ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb, text, uuid
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb, text, uuid
) TO ieum_app;
"""

REVERSE = """
CREATE OR REPLACE FUNCTION ieum_reverse_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, reversed uuid,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    origin budget_ledgerevent;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.reverse', actor, on_behalf_of, basis, true) o;
    SELECT * INTO origin FROM budget_ledgerevent e WHERE e.municipality_id = municipality AND e.id = reversed;
    IF origin.id IS NULL OR origin.kind = 'REVERSAL' THEN
        RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
    END IF;
    PERFORM ieum_budget_lock(municipality, origin.fiscal_year_id, ARRAY(
        SELECT l.cell_id FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.event_id = reversed
    ));
    PERFORM ieum_budget_lock_round(municipality, origin.kind, origin.fiscal_year_id);
    event := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, effective_date, source_id, place_line,
        reverses_id
    )
        VALUES (
            event, municipality, operation, epoch, origin.fiscal_year_id, 'REVERSAL', origin.effective_date,
            origin.source_id, origin.place_line, reversed
        );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7(), municipality, event, l.cell_id, ieum_reverse_movement.epoch, l.effective_date, l.balance,
        -l.amount
    FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.event_id = reversed;
    PERFORM ieum_require_headroom(municipality, event, origin.effective_date);
END $$;
"""

# What is left of each cell of a year that reports its spending: it must be nothing before the year is closed.
REMAINDERS = """
CREATE FUNCTION ieum_budget_remainders(municipality uuid, fiscal_year uuid)
RETURNS TABLE (cell_id uuid, remainder bigint) LANGUAGE sql STABLE AS $$
    SELECT l.cell_id, sum(
        CASE WHEN l.balance IN (
            'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED',
            'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED'
        ) THEN l.amount WHEN l.balance IN (
            'SPENT', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
        ) THEN -l.amount ELSE 0 END
    )::bigint
    FROM budget_ledgerline l
    JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id AND c.reports_spending
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
        AND a.fiscal_year_id = fiscal_year
    WHERE l.municipality_id = municipality
    GROUP BY 1
$$;
GRANT EXECUTE ON FUNCTION ieum_budget_remainders(uuid, uuid) TO ieum_app;
"""
CLOSE = """
CREATE FUNCTION ieum_close_fiscal_year(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, closed uuid,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.close_fiscal_year', actor, on_behalf_of, basis, true) o;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = closed FOR UPDATE;
    IF EXISTS (SELECT FROM ieum_budget_remainders(municipality, closed) r WHERE r.remainder <> 0) THEN
        RAISE EXCEPTION 'UNSETTLED' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_yearclosing (id, municipality_id, operation_id, epoch, fiscal_year_id)
        VALUES (event, municipality, operation, epoch, closed);
END $$;
REVOKE ALL ON FUNCTION ieum_close_fiscal_year(uuid, uuid, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_close_fiscal_year(uuid, uuid, uuid, text, uuid) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0006_all_movements")]
    operations = [
        migrations.RunSQL(BALANCES),
        migrations.RunSQL(PARTS),
        migrations.RunSQL(LOCK),
        migrations.RunSQL("DROP FUNCTION ieum_movement_fault(uuid, text, integer, uuid, date, jsonb)"),
        migrations.RunSQL(FAULT),
        migrations.RunSQL(INDEX),
        migrations.RunSQL(HEADROOM),
        migrations.RunSQL(
            "DROP FUNCTION ieum_post_movement(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb)"
        ),
        migrations.RunSQL(POST),
        migrations.RunSQL(REVERSE),
        migrations.RunSQL(REMAINDERS),
        migrations.RunSQL(CLOSE),
    ]
