"""How customers sounded on the phone, who heard them, and when they said that it is not solved."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F

OPENED = 487298575
TICKET = 110739444
BATCH = 500


def know_the_calls(apps, schema_editor):
    """Calls there were, without a word on the mood; who took them stands with them or in the
    journal."""
    message = apps.get_model("tickets", "Message")
    calls = message.objects.filter(kind="call")
    calls.exclude(author=None).update(mood="", heard_by=F("author"))
    entries = apps.get_model("journal", "Entry").objects
    people = set(apps.get_model("people", "User").objects.values_list("pk", flat=True))
    taken = calls.filter(author=None).values_list("pk", "ticket_id").order_by("pk")
    for pk, ticket_id in taken.iterator(chunk_size=BATCH):
        opened = entries.filter(kind=OPENED, subject_type=TICKET, subject_id=ticket_id)
        by = opened.values_list("by_id", flat=True).first()
        message.objects.filter(pk=pk).update(mood="", heard_by_id=by if by in people else None)


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0008_answers_unread"),
        ("journal", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="heard_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="mood",
            field=models.CharField(
                choices=[
                    ("factual", "factual"),
                    ("annoyed", "annoyed"),
                    ("grateful", "grateful"),
                ],
                max_length=8,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="unsolved_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(mood__isnull=False), fields=["at"], name="message_calls"
            ),
        ),
        migrations.RunPython(know_the_calls, migrations.RunPython.noop, elidable=True),
    ]
