from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0028_control_totals"),
        ("platform", "0027_decisions_name_their_operation"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="versionstep",
            name="budget_versionstep_stage",
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
                    ("TRANSFERRED", "이송"),
                    ("PUBLISHED", "고시"),
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
                            "TRANSFERRED",
                            "PUBLISHED",
                            "REJECTED",
                        ],
                    )
                ),
                name="budget_versionstep_stage",
            ),
        ),
    ]
