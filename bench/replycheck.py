"""How right and how fast the reply check is.

python bench/replycheck.py            times: start, a letter, long texts, the exponent of its length
python bench/replycheck.py --quality  precision and recall of each rule with Wilson intervals
python bench/replycheck.py --keep     the counts behind them, kept where the rules' pages read them

The first two print tables in Markdown; they stand in docs/replycheck.md.
"""

import argparse
import subprocess
import sys
import time
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from augenhoehe.kernel.replycheck.check import check_reply  # noqa: E402
from augenhoehe.kernel.replycheck.rulebook import FOLDER, rulebook  # noqa: E402
from augenhoehe.kernel.replycheck.tests.cast import counted, gold, neutral, wilson  # noqa: E402

START = (
    "import time; t = time.process_time(); from augenhoehe.kernel.replycheck.check import "
    "check_reply; a = time.process_time(); check_reply('Wir melden uns zeitnah.'); "
    "print(a - t, time.process_time() - a)"
)


def best(run, rounds):
    """The shortest CPU time of some rounds, in milliseconds."""
    times = []
    for _round in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def sentences():
    """Sentences of the gold set in a fixed order: every rule has work in them."""
    texts = [case.text for cases in gold().values() for case in cases if len(case.text) < 200]
    return [text.replace("\n", " ") for text in sorted(texts)[::7]]


def text_of(length):
    pieces, size = [], 0
    while size < length:
        for piece in sentences():
            pieces.append(piece)
            size += len(piece) + 1
            if size >= length:
                break
    return "\n\n".join(" ".join(pieces[at : at + 8]) for at in range(0, len(pieces), 8))[:length]


def times():
    """Print how long it takes to start, to read a letter, and to read long texts."""
    root = Path(__file__).parents[1]
    done = [
        subprocess.run([sys.executable, "-c", START], cwd=root, capture_output=True, text=True)
        for _round in range(3)
    ]
    start, first = min(tuple(map(float, one.stdout.split())) for one in done)
    letter = " ".join(case.text for case in neutral("de")[:19])
    print("| what | CPU ms | limit |\n|---|---|---|")
    print(f"| import | {1000 * start:.0f} | 200 |")
    print(f"| rules read, first sentence | {1000 * first:.0f} | |")
    check_reply(letter)
    count = len(letter.split())
    print(f"| a letter of {count} words | {best(lambda: check_reply(letter), 9):.1f} | 10 |")
    sizes, spent = (25_000, 50_000, 100_000), []
    for size in sizes:
        text = text_of(size)
        check_reply(text)
        spent.append(best(lambda text=text: check_reply(text), 3))
        limit = 300 if size == 100_000 else ""
        print(f"| {size // 1000} kB, a finding in most sentences | {spent[-1]:.0f} | {limit} |")
    print(f"\nexponent of the length: {log(spent[-1] / spent[0]) / log(sizes[-1] / sizes[0]):.2f}")


def quality():
    """Print precision and recall of each rule, and of all together."""
    counts = counted()
    print("| rule | + | − | precision | recall |\n|---|---|---|---|---|")
    for rule in rulebook().rules:
        print(f"| {rule.id} {row(counts[rule.id])}")
    names = ("hits", "misses", "false_alarms", "quiet")
    print(
        "| **all** " + row(Sum(*(sum(getattr(c, name) for c in counts.values()) for name in names)))
    )


def keep():
    """Write the counts beside the rules."""
    lines = [
        "# What came out on the gold set: found, missed, false alarms, rightly silent.",
        "# Written by `python bench/replycheck.py --keep`; a test compares.",
    ]
    for name, one in counted().items():
        lines.append(f"{name} = [{one.hits}, {one.misses}, {one.false_alarms}, {one.quiet}]")
    (FOLDER / "measured.toml").write_text("\n".join(lines) + "\n", "utf-8")


class Sum:
    """Counts of all rules."""

    def __init__(self, hits, misses, false_alarms, quiet):
        self.hits, self.misses = hits, misses
        self.false_alarms, self.quiet = false_alarms, quiet


def row(count):
    said, shall = count.hits + count.false_alarms, count.hits + count.misses
    return (
        f"| {shall} | {count.false_alarms + count.quiet} "
        f"| {share(count.hits, said)} | {share(count.hits, shall)} |"
    )


def share(hits, of):
    low, high = wilson(hits, of)
    return f"{hits / max(1, of):.2f} ({low:.2f}–{high:.2f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    keep() if options.keep else quality() if options.quality else times()


if __name__ == "__main__":
    main()
