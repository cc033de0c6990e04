"""A movement of one line is written line by line, and its limits are looked at day by day only where they are near."""

from django.db import migrations, models

# What is wrong with a movement by itself and with a line by itself, as numbers in the order of ``ieum_fault_name``.
# They are written so that the planner puts them into the statement that asks.
FAULTS = r"""
CREATE FUNCTION ieum_fault_name(fault integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT ('{EMPTY,AMOUNT,REPEATED,NO_CELL,DAY,SIGN,ROUND,AUTHORITY,ORIGIN,UNREPORTED,FUNDING,UNBALANCED,ACCOUNT,'
        'POLICY,UNIT,ONE_POLICY,CODES,RESERVE,BANNED}'::text[])[fault]
$$;
CREATE FUNCTION ieum_is_exchange(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE')
$$;
CREATE FUNCTION ieum_movement_fault(
    kind text, round integer, day date, authority text, first_day date, last_day date, payments_until date
) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN NOT coalesce(day BETWEEN CASE
            WHEN kind IN ('EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE')
                THEN last_day ELSE first_day
        END AND CASE
            WHEN kind = 'REVISED' THEN first_day
            WHEN kind IN (
                'EXPENDITURE', 'RETURN', 'EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE'
            ) THEN payments_until ELSE last_day
        END, false) THEN 5
        WHEN CASE WHEN kind IN ('SUPPLEMENTARY', 'DEEMED', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
            THEN coalesce(round, 0) < 1 ELSE round IS NOT NULL END THEN 7
        WHEN kind IN ('PROVISIONAL', 'PRE_USE', 'CROSS_USE', 'REORGANISATION')
            AND coalesce(authority, '') !~ '\S' THEN 8
    END
$$;
CREATE FUNCTION ieum_line_fault(
    kind text, amount bigint, is_of_year boolean, carry_origin text, grain text, item text, funding text,
    reports integer
) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN amount IS NULL OR amount = 0 OR abs(amount) > 1000000000000000 THEN 2
        WHEN is_of_year IS NOT TRUE THEN 4
        WHEN amount < 0 AND kind NOT IN (
            'RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE', 'REVISED', 'SUPPLEMENTARY',
            'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPRESS_VOTE', 'CONTINUING_VOTE'
        ) THEN 6
        WHEN NOT CASE
            WHEN kind = 'CARRY_IN' THEN carry_origin <> 'CURRENT'
            WHEN kind = 'INCIDENTAL_CARRY_OUT' THEN carry_origin IN ('CURRENT', 'EXPRESS')
            WHEN kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT') THEN carry_origin IN ('CURRENT', 'CONTINUING')
            WHEN kind IN (
                'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
            ) THEN true
            ELSE carry_origin = 'CURRENT'
        END THEN 9
        WHEN kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND reports & 1 = 0
            OR kind = 'COMMITMENT' AND reports & 2 = 0
            OR kind IN ('EXPENDITURE', 'RETURN') AND reports & 4 = 0 THEN 10
        WHEN kind IN ('DEEMED', 'PRE_USE') AND funding = 'OWN' THEN 11
        WHEN kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE') AND grain = 'ACCOUNT'
            THEN 13
        WHEN kind = 'RESERVE_USE' AND starts_with(item, '801') <> (amount < 0) THEN 18
    END
$$;
"""

# One statement takes the cells in the order of everybody, finds the first movement at fault and its first fault, and
# writes all movements where there is none, as ADR 0014 has it. What is wrong with a line alone stands in the functions
# above, so that a movement by itself is judged by the same words.
WRITE = """
CREATE OR REPLACE FUNCTION ieum_write_movements(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operations uuid[],
    kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[],
    amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    opened record;
    touched uuid[] := CASE WHEN cardinality(cells) = 1 THEN cells ELSE ARRAY(SELECT DISTINCT unnest(cells)) END;
    first uuid := ieum_uuid7();
    count_of integer := cardinality(kinds);
    is_round boolean := kinds && '{PRE_USE,ABSORB_PRE_USE,SUPPLEMENTARY}';
    found text;
BEGIN
    SELECT y.id, y.first_day, y.last_day, y.payments_until INTO opened
        FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.year = opened_year FOR KEY SHARE;
    PERFORM ieum_budget_lock_round(municipality, CASE WHEN is_round THEN 'SUPPLEMENTARY' END, opened.id);
    WITH held AS MATERIALIZED (
        SELECT c.* FROM budget_appropriationcell c
        WHERE c.municipality_id = municipality AND c.id = ANY (touched) ORDER BY c.id FOR NO KEY UPDATE
    ), place AS MATERIALIZED (
        SELECT c.id, c.account_id, c.grain, c.item, c.funding, c.carry_origin, c.programme_id,
            coalesce(p.policy_code, '') AS policy_code, coalesce(p.unit_code, '') AS unit_code,
            c.reports_allotment::integer + 2 * c.reports_commitment::integer + 4 * c.reports_spending::integer
                AS reports,
            a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_of_year
        FROM held c
        LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = opened.id
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    ), movement AS MATERIALIZED (
        SELECT m.*, ieum_is_exchange(m.kind) AS is_exchange
        FROM unnest(operations, kinds, rounds, days, places, authorities) WITH ORDINALITY
            m (operation, kind, round, day, place, authority, number)
    ), line AS MATERIALIZED (
        SELECT l.number, l.cell_id, l.amount, m.kind, m.day, m.is_exchange, p.account_id, p.programme_id, p.item,
            p.funding, p.carry_origin, p.policy_code, p.unit_code, p.reports, coalesce(ieum_line_fault(
                m.kind, l.amount, p.is_of_year, p.carry_origin, p.grain, p.item, p.funding, p.reports
            ), CASE
                WHEN m.is_exchange AND EXISTS (
                    SELECT FROM ieum_budget_bans() b WHERE b.kind = m.kind AND starts_with(p.item, b.items)
                    AND (b.direction = 'IN') = (l.amount > 0) AND m.day BETWEEN b.first_day AND b.last_day
                ) THEN 19
            END) AS fault
        FROM unnest(numbers, cells, amounts) l (number, cell_id, amount)
        JOIN movement m ON m.number = l.number
        LEFT JOIN place p ON p.id = l.cell_id
    ), fault AS MATERIALIZED (
        SELECT f.fault FROM (
            SELECT m.number, ieum_movement_fault(
                m.kind, m.round, m.day, m.authority, opened.first_day, opened.last_day, opened.payments_until
            ) AS fault
            FROM movement m
            UNION ALL
            SELECT e.number, 1 FROM (SELECT generate_series(1, count_of) EXCEPT SELECT unnest(numbers)) e (number)
            UNION ALL
            SELECT l.number, l.fault FROM line l WHERE l.fault IS NOT NULL
            UNION ALL
            SELECT l.number, 3 FROM line l GROUP BY l.number, l.cell_id HAVING count(*) > 1
            UNION ALL
            SELECT l.number, CASE
                WHEN sum(l.amount) <> 0 THEN 12
                WHEN count(DISTINCT l.account_id) <> 1 THEN 13
                WHEN l.kind = 'TRANSFER' AND count(DISTINCT l.policy_code) <> 1 THEN 14
                WHEN l.kind = 'CHANGE_OF_USE' AND count(DISTINCT l.unit_code) <> 1 THEN 15
                WHEN l.kind = 'CROSS_USE' AND count(DISTINCT l.policy_code) = 1 THEN 16
            END
            FROM line l WHERE l.is_exchange GROUP BY l.number, l.kind
            UNION ALL
            SELECT l.number, 17 FROM line l WHERE l.kind = 'REORGANISATION'
            GROUP BY l.number, l.programme_id, l.item, l.funding, l.carry_origin HAVING sum(l.amount) <> 0
        ) f
        WHERE f.fault IS NOT NULL ORDER BY f.number, f.fault LIMIT 1
    ), event AS (
        INSERT INTO budget_ledgerevent (
            id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id,
            place_line, authority, approver_id
        )
        SELECT ieum_uuid7_after(first, m.number), municipality, m.operation, own_epoch, opened.id, m.kind, m.round,
            m.day, document, m.place, m.authority, approver
        FROM movement m WHERE NOT EXISTS (SELECT FROM fault)
    ), entry AS (
        INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7_after(first, count_of + row_number() OVER ()), municipality,
            ieum_uuid7_after(first, l.number), l.cell_id, own_epoch, l.day, p.balance, l.amount * p.sign
        FROM line l JOIN ieum_movement_parts() p ON p.kind = l.kind AND p.needs & l.reports = p.needs
        WHERE NOT EXISTS (SELECT FROM fault)
    )
    SELECT ieum_fault_name(f.fault) INTO found FROM fault f;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
    END IF;
    IF kinds && '{RESERVE_USE,SUPPLEMENTARY}' THEN
        found := ieum_standing_fault(municipality, opened.id, ARRAY(
            SELECT ieum_uuid7_after(first, n) FROM generate_series(1, count_of) n
        ));
        IF found IS NOT NULL THEN
            RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
        END IF;
    END IF;
    PERFORM ieum_require_headroom(municipality, touched, (SELECT min(d) FROM unnest(days) d));
    RETURN ieum_uuid7_after(first, 1);
END $$;
"""

# Most movements that are posted by themselves have one line: for them setting up the statement above costs more than
# all that it does. Rows are locked and written in the same order.
ONE = r"""
CREATE OR REPLACE FUNCTION ieum_write_one(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operation uuid, kind text,
    round integer, day date, place integer, authority text, cells uuid[], amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    opened record;
    cell record;
    first uuid;
    fault integer;
BEGIN
    IF cardinality(cells) <> 1 OR ieum_is_exchange(kind) OR kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY') THEN
        RETURN ieum_write_movements(
            municipality, own_epoch, opened_year, document, approver, ARRAY[operation], ARRAY[kind], ARRAY[round],
            ARRAY[day], ARRAY[place], ARRAY[authority], array_fill(1, ARRAY[cardinality(cells)]), cells, amounts
        );
    END IF;
    SELECT y.id, y.first_day, y.last_day, y.payments_until INTO opened
        FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.year = opened_year FOR KEY SHARE;
    PERFORM ieum_budget_lock_round(municipality, NULL, opened.id);
    SELECT c.grain, c.item, c.funding, c.carry_origin,
        c.reports_allotment::integer + 2 * c.reports_commitment::integer + 4 * c.reports_spending::integer AS reports,
        a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_of_year INTO cell
    FROM budget_appropriationcell c
    LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
        AND a.fiscal_year_id = opened.id
    LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    WHERE c.municipality_id = municipality AND c.id = cells[1] FOR NO KEY UPDATE OF c;
    fault := least(
        ieum_movement_fault(kind, round, day, authority, opened.first_day, opened.last_day, opened.payments_until),
        ieum_line_fault(
            kind, amounts[1], cell.is_of_year, cell.carry_origin, cell.grain, cell.item, cell.funding, cell.reports
        )
    );
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION '%', ieum_fault_name(fault) USING ERRCODE = 'IE020';
    END IF;
    first := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id, place_line,
        authority, approver_id
    ) VALUES (
        first, municipality, operation, own_epoch, opened.id, kind, round, day, document, place, authority, approver
    );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7_after(first, row_number() OVER ()), municipality, first, cells[1], own_epoch, day, p.balance,
        amounts[1] * p.sign
    FROM ieum_movement_parts() p WHERE p.kind = ieum_write_one.kind AND p.needs & cell.reports = p.needs;
    PERFORM ieum_require_headroom(municipality, cells, day);
    RETURN first;
END $$;
"""

# The least and the most that each balance comes to on any day from the first one on: what stood on it, with only what
# was taken, and only what was given, on later days. Where no limit is passed even between these, none is on any day.
AMPLE = r"""
CREATE FUNCTION ieum_is_ample(municipality uuid, cell uuid, from_day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    reports record;
    part record;
    least_b numeric := 0;
    least_x numeric := 0;
    least_l numeric := 0;
    least_k numeric := 0;
    least_p numeric := 0;
    most_l numeric := 0;
    most_k numeric := 0;
    most_p numeric := 0;
    most_settled numeric := 0;
BEGIN
    SELECT c.reports_allotment AS l, c.reports_commitment AS k, c.reports_spending AS p INTO reports
        FROM budget_appropriationcell c WHERE c.municipality_id = municipality AND c.id = cell;
    FOR part IN
        SELECT l.balance, sum(CASE WHEN l.effective_date <= from_day OR l.amount < 0 THEN l.amount END) AS low,
            sum(CASE WHEN l.effective_date <= from_day OR l.amount > 0 THEN l.amount END) AS high
        FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.cell_id = cell GROUP BY 1
    LOOP
        part.low := coalesce(part.low, 0);
        part.high := coalesce(part.high, 0);
        CASE part.balance
            WHEN 'ORIGINAL', 'SUPPLEMENTARY' THEN
                least_b := least_b + part.low;
                least_x := least_x + part.low;
            WHEN 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED' THEN
                least_x := least_x + part.low;
            WHEN 'ALLOTTED' THEN
                least_l := part.low;
                most_l := part.high;
            WHEN 'COMMITTED' THEN
                least_k := part.low;
                most_k := part.high;
            WHEN 'SPENT' THEN
                least_p := part.low;
                most_p := part.high;
                most_settled := most_settled + part.high;
            WHEN 'LAPSED' THEN
                most_settled := most_settled + part.high;
            WHEN 'COUNCIL_CUT' THEN
                NULL;
            ELSE
                -- A balance with limits of its own, which few cells have.
                RETURN false;
        END CASE;
    END LOOP;
    RETURN least_b >= 0 AND least_x >= greatest(most_settled, 0)
        AND (NOT reports.l OR least_l >= 0 AND least_x >= most_l)
        AND (NOT reports.k OR least_k >= 0 AND CASE WHEN reports.l THEN least_l ELSE least_x END >= most_k)
        AND (NOT reports.p OR least_p >= 0
            AND CASE WHEN reports.k THEN least_k WHEN reports.l THEN least_l ELSE least_x END >= most_p);
END $$;
DO $$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('ieum_require_headroom(uuid, uuid[], date)'::regprocedure), E'BEGIN\n',
        E'BEGIN\n    IF cardinality(cells) = 1 AND ieum_is_ample(municipality, cells[1], from_day) THEN\n'
        '        RETURN;\n    END IF;\n'
    );
END $$;
"""

# Lists for the council name some kinds, of which there are few among the payments of a year.
_DAILY = ["ALLOTMENT", "SUB_ALLOTMENT", "COMMITMENT", "EXPENDITURE", "RETURN"]
SELDOM = models.Index(
    fields=["fiscal_year", "kind", "effective_date"],
    condition=~models.Q(kind__in=_DAILY),
    name="budget_ledgerevent_seldom",
)

# The lines of an event are asked for by their balance: behind the cell, the planner took that to be dear, and read all
# lines instead.
ONCE = models.UniqueConstraint(fields=["municipality", "event", "balance", "cell"], name="budget_ledgerline_once")


class Migration(migrations.Migration):
    dependencies = [("budget", "0022_revenue_files")]
    operations = [
        migrations.RunSQL(FAULTS),
        migrations.RunSQL(WRITE),
        migrations.RunSQL(ONE),
        migrations.RunSQL(AMPLE),
        migrations.AddIndex("ledgerevent", SELDOM),
        migrations.RemoveConstraint("ledgerline", "budget_ledgerline_once"),
        migrations.AddConstraint("ledgerline", ONCE),
    ]
