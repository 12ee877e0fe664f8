"""What the customer asked, and whether the reply speaks about it; a list to tick, not a verdict."""

import re

from augenhoehe.kernel.replycheck.model import Question
from augenhoehe.kernel.replycheck.phrases import compile_phrases
from augenhoehe.kernel.replycheck.stems import stems_of

ASKING = re.compile(r"\?[\"“”»«')\]]{0,3}$")
INDIRECT = compile_phrases(
    [
        "(wüsste|möchte|würde|wollte|hätte) gern* ~3 (wissen|erfahren|gewusst)",
        "wüsste gern* ~2 (ob|wann|wie|warum|welche*|wer|was|wo)",
        "frage mich ~2 (ob|wann|wie|warum|wer|was|wo)",
        "(teilen|sagen|schreiben|erklären) Sie mir ~3 (ob|wann|wie|warum|welche*|wer|was|wo)",
        "(sag|schreib|erklär*) mir ~3 (ob|wann|wie|warum|welche*|wer|was|wo)",
        "(mir|uns) ~2 (unklar|nicht klar) ~1 (ob|wann|wie|warum|welche*|wer|was|wo)",
        "(let me know|tell me|wondering|like to know) ~2 (if|whether|when|how|why|which|what)",
    ]
)
RHETORICAL = compile_phrases(
    [
        "was soll das", "geht's noch", "wie kann das sein", "ist das ihr ernst", "verstehen Sie $",
        "wo kommen wir denn", "was ist das für ein", "wie geht es (Ihnen|dir|euch)", "oder $",
        "are you serious", "how are you", "how can that be", "haben Sie noch fragen",
    ]
)  # fmt: skip
MANNER = (
    (re.compile(r"\b(?:wann|bis wann|wie lange|when|how long)\b", re.I), "@moment"),
    (re.compile(r"\b(?:wie ?viel|was kostet|kosten|preis|how much|how many)\b", re.I), "@amount"),
)
ANSWERS = {
    "@moment": compile_phrases(["<moment>", "(noch offen|steht noch nicht fest)"]),
    "@amount": compile_phrases(["<number>", "(kostenlos|kostenfrei|nichts|free)"]),
}
YES_OR_NO = re.compile(r"^\W{0,3}(?:ja|nein|yes|no|gern[e]?|leider nicht)\b", re.I)
LONGEST = 300


def questions_of(asked, reply):
    """The `Question`s of a customer's `Reading`; answered if the reply speaks of it."""
    found, open_yes = [], sum(bool(YES_OR_NO.match(one.text)) for one in reply.sentences)
    for sentence in asked.sentences:
        if not _is_question(sentence):
            continue
        answered = _is_answered(sentence, reply)
        if not answered and open_yes and not _manner(sentence):
            answered, open_yes = True, open_yes - 1
        start, end = asked.body.place(sentence.start, sentence.end)
        text = " ".join(sentence.text.split())[:LONGEST]
        found.append(Question(text, start, end, answered))
    return tuple(found)


def _is_question(sentence):
    if RHETORICAL.is_in(sentence):
        return False
    return bool(ASKING.search(sentence.text)) or INDIRECT.is_in(sentence)


def _manner(sentence):
    return next((kind for pattern, kind in MANNER if pattern.search(sentence.text)), "")


def _is_answered(sentence, reply):
    """A question of when or how much wants a day or a number; all others a shared subject."""
    manner = _manner(sentence)
    if manner:
        return any(ANSWERS[manner].is_in(one) for one in reply.sentences)
    asked = stems_of(sentence.text)
    shared = asked & reply.stems
    return not asked or len(shared) * 3 >= len(asked)
