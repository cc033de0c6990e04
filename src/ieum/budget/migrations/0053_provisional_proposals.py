from django.db import migrations, models

_NAME = "budget_postingproposal_kind"
_KINDS = [
    ("DEEMED", "간주처리·성립전 사용"), ("ALLOTMENT", "수시배정"), ("CARRY_OUT", "이월"), ("PROVISIONAL", "준예산"),
    ("FILE", "예산 사건 파일"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("budget", "0052_reserve_grounds")]

    operations = [
        migrations.AlterField(
            "postingproposal", "kind", models.CharField(choices=_KINDS, max_length=20, verbose_name="구분")
        ),
        migrations.RemoveConstraint("postingproposal", _NAME),
        migrations.AddConstraint(
            "postingproposal",
            models.CheckConstraint(condition=models.Q(("kind__in", [code for code, _ in _KINDS])), name=_NAME),
        ),
    ]
