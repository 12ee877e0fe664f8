"""The words in which rooms classify their addresses, and the table of roles."""

from dataclasses import dataclass, field
from pathlib import Path

ROLES_TABLE = Path(__file__).parents[2] / "docs" / "roles.md"
EVERYBODY = "lead alice bob carol dora rita boss admin observer"


@dataclass(frozen=True)
class Door:
    """What an address needs by which method, which kind of object it is about.

    `varies`: without a state that nobody of the cast is in it opens to nobody.
    """

    needs: dict
    about: str = ""
    kwargs: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    varies: bool = False


@dataclass(frozen=True)
class Thing:
    """An object in an address: who of the cast sees it, and for whom "own" holds."""

    kwargs: dict
    seen: str = EVERYBODY
    own: str = ""

    def is_seen_by(self, name):
        return name in self.seen.split()

    def is_own_of(self, name):
        return name in self.own.split()


def door(needs, about="", methods="GET", *, change="", **more):
    """An address of a room (see the package's first lines); `change` is what its POST needs."""
    by_method = {method: needs for method in methods.split()}
    if change:
        by_method["POST"] = change
    return Door(by_method, about, **more)


def read_table(path=ROLES_TABLE):
    """{"object verb": {role: "yes" | "own" | "–"}} of a table of roles."""
    lines = [line for line in path.read_text().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    roles, _rule, *rows = rows
    return {f"{row[0]} {row[1]}": dict(zip(roles[2:], row[2:], strict=True)) for row in rows}
