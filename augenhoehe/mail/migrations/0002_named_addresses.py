"""An index of the addresses that mails name, filled from what is there."""

import re

from django.db import migrations, models

OUTMAIL = 2097830458
RAWMAIL = 618962281
BATCH = 500
ADDRESS = re.compile(r"[^\s<>,;\"']{1,64}@[^\s<>,;\"']{1,190}")
IN_BYTES = re.compile(rb"[\w.+\-]{1,64}@[\w.\-]{1,190}\w")


def fill(apps, schema_editor):
    """Note whom mails went to, and which addresses stand in mails that became no concern."""
    outmails = apps.get_model("mail", "OutMail").objects.order_by("pk")
    rows = outmails.values_list("pk", "to", "cc", "bcc").iterator(chunk_size=BATCH)
    _save(apps, OUTMAIL, ((pk, ADDRESS.findall(" ".join(map(str, [*a, *b, *c])))) for pk, a, b, c in rows))
    loose = apps.get_model("mail", "RawMail").objects.filter(
        state__in=["quarantined", "blocked"], body__isnull=False
    )
    rows = loose.order_by("pk").values_list("pk", "body").iterator(chunk_size=20)
    _save(apps, RAWMAIL, ((pk, _in_bytes(bytes(body))) for pk, body in rows))


def _in_bytes(data):
    return [one.decode("ascii", "ignore") for one in IN_BYTES.findall(data[:200_000])]


def _save(apps, kind, named):
    model = apps.get_model("mail", "Named")
    rows = []
    for pk, emails in named:
        few = list(dict.fromkeys(email.lower()[:254] for email in emails))[:200]
        rows += [model(email=email, owner_type=kind, owner_id=pk) for email in few]
        if len(rows) >= BATCH:
            model.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Named",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.CharField(max_length=254)),
                ("owner_type", models.IntegerField()),
                ("owner_id", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["owner_type", "owner_id"], name="named_owner")],
                "constraints": [
                    models.UniqueConstraint(fields=("email", "owner_type", "owner_id"), name="named_once")
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
