import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, tenant_table

OPERATION = {"operation_id": "platform_operation"}
TABLES = {
    "budget_provision": {
        "version_id": "budget_budgetversion", "account_id": "budget_budgetaccount", "programme_id": "budget_programme",
    },
    "budget_provisionstatement": {"provision_id": "budget_provision", "step_id": "budget_versionstep"},
    "budget_debtcontract": {"provision_id": "budget_provision"},
    "budget_enclosure": {"version_id": "budget_budgetversion", "attachment_id": "platform_attachment"},
}  # fmt: skip
_SIGNED = "'REVISED', 'SUPPLEMENTARY', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT'"
_WITH_VOTES = f"{_SIGNED}, 'EXPRESS_VOTE', 'CONTINUING_VOTE'"
# A later supplementary budget may lower what an earlier one voted to carry over. Of the function that posts only the
# kinds that may take away are changed.
VOTES = """
DO $$
DECLARE
    known text := pg_get_functiondef((SELECT p.oid FROM pg_proc p WHERE p.proname = 'ieum_write_movements'));
BEGIN
    IF position('{before}' IN known) = 0 THEN
        RAISE EXCEPTION 'ieum_write_movements does not have the kinds that may take away';
    END IF;
    EXECUTE replace(known, '{before}', '{after}');
END $$;
"""


def _votes(before: str, after: str) -> str:
    return VOTES.format(before=before.replace("'", "''"), after=after.replace("'", "''"))


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0020_reconciliations"),
        ("platform", "0013_attachments"),
    ]

    operations = [
        migrations.CreateModel(
            name="DebtContract",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
                ("contracted_on", models.DateField(verbose_name="행위를 한 날")),
            ],
            options={
                "verbose_name": "채무부담행위의 계약",
                "verbose_name_plural": "채무부담행위의 계약",
            },
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="첨부서류")),
                ("position", models.SmallIntegerField(verbose_name="순서")),
                (
                    "form",
                    models.CharField(
                        choices=[("FILE", "파일로 붙임"), ("NONE", "해당 없음")], max_length=20, verbose_name="형태"
                    ),
                ),
            ],
            options={
                "verbose_name": "예산안의 첨부서류",
                "verbose_name_plural": "예산안의 첨부서류",
            },
        ),
        migrations.CreateModel(
            name="Provision",
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
                        choices=[("CONTINUING", "계속비"), ("DEBT", "채무부담행위"), ("EXPRESS", "명시이월비")],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("division", models.CharField(max_length=60, verbose_name="부서")),
                ("code", models.CharField(max_length=10, verbose_name="통계목")),
            ],
            options={
                "verbose_name": "계속비·채무부담행위·명시이월비",
                "verbose_name_plural": "계속비·채무부담행위·명시이월비",
            },
        ),
        migrations.CreateModel(
            name="ProvisionAmount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.SmallIntegerField(verbose_name="연도")),
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
                ("amount", models.BigIntegerField(verbose_name="금액(원)")),
            ],
            options={
                "verbose_name": "계속비·채무부담행위·명시이월비의 금액",
                "verbose_name_plural": "계속비·채무부담행위·명시이월비의 금액",
            },
        ),
        migrations.CreateModel(
            name="ProvisionStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.IntegerField(verbose_name="순서")),
                ("name", models.CharField(max_length=100, verbose_name="사업명")),
                ("note", models.CharField(max_length=200, verbose_name="사유")),
            ],
            options={
                "verbose_name": "계속비·채무부담행위·명시이월비의 내용",
                "verbose_name_plural": "계속비·채무부담행위·명시이월비의 내용",
            },
        ),
        migrations.RemoveConstraint(
            model_name="versionstep",
            name="budget_versionstep_stage",
        ),
        migrations.AlterField(
            model_name="versionstep",
            name="number",
            field=models.SmallIntegerField(
                help_text="예산팀 조정과 수정예산안은 여러 차례일 수 있다.", verbose_name="차수"
            ),
        ),
        migrations.AlterField(
            model_name="versionstep",
            name="stage",
            field=models.CharField(
                choices=[
                    ("REQUEST", "요구"),
                    ("DEPARTMENT", "부서 조정"),
                    ("TEAM", "예산팀 조정"),
                    ("MAYOR", "구청장안"),
                    ("COMMITTEE", "상임위원회"),
                    ("SPECIAL_COMMITTEE", "예산결산특별위원회"),
                    ("PLENARY", "본회의"),
                    ("REVISION", "수정예산안"),
                    ("ADOPTED", "확정"),
                    ("REJECTED", "부결"),
                ],
                max_length=20,
                verbose_name="단계",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "REQUEST",
                            "DEPARTMENT",
                            "TEAM",
                            "MAYOR",
                            "COMMITTEE",
                            "SPECIAL_COMMITTEE",
                            "PLENARY",
                            "REVISION",
                            "ADOPTED",
                            "REJECTED",
                        ],
                    )
                ),
                name="budget_versionstep_stage",
            ),
        ),
        migrations.AddField(
            model_name="debtcontract",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
        migrations.AddField(
            model_name="debtcontract",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.operation",
                verbose_name="처리 기록",
            ),
        ),
        migrations.AddField(
            model_name="enclosure",
            name="attachment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.attachment",
                verbose_name="파일",
            ),
        ),
        migrations.AddField(
            model_name="enclosure",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
        migrations.AddField(
            model_name="enclosure",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.operation",
                verbose_name="처리 기록",
            ),
        ),
        migrations.AddField(
            model_name="enclosure",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enclosures",
                to="budget.budgetversion",
                verbose_name="예산안",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.budgetaccount",
                verbose_name="회계",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.operation",
                verbose_name="처리 기록",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.programme",
                verbose_name="세부사업",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="provisions",
                to="budget.budgetversion",
                verbose_name="예산안",
            ),
        ),
        migrations.AddField(
            model_name="debtcontract",
            name="provision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contracts",
                to="budget.provision",
                verbose_name="채무부담행위",
            ),
        ),
        migrations.AddField(
            model_name="provisionamount",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
        migrations.AddField(
            model_name="provisionstatement",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.municipality",
                verbose_name="지방자치단체",
            ),
        ),
        migrations.AddField(
            model_name="provisionstatement",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platform.operation",
                verbose_name="처리 기록",
            ),
        ),
        migrations.AddField(
            model_name="provisionstatement",
            name="provision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="budget.provision",
                verbose_name="계속비·채무부담행위·명시이월비",
            ),
        ),
        migrations.AddField(
            model_name="provisionstatement",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budget.versionstep",
                verbose_name="단계",
            ),
        ),
        migrations.AddField(
            model_name="provisionamount",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amounts",
                to="budget.provisionstatement",
                verbose_name="내용",
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.UniqueConstraint(
                fields=("municipality", "version", "code", "position"), name="budget_enclosure_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attachment__isnull", False), ("form", "FILE")),
                    models.Q(("attachment", None), ("form", "NONE")),
                    _connector="OR",
                ),
                name="budget_enclosure_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.UniqueConstraint(
                fields=("municipality", "version", "kind", "programme", "division", "code"),
                name="budget_provision_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code__regex", "^[0-9]{3}-[0-9]{2}$"),
                    ("division__regex", "\\S"),
                    ("kind__in", ["CONTINUING", "DEBT", "EXPRESS"]),
                ),
                name="budget_provision_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="debtcontract",
            constraint=models.UniqueConstraint(
                fields=("municipality", "provision", "position"), name="budget_debtcontract_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="debtcontract",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="budget_debtcontract_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="provisionstatement",
            constraint=models.UniqueConstraint(
                fields=("municipality", "provision", "position"), name="budget_provisionstatement_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="provisionamount",
            constraint=models.UniqueConstraint(
                fields=("municipality", "statement", "year", "funding"), name="budget_provisionamount_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="provisionamount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0),
                    ("funding__in", ["OWN", "CITY", "NATIONAL", "SPECIAL_GRANT", "SPECIAL_ADJUSTMENT", "UNDIVIDED"]),
                ),
                name="budget_provisionamount_amount",
            ),
        ),
        *(tenant_table(table, {**OPERATION, **references}) for table, references in TABLES.items()),
        tenant_table("budget_provisionamount", {"statement_id": "budget_provisionstatement"}),
        *(append_only(table) for table in (*TABLES, "budget_provisionamount")),
        migrations.RunSQL(_votes(_SIGNED, _WITH_VOTES), _votes(_WITH_VOTES, _SIGNED)),
    ]
