"""The states of a mail on its way; each step is committed before the next word to the server."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.mail.actions.write import ask_to_send
from augenhoehe.mail.models import OutMail

WHY = "the delivery state is shown on the mail itself"
State = OutMail.State
# Waiting times after the 1st, 2nd … try; together two days.
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 30, 60, 120, 240, 240, 480, 480, 600, 660)]


def _locked(pk):
    return (
        OutMail.objects.select_for_update(of=("self",))
        .select_related("mailbox")
        .filter(pk=pk)
        .first()
    )


@housekeeping(WHY)
def take_up(pk):
    """The mail if it is to be sent now, else None; one found half sent is unclear from now on."""
    outmail = _locked(pk)
    if outmail is None:
        return None
    if outmail.state == State.SENDING:
        _settle(outmail, State.UNCLEAR, reason="send.unclear")
        return None
    if outmail.state != State.WAITING:
        return None
    if outmail.due_at > timezone.now():
        ask_to_send(outmail)
        return None
    return outmail


@housekeeping(WHY)
def begin_sending(pk):
    """From here on nobody can know whether it went out. False when it may not go (any more)."""
    outmail = _locked(pk)
    if outmail is None or outmail.state != State.WAITING:
        return False
    outmail.attempts += 1
    outmail.state, outmail.reason, outmail.error = State.SENDING, "", ""
    outmail.save(update_fields=["state", "attempts", "reason", "error"])
    return True


@housekeeping(WHY)
def note_sent(pk, *, refused=""):
    """The server took it; a secret text is forgotten now."""
    outmail = _locked(pk)
    outmail.sent_at = timezone.now()
    if outmail.is_secret:
        outmail.text = outmail.html = outmail.headers = ""
    forgotten = ("sent_at", "text", "html", "headers")
    if outmail.state == State.BOUNCED:
        # Its bounce was faster than this note.
        outmail.save(update_fields=forgotten)
        return
    reason = "send.recipients" if refused else ""
    _settle(outmail, State.SENT, reason=reason, error=refused, also=forgotten)


@housekeeping(WHY)
def note_unclear(pk, error):
    """The connection broke between DATA and its answer: only a person may send it again."""
    _settle(_locked(pk), State.UNCLEAR, reason="send.unclear", error=error)


@housekeeping(WHY)
def note_failed(pk, *, reason, error=""):
    """The server refused for good."""
    _settle(_locked(pk), State.FAILED, reason=reason, error=error)


@housekeeping(WHY)
def put_off(pk, *, reason, error=""):
    """Try again later, two days long; then it failed."""
    outmail = _locked(pk)
    if outmail.state not in (State.WAITING, State.SENDING):
        return
    tries = outmail.attempts if outmail.state == State.SENDING else outmail.attempts + 1
    outmail.attempts = tries
    if tries > len(WAITS):
        _settle(outmail, State.FAILED, reason="send.given_up", error=error, also=("attempts",))
        return
    outmail.due_at = timezone.now() + WAITS[tries - 1]
    _settle(outmail, State.WAITING, reason=reason, error=error, also=("attempts", "due_at"))
    ask_to_send(outmail)


@housekeeping(WHY)
def note_bounced(outmail, error):
    """It came back."""
    _settle(_locked(outmail.pk), State.BOUNCED, reason="send.bounced", error=error)


@housekeeping("what a crash left is set right by the clockwork")
def find_unclear():
    """Mails that are being sent by nobody are unclear; waiting ones without a job get one."""
    now = timezone.now()
    stale = now - timedelta(minutes=15)
    for outmail in OutMail.objects.filter(state=State.SENDING, due_at__lt=stale):
        ask_to_send(outmail, at=now)
    for outmail in OutMail.objects.filter(state=State.WAITING, due_at__lt=stale)[:500]:
        ask_to_send(outmail)


def _settle(outmail, state, *, reason, error="", also=()):
    outmail.state, outmail.reason = state, reason
    outmail.error = " ".join(str(error).split())[:300]
    outmail.save(update_fields=["state", "reason", "error", *also])
