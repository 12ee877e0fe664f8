"""Finding: the newest hits first, straight from the index, for what one may read."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from augenhoehe.search.models import SearchDoc, moment_of
from augenhoehe.search.scopes import is_scope, mark_of
from augenhoehe.search.stems import VERSION
from augenhoehe.search.terms import Term, parts_of, terms_of

LAST = 1 << 62
# Of a scope from which single things are lent so many of the newest hits are looked through.
LOOKED_THROUGH = 1000
COLUMNS = "d.id, d.owner_type, d.owner_id, d.group_type, d.group_id"
SQLITE_WORDS = f"""SELECT {COLUMNS} FROM (
    SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid < %s
    ORDER BY rowid DESC LIMIT %s) f
  JOIN search_searchdoc d ON d.id = f.rowid ORDER BY d.id DESC"""
SQLITE_PARTS = f"""SELECT {COLUMNS} FROM search_parts f
  CROSS JOIN search_searchdoc d ON d.id = f.rowid
  WHERE search_parts MATCH %s AND f.rowid < %s AND d.scope IN (%%s)
  ORDER BY f.rowid DESC LIMIT %s"""
# From word to word of the index, a seek each: all that begin alike, without their many places.
SQLITE_CONTINUATIONS = """WITH RECURSIVE known(term) AS (
    SELECT (SELECT term FROM search_vocabulary WHERE term >= %s AND term < %s LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM search_vocabulary
            WHERE term >= known.term || char(1) AND term < %s LIMIT 1)
    FROM known WHERE known.term IS NOT NULL)
  SELECT term FROM known WHERE term IS NOT NULL LIMIT %s"""
MOST_CONTINUATIONS = 60
LAST_LETTER = "\U0010ffff"
POSTGRES_WORDS = f"""SELECT {COLUMNS} FROM search_searchdoc d
  WHERE d.words @@ to_tsquery('simple', %s) AND d.id < %s AND d.scope = ANY(%s)
  ORDER BY d.id DESC LIMIT %s"""
POSTGRES_PARTS = f"""SELECT {COLUMNS} FROM search_searchdoc d
  WHERE d.names LIKE ALL(%s) AND d.id < %s AND d.scope = ANY(%s)
  ORDER BY d.id DESC LIMIT %s"""


@dataclass(frozen=True)
class Hit:
    """A document that was found: its owner and what it leads to, as (type, id)."""

    id: int
    owner: tuple[int, int]
    group: tuple[int, int]

    @property
    def at(self) -> datetime:
        """The moment of the text, to the second."""
        return moment_of(self.id)


def find(words, *, scopes, lent=None, before=None, limit=50):
    """The newest hits for what was typed, among what has one of `scopes`; older than hit `before`.

    `lent` {scope: refs}: of these scopes only what leads to one of the refs, if it is among the
    newest hits there.
    All words must occur; the last one counts as not yet finished; "…" keeps words together.
    Names, subjects and addresses are found by any part of at least three letters, too, when whole
    words do not fill the page.
    """
    asked, before = (terms_of(words), parts_of(words)), before or LAST
    rows = _rows(asked, list(scopes), (before, limit))
    if lent:
        refs = {ref for own in lent.values() for ref in own}
        found = _rows(asked, list(lent), (before, LOOKED_THROUGH))
        rows |= {pk: row for pk, row in found.items() if tuple(row[3:5]) in refs}
    newest = sorted(rows, reverse=True)[:limit]
    return [Hit(pk, tuple(rows[pk][1:3]), tuple(rows[pk][3:5])) for pk in newest]


def _rows(asked, scopes, page):
    """{id: row} of the newest; whole words fill the page, or parts of words are looked for, too."""
    terms, parts = asked
    ask = _ask_sqlite if connection.vendor == "sqlite" else _ask_postgres
    rows = {}
    for some in ((terms, ()), ((), parts)):
        if scopes and any(some) and len(rows) < page[1]:
            rows |= {row[0]: row for row in ask(*some, scopes, page)}
    return rows


def find_everywhere(words, *, limit=50):
    """The same among everything, whoever may read it: for the house's own duties only."""
    return find(words, scopes=every_scope(), limit=limit)


def every_scope():
    """Every scope that is in use."""
    return list(SearchDoc.objects.values_list("scope", flat=True).order_by().distinct())


def is_outdated():
    """Were documents made by other stems than today's, so that `search rebuild` is due?"""
    return SearchDoc.objects.exclude(stemmer=VERSION).exists()


def _ask_sqlite(terms, parts, scopes, page):
    before, limit = page
    with connection.cursor() as cursor:
        if terms:
            terms = [_spelled_out(term, cursor) for term in terms]
            cursor.execute(SQLITE_WORDS, [_match(terms, scopes), before, limit])
            yield from cursor.fetchall()
        if parts:
            places = ", ".join(["%s"] * len(scopes))
            statement = SQLITE_PARTS.replace("%%s", places)
            cursor.execute(statement, [_match_parts(parts, scopes), before, *scopes, limit])
            yield from cursor.fetchall()


def _spelled_out(term, cursor):
    """An unfinished word as the words it may become, if they are few: found in a tenth of the time.

    The index gathers every place of all words that begin alike before it shows the newest; words
    that are named it follows one by one, from the newest backwards.
    """
    if not term.beginning:
        return term
    end = term.beginning + LAST_LETTER
    cursor.execute(SQLITE_CONTINUATIONS, [term.beginning, end, end, MOST_CONTINUATIONS + 1])
    words = [word for (word,) in cursor.fetchall()]
    if len(words) > MOST_CONTINUATIONS:
        return term
    words = {word for word in words if not is_scope(word)}
    return Term(tuple(sorted({*term.phrases, *words})))


def _match(terms, scopes):
    """The whole question in the index's language; each word is quoted, so none is a command."""
    who = " OR ".join(_quoted(scope) for scope in scopes)
    what = " AND ".join(_any_of(term) for term in terms)
    return f"{{scope}} : ({who}) AND {{stems}} : ({what})"


def _match_parts(parts, scopes):
    """The same question to the index of parts of words."""
    who = " OR ".join(_quoted(mark_of(scope)) for scope in scopes)
    what = " AND ".join(_quoted(part) for part in parts)
    return f"{{mark}} : ({who}) AND {{names}} : ({what})"


def _any_of(term):
    choices = [_quoted(phrase) for phrase in term.phrases]
    if term.beginning:
        choices.append(f"{_quoted(term.beginning)} *")
    return f"({' OR '.join(choices)})"


def _quoted(text):
    return '"' + text.replace('"', '""') + '"'


def _ask_postgres(terms, parts, scopes, page):
    before, limit = page
    with connection.cursor() as cursor:
        if terms:
            question = " & ".join(_tsquery(term) for term in terms)
            cursor.execute(POSTGRES_WORDS, [question, before, scopes, limit])
            yield from cursor.fetchall()
        if parts:
            like = ["%" + _plain_like(part) + "%" for part in parts]
            cursor.execute(POSTGRES_PARTS, [like, before, scopes, limit])
            yield from cursor.fetchall()


def _tsquery(term):
    choices = [" <-> ".join(f"'{w}'" for w in phrase.split()) for phrase in term.phrases]
    if term.beginning:
        choices.append(f"'{term.beginning}':*")
    return "(" + " | ".join(f"({choice})" for choice in choices) + ")"


def _plain_like(part):
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
