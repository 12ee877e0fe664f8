"""What each address of the house needs: a dict a room, in `tests/doors/<room>.py`.

    from tests.doors.kinds import Thing, door

    DOORS = {
        "tickets:show": door("concern read", "ticket"),           # GET of an object
        "tickets:note": door("concern help with", "ticket", "POST"),
        "tickets:draft": door("concern act on", "ticket", "POST", kwargs={"kind": "reply"}),
        "catalogue:topic": door("setting see", "topic", change="setting change"),  # GET and POST
        "portal:form": door("public", methods="GET POST", kwargs={"slug": "hilfe"}),
    }

    def make_ticket(cast):                                        # own one, foreign one
        …
        return [
            Thing({"pk": own.pk}, seen="lead alice bob carol dora rita", own="lead alice"),
            Thing({"pk": confidential.pk}, seen="lead dora", own="lead dora"),
        ]

    THINGS = {"ticket": make_ticket}

A method that is not named must be refused (405): put `@require_GET` on pages that only show. Rows added to
`docs/roles.md` go into `docs/rollen.md`, too.

What is needed is "public", "signed in", or `object verb` of the table in `docs/roles.md`. A kind of
object names who sees it (others must get 404) and whose it is (cells that say "own"). A route that
no room has classified fails the test.
"""
