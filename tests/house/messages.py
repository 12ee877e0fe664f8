"""Words: English ids, a context where one word can mean two things, German for all of them."""

import ast
import re

from tests.house.rule import first_text, lines_with, rule

GERMAN = re.compile(
    r"[äöüÄÖÜß„]|\b(und|oder|nicht|ist|sind|Sie|eine?[nmrs]?|für|mit|zum|zur|bitte|wird|der|dem|das|"
    r"Anliegen|Frist|Übergabe|Zusage)\b"
)
# Names say the same in every sense.
PROPER = {"Augenhöhe", "Excel", "CSV", "Cc", "Bcc", "Deutsch", "English"}
NAMES = re.compile(r"Augenhöhe|Baden-Württemberg|Thüringen|Österreich|„|“")


def one_word(texts):
    """Messages of one word without a context, of pairs (text, context)."""
    return sorted(t for t, context in texts if not context and len(t.split()) == 1 and _spoken(t))


def german(texts):
    """Messages that are not English."""
    return sorted(text for text, _ in texts if GERMAN.search(NAMES.sub("", text)))


def _spoken(text):
    """Does a person read a word here? Placeholders and names have no second meaning."""
    if text in PROPER:
        return False
    return bool(re.search(r"[A-Za-z]{2,}", re.sub(r"%\(\w+\)[sd]|\{\w*\}|%[sd]", "", text)))


SAYS = {"_", "_lazy", "gettext", "gettext_lazy", "gettext_noop"}
IN_TEMPLATE = re.compile(
    r"""\{%\s*translate\s+(["'])((?:(?!\1).)*)\1\s*(?:as\s+\w+\s*)?%\}"""
    r"""|(?<!\w)_\((["'])((?:(?!\3).)*)\3\)"""
)


def said_in(file):
    """(line, text) of each plain message in a file, without a context."""
    if file.is_python:
        for node in file.nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYS and first_text(node):
                yield node.lineno, first_text(node)
        return
    for line, match in lines_with(IN_TEMPLATE, file):
        yield line, match[2] or match[4] or ""


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
