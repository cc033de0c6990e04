import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

KINDS = [
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
]
BALANCES = [
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
]


class Migration(migrations.Migration):
    dependencies = [("budget", "0005_rollups"), ("platform", "0004_posting")]
    operations = [
        migrations.RemoveConstraint(model_name="ledgerevent", name="budget_ledgerevent_kind"),
        migrations.RemoveConstraint(model_name="ledgerline", name="budget_ledgerline_balance"),
        migrations.AddField(
            model_name="ledgerevent",
            name="authority",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="예산총칙 조항, 조례, 교부결정",
                max_length=200,
                verbose_name="결정 근거",
            ),
        ),
        migrations.AddField(
            model_name="ledgerevent",
            name="approver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="승인자",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerevent",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="구분"),
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="balance",
            field=models.CharField(choices=BALANCES, max_length=20, verbose_name="잔액 구분"),
        ),
        migrations.AddConstraint(
            model_name="ledgerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[code for code, _ in KINDS]), name="budget_ledgerevent_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerline",
            constraint=models.CheckConstraint(
                condition=models.Q(balance__in=[code for code, _ in BALANCES]), name="budget_ledgerline_balance"
            ),
        ),
        migrations.CreateModel(
            name="YearClosing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
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
            ],
            options={"verbose_name": "회계연도 결산", "verbose_name_plural": "회계연도 결산"},
        ),
        migrations.AddConstraint(
            model_name="yearclosing",
            constraint=models.UniqueConstraint(fields=("municipality", "fiscal_year"), name="budget_yearclosing_once"),
        ),
        tenant_table(
            "budget_yearclosing", {"operation_id": "platform_operation", "fiscal_year_id": "budget_fiscalyear"}
        ),
        append_only("budget_yearclosing", posted=True),
    ]
