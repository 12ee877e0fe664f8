"""Templates show what they are given."""

import re

from tests.house.rule import lines_with, rule
from tests.house.writes import relations

INLINE = re.compile(
    r"""\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']|javascript:""", re.I
)
QUERY = re.compile(
    r"\{[{%][^}]*?\b(?!forloop)(\w+)\.(all|count|exists|first|last|iterator|objects|\w+_set)\b[^}]*[}%]\}"
)
CLASSES = re.compile(r"\{% block \w*class\w* %\}.*?\{% endblock.*?%\}")
SILENCE = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}", re.S)
SAID = re.compile(
    r"<(script|style|svg|code|kbd|title hidden)\b.*?</\1>"
    r"|\{% (blocktranslate|blocktrans|verbatim)\b.*?\{% end\2 %\}"
    r"|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<[^>]*>|&\w+;",
    re.S,
)
BARE = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
SPOKEN = re.compile(r'\s(?:aria-label|title|placeholder|alt)="([^"{]*[A-Za-z]{2,}[^"{]*)"')
# Names and addresses stay what they are in every language.
NAMES = {"Augenhöhe", "Deutsch", "English", "https", "Cc", "Bcc", "CSV"}
JS_WORDS = re.compile(r"""(["'`])([A-ZÄÖÜ][a-zäöüß]+ [a-zäöüß]+[^"'`]*)\1""")


def _blank(match):
    """What was cut out leaves its lines behind, so that numbers stay true."""
    return " " + "\n" * match[0].count("\n")


@rule("use a class, a data attribute and an ES module")
def templates_carry_no_style_or_script(house):
    for file in house.templates:
        if "email" in file.parts or file.suffix == ".txt":
            continue
        for line, match in lines_with(INLINE, file):
            yield file, line, match[0].strip()


@rule("ask in queries.py, annotated or prefetched, and hand the answer to the template")
def no_queries_in_templates(house):
    for file in house.templates:
        fetched = _fetched_in(house, file.room)
        for line, match in lines_with(QUERY, file):
            asks = match[2] in ("all", "objects") or match[1] in relations(house)
            if asks and (match[2] != "all" or match[1] not in fetched):
                yield file, line, match[0]


def _fetched_in(house, room):
    """Names that the room prefetches: their `.all` asks nothing any more."""
    code = "\n".join(file.text for file in house.code if file.room == room)
    found = re.findall(r"(?:prefetch_related|Prefetch)\(([^()]*)", code)
    return {
        name
        for text in found
        for quoted in re.findall(r'"([^"]+)"', text)
        for name in quoted.split("__")
    }


@rule("say it with {% translate %} or {% blocktranslate %}")
def no_bare_words_in_templates(house):
    for file in house.templates:
        if file.suffix != ".html":
            continue
        text = SAID.sub(_blank, CLASSES.sub(_blank, SILENCE.sub(_blank, file.text)))
        for number, line in enumerate(text.splitlines(), start=1):
            if bare := [word for word in BARE.findall(line) if word not in NAMES]:
                yield file, number, " ".join(bare)
        for number, match in lines_with(SPOKEN, file):
            if not set(BARE.findall(match[1])) <= NAMES:
                yield file, number, match[0].strip()


@rule("hand the words in by a data attribute")
def no_words_in_scripts(house):
    for file in house.all:
        if file.suffix == ".js" and file.room:
            for line, match in lines_with(JS_WORDS, file):
                yield file, line, match[2]
