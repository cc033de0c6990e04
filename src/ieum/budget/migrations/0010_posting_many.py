from django.db import migrations

# What is wrong with movements by themselves and with the cells that they name, movement by movement. They come as their
# headers and, apart from them, all their lines, which give the number of their movement.
FAULTS = """
CREATE FUNCTION ieum_movement_faults(municipality uuid, fiscal_year uuid, movements jsonb, lines jsonb)
RETURNS TABLE (number integer, fault text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH movement AS (
        SELECT m.*,
            m.kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE') AS is_exchange,
            m.day BETWEEN CASE
                WHEN m.kind IN ('EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE')
                    THEN y.last_day ELSE y.first_day
            END AND CASE
                WHEN m.kind = 'REVISED' THEN y.first_day
                WHEN m.kind IN (
                    'EXPENDITURE', 'RETURN', 'EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT',
                    'LAPSE'
                ) THEN y.payments_until ELSE y.last_day
            END AS is_in_term
        FROM jsonb_to_recordset(movements) m (number integer, kind text, round integer, day date, authority text)
        LEFT JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = fiscal_year
    ), placed AS (
        SELECT l.number, l.cell_id, l.amount, c.account_id, c.grain, c.item, c.funding, c.carry_origin, c.programme_id,
            c.reports_allotment, c.reports_commitment, c.reports_spending,
            a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_placed,
            coalesce(p.policy_code, '') AS policy_code, coalesce(p.unit_code, '') AS unit_code
        FROM jsonb_to_recordset(lines) l (number integer, cell_id uuid, amount numeric)
        LEFT JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = fiscal_year
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    ), judged AS (
        SELECT m.number, m.kind, m.round, m.authority, m.is_exchange, m.is_in_term, count(l.number) AS lines,
            bool_or(coalesce(l.amount, 0) = 0 OR abs(l.amount) > 1e15 OR l.amount <> trunc(l.amount)) AS has_no_amount,
            count(DISTINCT l.cell_id) AS cells, bool_or(NOT l.is_placed) AS has_no_cell,
            bool_or(l.amount < 0) AS has_negative,
            bool_or(NOT CASE
                WHEN m.kind = 'CARRY_IN' THEN l.carry_origin <> 'CURRENT'
                WHEN m.kind = 'INCIDENTAL_CARRY_OUT' THEN l.carry_origin IN ('CURRENT', 'EXPRESS')
                WHEN m.kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT')
                    THEN l.carry_origin IN ('CURRENT', 'CONTINUING')
                WHEN m.kind IN (
                    'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
                ) THEN true
                ELSE l.carry_origin = 'CURRENT'
            END) AS has_other_origin,
            bool_or(
                m.kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND NOT l.reports_allotment
                OR m.kind = 'COMMITMENT' AND NOT l.reports_commitment
                OR m.kind IN ('EXPENDITURE', 'RETURN') AND NOT l.reports_spending
            ) AS has_unreported,
            bool_or(l.funding = 'OWN') AS has_own, sum(l.amount) AS amount, count(DISTINCT l.account_id) AS accounts,
            bool_or(l.grain = 'ACCOUNT') AS has_account, count(DISTINCT l.policy_code) AS policies,
            count(DISTINCT l.unit_code) AS units,
            bool_or(starts_with(l.item, '801') <> (l.amount < 0)) AS has_other_item,
            bool_or(m.is_exchange AND EXISTS (
                SELECT FROM ieum_budget_bans() b WHERE b.kind = m.kind AND starts_with(l.item, b.items)
                AND (b.direction = 'IN') = (l.amount > 0) AND m.day BETWEEN b.first_day AND b.last_day
            )) AS has_banned
        FROM movement m LEFT JOIN placed l ON l.number = m.number
        GROUP BY 1, 2, 3, 4, 5, 6
    ), uneven AS (
        SELECT DISTINCT c.number FROM (
            SELECT l.number FROM placed l WHERE l.number IN (
                SELECT m.number FROM movement m WHERE m.kind = 'REORGANISATION'
            )
            GROUP BY l.number, l.programme_id, l.item, l.funding, l.carry_origin HAVING sum(l.amount) <> 0
        ) c
    )
    SELECT f.number, f.fault FROM (
        SELECT j.number, CASE
            WHEN j.lines = 0 THEN 'EMPTY'
            WHEN j.has_no_amount THEN 'AMOUNT'
            WHEN j.cells < j.lines THEN 'REPEATED'
            WHEN j.has_no_cell THEN 'NO_CELL'
            WHEN NOT coalesce(j.is_in_term, false) THEN 'DAY'
            WHEN j.has_negative AND NOT j.is_exchange AND j.kind NOT IN (
                'REVISED', 'SUPPLEMENTARY', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT'
            ) THEN 'SIGN'
            WHEN CASE WHEN j.kind IN ('SUPPLEMENTARY', 'DEEMED', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
                THEN coalesce(j.round, 0) < 1 ELSE j.round IS NOT NULL END THEN 'ROUND'
            WHEN j.kind IN ('PROVISIONAL', 'PRE_USE', 'CROSS_USE', 'REORGANISATION')
                AND coalesce(j.authority, '') !~ '\\S' THEN 'AUTHORITY'
            WHEN j.has_other_origin THEN 'ORIGIN'
            WHEN j.has_unreported THEN 'UNREPORTED'
            WHEN j.kind IN ('DEEMED', 'PRE_USE') AND j.has_own THEN 'FUNDING'
            WHEN j.is_exchange AND j.amount <> 0 THEN 'UNBALANCED'
            WHEN j.is_exchange AND (j.accounts <> 1 OR j.has_account) THEN 'ACCOUNT'
            WHEN j.kind = 'TRANSFER' AND j.policies <> 1 THEN 'POLICY'
            WHEN j.kind = 'CHANGE_OF_USE' AND j.units <> 1 THEN 'UNIT'
            WHEN j.kind = 'CROSS_USE' AND j.policies = 1 THEN 'ONE_POLICY'
            WHEN j.kind = 'REORGANISATION' AND j.number IN (SELECT u.number FROM uneven u) THEN 'CODES'
            WHEN j.kind = 'RESERVE_USE' AND j.has_other_item THEN 'RESERVE'
            WHEN j.has_banned THEN 'BANNED'
        END AS fault
        FROM judged j
    ) f WHERE f.fault IS NOT NULL ORDER BY f.number;
END $$;
"""

# What movements that are written may not meet in the ledger: money that the council cut, and an adoption that leaves
# out what was used before it.
STANDING = """
CREATE FUNCTION ieum_standing_fault(municipality uuid, fiscal_year uuid, events uuid[]) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT CASE
        WHEN EXISTS (
            SELECT FROM budget_ledgerevent e
            JOIN budget_ledgerline l ON l.municipality_id = municipality AND l.event_id = e.id AND l.amount > 0
            WHERE e.municipality_id = municipality AND e.id = ANY (events) AND e.kind = 'RESERVE_USE' AND (
                SELECT sum(cut.amount) FROM budget_ledgerline cut
                WHERE cut.municipality_id = municipality AND cut.cell_id = l.cell_id AND cut.balance = 'COUNCIL_CUT'
            ) > 0
        ) THEN 'CUT'
        WHEN EXISTS (
            SELECT FROM (
                SELECT DISTINCT e.effective_date FROM budget_ledgerevent e
                WHERE e.municipality_id = municipality AND e.id = ANY (events) AND e.kind = 'SUPPLEMENTARY'
            ) adopted WHERE EXISTS (
                SELECT FROM budget_ledgerline l JOIN budget_ledgerevent e
                    ON e.municipality_id = municipality AND e.id = l.event_id AND e.fiscal_year_id = fiscal_year
                WHERE l.municipality_id = municipality AND l.balance = 'PRE_USED'
                AND l.effective_date <= adopted.effective_date
                GROUP BY l.cell_id HAVING sum(l.amount) > 0
            )
        ) THEN 'PRE_USE_OPEN'
    END);
END $$;
"""

HEADROOM = """
CREATE FUNCTION ieum_require_headroom(municipality uuid, cells uuid[], from_day date) RETURNS void
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
        WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells)
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


# Lines are written for all movements at once, then the fold of each touched cell is looked at for all days from the
# first one on. Locks are taken before anything is read, in the order of everybody.
WRITE = """
CREATE FUNCTION ieum_write_movements(
    municipality uuid, own_epoch bigint, fiscal_year uuid, document uuid, approver uuid, movements jsonb, lines jsonb
) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
    cells uuid[] := ARRAY(SELECT DISTINCT l.cell_id FROM jsonb_to_recordset(lines) l (cell_id uuid));
    events uuid[];
    found text;
BEGIN
    PERFORM ieum_budget_lock(municipality, fiscal_year, cells);
    PERFORM ieum_budget_lock_round(municipality, CASE WHEN EXISTS (
        SELECT FROM jsonb_to_recordset(movements) m (kind text)
        WHERE m.kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY')
    ) THEN 'SUPPLEMENTARY' END, fiscal_year);
    SELECT f.fault INTO found FROM ieum_movement_faults(municipality, fiscal_year, movements, lines) f LIMIT 1;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
    END IF;
    events := ARRAY(SELECT ieum_uuid7() FROM jsonb_array_elements(movements));
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id, place_line,
        authority, approver_id
    )
    SELECT events[m.number + 1], municipality, m.operation, own_epoch, fiscal_year, m.kind, m.round, m.day, document,
        m.line, m.authority, approver
    FROM jsonb_to_recordset(movements) m (
        number integer, operation uuid, kind text, round integer, day date, line integer, authority text
    );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7(), municipality, events[l.number + 1], l.cell_id, own_epoch, m.day, p.balance, p.part
    FROM jsonb_to_recordset(lines) l (number integer, cell_id uuid, amount bigint)
    JOIN jsonb_to_recordset(movements) m (number integer, kind text, day date) ON m.number = l.number
    JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
    CROSS JOIN LATERAL ieum_movement_parts(m.kind, l.amount, c.reports_allotment, c.reports_commitment) p;
    found := ieum_standing_fault(municipality, fiscal_year, events);
    IF found IS NOT NULL THEN
        RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
    END IF;
    PERFORM ieum_require_headroom(municipality, cells, (
        SELECT min(m.day) FROM jsonb_to_recordset(movements) m (day date)
    ));
    RETURN events;
END $$;
"""

POST = """
CREATE OR REPLACE FUNCTION ieum_post_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text,
    movement_kind text, movement_round integer, fiscal_year uuid, day date, document uuid, line_number integer,
    lines jsonb, authority text DEFAULT '', approver uuid DEFAULT NULL,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
    event := (ieum_write_movements(
        municipality, epoch, fiscal_year, document, approver,
        jsonb_build_array(jsonb_build_object(
            'number', 0, 'operation', operation, 'kind', movement_kind, 'round', movement_round, 'day', day,
            'line', line_number, 'authority', authority
        )),
        (SELECT jsonb_agg(one || '{"number": 0}') FROM jsonb_array_elements(lines) one)
    ))[1];
END $$;
"""

# Many movements of one year, all of them or none; those that were decided by the same basis are one operation.
POST_ALL = """
CREATE FUNCTION ieum_post_movements(
    municipality uuid, actor uuid, fiscal_year uuid, document uuid, movements jsonb, lines jsonb
) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    opened record;
BEGIN
    SELECT jsonb_object_agg(d.basis, o.operation) AS operations, max(o.epoch) AS epoch INTO opened
    FROM (SELECT DISTINCT m.basis FROM jsonb_to_recordset(movements) m (basis text)) d
    CROSS JOIN LATERAL ieum_open_operation(municipality, 'budget.post', actor, NULL, d.basis, true) o;
    RETURN cardinality(ieum_write_movements(municipality, opened.epoch, fiscal_year, document, NULL, (
        SELECT jsonb_agg(m || jsonb_build_object('operation', opened.operations -> (m ->> 'basis')))
        FROM jsonb_array_elements(movements) m
    ), lines));
END $$;
REVOKE ALL ON FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb, jsonb) TO ieum_app;
"""

REVERSE = """
CREATE OR REPLACE FUNCTION ieum_reverse_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, reversed uuid,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    origin budget_ledgerevent;
    cells uuid[];
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.reverse', actor, on_behalf_of, basis, true) o;
    SELECT * INTO origin FROM budget_ledgerevent e WHERE e.municipality_id = municipality AND e.id = reversed;
    IF origin.id IS NULL OR origin.kind = 'REVERSAL' THEN
        RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
    END IF;
    cells := ARRAY(
        SELECT DISTINCT l.cell_id FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.event_id = reversed
    );
    PERFORM ieum_budget_lock(municipality, origin.fiscal_year_id, cells);
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
    PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0009_rollups_by_balance")]
    operations = [
        migrations.RunSQL(FAULTS),
        migrations.RunSQL(STANDING),
        migrations.RunSQL("DROP FUNCTION ieum_require_headroom(uuid, uuid, date)"),
        migrations.RunSQL(HEADROOM),
        migrations.RunSQL(WRITE),
        migrations.RunSQL(POST),
        migrations.RunSQL(POST_ALL),
        migrations.RunSQL(REVERSE),
        migrations.RunSQL("DROP FUNCTION ieum_movement_fault(uuid, text, integer, uuid, date, text, jsonb)"),
    ]
