from django.db import migrations

BANS = """
CREATE FUNCTION ieum_budget_bans()
RETURNS TABLE (kind text, direction text, items text, first_day date, last_day date) LANGUAGE sql IMMUTABLE AS $$
    VALUES
        ('TRANSFER', 'OUT', '101', date '2000-01-01', date '9999-12-31'),
        ('TRANSFER', 'IN', '101', '2000-01-01', '9999-12-31'),
        ('TRANSFER', 'OUT', '601', '2000-01-01', '9999-12-31'),
        ('TRANSFER', 'OUT', '401', '2000-01-01', '2025-12-02'),
        ('TRANSFER', 'IN', '203', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '203', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-02', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-03', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-04', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-10', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-11', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '402-01', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '402-02', '2000-01-01', '9999-12-31')
$$;
GRANT EXECUTE ON FUNCTION ieum_budget_bans() TO ieum_app;
"""

# Locks in one order for everybody: the epoch before, then the year, the accounts and the cells, each by id. Whoever
# closes a year or an account takes its row for update and thus waits for those who are posting.
LOCK = """
CREATE FUNCTION ieum_budget_lock(municipality uuid, fiscal_year uuid, cells uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR KEY SHARE;
    PERFORM FROM budget_budgetaccount a
        WHERE a.municipality_id = municipality
        AND a.id IN (
            SELECT c.account_id FROM budget_appropriationcell c
            WHERE c.municipality_id = municipality AND c.id = ANY (cells)
        )
        ORDER BY a.id FOR KEY SHARE;
    PERFORM FROM budget_appropriationcell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
END $$;
"""

FAULT = """
CREATE FUNCTION ieum_movement_fault(
    municipality uuid, kind text, round integer, fiscal_year uuid, day date, lines jsonb
) RETURNS text LANGUAGE sql STABLE AS $$
    WITH line AS (
        SELECT r.cell_id, r.amount FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
    ), placed AS (
        SELECT l.amount, c.*, coalesce(p.policy_code, '') AS policy_code
        FROM line l
        JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = fiscal_year
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
        WHERE c.programme_id IS NULL OR p.account_id = c.account_id
    ), term AS (
        SELECT y.first_day,
            CASE WHEN kind IN ('EXPENDITURE', 'RETURN') THEN y.payments_until ELSE y.last_day END AS last_day
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
        WHEN kind IN ('ORIGINAL', 'DEEMED', 'CARRY_IN', 'EXPENDITURE', 'RETURN')
            AND EXISTS (SELECT FROM line WHERE amount < 0) THEN 'SIGN'
        WHEN kind IN ('SUPPLEMENTARY', 'DEEMED') AND coalesce(round, 0) < 1 THEN 'ROUND'
        WHEN kind NOT IN ('SUPPLEMENTARY', 'DEEMED') AND round IS NOT NULL THEN 'ROUND'
        WHEN kind = 'CARRY_IN' AND EXISTS (SELECT FROM placed WHERE carry_origin = 'CURRENT') THEN 'ORIGIN'
        WHEN kind IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'TRANSFER', 'RESERVE_USE')
            AND EXISTS (SELECT FROM placed WHERE carry_origin <> 'CURRENT') THEN 'ORIGIN'
        WHEN EXISTS (
            SELECT FROM placed WHERE kind = 'ALLOTMENT' AND NOT reports_allotment
            OR kind = 'COMMITMENT' AND NOT reports_commitment
            OR kind IN ('EXPENDITURE', 'RETURN') AND NOT reports_spending
        ) THEN 'UNREPORTED'
        WHEN kind = 'DEEMED' AND EXISTS (SELECT FROM placed WHERE funding = 'OWN') THEN 'FUNDING'
        WHEN kind IN ('TRANSFER', 'RESERVE_USE') AND (SELECT sum(amount) FROM line) <> 0 THEN 'UNBALANCED'
        WHEN kind IN ('TRANSFER', 'RESERVE_USE') AND (
            (SELECT count(DISTINCT (account_id, CASE kind WHEN 'TRANSFER' THEN policy_code END)) FROM placed) <> 1
            OR EXISTS (SELECT FROM placed WHERE grain = 'ACCOUNT')
        ) THEN 'POLICY'
        WHEN kind = 'RESERVE_USE' AND EXISTS (
            SELECT FROM placed WHERE starts_with(item, '801') <> (amount < 0)
        ) THEN 'RESERVE'
        WHEN EXISTS (
            SELECT FROM placed p JOIN ieum_budget_bans() b ON b.kind = ieum_movement_fault.kind
                AND starts_with(p.item, b.items) AND (b.direction = 'IN') = (p.amount > 0)
            WHERE day BETWEEN b.first_day AND b.last_day
        ) THEN 'BANNED'
    END
$$;
"""

# A balance binds the next one above it that is reported; an unreported one is unknown and binds nothing. All days
# from the event's on are looked at, so that an entry of an earlier day cannot overdraw a later one.
HEADROOM = """
CREATE FUNCTION ieum_require_headroom(municipality uuid, posted uuid, from_day date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    worst record;
BEGIN
    WITH daily AS (
        SELECT l.cell_id, l.effective_date AS day,
            sum(l.amount) FILTER (WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED')) AS appropriation,
            sum(l.amount) FILTER (WHERE l.balance NOT IN ('ALLOTTED', 'COMMITTED', 'SPENT')) AS available,
            sum(l.amount) FILTER (WHERE l.balance = 'ALLOTTED') AS allotted,
            sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED') AS committed,
            sum(l.amount) FILTER (WHERE l.balance = 'SPENT') AS spent
        FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.cell_id IN (
            SELECT e.cell_id FROM budget_ledgerline e WHERE e.municipality_id = municipality AND e.event_id = posted
        )
        GROUP BY l.cell_id, l.effective_date
    ), standing AS (
        SELECT d.cell_id, d.day,
            c.reports_allotment AS has_l, c.reports_commitment AS has_k, c.reports_spending AS has_p,
            coalesce(sum(d.appropriation) OVER w, 0) AS b, coalesce(sum(d.available) OVER w, 0) AS x,
            coalesce(sum(d.allotted) OVER w, 0) AS l, coalesce(sum(d.committed) OVER w, 0) AS k,
            coalesce(sum(d.spent) OVER w, 0) AS p
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
            CASE WHEN has_p THEN CASE WHEN has_k THEN s.k WHEN has_l THEN s.l ELSE s.x END - s.p END)
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
    lines jsonb,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    fault text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post', actor, on_behalf_of, basis, true) o;
    PERFORM ieum_budget_lock(municipality, fiscal_year, ARRAY(
        SELECT r.cell_id FROM jsonb_to_recordset(lines) r (cell_id uuid)
    ));
    fault := ieum_movement_fault(municipality, movement_kind, movement_round, fiscal_year, day, lines);
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION '%', fault USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id, place_line
    )
        VALUES (
            event, municipality, operation, epoch, fiscal_year, movement_kind, movement_round, day, document,
            line_number
        );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7(), municipality, event, r.cell_id, ieum_post_movement.epoch, day, part.balance, part.amount
    FROM jsonb_to_recordset(lines) r (cell_id uuid, amount bigint)
    JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = r.cell_id
    CROSS JOIN LATERAL (VALUES
        (CASE movement_kind
            WHEN 'CARRY_IN' THEN 'CARRIED_IN' WHEN 'RESERVE_USE' THEN 'RESERVE_USED' WHEN 'TRANSFER' THEN 'TRANSFERRED'
            WHEN 'ALLOTMENT' THEN 'ALLOTTED' WHEN 'COMMITMENT' THEN 'COMMITTED' WHEN 'EXPENDITURE' THEN 'SPENT'
            WHEN 'RETURN' THEN 'SPENT' ELSE movement_kind
        END, CASE movement_kind WHEN 'RETURN' THEN -r.amount ELSE r.amount END),
        ('ALLOTTED', CASE WHEN movement_kind = 'CARRY_IN' AND c.reports_allotment THEN r.amount END),
        ('COMMITTED', CASE WHEN movement_kind = 'RETURN' AND c.reports_commitment THEN -r.amount END)
    ) part (balance, amount)
    WHERE part.amount IS NOT NULL;
    PERFORM ieum_require_headroom(municipality, event, day);
END $$;
REVOKE ALL ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb
) TO ieum_app;
"""

# A reversal takes the day of what it reverses, so that afterwards no day shows either; it is itself not reversed.
REVERSE = """
CREATE FUNCTION ieum_reverse_movement(
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
REVOKE ALL ON FUNCTION ieum_reverse_movement(uuid, uuid, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_reverse_movement(uuid, uuid, uuid, text, uuid) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_appropriation_ledger")]
    operations = [
        migrations.RunSQL(BANS, "DROP FUNCTION ieum_budget_bans()"),
        migrations.RunSQL(LOCK, "DROP FUNCTION ieum_budget_lock(uuid, uuid, uuid[])"),
        migrations.RunSQL(FAULT, "DROP FUNCTION ieum_movement_fault(uuid, text, integer, uuid, date, jsonb)"),
        migrations.RunSQL(HEADROOM, "DROP FUNCTION ieum_require_headroom(uuid, uuid, date)"),
        migrations.RunSQL(
            POST,
            "DROP FUNCTION ieum_post_movement(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb)",
        ),
        migrations.RunSQL(REVERSE, "DROP FUNCTION ieum_reverse_movement(uuid, uuid, uuid, text, uuid)"),
    ]
