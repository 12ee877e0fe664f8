"""What a standard solution said is kept from now on; what each says today is the first."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SOLUTION = 1438116707
WRITTEN = (1986335756, 1739300430)
PARTS = ("title", "fits_when", "steps", "authority", "reply", "hand_over")


def keep_present(apps, schema_editor):
    """Keep what each solution says now, with whoever the journal knows to have written it last."""
    entries = apps.get_model("journal", "Entry").objects.filter(
        subject_type=SOLUTION, kind__in=WRITTEN
    )
    authors = dict(entries.order_by("id").values_list("subject_id", "by_id"))
    people = set(apps.get_model("people", "User").objects.values_list("pk", flat=True))
    kept = apps.get_model("solutions", "SolutionVersion")
    for one in apps.get_model("solutions", "Solution").objects.iterator(chunk_size=200):
        names = [f"{part}_{language}" for part in PARTS for language in ("de", "en")]
        author = authors.get(one.pk)
        kept.objects.create(
            solution_id=one.pk,
            number=one.version,
            texts={name: getattr(one, name) for name in names},
            topic_id=one.topic_id,
            product_id=one.product_id,
            changed_by_id=author if author in people else None,
            changed_at=one.changed_at,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("solutions", "0001_initial"),
        ("journal", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SolutionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("texts", models.JSONField()),
                ("topic_id", models.BigIntegerField(null=True)),
                ("product_id", models.BigIntegerField(null=True)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("solution", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="solutions.solution")),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("solution", "number"), name="solution_version_once")],
            },
        ),
        migrations.RunPython(keep_present, migrations.RunPython.noop, elidable=True),
    ]
