"""Words: English ids, a context where one word can mean two things, German for all of them."""

import re

from tests.house.rule import rule

GERMAN = re.compile(
    r"[äöüÄÖÜß„]|\b(und|oder|nicht|ist|sind|Sie|eine?[nmrs]?|für|mit|zum|zur|bitte|wird|der|dem|das|"
    r"Anliegen|Frist|Übergabe|Zusage)\b"
)
NAMES = re.compile(r"Augenhöhe|Baden-Württemberg|Thüringen|Österreich|„|“")


def one_word(texts):
    """Messages of one word without a context, of pairs (text, context)."""
    return sorted(t for t, context in texts if not context and len(t.split()) == 1 and _spoken(t))


def german(texts):
    """Messages that are not English."""
    return sorted(text for text, _ in texts if GERMAN.search(NAMES.sub("", text)))


def _spoken(text):
    """Does a person read a word here? A placeholder alone has no meaning to confuse."""
    return bool(re.search(r"[A-Za-z]{2,}", re.sub(r"%\(\w+\)[sd]|\{\w*\}|%[sd]", "", text)))


CALL = re.compile(
    r"""(?<![\w.])(?:_|gettext|gettext_lazy|_lazy)\(\s*(["'])((?:(?!\1).)*)\1\s*\)"""
    r"""|\{%\s*translate\s+(["'])((?:(?!\3).)*)\3\s*(?:as\s+\w+\s*)?%\}"""
)


def said_in(file):
    """(line, text) of each plain message in a file, without a context."""
    for match in CALL.finditer(file.text):
        yield file.text.count("\n", 0, match.start()) + 1, match[2] or match[4] or ""


def _speaking(house):
    return [*house.code, *house.templates]


@rule('give it a context: pgettext("verb", "Open"), {% translate "Open" context "state" %}')
def one_word_carries_a_context(house):
    for file in _speaking(house):
        for line, text in said_in(file):
            if one_word([(text, None)]):
                yield file, line, f"“{text}”"


@rule("write the message in English; its German stands in the catalogue")
def messages_are_english(house):
    for file in _speaking(house):
        for line, text in said_in(file):
            if german([(text, None)]):
                yield file, line, f"“{text}”"
