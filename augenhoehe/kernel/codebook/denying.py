"""Is a word denied? By a rule that one can say in two sentences.

A word is denied when one of the three words before it in the same clause denies ("nicht sehr
freundlich", "keine Wartezeit"), but not by "nicht nur"; or when the clause ends with "nicht" within
four words behind it ("freundlich war das nicht").
"""

from augenhoehe.kernel.codebook.lines import plain

BEFORE, AFTER = 3, 4
NEGATORS = frozenset(
    "nicht nichts nie niemals niemand ohne weder kein keine keinen keinem keiner keines keinerlei "
    "keineswegs keinesfalls kaum not no never without neither nor cannot nobody nothing hardly"
    " didn doesn don isn wasn aren weren won couldn wouldn shouldn haven hasn hadn".split()
)
ENDING = frozenset({"nicht", "nie", "not"})
ONLY = frozenset({"nur", "bloss", "allein", "only", "just"})


def is_denied(tokens, at, end):
    """Is what stands from word `at` to word `end` denied?"""
    return _before(tokens, at) or _behind(tokens, end)


def _before(tokens, at):
    for place in range(max(0, at - BEFORE), at):
        if tokens[place].clause == tokens[at].clause and plain(tokens[place].word) in NEGATORS:
            return plain(tokens[place + 1].word) not in ONLY
    return False


def _behind(tokens, end):
    for place in range(end + 1, min(end + AFTER + 1, len(tokens))):
        if tokens[place].clause != tokens[end].clause:
            return False
        if tokens[place].word in ENDING:
            after = tokens[place + 1 : place + 2]
            return not after or after[0].clause != tokens[end].clause
    return False
