"""수입대체경비 is spent beyond the budget as far as its revenue exceeds it (지방회계법 제26조제1항 단서)."""

from django.db import migrations, models

_KIND = ("EXCESS_USE", "수입대체경비 초과지출")
_BALANCE = ("EXCESS_USED", "수입대체경비 초과지출액")
_KINDS = (
    ("ORIGINAL", "본예산"),
    ("REVISED", "수정예산"),
    ("PROVISIONAL", "준예산"),
    ("ABSORB_PROVISIONAL", "준예산 흡수"),
    ("PRE_USE", "성립전 사용"),
    ("ABSORB_PRE_USE", "성립전 사용 추경 계상"),
    ("SUPPLEMENTARY", "추경"),
    ("DEEMED", "간주처리"),
    ("ABSORB_DEEMED", "간주처리 추경 계상"),
    ("CARRY_IN", "이월"),
    ("COUNCIL_CUT", "의회 삭감"),
    ("RESERVE_USE", "예비비 사용"),
    ("CROSS_USE", "이용"),
    ("REORGANISATION", "이체"),
    ("TRANSFER", "전용"),
    ("CHANGE_OF_USE", "변경사용"),
    _KIND,
    ("ALLOTMENT", "배정"),
    ("SUB_ALLOTMENT", "재배정"),
    ("COMMITMENT", "지출원인행위"),
    ("EXPENDITURE", "지출"),
    ("RETURN", "반납"),
    ("EXPRESS_VOTE", "명시이월 의결"),
    ("CONTINUING_VOTE", "계속비 의결"),
    ("EXPRESS_CARRY_OUT", "명시이월"),
    ("INCIDENTAL_CARRY_OUT", "사고이월"),
    ("CONTINUING_CARRY_OUT", "계속비이월"),
    ("LAPSE", "불용"),
    ("REVERSAL", "취소"),
)
_BALANCES = (
    ("ORIGINAL", "본예산"),
    ("SUPPLEMENTARY", "추경 증감"),
    ("DEEMED", "간주처리액"),
    ("CARRIED_IN", "전년도이월액"),
    ("RESERVE_USED", "예비비 사용액"),
    ("TRANSFERRED", "전용 증감"),
    ("ALLOTTED", "배정액"),
    ("COMMITTED", "지출원인행위액"),
    ("SPENT", "집행액"),
    ("PROVISIONAL", "준예산액"),
    ("PRE_USED", "성립전 사용액"),
    ("CHANGED", "변경 증감"),
    ("CROSS_USED", "이용 증감"),
    ("REORGANISED", "이체 증감"),
    ("SUB_ALLOTTED", "재배정액"),
    ("COUNCIL_CUT", "의회 삭감액"),
    ("EXPRESS_VOTED", "명시이월 의결액"),
    ("CONTINUING_VOTED", "계속비 연부액"),
    ("CARRIED_EXPRESS", "명시이월액"),
    ("CARRIED_INCIDENTAL", "사고이월액"),
    ("CARRIED_CONTINUING", "계속비이월액"),
    ("LAPSED", "불용액"),
    _BALANCE,
)
_REVENUE_KINDS = (
    ("ORIGINAL", "세입 본예산"),
    ("SUPPLEMENTARY", "세입 추경"),
    ("LEVY", "징수결정"),
    ("RECEIPT", "수납"),
    ("WRITE_OFF", "불납결손"),
    ("DEEMED", "세입 간주처리"),
    ("PRE_USE", "세입 성립전 사용"),
    ("ABSORB_DEEMED", "세입 간주처리 추경 계상"),
    ("ABSORB_PRE_USE", "세입 성립전 사용 추경 계상"),
    ("REORGANISATION", "세입 이체"),
    ("EXCESS_USE", "세입 수입대체경비 초과지출"),
    ("REVERSAL", "취소"),
)
_REVENUE_BALANCES = (
    ("ORIGINAL", "세입 본예산액"),
    ("SUPPLEMENTARY", "세입 추경 증감"),
    ("LEVIED", "징수결정액"),
    ("RECEIVED", "수납액"),
    ("WRITTEN_OFF", "불납결손액"),
    ("DEEMED", "세입 간주처리액"),
    ("PRE_USED", "세입 성립전 사용액"),
    ("REORGANISED", "세입 이체 증감"),
    ("EXCESS_USED", "초과수입 사용액"),
)
_WITH_EXPENDITURE = ["DEEMED", "PRE_USE", "ABSORB_DEEMED", "ABSORB_PRE_USE", "EXCESS_USE"]

_GAP = "ieum_revenue_gap(uuid, uuid, text, jsonb)"
# What each function says until now, and what it says from now on. What is received beyond the budget is of any 장 and
# pays for money of our own: there an account is looked at as a whole.
_WORDS = (
    ("ieum_ledger_balances()", "'LAPSED'\n", "'LAPSED',\n        'EXCESS_USED'\n"),
    (
        "ieum_movement_parts()",
        "('LAPSE', 'LAPSED', 1, 0)",
        "('LAPSE', 'LAPSED', 1, 0), ('EXCESS_USE', 'EXCESS_USED', 1, 0)",
    ),
    (
        "ieum_movement_fault(text, integer, date, text, date, date, date)",
        "'CROSS_USE', 'REORGANISATION')\n            AND",
        "'CROSS_USE', 'REORGANISATION', 'EXCESS_USE')\n            AND",
    ),
    ("ieum_budget_remainders(uuid, uuid)", "'CROSS_USED', 'REORGANISED'", "'CROSS_USED', 'REORGANISED', 'EXCESS_USED'"),
    (
        "ieum_require_headroom(uuid, uuid[], date)",
        "'CROSS_USED', 'REORGANISED'",
        "'CROSS_USED', 'REORGANISED', 'EXCESS_USED'",
    ),
    ("ieum_is_with_expenditure(text)", "'ABSORB_PRE_USE')", "'ABSORB_PRE_USE', 'EXCESS_USE')"),
    (
        "ieum_revenue_parts(text)",
        "('REORGANISATION', 'REORGANISED', 1)",
        "('REORGANISATION', 'REORGANISED', 1),\n        ('EXCESS_USE', 'EXCESS_USED', 1)",
    ),
    (
        _GAP,
        """CASE c.funding WHEN 'SPECIAL_GRANT' THEN '3' WHEN 'SPECIAL_ADJUSTMENT' THEN '4'
            WHEN 'UNDIVIDED' THEN""",
        """CASE WHEN kind = 'EXCESS_USE' THEN '' WHEN c.funding = 'SPECIAL_GRANT' THEN '3'
            WHEN c.funding = 'SPECIAL_ADJUSTMENT' THEN '4' WHEN c.funding = 'UNDIVIDED' THEN""",
    ),
    (_GAP, "THEN 'PRE_USED' ELSE", "THEN 'PRE_USED' WHEN 'EXCESS_USE' THEN 'EXCESS_USED' ELSE"),
    (_GAP, "left(c.code, 1) AS part", "CASE WHEN kind = 'EXCESS_USE' THEN '' ELSE left(c.code, 1) END AS part"),
    (
        "ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, uuid, jsonb)",
        "EXCEPTION 'UNEQUAL_GRANT' USING",
        "EXCEPTION '%', CASE movement_kind WHEN 'EXCESS_USE' THEN 'UNEQUAL_EXCESS' ELSE 'UNEQUAL_GRANT' END USING",
    ),
)


def _said(function: str, old: str, new: str) -> str:
    return f"""
DO $change$
DECLARE
    known text := pg_get_functiondef('{function}'::regprocedure);
BEGIN
    IF position($old${old}$old$ IN known) = 0 THEN
        RAISE EXCEPTION '{function} is not the one that is changed';
    END IF;
    EXECUTE replace(known, $old${old}$old$, $new${new}$new$);
END $change$;
"""


_TRIGGER = """
DROP TRIGGER budget_ledgerevent_revenue ON budget_ledgerevent;
CREATE CONSTRAINT TRIGGER budget_ledgerevent_revenue AFTER INSERT ON budget_ledgerevent
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ({kinds}))
EXECUTE FUNCTION ieum_require_revenue();
"""


def _trigger(kinds: list[str]) -> str:
    return _TRIGGER.format(kinds=", ".join(f"'{each}'" for each in kinds))


def _allowing(
    model: str, column: str, label: str, choices: tuple[tuple[str, str], ...]
) -> list[migrations.operations.base.Operation]:
    name = f"budget_{model}_{column}"
    return [
        migrations.RemoveConstraint(model, name),
        migrations.AlterField(model, column, models.CharField(choices=choices, max_length=20, verbose_name=label)),
        migrations.AddConstraint(
            model,
            models.CheckConstraint(condition=models.Q((f"{column}__in", [code for code, _ in choices])), name=name),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("budget", "0066_references_at_once")]

    operations = [
        *_allowing("ledgerevent", "kind", "구분", _KINDS),
        *_allowing("ledgerline", "balance", "잔액 구분", _BALANCES),
        *_allowing("movementrequest", "kind", "구분", _KINDS),
        *_allowing("revenueevent", "kind", "구분", _REVENUE_KINDS),
        *_allowing("revenueline", "balance", "잔액 구분", _REVENUE_BALANCES),
        migrations.RemoveConstraint("revenueevent", "budget_revenueevent_movement"),
        migrations.AddConstraint(
            "revenueevent",
            models.CheckConstraint(
                condition=models.Q(kind__in=_WITH_EXPENDITURE, movement__isnull=False)
                | (~models.Q(kind__in=_WITH_EXPENDITURE) & models.Q(movement=None)),
                name="budget_revenueevent_movement",
            ),
        ),
        *(migrations.RunSQL(_said(name, old, new), _said(name, new, old)) for name, old, new in _WORDS),
        migrations.RunSQL(_trigger(_WITH_EXPENDITURE), _trigger(_WITH_EXPENDITURE[:-1])),
    ]
