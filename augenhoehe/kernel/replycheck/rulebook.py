"""The rules, read from their data files once: what a rule looks for, and what it says."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from augenhoehe.kernel.replycheck.model import ATTITUDES
from augenhoehe.kernel.replycheck.phrases import BadPhrase, Matcher, compile_phrases

FOLDER = Path(__file__).parent / "rules"
PLACES = ("sentence", "near", "text")
TEXTS = ("title", "why")
LANGUAGES = ("de", "en")


class BadRule(ValueError):
    """A rule cannot be used; `code` says why, `params` names the rule."""

    def __init__(self, code, **params):
        super().__init__(f"{code} {params}")
        self.code, self.params = code, params


@dataclass(frozen=True)
class Rule:
    """One thing worth a second look.

    phrases: what is looked for (or `code`: the name of the function that looks). spared: places
    that only look alike. unless, needs: phrases per place ("sentence", "near": `within` sentences
    around, "text") that silence it or that it wants. fewest: how often per "text" or "sentence"
    (`per`) before it speaks. kinds, not_kinds: of the letter. better: in the letter's language.
    """

    id: str
    attitude: str
    language: str
    weight: int
    title: dict
    why: dict
    better: dict
    good: tuple
    bad: tuple
    phrases: Matcher
    spared: Matcher
    unless: dict
    needs: dict
    code: str = ""
    within: int = 1
    fewest: int = 1
    per: str = "text"
    first: int = 0
    kinds: tuple = ()
    not_kinds: tuple = ()
    is_on: bool = True


@dataclass(frozen=True)
class Carrier:
    """A rule for what carries a text: its phrases and what it is called."""

    id: str
    title: dict
    phrases: Matcher


@dataclass(frozen=True)
class Rulebook:
    """All rules and carriers, and the named lists of phrases that functions use as well."""

    rules: tuple
    carriers: tuple
    groups: dict = field(default_factory=dict)

    def rule(self, name):
        """The rule of that id; KeyError if there is none."""
        return {rule.id: rule for rule in self.rules}[name]


@cache
def rulebook():
    """The rules of the house, read once."""
    lists = tomllib.loads((FOLDER / "lists.toml").read_text("utf-8"))["lists"]
    rules = []
    for path in sorted(FOLDER.glob("rules_*.toml")):
        rules += read_rules(path.read_text("utf-8"), lists)
    found = tomllib.loads((FOLDER / "carrying.toml").read_text("utf-8"))["carrier"]
    carriers = [
        Carrier(row["id"], row["title"], compile_phrases(row.get("phrases", ()), lists))
        for row in found
    ]
    compiled = {name: compile_phrases(phrases, lists) for name, phrases in lists.items()}
    return Rulebook(tuple(rules), tuple(carriers), compiled)


@cache
def measured():
    """{rule: (found, missed, false alarms, rightly silent)} on the gold set of the tests."""
    text = (FOLDER / "measured.toml").read_text("utf-8")
    return {name: tuple(counts) for name, counts in tomllib.loads(text).items()}


def read_rules(text, lists):
    """Rules from TOML, in which every phrase is known to be readable; raises `BadRule`."""
    try:
        rows = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise BadRule("rule.toml", line=str(error)) from error
    return [_rule(row, lists) for row in rows]


def _rule(row, lists):
    name = row.get("id", "?")
    _check(row, name)
    try:
        matchers = {key: compile_phrases(row.get(key, ()), lists) for key in ("phrases", "spared")}
        matchers |= {
            key: {
                where: compile_phrases(row.get(key, {}).get(where, ()), lists) for where in PLACES
            }
            for key in ("unless", "needs")
        }
    except BadPhrase as error:
        raise BadRule("rule.phrase", rule=name, phrase=str(error)) from error
    plain = {
        key: row[key] for key in Rule.__dataclass_fields__ if key in row and key not in matchers
    }
    for key in ("good", "bad", "kinds", "not_kinds"):
        plain[key] = tuple(row.get(key, ()))
    return Rule(**{"language": "de", "weight": 1, **plain, **matchers})


def _check(row, name):
    unknown = set(row) - set(Rule.__dataclass_fields__)
    missing = {"id", "attitude", "title", "why", "better", "good", "bad"} - set(row)
    if unknown or missing:
        raise BadRule("rule.keys", rule=name, keys=", ".join(sorted(unknown | missing)))
    if row["attitude"] not in ATTITUDES or not (row.get("phrases") or row.get("code")):
        raise BadRule("rule.empty", rule=name)
    if any(not row[key].get(language) for key in TEXTS for language in LANGUAGES):
        raise BadRule("rule.texts", rule=name)
