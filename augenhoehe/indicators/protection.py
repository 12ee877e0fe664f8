"""No figure about fewer than k employees, and none from which one could be worked out (rule 2).

Employees behind a figure: of the department all who work here; of a team its members; of any other
part (a topic, a product) those who had a hand in its records. What is hidden together must again be
k people, because whoever knows the whole and the other parts can compute it.
"""

from collections.abc import Iterable, Mapping

from augenhoehe.indicators.models import Agreement
from augenhoehe.people.models import READING_ROLES, Role, User

K = 5
# Figures per company are about customers; the parts of a kind without people are no groups.
NO_PEOPLE = frozenset({"company"})
# Ways and words of asking are nobody's work: enough employees in all are enough.
NOBODYS = frozenset({"channel", "survey"})
WORKING = (Role.AGENT, Role.RECEPTION)


def hidden_parts(groups: Mapping[str, Iterable[int]], *, k: int = K, open_=()) -> set[str]:
    """The parts that must not be shown, of {part: employees behind it}.

    A part with nobody behind it hides nobody. `open_`: parts that an agreement opens.
    """
    people = {part: set(group) for part, group in groups.items() if part not in open_}
    hidden = {part for part, group in people.items() if 0 < len(group) < k}
    left = sorted(
        (p for p, group in people.items() if len(group) >= k), key=lambda p: _size(people, p)
    )
    while hidden and len(set().union(*(people[part] for part in hidden))) < k and left:
        hidden.add(left.pop(0))
    return hidden


def _size(people, part):
    return len(people[part]), part


def staff_rows():
    """(employee who does the work that figures tell of, a team of theirs), active people only."""
    workers = User.objects.filter(is_active=True, grants__role__in=WORKING)
    return workers.order_by().values_list("pk", "memberships__team_id")


def staff(rows) -> dict[int, set[int]]:
    """{employee: teams} of `staff_rows`."""
    found = {}
    for user, team in rows:
        found.setdefault(user, set()).update([team] if team else [])
    return found


def are_enough(people) -> bool:
    """May figures of the department's work be shown? k people do it, or nobody works here at all.

    The latter is a house with imported concerns and no people yet.
    """
    if people:
        return len(people) >= K
    return not User.objects.filter(is_active=True, grants__role__in=READING_ROLES).exists()


def members_by_team(people) -> dict[str, set[int]]:
    """{team as a part: its members}; who is in no team is a group too."""
    found = {}
    for user, teams in people.items():
        for team in teams or {"-"}:
            found.setdefault(str(team), set()).add(user)
    return found


def agreed_teams() -> set[str]:
    """Teams whose history a works agreement opens now."""
    rows = Agreement.objects.filter(ended_at=None).values_list("team_id", flat=True)
    return {str(team) for team in rows}
