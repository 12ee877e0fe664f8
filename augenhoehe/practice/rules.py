"""Who practises."""


def may_practise(user):
    """Whoever reads concerns."""
    return user.is_authenticated and user.reads_tickets
