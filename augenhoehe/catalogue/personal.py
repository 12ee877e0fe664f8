"""Service promises keep nothing of a person, but a text may name one."""

from augenhoehe.base.personal import passages
from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.catalogue.queries import TEXTS


def texts_of(promise):
    """What all of its versions say."""
    versions = promise.versions.prefetch_related("extras")
    said = [getattr(one, name) for one in versions for name in TEXTS]
    extras = [extra.what_de + " " + extra.what_en for one in versions for extra in one.extras.all()]
    return [promise.title_de, promise.title_en, *said, *extras]


passages(ServicePromise, texts=texts_of)
