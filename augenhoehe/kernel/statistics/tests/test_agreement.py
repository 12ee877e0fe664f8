"""Agreement against the printed values of R irr, statsmodels, sklearn and fast-krippendorff."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.statistics.agreement import (
    agreement,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)

N = None
# The data "C" of R's package irr: 12 units, 4 raters.
IRR = [
    (1, 1, N, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (N, 5, 5, 5),
    (N, N, 1, 1),
    (N, N, 3, N),
]
FAST = list(
    zip(
        (N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3),
        (1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N),
        (N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4),
        strict=True,
    )
)
FLEISS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]


@pytest.mark.parametrize(
    ("units", "level", "value"),
    [
        (IRR, "nominal", 0.7434),
        (IRR, "ordinal", 0.8154),
        (IRR, "interval", 0.8491),
        (IRR, "ratio", 0.7974),
        (FAST, "nominal", 0.6914),
        (FAST, "interval", 0.8108),
    ],
)
def test_alpha_as_printed(units, level, value):
    assert krippendorff_alpha(units, level) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
        ([[90, 4], [5, 1]], 0.1346),
    ],
)
def test_cohen_as_printed(table, value):
    assert cohen_kappa(table).value == pytest.approx(value, abs=5e-5)


def test_cohen_with_its_error():
    kappa = cohen_kappa([[20, 5], [10, 15]])
    assert kappa.se == pytest.approx(0.127, abs=5e-4)
    assert (kappa.low, kappa.high) == pytest.approx((0.1511, 0.6489), abs=5e-5)


@pytest.mark.parametrize(
    ("weights", "value"), [(None, 0.5890), ("linear", 0.7222), ("quadratic", 0.8421)]
)
def test_weighted_cohen_as_printed(weights, value):
    one, other = (0, 1, 2, 3, 1, 2, 3, 0, 2, 1), (0, 1, 1, 3, 2, 2, 3, 1, 2, 1)
    pairs = list(zip(one, other, strict=True))
    table = [[pairs.count((i, j)) for j in range(4)] for i in range(4)]
    assert cohen_kappa(table, weights).value == pytest.approx(value, abs=5e-5)


def test_fleiss_as_printed():
    assert fleiss_kappa(FLEISS) == pytest.approx(0.2099, abs=5e-5)
    with pytest.raises(ValueError):
        fleiss_kappa([(1, 1), (2, 1)])


def test_the_paradox_is_said():
    units = [(1, 1)] * 90 + [(1, 0)] * 4 + [(0, 1)] * 5 + [(0, 0)]
    assert percent_agreement(units) == pytest.approx(0.91)
    assert gwet_ac1(units) == pytest.approx(0.8996, abs=5e-5)
    found = agreement(units, "nominal")
    assert found.is_lopsided and found.alpha < 0.2 and found.ac1_interval[0] > 0.8


def test_below_ten_units_nothing_is_judged():
    found = agreement([(1, 1), (2, 2), (1, 2)] * 3)
    assert (found.word, found.alpha_interval) == ("too_few", None)
    nothing = agreement([])
    assert (nothing.word, nothing.percent, nothing.alpha) == ("too_few", None, None)
    lonely = agreement([(1, N)] * 30)
    assert (lonely.word, lonely.units, lonely.ratings) == ("too_few", 0, 30)


def test_items_of_one_conversation_are_one_draw_and_ten_conversations_are_needed():
    units = [(1, 1, 1), (2, 2, 2), (3, 3, 3), (1, 2, 3)] * 9
    alone = agreement(units)
    few = agreement(units, groups=[n // 4 for n in range(36)])
    assert (alone.word, few.word) == ("undecided", "too_few")
    assert (few.units, few.groups, few.alpha) == (36, 9, alone.alpha)
    lumps = [(1, 1)] * 6 + [(1, 3), (3, 1)] * 3 + [(3, 3)] * 6 + [(3, 1), (1, 3)] * 3
    together = agreement(lumps * 3, groups=[n // 6 for n in range(72)])
    apart = agreement(lumps * 3)
    assert together.groups == 12 and together.percent == apart.percent == 0.5
    width = [one.percent_interval[1] - one.percent_interval[0] for one in (together, apart)]
    assert width[0] > width[1]
    with pytest.raises(ValueError):
        agreement(units, groups=[1])


def test_groups_of_one_unit_change_nothing_but_the_draw():
    assert agreement(IRR, groups=range(12)).alpha == agreement(IRR).alpha
    assert agreement(IRR, groups=range(12)).groups == 11


def test_each_interval_holds_its_figure():
    found = agreement(IRR)
    for name in ("percent", "alpha", "ac1"):
        low, high = getattr(found, f"{name}_interval")
        assert low < getattr(found, name) < high


def test_words_follow_the_whole_interval():
    assert agreement([(1, 1), (2, 2), (3, 3)] * 20).word == "reliable"
    assert agreement([(1, 2), (2, 1), (3, 1)] * 20).word == "unreliable"
    assert agreement([(1, 1)] * 40, scale=(1, 2, 3)).word == "same"
    assert agreement(IRR).word == "undecided"


def test_the_same_seed_gives_the_same_interval():
    assert agreement(IRR, seed=7) == agreement(IRR, seed=7)
    low, high = agreement(IRR).alpha_interval
    assert low < 0.8154 < high


def test_what_is_no_rating_is_refused():
    with pytest.raises(ValueError):
        krippendorff_alpha([("a", "b")], "interval")
    with pytest.raises(ValueError):
        krippendorff_alpha([(1, 2)], "guessed")
    with pytest.raises(ValueError):
        agreement([(1, 4)], scale=(1, 2, 3))


RATED = st.lists(
    st.lists(st.one_of(st.none(), st.integers(1, 3)), min_size=3, max_size=3),
    min_size=1,
    max_size=15,
)


@settings(max_examples=60)
@given(RATED, st.randoms(use_true_random=False))
def test_neither_the_order_of_raters_nor_of_units_matters(units, dice):
    mixed = [dice.sample(unit, len(unit)) for unit in dice.sample(units, len(units))]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        one, other = krippendorff_alpha(units, level), krippendorff_alpha(mixed, level)
        assert one == pytest.approx(other) if one is not None else other is None
    assert gwet_ac1(units) == pytest.approx(gwet_ac1(mixed)) if gwet_ac1(units) else True


@settings(max_examples=60)
@given(RATED)
def test_figures_stay_in_their_bounds(units):
    alpha, ac1 = krippendorff_alpha(units, "ordinal"), gwet_ac1(units, scale=(1, 2, 3))
    assert alpha is None or alpha <= 1 + 1e-12
    assert ac1 is None or -1 <= ac1 <= 1 + 1e-12
