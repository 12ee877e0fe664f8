import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics.drawing import draw_lots, frame_hash, share_out

STRATA = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.lists(st.integers(1, 10_000), min_size=1, max_size=30, unique=True),
    max_size=8,
)
SEEDS = st.text(max_size=12)


def drawn(strata, **asked):
    return {name: lots.drawn for name, lots in draw_lots(strata, **asked).items()}


@given(STRATA, st.integers(0, 80), SEEDS)
def test_as_many_as_wanted_or_all_there_is_and_nothing_twice(strata, wanted, seed):
    lots = draw_lots(strata, wanted=wanted, seed=seed, reserve=5)
    there = sum(len(things) for things in strata.values())
    assert sum(len(one.drawn) for one in lots.values()) == min(wanted, there)
    for name, one in lots.items():
        taken = [*one.drawn, *one.reserve]
        assert len(set(taken)) == len(taken) and set(taken) <= set(strata[name])
        assert one.size == len(strata[name])


@given(STRATA, st.integers(0, 80), SEEDS)
def test_same_seed_same_draw_whatever_the_order(strata, wanted, seed):
    turned = {name: things[::-1] for name, things in reversed(strata.items())}
    assert drawn(strata, wanted=wanted, seed=seed) == drawn(turned, wanted=wanted, seed=seed)


@given(STRATA, st.integers(8, 80), SEEDS)
def test_at_least_one_of_each_stratum_and_near_its_share(strata, wanted, seed):
    sizes = {name: len(things) for name, things in strata.items()}
    quota = share_out(sizes, wanted=wanted, seed=seed)
    assert all(quota.values())
    total = sum(sizes.values())
    for name, n in quota.items():
        assert n <= sizes[name]
        if wanted <= total and not any(one * wanted / total < 1 for one in sizes.values()):
            assert abs(n - wanted * sizes[name] / total) < 1


def test_proportion_by_hand():
    sizes = {"a": 60, "b": 30, "c": 10}
    assert share_out(sizes, wanted=10, seed="x") == {"a": 6, "b": 3, "c": 1}
    assert share_out({"a": 98, "b": 1, "c": 1}, wanted=5, seed="x") == {"a": 3, "b": 1, "c": 1}
    assert share_out({}, wanted=5, seed="x") == {}


def test_another_seed_draws_others_and_the_reserve_comes_next():
    frame = {"a": range(100)}
    one = draw_lots(frame, wanted=10, seed="1", reserve=3)["a"]
    assert one.drawn != draw_lots(frame, wanted=10, seed="2")["a"].drawn
    assert draw_lots(frame, wanted=13, seed="1")["a"].drawn == one.drawn + one.reserve


def test_a_seed_says_today_what_it_said_when_the_protocol_was_printed():
    assert drawn({"a": range(1, 10), "b": [20, 21]}, wanted=3, seed="2026-11") == {
        "a": (4, 7),
        "b": (20,),
    }
    assert frame_hash([3, 1, 2]) == frame_hash([1, 2, 3]) != frame_hash([1, 2])


def test_with_few_lots_large_strata_come_more_often():
    frame, hits = {"large": range(90), "small": range(100, 110)}, 0
    for seed in range(400):
        hits += bool(drawn(frame, wanted=1, seed=str(seed))["large"])
    assert 330 <= hits <= 390


def test_a_negative_number_is_no_draw():
    with pytest.raises(ValueError):
        draw_lots({}, wanted=-1, seed="")
