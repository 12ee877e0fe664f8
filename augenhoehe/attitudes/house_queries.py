"""What the list of the house's own texts shows."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import get_language

from augenhoehe.attitudes.actions.read_house_texts import JOB
from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.house_checking import fingerprint, look_at_house_text
from augenhoehe.attitudes.models import LookedText, TextHint
from augenhoehe.base import house_texts, jobs
from augenhoehe.base.house_texts import HOUSE_TEXTS
from augenhoehe.base.models import Job

MOST = 5000
SHOWN = ("open", "meant", "all")


def tongue():
    """The reader's language, as texts and labels are kept in."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def kinds_of(user):
    """[(name, source)] of the texts a person may change."""
    return [(name, one) for name, one in HOUSE_TEXTS.items() if one.may_change(user)]


def texts_of(user):
    """What was read of the texts a person may change, and no others'."""
    allowed = Q(pk__in=[])
    for name, source in kinds_of(user):
        rows = source.visible_to(user).order_by().values("pk")
        allowed |= Q(kind=name, thing_id__in=rows)
    return LookedText.objects.filter(allowed)


def listed(texts, *, typed="", show="open", **chosen):
    """The texts of the list with their hints; `show`: with open hints, with meant ones, all.

    chosen: kind, language, attitude, rule, each "" for any.
    """
    texts = texts.filter(**_given(chosen, ("kind", "language")))
    for word in typed.replace("\0", "").split()[:8]:
        texts = texts.filter(
            Q(title_de__icontains=word) | Q(title_en__icontains=word) | Q(text__icontains=word)
        )
    texts = _with_hints(texts, show, _given(chosen, ("attitude", "rule")))
    shown = TextHint.objects.order_by("pk")
    return texts.prefetch_related(Prefetch("hints", queryset=shown))


def _given(chosen, names):
    return {name: chosen[name].replace("\0", "") for name in names if chosen.get(name)}


def _with_hints(texts, show, wanted):
    if show == "all" and not wanted:
        return texts
    hints = TextHint.objects.filter(looked=OuterRef("pk"), **wanted)
    if show in ("open", "meant"):
        hints = hints.filter(is_meant=show == "meant")
    return texts.filter(Exists(hints))


def rules_in(texts, titles):
    """[(id, title)] of the rules that speak about these texts."""
    found = TextHint.objects.filter(looked__in=texts.order_by().values("pk"))
    names = set(found.order_by().values_list("rule", flat=True).distinct())
    return sorted(((name, titles.get(name, name)) for name in names), key=lambda one: one[1])


def titles_of():
    """{rule: its title in the reader's language}, those of the house too."""
    return {name: rule.title[tongue()] for name, rule in book_now().known.items()}


def reading_now():
    """The job that reads all texts, if one waits or runs; it knows its progress."""
    rows = Job.objects.filter(name=JOB, failed_at=None)
    return rows.order_by(F("held_by").desc(nulls_last=True), "pk").first()


def stop_reading():
    """Have it stop at its next step."""
    for one in Job.objects.filter(name=JOB):
        jobs.cancel(one.pk)


def said_after_saving(source, row):
    """[(text, what the check shows of it, where to change it)] of a row that was just saved."""
    meant, found = _meant_of(source, row), []
    for said in house_texts.texts_of(source, row):
        looked = look_at_house_text(said, meant=meant.get(fingerprint(said), ()))
        if looked.hints:
            found.append((said, looked, source.edit_url(row, said.part)))
    return found


def _meant_of(source, row):
    """{fingerprint: rules that somebody meant so}."""
    hints = TextHint.objects.filter(
        looked__kind=source.name, looked__thing_id=row.pk, is_meant=True
    )
    meant = {}
    for words, rule in hints.values_list("looked__fingerprint", "rule"):
        meant.setdefault(words, []).append(rule)
    return meant
