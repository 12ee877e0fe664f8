"""Telling new words from quotes and signatures, for folding in the view; nothing is ever cut."""

import re
from dataclasses import dataclass

from .quotemarks import (
    ADDRESS,
    FORWARD,
    LABEL,
    MAIL_END,
    ORIGINAL,
    RULE,
    SAID_ON,
    SIGNATURE,
    STARTS,
    TIME,
    VERB,
    VERB_THEN_NAME,
    YEAR,
)

SHORT_LINES = 10
SHORT_CHARS = 300
LONGEST_MARK = 400
LONGEST_VERB = 100
LONGEST_SIGNATURE = 40
BLANK_LINES = re.compile(r"\n{3,}")
WRAPPED_AT = 55
LONGEST_READ = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text: "reply" (new words), "quote" or "signature"."""

    kind: str
    text: str


def fold(text):
    """Parts whose texts join to exactly `text`; short mails and bare quotes stay whole."""
    parts = split_reply(text)
    is_short = len(text) <= SHORT_CHARS and text.count("\n") < SHORT_LINES
    if is_short or not any(p.kind == "reply" and p.text.strip() for p in parts):
        return [Part("reply", text)]
    return parts


def visible(text):
    """The new words alone; the whole text if nothing else is left."""
    parts = split_reply(text)
    new = "".join(p.text for p in parts if p.kind == "reply").strip()
    return BLANK_LINES.sub("\n\n", new) or text.strip()


def split_reply(text):
    """Like `fold`, also for short texts."""
    lines = _lines(text[:LONGEST_READ])
    kinds = _Reader([line.rstrip("\r\n") for line in lines]).kinds()
    parts, start = [], 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[start]:
            parts.append(Part(kinds[start], "".join(lines[start:at])))
            start = at
    if len(text) > LONGEST_READ:
        parts[-1] = Part(parts[-1].kind, parts[-1].text + text[LONGEST_READ:])
    return parts or [Part("reply", text)]


def _lines(text):
    """Lines with their ends; only a newline ends a line (splitlines() knows ten others)."""
    pieces = text.split("\n")
    return [piece + "\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


class _Reader:
    """Walks over the lines once and gives each a kind."""

    def __init__(self, lines):
        self.lines = lines
        self.found = ["reply"] * len(lines)
        self.marks = {}

    def kinds(self):
        """The kind of each line."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if FORWARD.match(line[:LONGEST_MARK]):
                # What somebody forwards is new to the reader, whatever it looks like.
                break
            if self.is_quoted(at):
                at = self.take_quoted(at, at)
            elif mark := self.mark_at(at):
                at = self.take_quote(at, mark)
            elif SIGNATURE.match(line[:LONGEST_MARK]):
                at = self.take_signature(at)
            else:
                at += 1
        return self.found

    def is_quoted(self, at):
        return at < len(self.lines) and self.lines[at].lstrip(" \t").startswith((">", "|>"))

    def next_word(self, at):
        """The next line that is not blank."""
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at

    def mark(self, start, end, kind):
        self.found[start:end] = [kind] * (end - start)

    def mark_at(self, at):
        """How many lines from here announce a quote; 0 if none do."""
        if at not in self.marks:
            self.marks[at] = self.read_mark(at)
        return self.marks[at]

    def read_mark(self, at):
        line = self.lines[at]
        if not line.strip() or len(line) > LONGEST_MARK:
            return 0
        if ORIGINAL.match(line):
            return 1
        if RULE.match(line):
            after = self.next_word(at + 1)
            block = self.header_block(after) if after <= at + 2 else 0
            return after - at + block if block else 0
        return self.header_block(at) or self.attribution(at)

    def header_block(self, at):
        """Lines of a From/Sent/To/Subject block that starts here."""
        if at >= len(self.lines):
            return 0
        first = LABEL.match(self.lines[at][:LONGEST_MARK])
        if not first or first.lastgroup not in ("from", "date"):
            return 0
        seen, last = {first.lastgroup}, at
        for place in range(at + 1, min(at + 9, len(self.lines))):
            label = LABEL.match(self.lines[place][:LONGEST_MARK])
            if label:
                seen.add(label.lastgroup)
                last = place
        complete = "from" in seen and len(seen) >= 3 and seen & {"date", "subject"}
        return last - at + 1 if complete else 0

    def attribution(self, at):
        """Lines (one to four) of "Am … schrieb …:" that start here."""
        joined = ""
        for count, line in enumerate(self.lines[at : at + 4], 1):
            joined = f"{joined} {line.strip()}".strip()
            if len(joined) > LONGEST_MARK or not line.strip() or self.is_foreign(at + count - 1):
                return 0
            if count > 1 and self.begins(at + count - 1) and not self.begins(at):
                return 0
            if self.announces(joined, at + count, count):
                return count
        return 0

    def is_foreign(self, at):
        """A quoted line; a lone ">:" is the broken-off end of an address."""
        return self.is_quoted(at) and self.lines[at].strip() != ">:"

    def begins(self, at):
        return bool(STARTS.match(self.lines[at][:LONGEST_MARK]))

    def announces(self, joined, following, count):
        """Whether a joined line says that somebody wrote something at some time."""
        verb = VERB.search(joined, max(0, len(joined) - LONGEST_VERB))
        if not verb and not joined.endswith(":"):
            # All announcements end so; most lines of a mail are done here.
            return False
        has_date = bool(YEAR.search(joined) or TIME.search(joined))
        begins = bool(STARTS.match(joined))
        if SAID_ON.search(joined) and has_date and ADDRESS.search(joined):
            return True
        if verb or VERB_THEN_NAME.search(joined) or SAID_ON.search(joined):
            if has_date and begins:
                return True
            return self.is_quoted(self.next_word(following)) and joined.endswith(":") and count < 3
        if not (MAIL_END.search(joined) and TIME.search(joined) and YEAR.search(joined)):
            return False
        return begins and bool(ADDRESS.search(joined))

    def take_quote(self, at, mark):
        """Mark an announced quote: its ">" lines, or everything to the end."""
        after = self.next_word(at + mark)
        if self.is_quoted(after):
            return self.take_quoted(at, after)
        end = self.next_forward(at + mark)
        self.mark(at, end, "quote")
        return end

    def next_forward(self, at):
        for place in range(at, len(self.lines)):
            if FORWARD.match(self.lines[place][:LONGEST_MARK]):
                return place
        return len(self.lines)

    def take_quoted(self, start, at):
        """Mark a run of ">" lines, with blank and wrapped lines between them."""
        while True:
            while self.is_quoted(at):
                at += 1
            after = self.next_word(at)
            if self.is_quoted(after):
                at = after
            elif self.is_wrapped(at):
                at += 1
            else:
                break
        self.mark(start, at, "quote")
        return at

    def is_wrapped(self, at):
        """A rest that a mail program broke off a long quoted line and forgot to mark."""
        if at >= len(self.lines) or not self.lines[at].strip():
            return False
        line, before = self.lines[at], self.lines[at - 1]
        ends = at + 1 >= len(self.lines) or not self.lines[at + 1].strip()
        fits = len(before) >= WRAPPED_AT and len(line) < len(before)
        if not (fits and self.is_quoted(at - 1)) or before.rstrip().endswith((".", "?", "!", ":")):
            return fits and self.is_quoted(at + 1) and line[:1].islower()
        return (self.is_quoted(at + 1) or ends) and line[:1].islower()

    def take_signature(self, at):
        """Mark a signature up to the quote below it; a long rest is no signature."""
        end = at + 1
        last = at + LONGEST_SIGNATURE
        while end < len(self.lines) and not self.is_quoted(end) and not self.mark_at(end):
            end += 1
            if end > last:
                return at + 1
        self.mark(at, end, "signature")
        return end
