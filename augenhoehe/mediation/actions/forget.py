"""What was said about feelings ends six months after the look-back; a person, on demand."""

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.models import (
    Interest,
    Option,
    Party,
    Point,
    Talk,
    TalkSheet,
    Understanding,
    Voice,
)

WHY = "the erasure records itself"


@action
def forget_feelings(talk, *, by):
    """Delete what the parties of a talk said about their feelings."""
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if talk.feelings_gone_at is None:
        Voice.objects.filter(party__talk=talk, line=Voice.Line.FEELINGS).delete()
        talk.feelings_gone_at = timezone.now()
        talk.save(update_fields=["feelings_gone_at"])
        record(events.FEELINGS_GONE, talk, by=by)
    return talk


@housekeeping("a talk sheet is a note for one call")
def forget_sheet_feelings(sheets):
    """Delete what talk sheets say about feelings; how many."""
    gone = {"feels": "", "feelings_gone_at": timezone.now()}
    return TalkSheet.objects.filter(pk__in=[one.pk for one in sheets]).update(**gone)


@housekeeping(WHY)
def blank_parties(ids):
    """Take what these parties said, and what was agreed with them, out of their talks; how many."""
    talks = Talk.objects.filter(parties__in=ids).distinct()
    talk_ids = list(talks.values_list("pk", flat=True))
    Voice.objects.filter(party__in=ids).delete()
    Interest.objects.filter(party__in=ids).delete()
    mails = Understanding.objects.filter(party__in=ids)
    mails.update(words="", own_words="", token_hash=None)
    Party.objects.filter(pk__in=ids).update(own_name="", own_email="", otherwise="")
    Talk.objects.filter(pk__in=talk_ids).update(title="–", learned="")
    Point.objects.filter(talk__in=talk_ids).update(text="")
    Option.objects.filter(talk__in=talk_ids).update(text="", criterion="")
    return len(ids)


@housekeeping(WHY)
def blank_sheets(ids):
    """Empty these talk sheets; how many."""
    texts = ("feels", "wants", "offer", "first", "questions", "result")
    gone = dict.fromkeys(texts, "")
    return TalkSheet.objects.filter(pk__in=ids).update(**gone)
