"""Public enterprises and funds as accounts; the state's other subsidies, bonds and gifts as sources of money."""

from importlib import import_module
from typing import Any

from django.db import migrations, models

_ONE = import_module("ieum.budget.migrations.0023_posting_one")

ACCOUNTS = [
    ("GENERAL", "일반회계"), ("SPECIAL", "기타특별회계"), ("SPECIAL_ENTERPRISE", "공기업특별회계"),
    ("STATUTORY_FUND", "기금"),
]  # fmt: skip
_FIRST = [
    ("CITY", "시비"), ("NATIONAL", "국비"), ("SPECIAL_GRANT", "특별교부세"), ("SPECIAL_ADJUSTMENT", "특별조정교부금"),
    ("BALANCED", "균특보조금"), ("FUND_GRANT", "기금보조금"),
]  # fmt: skip
FUNDING = [("OWN", "구비"), *_FIRST, ("BOND", "지방채"), ("OTHER", "기타"), ("UNDIVIDED", "재원 미구분")]
SOURCES = [
    ("NATIONAL", "국비"), ("CITY", "시비"), *_FIRST[2:], ("OWN", "구비"), ("BOND", "지방채"),
    ("PRIVATE", "민간·기타"),
]  # fmt: skip
ADDED = {"balanced": "균특보조금", "fund_grant": "기금보조금", "bond": "지방채", "other": "기타"}
_SHARES = ("national", "city", "special_grant", "special_adjustment", *ADDED, "own")

# What is deemed, or used before the council votes it, is money of others for a stated use: bonds and gifts are not.
_NAME = "FUNCTION ieum_line_fault"
LINE_BEFORE = f"CREATE OR REPLACE {_NAME}" + _ONE.FAULTS.partition(f"CREATE {_NAME}")[2]
LINE = LINE_BEFORE.replace("funding = 'OWN' THEN 11", "funding IN ('OWN', 'BOND', 'OTHER') THEN 11")


def _whole() -> Any:
    whole: Any = models.F(_SHARES[0])
    for each in _SHARES[1:]:
        whole = whole + models.F(each)
    return whole


def _named(choices: list[tuple[str, str]]) -> list[str]:
    return [code for code, _ in choices]


CONSTRAINTS = {
    "appropriationcell": ("budget_appropriationcell_funding", models.Q(("funding__in", _named(FUNDING)))),
    "budgetaccount": ("budget_budgetaccount_kind", models.Q(("kind__in", _named(ACCOUNTS)))),
    "calculationline": ("budget_calculationline_split", models.Q(("amount", _whole()))),
    "matteramount": ("budget_matteramount_amount", models.Q(("amount__gt", 0), ("source__in", _named(SOURCES)))),
    "provisionamount": ("budget_provisionamount_amount", models.Q(("amount__gt", 0), ("funding__in", _named(FUNDING)))),
}
CODES = (
    ("appropriationcell", "funding", "재원", FUNDING), ("budgetaccount", "kind", "회계구분", ACCOUNTS),
    ("matteramount", "source", "재원", SOURCES), ("provisionamount", "funding", "재원", FUNDING),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("budget", "0037_void_once_in_a_municipality")]
    operations = [
        *(migrations.RemoveConstraint(model, name) for model, (name, _) in CONSTRAINTS.items()),
        *(
            migrations.AddField(
                "calculationline",
                name,
                models.BigIntegerField(f"{label}(원)", default=0),
                preserve_default=False,
            )
            for name, label in ADDED.items()
        ),
        *(
            migrations.AlterField(model, name, models.CharField(label, choices=choices, max_length=20))
            for model, name, label, choices in CODES
        ),
        *(
            migrations.AddConstraint(model, models.CheckConstraint(condition=condition, name=name))
            for model, (name, condition) in CONSTRAINTS.items()
        ),
        migrations.RunSQL(LINE, LINE_BEFORE),
    ]
