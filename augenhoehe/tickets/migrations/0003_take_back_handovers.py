from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0002_answers_to_all"),
    ]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="before",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="handover",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "waiting"),
                    ("taken", "taken over"),
                    ("advised", "advised"),
                    ("returned", "handed back"),
                    ("closed", "closed"),
                    ("revoked", "taken back"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
    ]
