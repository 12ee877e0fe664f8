"""What a change of a code would do, tried on the newest texts before it is saved."""

from dataclasses import dataclass, field

from augenhoehe.evaluation.coding import reader_of, texts_of
from augenhoehe.evaluation.marking import said_in

TRIED, SHOWN, LONGEST = 2000, 10, 400


@dataclass(frozen=True)
class Tried:
    """How many of the newest texts would come and go, and some of them in pieces."""

    tried: int
    found: int = 0
    added: int = 0
    lost: int = 0
    new: list = field(default_factory=list)
    gone: list = field(default_factory=list)


@dataclass(frozen=True)
class _Places:
    """Places of a code in one text, as marking takes them."""

    code: object
    places: list


def try_out(seen, code, fields):
    """A Tried of a code with other fields, against how it is; for texts that somebody may see."""
    before, after = _reader(code, _own(code)), _reader(code, fields)
    rows = seen.filter(coded__isnull=False).order_by("-coded__at", "-pk")
    rows = list(rows.select_related("survey", "version", "company")[:TRIED])
    new, gone, found = [], [], 0
    for one in rows:
        texts = texts_of(one)
        was, now = (reader.codes_in(one.survey_id, texts).get(0) for reader in (before, after))
        found += bool(now)
        if now and not was:
            new.append((one, _Places(code, now)))
        elif was and not now:
            gone.append((one, _Places(code, was)))
    return Tried(len(rows), found, len(new), len(gone), _shown(new), _shown(gone))


def _own(code):
    if code.pk is None:
        return {"words": "", "exclusions": "", "denied": "skip", "surveys": []}
    facts = {name: getattr(code, name) for name in ("words", "exclusions", "denied")}
    return facts | {"surveys": list(code.surveys.all())}


def _reader(code, fields):
    facts = {name: fields[name] for name in ("words", "exclusions", "denied")}
    surveys = [one.pk for one in fields["surveys"]]
    return reader_of([{"id": 0, "into": 0, "surveys": surveys, **facts}])


def _shown(rows):
    return [(one, said_in(one, [places], longest=LONGEST)) for one, places in rows[:SHOWN]]
