"""How often a concern went to another team, and what an older system recorded of its deadline."""

from django.db import migrations, models
from django.db.models import Count

MOVED = 782381082
TICKET = 110739444
BATCH = 500


def count_moves(apps, schema_editor):
    """What the journal knows of moves so far."""
    entries = apps.get_model("journal", "Entry").objects.filter(kind=MOVED, subject_type=TICKET)
    counted = entries.values("subject_id").annotate(count=Count("id")).order_by("subject_id")
    ticket = apps.get_model("tickets", "Ticket")
    for row in counted.iterator(chunk_size=BATCH):
        ticket.objects.filter(pk=row["subject_id"]).update(moved_count=row["count"])


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0004_address_not_proven"),
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="moved_count",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="ticket",
            name="recorded_in_time",
            field=models.BooleanField(null=True),
        ),
        migrations.RunPython(count_moves, migrations.RunPython.noop, elidable=True),
    ]
