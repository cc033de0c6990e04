from django.db import migrations

# What is wrong with movements by themselves and with the cells that they name, movement by movement. Their lines stand
# within them, so that nothing has to be joined by a guess of how many there are.
FAULTS = """
CREATE FUNCTION ieum_movement_faults(municipality uuid, fiscal_year uuid, movements jsonb)
RETURNS TABLE (number integer, fault text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH placed AS (
        SELECT m.number, m.kind, m.round, m.authority, m.day, l.cell_id, l.amount, l.cell_id IS NOT NULL
                OR l.amount IS NOT NULL AS is_line,
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
            END AS is_in_term,
            c.account_id, c.grain, c.item, c.funding, c.carry_origin, c.programme_id,
            c.reports_allotment, c.reports_commitment, c.reports_spending,
            a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_placed,
            coalesce(p.policy_code, '') AS policy_code, coalesce(p.unit_code, '') AS unit_code
        FROM jsonb_to_recordset(movements) m (
            number integer, kind text, round integer, day date, authority text, lines jsonb
        )
        LEFT JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = fiscal_year
        LEFT JOIN LATERAL jsonb_to_recordset(m.lines) l (cell_id uuid, amount numeric) ON true
        LEFT JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = fiscal_year
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    ), judged AS (
        SELECT l.number, l.kind, l.round, l.authority, l.is_exchange, l.is_in_term,
            count(*) FILTER (WHERE l.is_line) AS lines,
            bool_or(coalesce(l.amount, 0) = 0 OR abs(l.amount) > 1e15 OR l.amount <> trunc(l.amount)) AS has_no_amount,
            count(DISTINCT l.cell_id) AS cells, bool_or(NOT l.is_placed) AS has_no_cell,
            bool_or(l.amount < 0) AS has_negative,
            bool_or(NOT CASE
                WHEN l.kind = 'CARRY_IN' THEN l.carry_origin <> 'CURRENT'
                WHEN l.kind = 'INCIDENTAL_CARRY_OUT' THEN l.carry_origin IN ('CURRENT', 'EXPRESS')
                WHEN l.kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT')
                    THEN l.carry_origin IN ('CURRENT', 'CONTINUING')
                WHEN l.kind IN (
                    'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
                ) THEN true
                ELSE l.carry_origin = 'CURRENT'
            END) AS has_other_origin,
            bool_or(
                l.kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND NOT l.reports_allotment
                OR l.kind = 'COMMITMENT' AND NOT l.reports_commitment
                OR l.kind IN ('EXPENDITURE', 'RETURN') AND NOT l.reports_spending
            ) AS has_unreported,
            bool_or(l.funding = 'OWN') AS has_own, sum(l.amount) AS amount, count(DISTINCT l.account_id) AS accounts,
            bool_or(l.grain = 'ACCOUNT') AS has_account, count(DISTINCT l.policy_code) AS policies,
            count(DISTINCT l.unit_code) AS units,
            bool_or(starts_with(l.item, '801') <> (l.amount < 0)) AS has_other_item,
            bool_or(l.is_exchange AND EXISTS (
                SELECT FROM ieum_budget_bans() b WHERE b.kind = l.kind AND starts_with(l.item, b.items)
                AND (b.direction = 'IN') = (l.amount > 0) AND l.day BETWEEN b.first_day AND b.last_day
            )) AS has_banned
        FROM placed l
        GROUP BY 1, 2, 3, 4, 5, 6
    ), uneven AS (
        SELECT DISTINCT c.number FROM (
            SELECT l.number FROM placed l WHERE l.kind = 'REORGANISATION'
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

# Lines are written for all movements at once, then the fold of each touched cell is looked at for all days from the
# first one on. Locks are taken before anything is read, in the order of everybody.
WRITE = """
CREATE FUNCTION ieum_write_movements(
    municipality uuid, own_epoch bigint, fiscal_year uuid, document uuid, approver uuid, movements jsonb
) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
    cells uuid[] := ARRAY(
        SELECT DISTINCT l.cell_id FROM jsonb_to_recordset(movements) m (lines jsonb)
        CROSS JOIN LATERAL jsonb_to_recordset(m.lines) l (cell_id uuid)
    );
    events uuid[];
    found text;
BEGIN
    PERFORM ieum_budget_lock(municipality, fiscal_year, cells);
    PERFORM ieum_budget_lock_round(municipality, CASE WHEN EXISTS (
        SELECT FROM jsonb_to_recordset(movements) m (kind text)
        WHERE m.kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY')
    ) THEN 'SUPPLEMENTARY' END, fiscal_year);
    SELECT f.fault INTO found FROM ieum_movement_faults(municipality, fiscal_year, movements) f LIMIT 1;
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
    SELECT ieum_uuid7(), municipality, events[m.number + 1], l.cell_id, own_epoch, m.day, p.balance, p.part
    FROM jsonb_to_recordset(movements) m (number integer, kind text, day date, lines jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(m.lines) l (cell_id uuid, amount bigint)
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
            'line', line_number, 'authority', authority, 'lines', lines
        ))
    ))[1];
END $$;
"""

# Many movements of one year, all of them or none; those that were decided by the same basis are one operation.
POST_ALL = """
CREATE FUNCTION ieum_post_movements(
    municipality uuid, actor uuid, fiscal_year uuid, document uuid, movements jsonb
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
    )));
END $$;
REVOKE ALL ON FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb) TO ieum_app;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0010_posting_many")]
    operations = [
        migrations.RunSQL(
            "DROP FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb, jsonb);"
            "DROP FUNCTION ieum_write_movements(uuid, bigint, uuid, uuid, uuid, jsonb, jsonb);"
            "DROP FUNCTION ieum_movement_faults(uuid, uuid, jsonb, jsonb)"
        ),
        migrations.RunSQL(FAULTS),
        migrations.RunSQL(WRITE),
        migrations.RunSQL(POST),
        migrations.RunSQL(POST_ALL),
    ]
