from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, decision, tenant_table

# Its name begins with a digit, and so no import statement can name it.
rows = import_module("ieum.org.migrations.0002_dated_rows")

ORDERED = "(SELECT o.id FROM org_order o WHERE o.operation_id = $1)"
PARTS = {
    "org_order": "t.operation_id = $1",
    "org_equipmentterm": f"t.order_id IN {ORDERED} OR t.ended_by_id IN {ORDERED}",
}


def _key(target: str, name: str, *, null: bool = False, related: str = "+") -> Any:
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related,
        to=target,
        verbose_name=name,
    )


def _id() -> Any:
    return models.UUIDField(
        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0006_chained_orders")]
    operations = [
        migrations.AlterField(
            model_name="order",
            name="kind",
            field=models.CharField(
                choices=[
                    ("PERSONNEL", "인사발령"),
                    ("REORGANISATION", "조직개편"),
                    ("IMPORT", "파일 등록"),
                    ("EQUIPMENT", "물품 변경"),
                    ("UNDO", "되돌림"),
                ],
                max_length=20,
                verbose_name="구분",
            ),
        ),
        migrations.CreateModel(
            name="Equipment",
            fields=[
                ("id", _id()),
                ("number", models.CharField(max_length=40, verbose_name="물품번호")),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "등록한 명령")),
            ],
            options={
                "verbose_name": "물품",
                "verbose_name_plural": "물품",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "number"), name="org_equipment_number"),
                    models.CheckConstraint(condition=models.Q(number__regex=r"\S"), name="org_equipment_has_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EquipmentTerm",
            fields=[
                ("id", _id()),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("item", models.CharField(max_length=60, verbose_name="품명")),
                ("specification", models.CharField(blank=True, max_length=120, verbose_name="규격")),
                ("acquired_on", models.DateField(verbose_name="취득일")),
                ("price", models.BigIntegerField(null=True, verbose_name="취득금액(원)")),
                ("quantity", models.IntegerField(verbose_name="수량")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("IN_USE", "사용"),
                            ("STORED", "보관"),
                            ("CONDEMNED", "불용"),
                            ("SOLD", "매각"),
                            ("GIVEN", "양여"),
                            ("SCRAPPED", "폐기"),
                        ],
                        max_length=20,
                        verbose_name="상태",
                    ),
                ),
                ("ended_by", _key("org.order", "고친 명령", null=True)),
                ("equipment", _key("org.equipment", "물품", related="terms")),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "근거 명령")),
                ("post", _key("org.post", "직위", null=True)),
                ("unit", _key("org.unit", "부서", null=True)),
            ],
            options={
                "verbose_name": "물품 연혁",
                "verbose_name_plural": "물품 연혁",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(item__regex=r"\S"), name="org_equipmentterm_has_item"),
                    models.CheckConstraint(
                        condition=models.Q(quantity__gte=1) & (models.Q(price=None) | models.Q(price__gte=0)),
                        name="org_equipmentterm_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(state__in=["SOLD", "GIVEN", "SCRAPPED"], unit=None, post=None)
                        | models.Q(state__in=["IN_USE", "STORED", "CONDEMNED"], unit__isnull=False, post=None)
                        | models.Q(state__in=["IN_USE", "STORED", "CONDEMNED"], unit=None, post__isnull=False),
                        name="org_equipmentterm_one_place_or_gone",
                    ),
                ],
            },
        ),
        tenant_table("org_equipment", {"order_id": "org_order"}),
        append_only("org_equipment"),
        tenant_table(
            "org_equipmentterm",
            {**rows.ORDERS, "equipment_id": "org_equipment", "unit_id": "org_unit", "post_id": "org_post"},
        ),
        rows.dated("org_equipmentterm"),
        rows.once("org_equipmentterm", "one_state", ("equipment_id",), ""),
        rows.stands_on("org_equipmentterm", "unit_id", "org_unitterm", "unit_id"),
        rows.stands_on("org_equipmentterm", "post_id", "org_postterm", "post_id"),
        decision("org.equipment", PARTS, ignored=("ended_by_id", "ended_epoch")),
    ]
