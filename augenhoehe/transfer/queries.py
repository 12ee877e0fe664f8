"""What is known of earlier imports."""

from augenhoehe.transfer.incidents.story import digest_of
from augenhoehe.transfer.models import Origin


def changed_since(log, concerns):
    """The numbers among `concerns` that came in before and whose events are others now."""
    origins = Origin.objects.filter(
        source=log.source, kind=Origin.Kind.TICKET, number__in=list(concerns)
    )
    known = origins.values_list("number", "digest")
    return [number for number, digest in known if digest_of(concerns[number]) != digest]
