from django.db import migrations, models

from ieum.platform.personal.fields import PersonalField


class Migration(migrations.Migration):
    dependencies = [("org", "0004_seal_names")]
    operations = [
        # With a default, so that going back finds room for the names that 0004 then opens.
        migrations.AlterField("person", "name", models.CharField(max_length=40, verbose_name="이름", default="")),
        migrations.RemoveField("person", "name"),
        migrations.RenameField("person", "sealed_name", "name"),
        migrations.AlterField("person", "name", PersonalField(verbose_name="이름")),
    ]
