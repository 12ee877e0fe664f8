"""The catalogues: extraction finds every word, checking finds every fault."""

import pytest

from augenhoehe.ui import messages

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("It's done")
pgettext("verb", "Open")
ngettext("%(n)s day", "%(n)s days", 3)
not_a_word("hidden")
"""
TEMPLATE = """
{% load i18n %}{# it's a comment #}{% translate "Don't worry" %}
{% translate "Close" context "verb" %}
{% blocktranslate with name=user.name %}Menu of {{ name }}{% endblocktranslate %}
{% blocktranslate count n=rows|length %}One row{% plural %}{{ n }} rows{% endblocktranslate %}
{% include "x.html" with title=_("It's here") %}
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    room = tmp_path / "shed"
    (room / "templates" / "shed").mkdir(parents=True)
    (room / "apps.py").touch()
    (room / "views.py").write_text(PYTHON)
    (room / "templates" / "shed" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(messages, "HOUSE", tmp_path)
    return tmp_path


def found(room):
    return {(m.id[0] if m.pluralizable else m.id, m.context) for m in messages.wanted(room)}


def test_words_with_apostrophes_contexts_and_plurals_are_found(house):
    assert found("shed") - {("", None)} == {
        ("It's done", None),
        ("Open", "verb"),
        ("%(n)s day", None),
        ("Don't worry", None),
        ("Close", "verb"),
        ("Menu of %(name)s", None),
        ("One row", None),
        ("It's here", None),
    }


def test_extracting_again_keeps_what_is_translated(house):
    messages.update("shed")
    path = messages.catalogue_of("shed")
    text = path.read_text().replace(
        'msgid "It\'s done"\nmsgstr ""', 'msgid "It\'s done"\nmsgstr "Ja"'
    )
    path.write_text(text)
    messages.update("shed")
    assert messages.written("shed").get("It's done").string == "Ja"
    assert path.read_text() == text


def test_a_missing_word_is_a_fault(house):
    messages.update("shed")
    assert any("It's done" in fault for fault in messages.faults("shed"))


def test_a_lost_placeholder_is_a_fault(house):
    messages.update("shed")
    path = messages.catalogue_of("shed")
    path.write_text(
        path.read_text().replace(
            'msgid "Menu of %(name)s"\nmsgstr ""',
            'msgid "Menu of %(name)s"\nmsgstr "Menü von %(nam)s"',
        )
    )
    assert any("placeholders differ" in fault for fault in messages.faults("shed"))


def test_a_word_nobody_says_any_more_is_a_fault(house):
    messages.update("shed")
    (house / "shed" / "views.py").write_text("")
    assert any("nobody says" in fault for fault in messages.faults("shed"))


def test_two_rooms_that_differ_are_named(house):
    messages.update("shed")
    first = messages.catalogue_of("shed")
    first.write_text(
        first.read_text().replace('"It\'s done"\nmsgstr ""', '"It\'s done"\nmsgstr "Ja"')
    )
    (house / "hut").mkdir()
    (house / "hut" / "apps.py").touch()
    second = messages.catalogue_of("hut")
    second.parent.mkdir(parents=True)
    second.write_text(first.read_text().replace('"Ja"', '"Fertig"'))
    assert len(list(messages.contradictions())) == 1


def test_the_words_of_this_room_are_complete():
    assert not list(messages.faults("ui"))
