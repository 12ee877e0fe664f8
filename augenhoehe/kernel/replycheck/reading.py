"""A text read once: its sentences, its words, its language; all rules look at the same."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from augenhoehe.kernel.replycheck import stems
from augenhoehe.kernel.replycheck.address import form_of
from augenhoehe.kernel.replycheck.body import Body, read_body
from augenhoehe.kernel.replycheck.phrases import PARTS, keys_of
from augenhoehe.kernel.replycheck.questions import questions_of
from augenhoehe.kernel.replycheck.readability import readability
from augenhoehe.kernel.replycheck.rulebook import rulebook
from augenhoehe.kernel.replycheck.sentences import split, words

ENGLISH = frozenset(
    "the and to of you your we is are for not with this have that our please".split()
)
GERMAN = frozenset(
    "der die das und zu sie ihre wir ist sind für nicht mit dies haben dass ich".split()
)
LANGUAGE_WORDS = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, its letters, its words, and the keys phrases ask for."""

    start: int
    end: int
    text: str
    words: tuple
    keys: frozenset


class Reading:
    """A text as the rules see it; `answers`: the customer's text, read the same way, or None."""

    def __init__(self, text, *, answers=None, context=None):
        self.body: Body = read_body(text)
        self.answers, self.context = answers, context
        self.text = self.body.text
        self.words = list(words(self.text))
        self.sentences = self._sentences()
        self.keys = frozenset().union(*(one.keys for one in self.sentences))

    def _sentences(self):
        found, at = [], 0
        for start, end in split(self.text):
            first = at
            while at < len(self.words) and self.words[at].end() <= end:
                at += 1
            own = tuple(match[0] for match in self.words[first:at])
            text = self.text[start:end]
            found.append(Sentence(start, end, text, own, keys_of(PARTS.findall(text))))
        return found

    @cached_property
    def words_by_sentence(self):
        """The words of each sentence, as strings."""
        return [one.words for one in self.sentences]

    @cached_property
    def readability(self):
        """Counts and indices."""
        return readability(self.words_by_sentence)

    @cached_property
    def index(self):
        """{key: numbers of the sentences that have it}."""
        by_word = defaultdict(list)
        for number, one in enumerate(self.sentences):
            for word in set(PARTS.findall(one.text)):
                by_word[word].append(number)
        by_key = defaultdict(list)
        for word, numbers in by_word.items():
            for key in keys_of([word]):
                by_key[key] += numbers
        return dict(by_key)

    def worth(self, matcher):
        """Numbers of the sentences that may hold one of the phrases, in order."""
        if matcher.needles is None:
            return range(len(self.sentences))
        found = set()
        for needle in matcher.needles & self.keys:
            found.update(self.index[needle])
        return sorted(found)

    @cached_property
    def form(self):
        """Sie or du, and where."""
        return form_of([(one.start, one.text) for one in self.sentences])

    @cached_property
    def questions(self):
        """What the customer asked, and whether this text speaks about it."""
        return questions_of(self.answers, self) if self.answers else ()

    @cached_property
    def when(self):
        """The phrases for a day or a deadline."""
        return rulebook().groups["when"]

    @cached_property
    def dated_steps(self):
        """Numbers of the sentences that say who does what until when."""
        found = []
        for number in self.worth(rulebook().groups["who"]):
            one = self.sentences[number]
            if _is_step(one) and self.when.is_in(one):
                found.append(number)
        return found

    @cached_property
    def stems(self):
        """Stems of the words that carry meaning, quotes and names included."""
        return stems.stems_of(self.body.clean if self.answers else self.text)

    @cached_property
    def language(self):
        """ "de" or "en", by the small words; German in doubt."""
        wanted = self.context.language if self.context else ""
        if wanted:
            return wanted
        first = [found[0].lower() for found in self.words[:LANGUAGE_WORDS]]
        english = sum(word in ENGLISH for word in first)
        return "en" if english > sum(word in GERMAN for word in first) else "de"

    def has(self, matcher):
        """Does any sentence hold one of the phrases?"""
        if not matcher.may_match(self.keys):
            return False
        return any(matcher.is_in(self.sentences[number]) for number in self.worth(matcher))

    def has_near(self, matcher, index, within):
        """Does a sentence at most `within` away from number `index` hold one of the phrases?"""
        near = self.sentences[max(0, index - within) : index + within + 1]
        return any(map(matcher.is_in, near))


def _is_step(sentence):
    """Somebody acts, and not in the past."""
    groups = rulebook().groups
    if not groups["who"].is_in(sentence):
        return False
    if groups["acts"].is_in(sentence):
        return True
    return groups["act"].is_in(sentence) and not groups["past"].is_in(sentence)
