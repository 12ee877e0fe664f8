"""Rules a house writes for itself: read like ours, within limits that keep every check quick."""

from dataclasses import dataclass

from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.phrases import BadPhrase, compile_phrases, ways_of
from augenhoehe.kernel.replycheck.rulebook import PLACES, BadRule, Rule

LONGEST_PHRASE, MOST_PHRASES, MOST_WAYS = 200, 40, 600


@dataclass(frozen=True)
class Written:
    """What a person wrote of a rule.

    texts: {"title": {language: text}, "why": …, "better": {language: (wording, …)}}. language:
    "de", "en" or "*". exceptions: phrases that silence it in their sentence.
    """

    name: str
    attitude: str
    language: str
    texts: dict
    phrases: tuple
    exceptions: tuple = ()
    bad: tuple = ()
    good: tuple = ()


def read_own_rule(written: Written) -> Rule:
    """The rule that was written; raises `BadRule`, whose params name the phrase.

    Codes: "rule.empty", "rule.many", "rule.long", "rule.phrase" (cannot be read), "rule.vague" (no
    word in it is sure to be there), "rule.costly" (too many ways to try it at one place).
    """
    name = written.name
    if not written.phrases:
        raise BadRule("rule.empty", rule=name)
    if max(len(written.phrases), len(written.exceptions)) > MOST_PHRASES:
        raise BadRule("rule.many", rule=name, most=MOST_PHRASES)
    nothing = compile_phrases(())
    silent = {where: nothing for where in PLACES}
    return Rule(
        id=name,
        attitude=written.attitude,
        language=written.language,
        weight=1,
        **written.texts,
        bad=written.bad,
        good=written.good,
        phrases=_guarded(written.phrases, name),
        spared=nothing,
        unless={**silent, "sentence": _guarded(written.exceptions, name)},
        needs=silent,
    )


def _guarded(phrases, name):
    """The phrases, each readable, short, with a word to look for, and cheap enough."""
    for phrase in phrases:
        if len(phrase) > LONGEST_PHRASE:
            raise BadRule("rule.long", rule=name, phrase=phrase[:LONGEST_PHRASE])
        try:
            ways = ways_of(phrase)
            is_vague = compile_phrases([phrase]).needles is None
        except BadPhrase as error:
            raise BadRule("rule.phrase", rule=name, phrase=phrase) from error
        if is_vague:
            raise BadRule("rule.vague", rule=name, phrase=phrase)
        if ways > MOST_WAYS:
            raise BadRule("rule.costly", rule=name, phrase=phrase)
    return compile_phrases(phrases)


def context_of(rule):
    """In which the rule's own examples are looked at: a language is told where it has one."""
    return Context(language="" if rule.language == "*" else rule.language)
