"""Quick versions of bench/coverage.py and bench/verdicts.py; the full tables stand in the docs."""

import importlib.util
import sys
from functools import cache
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[4] / "bench"
pytestmark = pytest.mark.skipif(not BENCH.exists(), reason="bench/ is not part of an installation")


@cache
def script(name):
    found = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("n", [10, 20, 50, 100])
def test_the_nps_interval_holds_the_truth_in_94_of_100_cases(n):
    bench = script("coverage")
    assert min(bench.nps_coverage(n, *shape) for shape in bench.SHAPES.values()) >= bench.WORST


@pytest.mark.parametrize(
    "words", ["difference of two NPS (adjusted Wald)", "ratio of times (Welch on logarithms)"]
)
def test_simulated_intervals_hold_the_truth(words):
    bench = script("coverage")
    assert bench.simulate(bench.SIMULATED[words], 20, 400) >= 0.92


@pytest.mark.parametrize("place", [1, 3, 6, 7, 10, 11])
def test_without_effect_a_measure_seldom_works_and_with_the_planned_one_mostly(place):
    """As in the table, with the doubt of a hundred rounds."""
    bench = script("verdicts")
    world = bench.WORLDS[place]
    assert bench.rates(world, 100, is_real=False).works <= bench.HARMLESS + 0.03
    assert bench.rates(world, 100, is_real=True).works >= bench.USEFUL - 0.06


def test_the_same_seed_gives_the_same_table():
    bench = script("verdicts")
    assert bench.rates(bench.WORLDS[1], 20, is_real=True) == bench.rates(
        bench.WORLDS[1], 20, is_real=True
    )
