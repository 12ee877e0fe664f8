"""Mails in files: .eml, mbox, maildir, folders; listed so that parents come before replies."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from augenhoehe.kernel.mailtext.ids import message_ids
from augenhoehe.kernel.mailtext.parse import parse_date

HEAD = 16_000
CHUNK = 1 << 20
FROM_LINE = re.compile(rb"(?:\A|\r?\n\r?\n)(From [^\r\n]{3,200}\d{4}[^\r\n]{0,40}\r?\n)")
WANTED = re.compile(
    rb"^(date|message-id|in-reply-to|references):((?:.*\n?)(?:[ \t].*\n?)*)", re.I | re.M
)
NEVER = datetime.max.replace(tzinfo=UTC)
SKIPPED = (".", "dovecot", "maildirfolder")
HEADER_LINE = re.compile(rb"\s*[!-9;-~]{1,70}:|From ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one mail lies: a file, or a stretch of an mbox."""

    path: Path
    start: int = 0
    length: int | None = None

    @property
    def name(self):
        """What the ledger calls it."""
        return f"{self.path}#{self.start}" if self.length is not None else str(self.path)

    def read(self):
        """The bytes of this mail."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            data = file.read() if self.length is None else file.read(self.length)
        return unquote_from(data) if self.length is not None else data

    def head(self):
        """The first bytes, enough for the headers that order mails."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(HEAD if self.length is None else min(HEAD, self.length))


def unquote_from(data):
    """A mail of an mbox as it was: lines that begin with >From lose one quote mark."""
    return re.sub(rb"^>(>*From )", rb"\1", data, flags=re.M)


def find_mails(paths, *, passed_over=None):
    """The places of all mails under `paths`, in the order in which they were written.

    By date, then by name; a reply never comes before the mail it answers if that is here too.
    Files of a folder that are no mail by name and look are added to the list `passed_over`.
    """
    passed_over = [] if passed_over is None else passed_over
    places = [place for path in paths for place in _places(Path(path), passed_over)]
    seen = {}
    for place in places:
        seen.setdefault((place.path.resolve(), place.start), place)
    return _in_order([(place, *_marks(place)) for place in seen.values()])


def _places(path, passed_over):
    if not path.is_dir():
        yield from _in_file(path)
        return
    for inner in sorted(path.iterdir()):
        if inner.is_dir():
            yield from _places(inner, passed_over)
        elif inner.name.lower().startswith(SKIPPED) or not _looks_like_mail(inner):
            passed_over.append(inner)
        else:
            yield from _in_file(inner)


def _in_file(path):
    if _is_mbox(path):
        yield from _in_mbox(path)
    else:
        yield Place(path)


def _looks_like_mail(path):
    """By its place (a maildir) or ending for sure; else it begins with a header."""
    if path.suffix.lower() == ".eml" or path.parent.name in ("cur", "new"):
        return True
    with path.open("rb") as file:
        return HEADER_LINE.match(file.read(200)) is not None


def _is_mbox(path):
    """Does the file begin with a From_ line? A single mail with one is an mbox of one."""
    if path.suffix.lower() == ".eml":
        return False
    with path.open("rb") as file:
        return FROM_LINE.match(file.read(300)) is not None


def _in_mbox(path):
    bounds = _bounds(path)
    for start, end in zip(bounds, bounds[1:], strict=False):
        yield Place(path, start, end - start)


def _bounds(path):
    """Where each From_ line begins, and the end; read in pieces, so a big mbox stays on disk."""
    found, offset, kept = [], 0, b""
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            text = kept + data
            base = offset - len(kept)
            found += [base + hit.start(1) for hit in FROM_LINE.finditer(text)]
            offset += len(data)
            kept = text[-400:]
    # A chunk's first bytes are the file's first bytes only once; \A elsewhere is no beginning.
    starts = sorted(set(found))
    return [*[at for at in starts if at == 0 or _is_start(path, at)], offset]


def _is_start(path, at):
    with path.open("rb") as file:
        file.seek(max(0, at - 4))
        before = file.read(min(4, at))
    return before.endswith((b"\n\n", b"\r\n\r\n"))


def _marks(place):
    """(date, Message-ID, answered Message-IDs) from the raw headers."""
    head = re.split(rb"\r?\n\r?\n", place.head(), maxsplit=1)[0] + b"\n"
    fields = {}
    for hit in WANTED.finditer(head):
        fields.setdefault(hit[1].lower(), hit[2].decode("latin-1"))
    own = message_ids(fields.get(b"message-id", ""))[:1]
    answered = fields.get(b"references", "") + " " + fields.get(b"in-reply-to", "")
    date = parse_date(fields.get(b"date", "").strip())
    return (date or NEVER, own[0] if own else "", message_ids(answered))


def _in_order(marked):
    marked.sort(key=lambda one: (one[1], str(one[0].path), one[0].start))
    by_id = {one[2]: one for one in reversed(marked) if one[2]}
    done, ordered = set(), []
    for one in marked:
        _put(one, by_id, done, ordered)
    return ordered


def _put(one, by_id, done, ordered):
    """Put a mail behind all it answers; a stack instead of recursion, threads may be long."""
    stack = [one]
    while stack:
        place, _date, _own, answered = stack[-1]
        if place in done:
            stack.pop()
            continue
        waiting = [by_id[i] for i in answered if i in by_id and by_id[i][0] not in done]
        waiting = [parent for parent in waiting if parent not in stack]
        if waiting:
            stack.append(waiting[0])
            continue
        done.add(place)
        ordered.append(place)
        stack.pop()
