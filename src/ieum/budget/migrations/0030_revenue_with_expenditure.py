"""간주처리 and 성립전 사용 raise revenue by what they raise expenditure by, and a budget takes up both alike."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

KINDS = (
    ("ORIGINAL", "세입 본예산"),
    ("SUPPLEMENTARY", "세입 추경"),
    ("LEVY", "징수결정"),
    ("RECEIPT", "수납"),
    ("WRITE_OFF", "불납결손"),
    ("DEEMED", "세입 간주처리"),
    ("PRE_USE", "세입 성립전 사용"),
    ("ABSORB_DEEMED", "세입 간주처리 추경 계상"),
    ("ABSORB_PRE_USE", "세입 성립전 사용 추경 계상"),
    ("REVERSAL", "취소"),
)
BALANCES = (
    ("ORIGINAL", "세입 본예산액"),
    ("SUPPLEMENTARY", "세입 추경 증감"),
    ("LEVIED", "징수결정액"),
    ("RECEIVED", "수납액"),
    ("WRITTEN_OFF", "불납결손액"),
    ("DEEMED", "세입 간주처리액"),
    ("PRE_USED", "세입 성립전 사용액"),
)
WITH_EXPENDITURE = ["DEEMED", "PRE_USE", "ABSORB_DEEMED", "ABSORB_PRE_USE"]

MOVEMENT = """
ALTER TABLE budget_revenueevent ADD CONSTRAINT budget_revenueevent_movement_id_same_municipality
    FOREIGN KEY (municipality_id, movement_id) REFERENCES budget_ledgerevent (municipality_id, id);
"""

# What each movement of revenue adds to; the counterpart of ``ieum_movement_parts``.
PARTS = """
CREATE FUNCTION ieum_revenue_parts(kind text) RETURNS TABLE (balance text, sign integer) LANGUAGE sql IMMUTABLE AS $$
    SELECT p.balance, p.sign FROM (VALUES
        ('ORIGINAL', 'ORIGINAL', 1), ('SUPPLEMENTARY', 'SUPPLEMENTARY', 1), ('LEVY', 'LEVIED', 1),
        ('RECEIPT', 'RECEIVED', 1), ('WRITE_OFF', 'WRITTEN_OFF', 1), ('DEEMED', 'DEEMED', 1),
        ('PRE_USE', 'PRE_USED', 1), ('ABSORB_DEEMED', 'SUPPLEMENTARY', 1), ('ABSORB_DEEMED', 'DEEMED', -1),
        ('ABSORB_PRE_USE', 'SUPPLEMENTARY', 1), ('ABSORB_PRE_USE', 'PRE_USED', -1)
    ) p (kind, balance, sign) WHERE p.kind = $1
$$;
CREATE FUNCTION ieum_is_with_expenditure(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT kind IN ('DEEMED', 'PRE_USE', 'ABSORB_DEEMED', 'ABSORB_PRE_USE')
$$;
"""

FAULT = """
CREATE OR REPLACE FUNCTION ieum_revenue_fault(
    municipality uuid, kind text, round integer, fiscal_year uuid, day date, is_reversal boolean, lines jsonb
) RETURNS text LANGUAGE sql STABLE AS $$
    WITH line AS (
        SELECT r.cell_id, r.amount FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
    ), known AS (
        SELECT count(*) AS lines, count(DISTINCT l.cell_id) AS cells, count(DISTINCT c.id) AS placed,
            coalesce(bool_or(abs(l.amount) > 1e15 OR l.amount = 0), false) AS is_wrong,
            coalesce(bool_or(l.amount < 0), false) AS takes
        FROM line l LEFT JOIN (
            budget_revenuecell c JOIN budget_budgetaccount a
                ON a.municipality_id = municipality AND a.id = c.account_id AND a.fiscal_year_id = fiscal_year
        ) ON c.municipality_id = municipality AND c.id = l.cell_id
    )
    SELECT CASE
        WHEN EXISTS (
            SELECT FROM budget_yearclosing y WHERE y.municipality_id = municipality AND y.fiscal_year_id = fiscal_year
        ) THEN 'CLOSED'
        WHEN k.lines = 0 THEN 'EMPTY'
        WHEN k.is_wrong OR k.cells < k.lines THEN 'AMOUNT'
        WHEN k.placed < k.cells THEN 'NO_CELL'
        WHEN day < y.first_day
            OR day > CASE WHEN kind IN ('LEVY', 'RECEIPT', 'WRITE_OFF') THEN y.payments_until ELSE y.last_day END
            THEN 'REVENUE_DAY'
        WHEN k.takes AND kind NOT IN ('SUPPLEMENTARY', 'LEVY', 'RECEIPT') AND NOT is_reversal THEN 'SIGN'
        WHEN (kind = 'SUPPLEMENTARY') <> (coalesce(round, 0) >= 1) AND NOT ieum_is_with_expenditure(kind)
            OR round < 1 THEN 'REVENUE_ROUND'
        WHEN kind IN ('ORIGINAL', 'SUPPLEMENTARY') AND ieum_is_sealed(municipality, fiscal_year, kind, round)
            OR kind IN ('ABSORB_DEEMED', 'ABSORB_PRE_USE')
                AND ieum_is_sealed(municipality, fiscal_year, 'SUPPLEMENTARY', round)
            THEN 'SEALED'
        ELSE '' END
    FROM known k, budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year
$$;
"""

SHORT = """
CREATE OR REPLACE FUNCTION ieum_is_revenue_short(municipality uuid, cells uuid[], from_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    WITH moved AS (
        SELECT l.cell_id, l.effective_date AS day,
            sum(l.amount) FILTER (
                WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PRE_USED')
            ) AS budget,
            sum(l.amount) FILTER (WHERE l.balance = 'ORIGINAL') AS original,
            sum(l.amount) FILTER (WHERE l.balance = 'DEEMED') AS deemed,
            sum(l.amount) FILTER (WHERE l.balance = 'PRE_USED') AS pre_used,
            sum(l.amount) FILTER (WHERE l.balance = 'LEVIED') AS levied,
            sum(l.amount) FILTER (WHERE l.balance = 'RECEIVED') AS received,
            sum(l.amount) FILTER (WHERE l.balance = 'WRITTEN_OFF') AS written_off
        FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells) GROUP BY 1, 2
    ), standing AS (
        SELECT day, sum(coalesce(budget, 0)) OVER w AS budget, sum(coalesce(original, 0)) OVER w AS original,
            sum(coalesce(deemed, 0)) OVER w AS deemed, sum(coalesce(pre_used, 0)) OVER w AS pre_used,
            sum(coalesce(levied, 0)) OVER w AS levied, sum(coalesce(received, 0)) OVER w AS received,
            sum(coalesce(written_off, 0)) OVER w AS written_off
        FROM moved WINDOW w AS (PARTITION BY cell_id ORDER BY day)
    )
    SELECT EXISTS (
        SELECT FROM standing WHERE day >= from_day
        AND least(
            budget, original, deemed, pre_used, levied, received, written_off, levied - received - written_off
        ) < 0
    )
$$;
"""

# Revenue of an account by its 장 against the expenditure that it pays for: 특별교부세 is 3, 특별조정교부금 4, 국비 and
# 시비 are 5; what is not divided by source stands against 000-00.
UNEQUAL = """
CREATE FUNCTION ieum_revenue_gap(municipality uuid, movement uuid, kind text, lines jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
    WITH spent AS (
        SELECT c.account_id, CASE c.funding WHEN 'SPECIAL_GRANT' THEN '3' WHEN 'SPECIAL_ADJUSTMENT' THEN '4'
            WHEN 'UNDIVIDED' THEN '0' ELSE '5' END AS part, sum(l.amount) AS amount
        FROM budget_ledgerline l
        JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        WHERE l.municipality_id = municipality AND l.event_id = movement
        AND l.balance = CASE kind WHEN 'DEEMED' THEN 'DEEMED' WHEN 'PRE_USE' THEN 'PRE_USED' ELSE 'SUPPLEMENTARY' END
        GROUP BY 1, 2
    ), given AS (
        SELECT c.account_id, left(c.code, 1) AS part, sum(r.amount) AS amount
        FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
        JOIN budget_revenuecell c ON c.municipality_id = municipality AND c.id = r.cell_id
        GROUP BY 1, 2
    )
    SELECT json_build_object(
        'account', a.name, 'part', coalesce(s.part, g.part), 'gap', coalesce(g.amount, 0) - coalesce(s.amount, 0)
    )::text
    FROM spent s FULL JOIN given g ON g.account_id = s.account_id AND g.part = s.part
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = coalesce(s.account_id, g.account_id)
    WHERE coalesce(g.amount, 0) <> coalesce(s.amount, 0) ORDER BY a.name, 1 LIMIT 1
$$;
"""

POST = """
DROP FUNCTION ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, jsonb);
CREATE FUNCTION ieum_post_revenue(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer,
    fiscal_year uuid, day date, reversed uuid, movement uuid, lines jsonb,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    origin budget_revenueevent;
    outgo budget_ledgerevent;
    cells uuid[];
    fault text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post_revenue', actor, on_behalf_of, basis, true) o;
    IF reversed IS NOT NULL THEN
        SELECT * INTO origin FROM budget_revenueevent e WHERE e.municipality_id = municipality AND e.id = reversed;
        IF origin.id IS NULL OR origin.kind = 'REVERSAL' THEN
            RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
        END IF;
        IF origin.movement_id IS NOT NULL THEN
            RAISE EXCEPTION 'WITH_EXPENDITURE' USING ERRCODE = 'IE020';
        END IF;
        movement_kind := origin.kind;
        movement_round := origin.round;
        fiscal_year := origin.fiscal_year_id;
        day := origin.effective_date;
        lines := (
            SELECT jsonb_agg(jsonb_build_object('cell_id', l.cell_id, 'amount', -l.amount))
            FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.event_id = reversed
        );
    ELSIF ieum_is_with_expenditure(movement_kind) <> (movement IS NOT NULL) THEN
        RAISE EXCEPTION 'WITH_EXPENDITURE' USING ERRCODE = 'IE020';
    END IF;
    IF movement IS NOT NULL THEN
        SELECT * INTO outgo FROM budget_ledgerevent e
            WHERE e.municipality_id = municipality AND e.id = movement AND e.kind = movement_kind;
        IF outgo.id IS NULL THEN
            RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
        END IF;
        movement_round := outgo.round;
        fiscal_year := outgo.fiscal_year_id;
        day := outgo.effective_date;
    END IF;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR KEY SHARE;
    -- Who takes the expenditure back holds its cells, so that one of the two sees the other.
    PERFORM FROM budget_appropriationcell c WHERE c.municipality_id = municipality AND c.id IN (
        SELECT l.cell_id FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.event_id = movement
    ) ORDER BY c.id FOR NO KEY UPDATE;
    IF movement IS NOT NULL AND EXISTS (
        SELECT FROM budget_ledgerevent e WHERE e.municipality_id = municipality AND e.reverses_id = movement
    ) THEN
        RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
    END IF;
    cells := ARRAY(SELECT DISTINCT (one ->> 'cell_id')::uuid FROM jsonb_array_elements(lines) one);
    PERFORM FROM budget_revenuecell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
    fault := ieum_revenue_fault(
        municipality, movement_kind, movement_round, fiscal_year, day, reversed IS NOT NULL, lines
    );
    IF fault IS DISTINCT FROM '' THEN
        RAISE EXCEPTION '%', coalesce(fault, 'NO_CELL') USING ERRCODE = 'IE020';
    END IF;
    IF movement IS NOT NULL THEN
        fault := ieum_revenue_gap(municipality, movement, movement_kind, lines);
        IF fault IS NOT NULL THEN
            RAISE EXCEPTION 'UNEQUAL_GRANT' USING ERRCODE = 'IE020', DETAIL = fault;
        END IF;
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_revenueevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, reverses_id, movement_id
    ) VALUES (
        event, municipality, operation, epoch, fiscal_year,
        CASE WHEN reversed IS NULL THEN movement_kind ELSE 'REVERSAL' END, movement_round, day, reversed, movement
    );
    INSERT INTO budget_revenueline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7(), municipality, event, r.cell_id, epoch, day, p.balance, r.amount * p.sign
        FROM jsonb_to_recordset(lines) r (cell_id uuid, amount bigint), ieum_revenue_parts(movement_kind) p;
    IF ieum_is_revenue_short(municipality, cells, day) THEN
        RAISE EXCEPTION 'REVENUE_SHORT' USING ERRCODE = 'IE020';
    END IF;
END $$;
REVOKE ALL ON FUNCTION
    ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, uuid, jsonb) TO ieum_app;
"""

# Whatever takes back expenditure takes back the revenue that was posted with it, in the same operation. The limits of
# the expenditure are looked at first, so that who rests on it is named.
BACK = """
CREATE FUNCTION ieum_reverse_its_revenue(municipality uuid, moved uuid, operation uuid, own_epoch bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    origin budget_revenueevent;
    cells uuid[];
    event uuid := ieum_uuid7();
BEGIN
    SELECT * INTO origin FROM budget_revenueevent e WHERE e.municipality_id = municipality AND e.movement_id = moved;
    IF origin.id IS NULL THEN
        RETURN;
    END IF;
    cells := ARRAY(
        SELECT DISTINCT l.cell_id FROM budget_revenueline l
        WHERE l.municipality_id = municipality AND l.event_id = origin.id
    );
    PERFORM FROM budget_revenuecell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
    INSERT INTO budget_revenueevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, reverses_id
    ) VALUES (
        event, municipality, operation, own_epoch, origin.fiscal_year_id, 'REVERSAL', origin.round,
        origin.effective_date, origin.id
    );
    INSERT INTO budget_revenueline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7(), municipality, event, l.cell_id, own_epoch, l.effective_date, l.balance, -l.amount
        FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.event_id = origin.id;
    IF ieum_is_revenue_short(municipality, cells, origin.effective_date) THEN
        RAISE EXCEPTION 'REVENUE_TAKEN_UP' USING ERRCODE = 'IE020';
    END IF;
END $$;
DO $$
DECLARE
    known text := pg_get_functiondef('ieum_reverse_movement(uuid, uuid, uuid, text, uuid)'::regprocedure);
    written text := replace(
        known, 'PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);',
        E'PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);\n'
        '    IF ieum_is_with_expenditure(origin.kind) THEN\n'
        '        PERFORM ieum_reverse_its_revenue(municipality, reversed, operation, epoch);\n'
        '    END IF;'
    );
BEGIN
    ASSERT written <> known;
    EXECUTE written;
END $$;
"""

# Once the two sides of a year's original budget were found equal, they stay so: expenditure that comes beside a vote
# has its revenue by the end of the transaction. Who seals a round holds the year alone, so each sees the other.
REQUIRE = """
CREATE FUNCTION ieum_require_revenue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ieum_is_sealed(NEW.municipality_id, NEW.fiscal_year_id, 'ORIGINAL', NULL) AND NOT EXISTS (
        SELECT FROM budget_revenueevent r WHERE r.municipality_id = NEW.municipality_id AND r.movement_id = NEW.id
    ) AND NOT EXISTS (
        SELECT FROM budget_ledgerevent e WHERE e.municipality_id = NEW.municipality_id AND e.reverses_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'NO_REVENUE' USING ERRCODE = 'IE020';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER budget_ledgerevent_revenue AFTER INSERT ON budget_ledgerevent
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.kind IN ('DEEMED', 'PRE_USE', 'ABSORB_DEEMED', 'ABSORB_PRE_USE'))
EXECUTE FUNCTION ieum_require_revenue();
"""

BEFORE = import_module("ieum.budget.migrations.0019_posting_revenue")
FAULT_BEFORE, SHORT_BEFORE = (
    each.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") for each in (BEFORE.FAULT, BEFORE.SHORT)
)
POST_BEFORE = (
    "DROP FUNCTION ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, uuid, jsonb);"
    + BEFORE.POST
)
BACK_BEFORE = """
DROP FUNCTION ieum_reverse_its_revenue(uuid, uuid, uuid, bigint);
DO $$
DECLARE
    known text := pg_get_functiondef('ieum_reverse_movement(uuid, uuid, uuid, text, uuid)'::regprocedure);
BEGIN
    EXECUTE replace(
        known, E'\\n    IF ieum_is_with_expenditure(origin.kind) THEN\\n'
        '        PERFORM ieum_reverse_its_revenue(municipality, reversed, operation, epoch);\\n    END IF;', ''
    );
END $$;
"""

# A reversal decides about revenue too.
DECIDED = """
INSERT INTO platform_decisionpart (kind, table_name, condition, ignored)
SELECT 'budget.reverse', p.table_name, p.condition, p.ignored FROM platform_decisionpart p
WHERE p.kind = 'budget.post_revenue';
"""
UNDECIDED = "DELETE FROM platform_decisionpart WHERE kind = 'budget.reverse' AND table_name LIKE 'budget_revenue%'"


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0029_bills_published"),
        ("platform", "0028_long_values_told_by_columns"),
    ]
    operations = [
        migrations.RemoveConstraint("revenueevent", "budget_revenueevent_kind"),
        migrations.RemoveConstraint("revenueline", "budget_revenueline_once"),
        migrations.RemoveConstraint("revenueline", "budget_revenueline_balance"),
        migrations.AddField(
            "revenueevent",
            "movement",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.ledgerevent",
                verbose_name="함께 등록한 세출",
            ),
        ),
        migrations.AlterField(
            "revenueevent", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="구분")
        ),
        migrations.AlterField(
            "revenueline", "balance", models.CharField(choices=BALANCES, max_length=20, verbose_name="잔액 구분")
        ),
        migrations.AddConstraint(
            "revenueevent",
            models.UniqueConstraint(fields=["municipality", "movement"], name="budget_revenueevent_movement_once"),
        ),
        migrations.AddConstraint(
            "revenueevent",
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]), name="budget_revenueevent_kind"
            ),
        ),
        migrations.AddConstraint(
            "revenueevent",
            models.CheckConstraint(
                condition=models.Q(kind__in=WITH_EXPENDITURE, movement__isnull=False)
                | (~models.Q(kind__in=WITH_EXPENDITURE) & models.Q(movement=None)),
                name="budget_revenueevent_movement",
            ),
        ),
        migrations.AddConstraint(
            "revenueline",
            models.UniqueConstraint(
                fields=["municipality", "event", "balance", "cell"], name="budget_revenueline_once"
            ),
        ),
        migrations.AddConstraint(
            "revenueline",
            models.CheckConstraint(
                condition=models.Q(balance__in=[balance for balance, _ in BALANCES]),
                name="budget_revenueline_balance",
            ),
        ),
        migrations.RunSQL(
            MOVEMENT,
            "ALTER TABLE budget_revenueevent DROP CONSTRAINT budget_revenueevent_movement_id_same_municipality",
        ),
        migrations.RunSQL(
            PARTS, "DROP FUNCTION ieum_revenue_parts(text); DROP FUNCTION ieum_is_with_expenditure(text)"
        ),
        migrations.RunSQL(FAULT, FAULT_BEFORE),
        migrations.RunSQL(SHORT, SHORT_BEFORE),
        migrations.RunSQL(UNEQUAL, "DROP FUNCTION ieum_revenue_gap(uuid, uuid, text, jsonb)"),
        migrations.RunSQL(POST, POST_BEFORE),
        migrations.RunSQL(BACK, BACK_BEFORE),
        migrations.RunSQL(
            REQUIRE,
            "DROP TRIGGER budget_ledgerevent_revenue ON budget_ledgerevent; DROP FUNCTION ieum_require_revenue()",
        ),
        migrations.RunSQL(DECIDED, UNDECIDED),
    ]
