"""Rules that count: exclamation marks, capitals, passive, nouns in -ung, long sentences, gender."""

import re
from collections import defaultdict

EXCLAMATION = re.compile(r"!{1,50}")
EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]\ufe0f?"
    r"|(?<![\w:;])[:;]-?[)(DPp](?![\w)])|\^\^|<3(?!\d)"
)
CAPITALS = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,40}(?![\w-])")
LOUD = frozenset(
    "ALLE ALLES BITTE DANKE DAS DIE DER EIN FALSCH IMMER JETZT KEIN KEINE KEINEN KEINER "
    "MUSS MÜSSEN NEIN NICHT NICHTS NIE NIEMALS NUR SEHR SIE SOFORT UND WICHTIG UNBEDINGT ACHTUNG "
    "NOT NEVER ALWAYS MUST ONLY PLEASE NOW ALL YOU VERY NOTHING".split()
)
LOUD_FROM = 7
IS_PASSIVE = re.compile(r"(?<!\w)(?:wird|werden|wurden?|worden)(?!\w)", re.I)
PARTICIPLE = re.compile(
    r"(?<!\w)(?:\w{0,12}ge\w{2,14}(?:t|en)|(?:ver|be|er|ent|zer|über|unter|wider)\w{2,14}(?:t|en)"
    r"|\w{2,14}iert)(?!\w)"
)
ACTIVE = re.compile(
    r"(?<!\w)(?:(?:ich|wir|sie|du) (?:werden?|wirst)|(?:werden?|wirst) (?:ich|wir|sie|du))(?!\w)",
    re.I,
)
UNG = re.compile(r"(?<!\w)[A-ZÄÖÜ][\wäöüß]{2,40}ung(?:en|s)?(?!\w)")
COMMON_UNG = re.compile(
    r"(?i)(?:rechn|liefer|bestell|wohn|leist|zahl|send|entschuldig|anleit|heiz|mein|zeit|werb|stör"
    r"|kleid|pack|reinig|buch|schul|nachzahl|sitz|ordn|umgeb|wand|vorles|versicher|leit|hoffn)ung"
    r"(?:en|s)?$"
)
LONG_SENTENCE = 25
GENDER = {
    "star": re.compile(r"\w\*in(?:nen)?(?!\w)"),
    "colon": re.compile(r"\w:in(?:nen)?(?!\w)"),
    "underscore": re.compile(r"\w_in(?:nen)?(?!\w)"),
    "inner": re.compile(r"[a-zäöüß]In(?:nen)?(?!\w)"),
    "slash": re.compile(r"\w/-?in(?:nen)?(?!\w)"),
}


def exclamations(rule, reading, context):
    """The second exclamation mark of a letter, and each that is doubled."""
    found = list(EXCLAMATION.finditer(reading.text))
    for index, mark in enumerate(found):
        if index or len(mark[0]) > 1:
            yield mark.span(), {"count": sum(len(one[0]) for one in found)}


def emojis(rule, reading, context):
    """Every emoji and emoticon."""
    for found in EMOJI.finditer(reading.text):
        yield found.span(), {}


def capitals(rule, reading, context):
    """Words in capitals that are no abbreviations; a letter all in capitals is one finding."""
    if reading.text.isupper() and len(reading.words) >= 4:
        yield (reading.sentences[0].start, reading.sentences[-1].end), {"word": ""}
        return
    for found in CAPITALS.finditer(reading.text):
        if found[0] in LOUD or len(found[0]) >= LOUD_FROM:
            yield found.span(), {"word": found[0]}


def passive(rule, reading, context):
    """Three or more sentences in which nobody acts, at least two of five."""
    found = [one for one in reading.sentences if _is_passive(one.text)]
    if len(found) >= 3 and 5 * len(found) >= 2 * len(reading.sentences):
        yield (found[0].start, found[0].end), {"count": len(found), "of": len(reading.sentences)}


def _is_passive(text):
    auxiliary = IS_PASSIVE.search(text)
    return bool(auxiliary and PARTICIPLE.search(text) and not ACTIVE.search(text))


def nouns(rule, reading, context):
    """More than 8 % of the words are nouns in -ung that could be verbs; at least four."""
    found = [one for one in UNG.finditer(reading.text) if not COMMON_UNG.search(one[0])]
    if len(found) >= 4 and len(found) > 0.08 * len(reading.words):
        params = {"count": len(found), "words": ", ".join(one[0] for one in found[:3])}
        yield found[0].span(), params


def long_sentences(rule, reading, context):
    """Sentences of more than 25 words."""
    for sentence, own in zip(reading.sentences, reading.words_by_sentence, strict=True):
        if len(own) > LONG_SENTENCE:
            yield (sentence.start, sentence.end), {"count": len(own)}


def hard_to_read(rule, reading, context):
    """Two of LIX > 50, Amstad < 40, Wiener 1 > 10; German only, from 30 words on."""
    found = reading.readability
    if found.lix is None:
        return
    if (found.lix > 50) + (found.amstad < 40) + (found.wiener[0] > 10) >= 2:
        span = (reading.sentences[0].start, reading.sentences[-1].end)
        yield span, {"percent": round(100 * found.long_word_share), "lix": round(found.lix)}


def gender(rule, reading, context):
    """Two ways of writing gender forms in one letter, or another than the house's."""
    found = defaultdict(list)
    for style, pattern in GENDER.items():
        for one in pattern.finditer(reading.text):
            found[style].append(one.span())
    main = context.gender or max(found, key=lambda style: len(found[style]), default="")
    for style in sorted(found):
        if style != main:
            yield found[style][0], {"style": style, "main": main}


CHECKS = {
    "exclamations": exclamations,
    "emojis": emojis,
    "capitals": capitals,
    "passive": passive,
    "nouns": nouns,
    "long_sentences": long_sentences,
    "hard_to_read": hard_to_read,
    "gender": gender,
}
