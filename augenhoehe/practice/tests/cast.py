"""Own cases and schedules for tests."""

from augenhoehe.practice.actions.check import release_case
from augenhoehe.practice.actions.propose import propose_case
from augenhoehe.practice.actions.schedule import begin_schedule
from augenhoehe.practice.actions.write import begin_own_case, write_own_case

SAID = {
    "title": "Zum dritten Mal dieselbe Frage",
    "scene": "Jemand fragt, was schon zweimal beantwortet wurde.",
    "says": "Das habe ich nie bekommen!",
    "answer_1": "Ich schicke es Ihnen noch einmal und rufe um elf an.",
    "carries_1": "Kein Vorwurf, eine Uhrzeit.",
    "questions": "Was steht dahinter?\nWas hilft beim vierten Mal?",
}


def write(proposer, *, source=None, language="de", **said):
    """A complete draft."""
    case = begin_own_case(proposer, language=language, source=source)
    write_own_case(case, language=language, attitude="A", texts=SAID | said)
    case.refresh_from_db()
    return case


def make_waiting(cast, *, source=None, **said):
    """Alice's case, which Bob is to check."""
    return propose_case(write(cast.alice, source=source, **said), checker=cast.bob, by=cast.alice)


def make_released(cast, **more):
    """Alice's case, released by Bob."""
    return release_case(make_waiting(cast, **more), by=cast.bob)


def make_schedule(owner):
    """A schedule that was switched on."""
    return begin_schedule(owner)
