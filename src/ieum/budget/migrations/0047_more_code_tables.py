"""Tables of codes of revenue, of sources of money and of divisions."""

from typing import Any

from django.db import migrations, models

KINDS = [
    ("ACCOUNT", "회계"), ("FUNCTION", "기능별(분야·부문)"), ("NATURE", "성질별(편성목·통계목)"),
    ("PROGRAMME", "사업별(정책·단위·세부사업)"), ("REVENUE", "세입(장·관·항·세입과목)"), ("FUNDING", "재원"),
    ("DIVISION", "부서"),
]  # fmt: skip
LEVELS = [
    ("ACCOUNT", "회계"), ("FIELD", "분야"), ("SECTOR", "부문"), ("GROUP", "편성목"), ("ITEM", "통계목"),
    ("POLICY", "정책사업"), ("UNIT", "단위사업"), ("PROGRAMME", "세부사업"), ("CHAPTER", "장"), ("SECTION", "관"),
    ("ARTICLE", "항"), ("REVENUE", "세입과목"), ("FUNDING", "재원"), ("DIVISION", "부서"),
]  # fmt: skip


def _changed(model: str, column: str, label: str, choices: list[tuple[str, str]]) -> list[Any]:
    name = f"budget_{model}_{column}"
    condition = models.Q((f"{column}__in", [code for code, _ in choices]))
    return [
        migrations.RemoveConstraint(model, name),
        migrations.AlterField(model, column, models.CharField(choices=choices, max_length=20, verbose_name=label)),
        migrations.AddConstraint(model, models.CheckConstraint(condition=condition, name=name)),
    ]


class Migration(migrations.Migration):
    dependencies = [("budget", "0046_reconciled_revenue")]
    operations = [*_changed("codetable", "kind", "분류", KINDS), *_changed("codeentry", "level", "구분", LEVELS)]
