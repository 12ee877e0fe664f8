"""The words of a text, with their places and the clauses they stand in."""

from dataclasses import dataclass

from augenhoehe.kernel.codebook.lines import WORD

ENDS = frozenset(".,;:!?()[]–—…\n\r•|/")
TURNS = frozenset({"aber", "sondern", "jedoch", "dafür", "but", "however", "although"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, its place [start, end), and the number of its clause."""

    word: str
    start: int
    end: int
    clause: int


def tokens_of(text: str) -> list[Token]:
    """The words of a text; a clause ends at a mark and at words like "but"."""
    found, clause, last = [], 0, 0
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match[0].lower()
        if not ENDS.isdisjoint(text[last:start]) or word in TURNS:
            clause += 1
        found.append(Token(word, start, end, clause))
        last = end
    return found
