"""Senders are found by an index, and so is whom messages went to besides us."""

import re

from django.db import migrations, models

MESSAGE = 1134808378
BATCH = 500
ADDRESS = re.compile(r"[^\s<>,;\"']{1,64}@[^\s<>,;\"']{1,190}")


def fill(apps, schema_editor):
    """Note whom incoming messages went to; what we sent is found by its mail."""
    model = apps.get_model("mail", "Named")
    ours = set()
    for address, aliases in apps.get_model("mail", "Mailbox").objects.values_list("address", "aliases"):
        ours.update(one.lower() for one in [address, *aliases.replace(",", " ").split()])
    messages = apps.get_model("tickets", "Message").objects.filter(outmail=None).order_by("pk")
    rows = []
    for pk, to, cc in messages.values_list("pk", "to", "cc").iterator(chunk_size=BATCH):
        found = {one.lower()[:254] for one in ADDRESS.findall(" ".join(map(str, [*to, *cc])))}
        few = sorted(found - ours)[:200]
        rows += [model(email=email, owner_type=MESSAGE, owner_id=pk) for email in few]
        if len(rows) >= BATCH:
            model.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_named_addresses"),
        ("tickets", "0005_how_often_moved"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["sender_address"], name="message_by_sender"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
