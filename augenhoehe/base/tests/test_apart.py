import random
import subprocess
import sys

import pytest

from augenhoehe.base.apart import ApartFailed, compute

HEAVY = "augenhoehe.kernel.statistics.heavy"


def survey(n):
    dice = random.Random(4)
    columns = [[dice.randint(1, 5) for _answer in range(n)] for _driver in range(3)]
    return [sum(row) + dice.random() for row in zip(*columns, strict=True)], columns


def test_a_computation_gives_its_result_and_says_how_far_it_is():
    steps = []
    outcome, columns = survey(100)
    found = compute(
        f"{HEAVY}:bootstrap_drivers",
        outcome,
        columns,
        rounds=60,
        progress=lambda *step: steps.append(step),
    )
    assert found.code == "ok" and len(found.low) == 3
    assert steps == [(20, 60), (40, 60), (60, 60)]


def test_what_it_raises_is_told():
    with pytest.raises(ApartFailed, match="TypeError"):
        compute(f"{HEAVY}:bootstrap_drivers", 1, 2)
    with pytest.raises(ApartFailed, match="no_such"):
        compute(f"{HEAVY}:no_such")


def test_a_result_that_would_load_a_library_here_is_refused():
    with pytest.raises(ApartFailed, match="plain values"):
        compute(f"{HEAVY}:_binomial", 3, 1)


def test_only_a_heavy_module_is_reached():
    with pytest.raises(ValueError):
        compute("os:system", "true")


def test_it_ends_when_its_time_is_over():
    outcome, columns = survey(20_000)
    with pytest.raises(ApartFailed, match="ended"):
        compute(f"{HEAVY}:bootstrap_drivers", outcome, columns, rounds=50_000, seconds=1.5)


def test_whoever_cancels_ends_it():
    class Cancelled(Exception):
        pass

    def cancel(_done, _total):
        raise Cancelled

    outcome, columns = survey(5_000)
    with pytest.raises(Cancelled):
        compute(f"{HEAVY}:bootstrap_drivers", outcome, columns, rounds=50_000, progress=cancel)


def test_who_asks_loads_nothing_heavy():
    code = (
        "import sys; from augenhoehe.base.apart import compute;"
        f"compute('{HEAVY}:check_segmented', [float(t % 5) for t in range(24)], 12);"
        "print(sorted({'numpy', 'scipy', 'statsmodels', 'django'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
