"""A service promise is written, and says something else from a day on."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.catalogue import events
from augenhoehe.catalogue.clashes import check_free
from augenhoehe.catalogue.finding import PARTS, doc_of
from augenhoehe.catalogue.models import Extra, PromiseVersion, ServicePromise
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts

TEXTS = tuple(f"{part}_{tongue}" for part in PARTS for tongue in ("de", "en"))


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a version says: {name: text}, extras as dicts of `Extra`'s fields, and when it holds."""

    valid_from: date
    valid_to: date | None = None
    is_public: bool = False
    texts: dict = field(default_factory=dict)
    extras: tuple = ()


@action
def write_promise(names, *, said, by):
    """Write a new service promise; `names`: title_de, title_en, product, is_agreed, owner."""
    promise = ServicePromise(created_at=timezone.now())
    _name(promise, names)
    promise.product = names.get("product")
    promise.is_agreed = bool(names.get("is_agreed"))
    _check(promise, said)
    check_free(promise, said.valid_from, said.valid_to)
    promise.save()
    _keep(promise, 1, said, by)
    record(events.PROMISE_WRITTEN, promise, by=by)
    return promise


@action
def rewrite_promise(promise, *, names, said, seen, by):
    """Let a promise say something else from a day on; what it said before stays readable.

    `seen`: the number of the version that was looked at.
    """
    promise = ServicePromise.objects.select_for_update().get(pk=promise.pk)
    latest = promise.versions.first()
    if seen != latest.number:
        sentence = _("Somebody changed this meanwhile. Your text is still here: compare and save.")
        raise Refused(sentence, code="promise.stale")
    if promise.retired_on:
        raise Refused(_("This promise is retired. Give it again first."), code="promise.retired")
    _name(promise, names)
    _check(promise, said)
    _check_begin(latest, said)
    check_free(promise, said.valid_from, said.valid_to)
    if latest.valid_to is None or latest.valid_to >= said.valid_from:
        latest.valid_to = said.valid_from - timedelta(days=1)
        latest.save(update_fields=["valid_to"])
    promise.save()
    _keep(promise, latest.number + 1, said, by)
    record(events.PROMISE_CHANGED, promise, by=by, version=latest.number + 1)
    return promise


def _name(promise, names):
    promise.title_de = _one_line(names.get("title_de") or names.get("title_en"))
    promise.title_en = _one_line(names.get("title_en"))
    promise.owner = names.get("owner")
    if not promise.title_de:
        raise Refused(_("A service promise needs a title."), code="promise.untitled")


def _one_line(text):
    return " ".join((text or "").replace("\0", "").split())[:160]


def _check(promise, said):
    if said.valid_to and said.valid_to < said.valid_from:
        raise Refused(_("It would end before it begins."), code="promise.backwards")
    if said.is_public and promise.is_agreed:
        raise Refused(
            _("What is agreed with particular companies is not for the public page."),
            code="promise.private",
        )
    if not any((said.texts.get(name) or "").strip() for name in TEXTS) and not said.extras:
        raise Refused(_("It does not promise anything yet."), code="promise.empty")


def _check_begin(latest, said):
    """What was promised in the past stays."""
    if said.valid_from < timezone.localdate():
        raise Refused(
            _("What held in the past stays as it was. Choose today or a later day."),
            code="promise.past",
        )
    if said.valid_from < latest.valid_from:
        raise Refused(
            _("Version %(number)s begins on %(day)s. The new one cannot begin before it.")
            % {"number": latest.number, "day": date_format(latest.valid_from, "SHORT_DATE_FORMAT")},
            code="promise.before",
        )


def _keep(promise, number, said, by):
    texts = {name: (said.texts.get(name) or "").replace("\0", "").strip() for name in TEXTS}
    version = PromiseVersion.objects.create(
        promise=promise,
        number=number,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        is_public=said.is_public,
        written_by=None if isinstance(by, str) else by,
        written_at=timezone.now(),
        **texts,
    )
    Extra.objects.bulk_create(
        Extra(version=version, position=place, **one) for place, one in enumerate(said.extras)
    )
    index_texts([doc_of(promise)])
