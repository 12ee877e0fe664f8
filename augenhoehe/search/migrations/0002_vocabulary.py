"""SQLite: the words of the index in their order, read from the index itself, which stays as it is."""

from django.db import migrations

FORTH = "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_words', 'instance')"
BACK = "DROP TABLE search_vocabulary"


def show_words(apps, editor):
    _run(editor, FORTH)


def hide_words(apps, editor):
    _run(editor, BACK)


def _run(editor, statement):
    if editor.connection.vendor == "sqlite":
        editor.connection.cursor().execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(show_words, hide_words)]
