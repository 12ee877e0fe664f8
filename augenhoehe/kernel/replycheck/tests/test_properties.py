"""What must hold for whatever letter: quotes, signatures and spellings around it change nothing."""

import html
import random
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.phrases import keys_of
from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.sentences import words
from augenhoehe.kernel.replycheck.tests.cast import gold, neutral

GERMAN = Context(language="de")


def _sentences():
    said = [
        case.text
        for name, cases in gold().items()
        if rulebook().rule(name).language == "de"
        for case in cases
        if case.text[-1:] in ".!?" and len(case.text) < 160 and not set(case.text) & set('\n"„>|<&')
    ]
    return sorted({*said, *(case.text for case in neutral("de"))})


SENTENCES = _sentences()
PARAGRAPH = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
LETTER = st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n\n".join)
BELOW = [
    "Am 12.08.2026 um 14:30 schrieb Max Muster <max@muster.example>:\n{quoted}",
    "Am Mittwoch, 12. August 2026 um 14:30 Uhr schrieb Mia Muster:\n\n{quoted}",
    "-----Ursprüngliche Nachricht-----\nVon: Max Muster\nGesendet: Mittwoch, 12. August 2026\n"
    "An: Service\nBetreff: AW: Frage\n\n{plain}",
    "Von: Max Muster <max@muster.example>\nGesendet: Mittwoch, 12. August 2026 14:30\n"
    "An: Service <service@haus.example>\nBetreff: AW: Frage\n\n{plain}",
    "On Wed, Aug 12, 2026 at 2:30 PM Max Muster <max@muster.example> wrote:\n{quoted}",
    "{quoted}",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Frage\nDatum: 12.08.2026\n"
    "Von: Max Muster\nAn: Service\n\n{plain}",
]
AFTER = [
    "\n\n-- \nKundendienst\n{plain}",
    "\n\nMit freundlichen Grüßen\nKatrin Vogt\nKundendienst",
    "\n\nViele Grüße\nKatrin Vogt\n\nNord GmbH, Sitz der Gesellschaft: Köln, Amtsgericht Köln "
    "HRB 1234, Geschäftsführer: Max Muster",
    "\n\nFreundliche Grüsse\nUrs Keller\n\nDiese E-Mail enthält vertrauliche Informationen. {plain}",
]


def told(text):
    """All that is said about a text, places included."""
    report = check_reply(text, context=GERMAN)
    return report.findings, report.carrying, report.is_next_step_named, report.form


def rules(text, **more):
    return sorted(one.rule for one in check_reply(text, context=GERMAN, **more).findings)


@settings(max_examples=80, deadline=None)
@given(LETTER)
def test_places_lie_in_the_text_and_hold_words_of_their_rule(letter):
    for one in check_reply(letter, context=GERMAN).findings:
        assert 0 <= one.start < one.end <= len(letter)
        place, rule = letter[one.start : one.end], rulebook().rule(one.rule)
        assert place.strip() == place
        if not rule.code and rule.phrases.needles is not None:
            said = keys_of([found[0].lower() for found in words(place)])
            assert rule.phrases.needles & set(said), (one.rule, place)


@settings(max_examples=20, deadline=None)
@given(LETTER, st.randoms(use_true_random=False))
def test_the_order_of_the_rules_changes_nothing(letter, dice):
    shuffled = list(rulebook().rules)
    dice.shuffle(shuffled)
    assert check_reply(letter, rules=shuffled) == check_reply(letter)


@pytest.mark.parametrize("frame", BELOW, ids=range(len(BELOW)))
@settings(max_examples=12, deadline=None)
@given(LETTER, LETTER)
def test_a_quoted_mail_below_changes_nothing(frame, letter, other):
    quoted = "\n".join(f"> {line}" for line in other.split("\n"))
    assert told(f"{letter}\n\n{frame.format(quoted=quoted, plain=other)}") == told(letter)


@pytest.mark.parametrize("frame", AFTER, ids=range(len(AFTER)))
@settings(max_examples=12, deadline=None)
@given(LETTER, st.sampled_from(SENTENCES))
def test_a_signature_and_a_legal_notice_change_nothing(frame, letter, other):
    assert told(letter + frame.format(plain=other)) == told(letter)


@settings(max_examples=30, deadline=None)
@given(LETTER, st.lists(st.integers(0, 400), max_size=6))
def test_what_is_not_seen_changes_nothing(letter, places):
    unseen = letter
    for place in places:
        at = place % (len(unseen) + 1)
        unseen = unseen[:at] + "\u200b" + unseen[at:]
    assert rules(unseen) == rules(letter)


@settings(max_examples=30, deadline=None)
@given(LETTER)
def test_the_same_words_in_another_dress_say_the_same(letter):
    wanted = rules(letter)
    assert rules(unicodedata.normalize("NFD", letter)) == wanted
    assert rules(letter.replace("\n", "\r\n")) == wanted
    assert rules(f"\n\n  {letter}\n\n\n") == wanted
    assert rules(letter.replace(" Ihnen ", "\u00a0Ihnen ")) == wanted
    paragraphs = "".join(f"<p>{html.escape(one)}</p>\n\n" for one in letter.split("\n\n"))
    assert rules(paragraphs) == wanted


@settings(max_examples=30, deadline=None)
@given(LETTER, st.sampled_from(["| Teil | {} |", "    if x: say({}); }}", "```\n{}\n```"]))
def test_tables_and_code_are_no_letter(letter, frame):
    bad = "wir melden uns zeitnah garantiert umgehend"
    assert rules(f"{letter}\n\n{frame.format(bad)}") == rules(letter)


@pytest.mark.parametrize(
    "text, rule",
    [
        ("Wir melden uns im Jänner zeitnah bei Ihnen", "k2-vague-time"),
        ("Grüezi Frau Keller\n\nWir bitten um Verständnis", "w1-understanding"),
        ("Bitte mässigen Sie sich, das ist heuer so", "a7-calm-down"),
        ("Wir melden uns zeitnah 😊 bei Ihnen", "k2-vague-time"),
        ("Please find the form below. Wir melden uns zeitnah bei Ihnen wegen der Rechnung.",
         "k2-vague-time"),
        ("שלום, wir melden uns zeitnah bei Ihnen, שלום", "k2-vague-time"),
        ("WIR BITTEN UM VERSTÄNDNIS", "w1-understanding"),
        ("<table><tr><td>Wir melden uns zeitnah.</td></tr></table>", "k2-vague-time"),
    ],
)  # fmt: skip
def test_whatever_the_spelling_the_rule_speaks(text, rule):
    assert rule in rules(text)


def test_a_thousand_findings_are_few_groups_in_their_order():
    report = check_reply("Wir melden uns zeitnah. Das ist garantiert. " * 600, context=GERMAN)
    assert len(report.findings) >= 1000
    starts = [one.start for one in report.findings]
    assert starts == sorted(starts) and len(report.by_rule()) <= 12


@pytest.mark.parametrize("rule", [r for r in rulebook().rules if r.code], ids=lambda r: r.id)
def test_a_rule_that_counts_stays_linear(rule):
    """Four times the letters take about four times the time; ten is the limit for a busy machine."""
    dice = random.Random(rule.id)
    own = [case.text for case in gold()[rule.id] if case.speaks]
    texts = ["\n".join(dice.choice(own) for _each in range(count)) for count in (60, 240)]
    asked = "Wann kommt das Teil? " * 5
    short, long = (min(_spent(rule, text, asked) for _round in range(3)) for text in texts)
    assert long < 0.03 + 10 * short * len(texts[1]) / (4 * len(texts[0]))


def _spent(rule, text, asked):
    start = time.process_time()
    check_reply(text, answers=asked, rules=[rule], context=Context(language="de"))
    return time.process_time() - start


def test_a_hundred_kilobytes_of_letters_are_read_in_time():
    dice = random.Random(5)
    text = ""
    while len(text) < 100_000:
        text += " ".join(dice.choice(SENTENCES) for _each in range(6)) + "\n\n"
    start = time.process_time()
    check_reply(text[:100_000], context=GERMAN)
    assert time.process_time() - start < 3
