"""Which rules hold in this house: ours but the silenced ones, and those it wrote itself."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from augenhoehe.attitudes.models import (
    CheckSettings,
    HouseRule,
    SilencedRule,
    check_settings,
)
from augenhoehe.kernel.replycheck.own_rules import Written, read_own_rule
from augenhoehe.kernel.replycheck.rulebook import BadRule, rulebook

LANGUAGES = ("de", "en")
# In the order of `_written`.
FIELDS = (
    "pk",
    "attitude",
    "language",
    "title_de",
    "title_en",
    "why_de",
    "why_en",
    "phrases",
    "exceptions",
    "better",
    "bad",
    "good",
)


@dataclass(frozen=True)
class Book:
    """The rules of this house, and how it addresses its customers; `edition` of all that."""

    own: tuple = ()
    silenced: frozenset = frozenset()
    settings: CheckSettings = field(default_factory=CheckSettings)
    edition: str = ""

    @property
    def rules(self):
        """All rules, the silenced ones too: those are left out by the context."""
        return (*rulebook().rules, *self.own)

    @property
    def known(self):
        """{id: rule}"""
        return {rule.id: rule for rule in self.rules}

    def context(self, said):
        """`said` about a letter, and what the house wants of all letters."""
        address, wanted = said.address, self.settings.address
        is_told = address in ("sie", "du") or wanted == CheckSettings.Address.MIRROR
        return replace(
            said,
            address=address if is_told else wanted,
            gender=said.gender or self.settings.gender,
            hidden=said.hidden | self.silenced,
        )


def book_now():
    """What holds now."""
    rows = tuple(HouseRule.objects.filter(is_on=True).order_by("pk").values_list(*FIELDS))
    silenced = frozenset(SilencedRule.objects.values_list("rule", flat=True))
    settings = check_settings()
    told = repr((rows, sorted(silenced), settings.address, settings.gender))
    return Book(_read(rows), silenced, settings, sha256(told.encode()).hexdigest()[:16])


@lru_cache(maxsize=4)
def _read(rows):
    """Rules of rows as they were saved; one that today's limits refuse takes no part."""
    found = []
    for row in rows:
        try:
            found.append(read_own_rule(written(HouseRule(**dict(zip(FIELDS, row, strict=True))))))
        except BadRule:
            continue
    return tuple(found)


def written(row):
    """A rule of the house as the kernel reads it; a text in one language stands for both."""
    better = _lines(row.better)
    wanted = LANGUAGES if row.language == HouseRule.Language.BOTH else (row.language,)
    texts = {
        "title": _both(row.title_de, row.title_en),
        "why": _both(row.why_de, row.why_en),
        "better": dict.fromkeys(wanted, better),
    }
    return Written(
        name=row.rule,
        attitude=row.attitude,
        language=row.language,
        texts=texts,
        phrases=_lines(row.phrases),
        exceptions=_lines(row.exceptions),
        bad=_lines(row.bad),
        good=_lines(row.good),
    )


def _both(german, english):
    return {"de": german or english, "en": english or german}


def _lines(text):
    """The lines of a field that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
