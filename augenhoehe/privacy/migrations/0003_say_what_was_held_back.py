from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('privacy', '0002_companies'),
    ]

    operations = [
        migrations.AddField(
            model_name='erasure',
            name='held_back',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='export',
            name='held_back',
            field=models.BooleanField(default=False),
        ),
    ]
