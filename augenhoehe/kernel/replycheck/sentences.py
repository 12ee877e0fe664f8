"""Sentences and words of German and English letters, as spans.

A full stop ends no sentence after an abbreviation, in a date, an ordinal or a time; gender forms
(Kund*innen, Kund:innen, Kund_innen, KundInnen, Kund/-innen) are one word.
"""

import re

LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"{LETTER}{{1,60}}(?:(?:[*:_]|/-?)(?:innen|in|r|e|n|en|er|es|em|frau)(?!\w))?"
    rf"(?:[-'’]{LETTER}{{1,60}}){{0,6}}"
)
BREAK = re.compile(
    r"[.!?…]{1,20}[\"“”»«')\]]{0,3}(?=\s|$)"
    r"|\n[ \t]*\n"
    r"|\n(?=[ \t]{0,8}(?:[-–•*·]|\d{1,2}[.)])[ \t])"
    r"|(?<=:)[ \t]{0,8}\n"
)
BEFORE = re.compile(r"[\w.\-]{1,40}$")
AFTER = re.compile(r"\s{0,200}([\w]{0,40})")
ABBREVIATIONS = frozenset(
    "dr prof nr tel str bzw ca inkl ggf evtl zzgl abzgl exkl max min mind vgl art abs kap bspw sog "
    "geb gez lfd jr sr st hr fr ing dipl mag mr mrs ms vs approx std sek mio mrd tsd eur mwst ust "
    "jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do sa so bd hrsg allg entspr gem "
    "einschl ausschl betr bes bez zw ff pos artnr no dept ext mob fax abt z.b d.h u.a i.d.r z.t "
    "o.g u.u v.a s.o s.u i.a i.v e.g i.e m.e n.chr v.chr u.s.w".split()
)
SHORTENED = ("str", "nr", "tel")
MAY_END = frozenset("usw etc uvm o.ä o.ae u.ä pp ff ltd inc co".split())
STARTERS = frozenset(
    "der die das den dem des ein eine einen einem wir ich sie er es ihr ihre ihren ihrem du dein "
    "deine uns unser unsere bitte danach dann damit dafür dabei deshalb daher darum wenn falls da "
    "als auch am im an auf aus bei beim bis für mit nach nun jetzt heute morgen gern gerne vielen "
    "danke dieser diese dieses diesen hier so sobald sollten sollte leider außerdem zudem "
    "zusätzlich wie was wann wo warum können haben hat ist sind war alle aber und oder nur noch "
    "the this that these we i you your our it if when please then there in on at for thank "
    "unfortunately".split()
)
MONTHS = frozenset(
    "januar jänner februar feber märz maerz april mai juni juli august september oktober november "
    "dezember january february march may june july october december jan feb apr jun jul aug sep "
    "sept okt nov dez".split()
)


def words(text):
    """Matches of the words of `text`; numbers are none."""
    return WORD.finditer(text)


def split(text):
    """Spans (start, end) of the sentences of `text`, without the white space around them."""
    spans, at = [], 0
    for found in BREAK.finditer(text):
        if found[0][0] == "." and not _ends(text, found.start(), found.end()):
            continue
        _add(spans, text, at, found.end())
        at = found.end()
    _add(spans, text, at, len(text))
    return spans


def _add(spans, text, start, end):
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if any(letter.isalnum() for letter in piece):
        spans.append((start + left, start + left + len(piece)))
    elif spans and piece and piece[0] in ".!?…":
        spans[-1] = (spans[-1][0], start + left + len(piece))


def _ends(text, dot, end):
    """Does the full stop at `dot` end a sentence?"""
    if end - dot > 1 and text[dot : dot + 2] in ("..", ".!", ".?"):
        return True
    before = BEFORE.search(text[max(0, dot - 40) : dot])
    before = before[0].lower().lstrip("-") if before else ""
    after = AFTER.match(text, end)[1]
    if not after:
        return True
    if before in MAY_END:
        return after.lower() in STARTERS and not after[0].islower()
    if (
        before in ABBREVIATIONS
        or before.endswith(SHORTENED)
        or (len(before) == 1 and before.isalpha())
    ):
        return False
    if before.isdigit() and len(before) <= 2 and int(before) <= 31:
        return after.lower() in STARTERS and after[0].isupper() and after.lower() not in MONTHS
    return not after[0].islower()
