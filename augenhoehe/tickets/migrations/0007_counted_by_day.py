"""How often customers had to write again in all, and indexes by which figures count days."""

from django.db import migrations, models
from django.db.models import Count

RECEIVED = 735908560
TICKET = 110739444
BATCH = 500


def count_chasers(apps, schema_editor):
    """What the journal knows of chasers so far."""
    entries = apps.get_model("journal", "Entry").objects.filter(kind=RECEIVED, subject_type=TICKET)
    chasers = entries.filter(facts__chaser=True).values("subject_id")
    counted = chasers.annotate(count=Count("id")).order_by("subject_id")
    ticket = apps.get_model("tickets", "Ticket")
    for row in counted.iterator(chunk_size=BATCH):
        ticket.objects.filter(pk=row["subject_id"]).update(chased_count=row["count"])


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0006_senders_found"),
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="chased_count",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["handed_at"], name="handover_handed"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["closed_at"], name="handover_closed"),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(fields=["due_at"], name="promise_due"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["opened_at"], name="ticket_opened"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["solved_at"], name="ticket_solved"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("solved_at", None)),
                fields=["closed_at"],
                name="ticket_unsolved_end",
            ),
        ),
        migrations.RunPython(count_chasers, migrations.RunPython.noop, elidable=True),
    ]
