import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0004_posting"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("GENERAL", "일반회계"), ("SPECIAL", "특별회계")],
                        max_length=20,
                        verbose_name="회계구분",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="회계")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산 회계",
                "verbose_name_plural": "예산 회계",
            },
        ),
        migrations.CreateModel(
            name="AppropriationCell",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "grain",
                    models.CharField(
                        choices=[("ACCOUNT", "회계"), ("PROGRAMME", "세부사업"), ("ITEM", "통계목")],
                        max_length=20,
                        verbose_name="단위",
                    ),
                ),
                ("division", models.CharField(blank=True, max_length=60, verbose_name="부서")),
                ("item", models.CharField(blank=True, help_text="201-01", max_length=10, verbose_name="통계목")),
                (
                    "funding",
                    models.CharField(
                        choices=[
                            ("OWN", "구비"),
                            ("CITY", "시비"),
                            ("NATIONAL", "국비"),
                            ("SPECIAL_GRANT", "특별교부세"),
                            ("SPECIAL_ADJUSTMENT", "특별조정교부금"),
                            ("UNDIVIDED", "재원 미구분"),
                        ],
                        max_length=20,
                        verbose_name="재원",
                    ),
                ),
                (
                    "carry_origin",
                    models.CharField(
                        choices=[
                            ("CURRENT", "현년도"),
                            ("EXPRESS", "명시이월"),
                            ("INCIDENTAL", "사고이월"),
                            ("CONTINUING", "계속비이월"),
                        ],
                        max_length=20,
                        verbose_name="이월 구분",
                    ),
                ),
                ("reports_allotment", models.BooleanField(verbose_name="배정 관리")),
                ("reports_commitment", models.BooleanField(verbose_name="원인행위 관리")),
                ("reports_spending", models.BooleanField(verbose_name="집행 관리")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.budgetaccount",
                        verbose_name="회계",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산과목",
                "verbose_name_plural": "예산과목",
            },
        ),
        migrations.CreateModel(
            name="FiscalYear",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.SmallIntegerField(verbose_name="회계연도")),
                ("first_day", models.DateField(verbose_name="첫날")),
                ("last_day", models.DateField(verbose_name="끝날")),
                (
                    "payments_until",
                    models.DateField(
                        help_text="이 날까지 그 해의 지출과 반납을 적을 수 있다.", verbose_name="출납 마감일"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "회계연도",
                "verbose_name_plural": "회계연도",
            },
        ),
        migrations.AddField(
            model_name="budgetaccount",
            name="fiscal_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.fiscalyear",
                verbose_name="회계연도",
            ),
        ),
        migrations.CreateModel(
            name="LedgerEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ORIGINAL", "본예산"),
                            ("SUPPLEMENTARY", "추경"),
                            ("DEEMED", "간주처리"),
                            ("CARRY_IN", "이월"),
                            ("RESERVE_USE", "예비비 사용"),
                            ("TRANSFER", "전용"),
                            ("ALLOTMENT", "배정"),
                            ("COMMITMENT", "지출원인행위"),
                            ("EXPENDITURE", "지출"),
                            ("RETURN", "반납"),
                            ("REVERSAL", "취소"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("round", models.SmallIntegerField(null=True, verbose_name="차수")),
                ("effective_date", models.DateField(verbose_name="효력일")),
                ("place_line", models.IntegerField(null=True, verbose_name="행")),
                (
                    "fiscal_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.fiscalyear",
                        verbose_name="회계연도",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
                (
                    "reverses",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.ledgerevent",
                        verbose_name="취소 대상",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.source",
                        verbose_name="출처",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산 원장 사건",
                "verbose_name_plural": "예산 원장 사건",
            },
        ),
        migrations.CreateModel(
            name="LedgerLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("effective_date", models.DateField(verbose_name="효력일")),
                (
                    "balance",
                    models.CharField(
                        choices=[
                            ("ORIGINAL", "본예산"),
                            ("SUPPLEMENTARY", "추경 증감"),
                            ("DEEMED", "간주처리액"),
                            ("CARRIED_IN", "전년도이월액"),
                            ("RESERVE_USED", "예비비 사용액"),
                            ("TRANSFERRED", "전용 증감"),
                            ("ALLOTTED", "배정액"),
                            ("COMMITTED", "지출원인행위액"),
                            ("SPENT", "집행액"),
                        ],
                        max_length=20,
                        verbose_name="잔액 구분",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.appropriationcell",
                        verbose_name="예산과목",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="budget.ledgerevent",
                        verbose_name="사건",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "예산 원장",
                "verbose_name_plural": "예산 원장",
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("policy_code", models.CharField(max_length=20, verbose_name="정책사업 부호")),
                ("policy_name", models.CharField(max_length=100, verbose_name="정책사업")),
                ("unit_code", models.CharField(max_length=20, verbose_name="단위사업 부호")),
                ("unit_name", models.CharField(max_length=100, verbose_name="단위사업")),
                ("code", models.CharField(max_length=20, verbose_name="세부사업 부호")),
                ("name", models.CharField(max_length=100, verbose_name="세부사업")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budget.budgetaccount",
                        verbose_name="회계",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.operation",
                        verbose_name="처리 기록",
                    ),
                ),
            ],
            options={
                "verbose_name": "세부사업",
                "verbose_name_plural": "세부사업",
            },
        ),
        migrations.AddField(
            model_name="appropriationcell",
            name="programme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.programme",
                verbose_name="세부사업",
            ),
        ),
        migrations.AddConstraint(
            model_name="fiscalyear",
            constraint=models.UniqueConstraint(fields=("municipality", "year"), name="budget_fiscalyear_year"),
        ),
        migrations.AddConstraint(
            model_name="fiscalyear",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_day__lte", models.F("last_day")), ("last_day__lte", models.F("payments_until"))
                ),
                name="budget_fiscalyear_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetaccount",
            constraint=models.UniqueConstraint(
                fields=("municipality", "fiscal_year", "name"), name="budget_budgetaccount_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["GENERAL", "SPECIAL"])), name="budget_budgetaccount_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerevent",
            constraint=models.UniqueConstraint(
                fields=("municipality", "reverses"), name="budget_ledgerevent_reversed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "ORIGINAL",
                            "SUPPLEMENTARY",
                            "DEEMED",
                            "CARRY_IN",
                            "RESERVE_USE",
                            "TRANSFER",
                            "ALLOTMENT",
                            "COMMITMENT",
                            "EXPENDITURE",
                            "RETURN",
                            "REVERSAL",
                        ],
                    )
                ),
                name="budget_ledgerevent_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "REVERSAL"), ("reverses__isnull", False)),
                    models.Q(models.Q(("kind", "REVERSAL"), _negated=True), ("reverses", None)),
                    _connector="OR",
                ),
                name="budget_ledgerevent_reversal",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerline",
            index=models.Index(fields=["municipality", "cell", "effective_date"], name="budget_ledgerline_cell"),
        ),
        migrations.AddConstraint(
            model_name="ledgerline",
            constraint=models.UniqueConstraint(
                fields=("municipality", "event", "cell", "balance"), name="budget_ledgerline_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="budget_ledgerline_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "balance__in",
                        [
                            "ORIGINAL",
                            "SUPPLEMENTARY",
                            "DEEMED",
                            "CARRIED_IN",
                            "RESERVE_USED",
                            "TRANSFERRED",
                            "ALLOTTED",
                            "COMMITTED",
                            "SPENT",
                        ],
                    )
                ),
                name="budget_ledgerline_balance",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(
                fields=("municipality", "account", "code"), name="budget_programme_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="appropriationcell",
            constraint=models.UniqueConstraint(
                fields=("municipality", "account", "programme", "division", "item", "funding", "carry_origin"),
                name="budget_appropriationcell_place",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="appropriationcell",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grain", "ACCOUNT"), ("item", ""), ("programme", None)),
                    models.Q(("grain", "PROGRAMME"), ("item", ""), ("programme__isnull", False)),
                    models.Q(("grain", "ITEM"), ("item__regex", "^[0-9]{3}-[0-9]{2}$"), ("programme__isnull", False)),
                    _connector="OR",
                ),
                name="budget_appropriationcell_grain",
            ),
        ),
        migrations.AddConstraint(
            model_name="appropriationcell",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("funding__in", ["OWN", "CITY", "NATIONAL", "SPECIAL_GRANT", "SPECIAL_ADJUSTMENT", "UNDIVIDED"])
                ),
                name="budget_appropriationcell_funding",
            ),
        ),
        migrations.AddConstraint(
            model_name="appropriationcell",
            constraint=models.CheckConstraint(
                condition=models.Q(("carry_origin__in", ["CURRENT", "EXPRESS", "INCIDENTAL", "CONTINUING"])),
                name="budget_appropriationcell_carry_origin",
            ),
        ),
        tenant_table("budget_fiscalyear", {"operation_id": "platform_operation"}),
        append_only("budget_fiscalyear"),
        tenant_table(
            "budget_budgetaccount", {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"}
        ),
        append_only("budget_budgetaccount"),
        tenant_table("budget_programme", {"operation_id": "platform_operation", "account_id": "budget_budgetaccount"}),
        append_only("budget_programme"),
        tenant_table(
            "budget_appropriationcell",
            {
                "operation_id": "platform_operation",
                "account_id": "budget_budgetaccount",
                "programme_id": "budget_programme",
            },
        ),
        append_only("budget_appropriationcell"),
        tenant_table(
            "budget_ledgerevent",
            {
                "operation_id": "platform_operation",
                "fiscal_year_id": "budget_fiscalyear",
                "source_id": "platform_source",
                "reverses_id": "budget_ledgerevent",
            },
        ),
        append_only("budget_ledgerevent", posted=True),
        tenant_table("budget_ledgerline", {"event_id": "budget_ledgerevent", "cell_id": "budget_appropriationcell"}),
        append_only("budget_ledgerline", posted=True),
    ]
