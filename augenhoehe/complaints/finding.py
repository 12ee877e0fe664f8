"""What is found of complaints, and by whom."""

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.complaints import rules
from augenhoehe.complaints.models import Complaint
from augenhoehe.search.actions import Doc
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import private_scope, scopes, scopes_of, source
from augenhoehe.tickets.finding import scope_of as scope_of_ticket

REGISTER = "complaints"
MOST_PRIVATE = 300


@scopes("complaints")
def scopes_for(user):
    """Those of an older register for whoever reads concerns; those about somebody one by one."""
    if not user.reads_tickets:
        return []
    alone = rules.visible_to(user).filter(ticket=None).exclude(about=None).order_by("-pk")
    ids = alone.values_list("pk", flat=True)[:MOST_PRIVATE] if user.is_lead else ()
    breaches = rules.breaches_visible_to(user).exclude(complaint=None).order_by("-pk")
    ids = {*ids, *breaches.values_list("complaint", flat=True)[:MOST_PRIVATE]}
    return [REGISTER, *(private_scope((type_of(Complaint), pk)) for pk in ids)]


def scope_of(complaint):
    """As its concern is found; without one by all, unless it is about somebody.

    A data breach is found by those who may read it only.
    """
    if complaint.is_breach:
        return private_scope(ref(complaint))
    if complaint.ticket_id:
        return scope_of_ticket(complaint.ticket)
    return private_scope(ref(complaint)) if complaint.about_id else REGISTER


def doc_of(complaint):
    """The document of a complaint: what went wrong, what is wanted, what was found out."""
    names = [str(complaint), complaint.representative, complaint.register_key or ""]
    names += [str(one) for one in (complaint.contact, complaint.company) if one]
    findings = [one.text for one in complaint.findings.all()]
    return Doc(
        owner=ref(complaint),
        at=complaint.received_at,
        scope=scope_of(complaint),
        texts=[text for text in (complaint.wrong, complaint.wanted, *findings) if text],
        names=[name for name in names if name],
        language=complaint.language,
    )


@source("complaints")
def everything():
    """All documents, for a rebuild."""
    rows = Complaint.objects.select_related("ticket", "contact", "company")
    for complaint in rows.prefetch_related("findings").iterator(chunk_size=500):
        yield doc_of(complaint)


def found_ids(user, words, *, limit=300):
    """Ids of the complaints in which the words occur, the newest hits first."""
    hits = find(words, scopes=scopes_of(user), limit=limit)
    return [hit.owner[1] for hit in hits if hit.owner[0] == type_of(Complaint)]
