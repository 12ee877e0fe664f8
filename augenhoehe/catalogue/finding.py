"""What is found of service promises: what they say now."""

from itertools import chain

from augenhoehe.base.offers import ref
from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.search.actions import Doc
from augenhoehe.search.scopes import EVERYONE

PARTS = ("included", "impossible", "response", "solution", "complain")


def doc_of(promise):
    """The document of a promise: its names and its latest version."""
    latest = promise.versions.prefetch_related("extras").first()
    texts = [getattr(latest, f"{part}_{tongue}") for part in PARTS for tongue in ("de", "en")]
    texts += chain.from_iterable((one.what_de, one.what_en) for one in latest.extras.all())
    names = [name for name in (promise.title_de, promise.title_en) if name]
    return Doc(owner=ref(promise), at=latest.written_at, scope=EVERYONE, texts=texts, names=names)


def docs():
    """The documents of all promises that are given."""
    for promise in ServicePromise.objects.filter(retired_on=None).iterator(500):
        yield doc_of(promise)
