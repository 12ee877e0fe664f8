"""Measures the search: the newest 50 hits, against the bare question to the index.

python bench/search.py [--tickets 1000000] [--folder data/bench]    (filled when it is empty)
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

ROUNDS, LIMIT = 60, 50


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--folder", default="data/bench")
    parser.add_argument("--inside", action="store_true", help="(look into the database)")
    options = parser.parse_args()
    if options.inside:
        return print(json.dumps(look_inside()))
    environment = rig.environment(options.folder, options.tickets)
    rig.fill(environment, options.tickets)
    command = [sys.executable, __file__, "--inside"]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    rig.print_head(f"Search among {figures.pop('documents'):,} texts: newest {LIMIT} hits")
    for words, one in figures.items():
        rig.print_row(f"{words}: {one['hits']} hits shown", one["found"], one["wait"], unit="ms")
        if one["bare"]:
            rig.print_row(f"{words}: bare index {one['bare']:.2f} ms", one["ratio"], 5.0)
    rig.print_yardstick()
    return None


def look_inside():
    """{words: figures}, by CPU time on SQLite: other work on the machine hardly changes it."""
    rig.set_up()
    from django.db import connection  # noqa: PLC0415 - Django is set up just now

    from augenhoehe.people.models import Grant  # noqa: PLC0415
    from augenhoehe.search.models import SearchDoc  # noqa: PLC0415
    from augenhoehe.search.queries import _match, find  # noqa: PLC0415
    from augenhoehe.search.scopes import scopes_of  # noqa: PLC0415
    from augenhoehe.search.terms import terms_of  # noqa: PLC0415

    scopes = scopes_of(Grant.objects.get(role="lead").user)
    asked = {
        "a number in one text": ("10000777 ", 10),
        "a rare word": ("Ochs ", 10),
        "a common word": ("Portal ", 25),
        "two common words": ("Abrechnung Portal ", 25),
        "a word being typed": ("abrech", 25),
        "a name": ("Gerda Grote ", 25),
    }
    figures = {"documents": SearchDoc.objects.count()}
    for name, (typed, wait) in asked.items():
        hits, found = spent(lambda typed=typed: find(typed, scopes=scopes, limit=LIMIT))
        alone = None
        if connection.vendor == "sqlite":
            question = _match(terms_of(typed), scopes)
            alone = spent(lambda question=question: ask_bare(connection, question))[1]
        figures[name] = {"hits": hits, "found": found, "bare": alone, "wait": wait,
                         "ratio": alone and found / alone}  # fmt: skip
    return figures


def ask_bare(connection, question):
    """Nothing but the index, by the driver itself: the newest rowids for the same question."""
    statement = (
        "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT ?"
    )
    return connection.connection.execute(statement, [question, LIMIT]).fetchall()


def spent(question):
    """(number of answers, the middle of the times in ms)."""
    from django.db import connection  # noqa: PLC0415 - Django is set up by now

    # SQLite works in this process; PostgreSQL in another, whose time only the clock sees.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    answers = question()

    def middle():
        times = []
        for _round in range(ROUNDS):
            began = clock()
            question()
            times.append(1000 * (clock() - began))
        return rig.median(times)

    return len(answers), rig.best(middle)


if __name__ == "__main__":
    main()
