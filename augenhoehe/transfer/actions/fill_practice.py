"""Two cases of the house in the demo: one to practise with, one that waits for second eyes."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.practice.actions.check import release_case
from augenhoehe.practice.actions.propose import propose_case
from augenhoehe.practice.actions.write import begin_own_case, write_own_case


@housekeeping("its parts record themselves")
def fill_practice(house, *, data):
    """Write, propose and release cases as people of the house would."""
    for row in data["cases"]:
        people = house.people[row["by"]], house.people[row["checker"]]
        language, texts = house.language, {}
        for name, said in row.items():
            if isinstance(said, dict):
                texts[name] = house.told(said)
        case = begin_own_case(people[0], language=language)
        write_own_case(case, language=language, attitude=row["attitude"], texts=texts)
        propose_case(case, checker=people[1], by=people[0])
        if row["released"]:
            release_case(case, by=people[1])
