"""What is answered once, and whom an anonymous survey must not hear twice."""


def solution_identity(survey_id, ticket_id, round_number):
    """One solution of one concern, by whatever way it is answered."""
    return f"t{survey_id}-{ticket_id}-{round_number}"


def identity_of(invitation):
    """A solution of a concern, else the invitation itself; asked again is asked anew."""
    if invitation.ticket_id and not invitation.is_again:
        return solution_identity(invitation.survey_id, invitation.ticket_id, invitation.round)
    return f"i{invitation.pk}"


def who_of(invitation):
    """Whom an invitation asks, for the hash of an anonymous survey."""
    if invitation.user_id:
        return f"user:{invitation.user_id}"
    return identity_of(invitation) if invitation.ticket_id else f"contact:{invitation.contact_id}"
