"""How many automatic mails may leave, so that two machines never talk to each other for long."""

from datetime import timedelta

from augenhoehe.mail.models import OutMail

MINUTES = (10, 30, 60, 180, 600)
PER_OWNER = (10, 15, 25, 50, 100)
PER_ADDRESS = (10, 15, 25, 50, 100)
PER_SYSTEM = (30, 60, 120, 240, 360)


def exceeded(address, *, owner, now):
    """Which cap one more automatic mail would break: owner, address or system; "" for none."""
    longest = now - timedelta(minutes=MINUTES[-1])
    recent = OutMail.objects.filter(is_automatic=True, written_at__gt=longest)
    rows = recent.values_list("written_at", "to_first", "owner_type", "owner_id")
    sent = list(rows.order_by("-written_at")[: PER_SYSTEM[-1]])
    asked = (
        ("owner", [at for at, _to, *of in sent if tuple(of) == owner], PER_OWNER),
        ("address", [at for at, to, *_of in sent if to == address], PER_ADDRESS),
        ("system", [at for at, *_rest in sent], PER_SYSTEM),
    )
    return next((name for name, moments, caps in asked if _is_over(moments, caps, now)), "")


def _is_over(moments, caps, now):
    for minutes, cap in zip(MINUTES, caps, strict=True):
        since = now - timedelta(minutes=minutes)
        if sum(at > since for at in moments) >= cap:
            return True
    return False
