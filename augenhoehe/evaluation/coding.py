"""The code book at work: made ready from its codes, and asked about texts."""

from dataclasses import dataclass
from functools import lru_cache

from augenhoehe.evaluation.models import BookVersion, Code
from augenhoehe.kernel.codebook import Book, Entry, read_lines
from augenhoehe.search.stems import LANGUAGES, stem
from augenhoehe.surveys.models import SurveyVersion
from augenhoehe.surveys.questions import questions_of, text_key

MOST_PLACES = 40


@dataclass(frozen=True)
class Reader:
    """A version of the code book made ready: finds codes in the texts of one response."""

    version: int
    book: Book
    into: dict
    surveys: dict

    def codes_in(self, survey_id, texts):
        """{code id: [[question key, start, end, line]]} of texts [(question key, text)]."""
        found = {}
        for key, text in texts:
            for entry, hits in self.book.find(text).items():
                code = self.into[entry]
                if not self.surveys[code] or survey_id in self.surveys[code]:
                    found.setdefault(code, []).extend([key, h.start, h.end, h.line] for h in hits)
        return {code: sorted(places)[:MOST_PLACES] for code, places in found.items()}


def tongues(word):
    """The stems of a word in every language of the house."""
    return [stem(word, language) for language in LANGUAGES]


def content_of_book():
    """What a version keeps of the codes in use and of those that lend them their words."""
    codes = {one.pk: one for one in Code.objects.filter(retired_at=None).order_by("pk")}
    limits = {}
    for code, survey in Code.surveys.through.objects.values_list("code_id", "survey_id"):
        limits.setdefault(code, []).append(survey)
    rows = []
    for one in codes.values():
        into = _end_of(one, codes)
        if into is not None:
            facts = {"id": one.pk, "name_de": one.name_de, "words": one.words, "into": into.pk}
            facts |= {"exclusions": one.exclusions, "denied": one.denied}
            rows.append(facts | {"surveys": sorted(limits.get(one.pk, []))})
    return rows


def _end_of(code, codes):
    """The code in use that a code went into, itself if it went nowhere; None if it is retired."""
    seen = set()
    while code is not None and code.merged_into_id and code.pk not in seen:
        seen.add(code.pk)
        code = codes.get(code.merged_into_id)
    return code


def reader_of(content, version=0):
    """A Reader of what a version keeps."""
    entries = [
        Entry(one["id"], read_lines(one["words"]), read_lines(one["exclusions"]), one["denied"])
        for one in content
    ]
    into = {one["id"]: one["into"] for one in content}
    surveys = {one["id"]: frozenset(one["surveys"]) for one in content}
    return Reader(version, Book(entries, tongues), into, surveys)


def current_version():
    """The newest version of the code book, or None."""
    return BookVersion.objects.order_by("-pk").first()


@lru_cache(maxsize=2)
def _reader(version, _at):
    return reader_of(BookVersion.objects.get(pk=version).content, version)


def current_reader():
    """The newest version made ready, or None before there is one."""
    newest = BookVersion.objects.order_by("-pk").values_list("pk", "at").first()
    return _reader(*newest) if newest else None


@dataclass(frozen=True)
class TextKeys:
    """Which questions of a version are answered with a text; `main` is kept apart."""

    main: str
    others: tuple[str, ...]


@lru_cache(maxsize=500)
def _keys(version_id, _published_at):
    content = SurveyVersion.objects.values_list("content", flat=True).get(pk=version_id)
    main = text_key(content)
    texts = [one["key"] for one in questions_of(content) if one["kind"] == "text"]
    return TextKeys(main, tuple(key for key in texts if key != main))


def texts_of(response):
    """[(question key, text)] of everything somebody wrote in a response; `version` is at hand."""
    keys = _keys(response.version_id, response.version.published_at)
    found = [(keys.main or "text", response.text)]
    found += [(key, response.values.get(key, "")) for key in keys.others]
    return [(key, text) for key, text in found if isinstance(text, str) and text.strip()]
