"""What another team answered comes up on the asker's day until it is read; old answers are read."""

from django.db import migrations, models
from django.db.models import F


def have_read(apps, schema_editor):
    """Whoever asked has had the time to read what was answered before this was noted."""
    answered = apps.get_model("tickets", "Consultation").objects.exclude(answered_at=None)
    answered.update(answer_read_at=F("answered_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0007_counted_by_day"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="answer_read_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(have_read, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(
                condition=models.Q(("answer_read_at", None), ("answered_at__isnull", False)),
                fields=["asked_by"],
                name="consultation_unread",
            ),
        ),
    ]
