"""What is known of earlier imports."""

from augenhoehe.complaints.models import Complaint
from augenhoehe.transfer.incidents.story import digest_of
from augenhoehe.transfer.models import Origin


def changed_since(log, concerns):
    """The numbers among `concerns` that came in before and whose events are others now."""
    origins = Origin.objects.filter(
        source=log.source, kind=Origin.Kind.TICKET, number__in=list(concerns)
    )
    known = origins.values_list("number", "digest")
    return [number for number, digest in known if digest_of(concerns[number]) != digest]


def outcomes_changed(source, records):
    """How many of these complaints came in with another outcome than the register tells now."""
    told = {f"{source} {one.key}": one.outcome for one in records}
    rows = Complaint.objects.filter(register_key__in=list(told))
    known = rows.values_list("register_key", "recorded_outcome")
    return sum(told[key] != outcome for key, outcome in known)
