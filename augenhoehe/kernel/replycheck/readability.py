"""Readability of German: LIX, Flesch in Amstad's version, the four Wiener Sachtextformeln.

LIX (Björnsson 1968) = words/sentences + 100 · (words > 6 letters)/words.
Amstad (1978) = 180 − words/sentences − 58.5 · syllables/words; higher is easier.
Wiener Sachtextformeln (Bamberger, Vanecek 1984): MS % words ≥ 3 syllables, SL words per sentence,
IW % words > 6 letters, ES % words of one syllable; the result is a school grade (4 to 15).
"""

from augenhoehe.kernel.replycheck.model import Readability
from augenhoehe.kernel.replycheck.syllables import syllables

FEWEST_WORDS = 30


def readability(sentences, *, fewest=FEWEST_WORDS):
    """Readability of sentences, each a list of words; below `fewest` words only the counts."""
    sentences = [sentence for sentence in sentences if sentence]
    words = [word for sentence in sentences for word in sentence]
    long_words = sum(_letters(word) > 6 for word in words)
    counts = (
        len(words),
        len(sentences),
        max(map(len, sentences), default=0),
        long_words / len(words) if words else 0.0,
    )
    if not words or len(words) < fewest:
        return Readability(*counts)
    return Readability(*counts, *_indices(words, len(words) / len(sentences), long_words))


def _letters(word):
    return len(word) if word.isalpha() else sum(letter.isalpha() for letter in word)


def _indices(words, length, long_words):
    count = len(words)
    each = [syllables(word) for word in words]
    ms = 100 * sum(number >= 3 for number in each) / count
    es = 100 * sum(number == 1 for number in each) / count
    iw = 100 * long_words / count
    wiener = (
        0.1935 * ms + 0.1672 * length + 0.1297 * iw - 0.0327 * es - 0.875,
        0.2007 * ms + 0.1682 * length + 0.1373 * iw - 2.779,
        0.2963 * ms + 0.1905 * length - 1.1144,
        0.2744 * ms + 0.2656 * length - 1.693,
    )
    return length + iw, 180 - length - 58.5 * sum(each) / count, wiener
