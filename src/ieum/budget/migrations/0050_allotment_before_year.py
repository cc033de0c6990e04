from django.db import migrations, models

_KINDS = [
    ("REGULAR", "정기배정"), ("EARLY", "당겨배정"), ("OCCASIONAL", "수시배정"), ("BEFORE_YEAR", "개시 전 배정"),
]  # fmt: skip
_GROUNDS = [
    ("REMOTE", "교통이나 통신이 불편한 지방에서 지급하는 경비"),
    ("TRAVEL", "여비"),
    ("ABROAD", "외국에서 지급하는 경비"),
    ("SHIPPING", "선박운항에 소요되는 경비"),
    ("PROVISIONS", "소속행정기관 등에서 필요한 부식물의 매입경비"),
    ("PROMOTION", "업무추진비"),
    ("PUBLIC_WORKS", "조기집행을 필요로 하는 공공사업비"),
    ("DISASTER", "재해복구사업에 소요되는 경비"),
]


class Migration(migrations.Migration):
    dependencies = [("budget", "0049_targets_of_divisions")]

    operations = [
        migrations.AlterField(
            "allotmentposting", "kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="배정 구분")
        ),
        migrations.AddField(
            "allotmentposting",
            "ground",
            models.CharField(
                blank=True, choices=_GROUNDS, db_default="", max_length=20, verbose_name="개시 전 배정의 근거"
            ),
        ),
        migrations.AddField(
            "allotmentposting", "decided_on", models.DateField(null=True, verbose_name="개시 전 배정을 결정한 날")
        ),
        migrations.RemoveConstraint("allotmentposting", "budget_allotmentposting_kind"),
        migrations.AddConstraint(
            "allotmentposting",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["OCCASIONAL", "BEFORE_YEAR"]), ("plan", None), ("quarter", None)),
                    models.Q(
                        ("kind__in", ["REGULAR", "EARLY"]),
                        ("plan__isnull", False),
                        ("quarter__gte", 1),
                        ("quarter__lte", 4),
                    ),
                    _connector="OR",
                ),
                name="budget_allotmentposting_kind",
            ),
        ),
        migrations.AddConstraint(
            "allotmentposting",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_on__isnull", False),
                        ("ground__in", [code for code, _ in _GROUNDS]),
                        ("kind", "BEFORE_YEAR"),
                    ),
                    models.Q(
                        models.Q(("kind", "BEFORE_YEAR"), _negated=True),
                        ("decided_on", None),
                        ("ground", ""),
                    ),
                    _connector="OR",
                ),
                name="budget_allotmentposting_ground",
            ),
        ),
    ]
