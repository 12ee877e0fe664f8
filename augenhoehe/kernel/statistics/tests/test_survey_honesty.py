import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import (
    Stratum,
    early_and_late,
    funnel,
    funnel_limits,
    lump_nps,
    lump_share,
    lump_values,
    mean_bounds,
    post_stratify,
    response,
    share_bounds,
)

SENT = st.integers(1, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
STRATA = st.lists(
    SENT.flatmap(lambda p: st.tuples(st.just(p[0]), st.just(p[1]), st.integers(0, p[1]))),
    min_size=1,
)


def test_rates_count_answers_over_those_asked():
    found = response(200, bounced=20, answered=60, partial=6)
    assert (found.delivered, found.of_sent, found.complete) == (180, 0.3, 0.27)
    assert found.of_delivered == pytest.approx(1 / 3)
    assert response(0, bounced=0, answered=0).of_sent is None


@pytest.mark.parametrize("counts", [(10, 11, 0, 0), (10, 0, 11, 0), (10, 0, 5, 6), (10, 5, 6, 0)])
def test_counts_that_cannot_be_are_refused(counts):
    sent, bounced, answered, partial = counts
    with pytest.raises(ValueError):
        response(sent, bounced=bounced, answered=answered, partial=partial)


def test_bounds_are_manskis():
    assert share_bounds(200, 60, 48) == (pytest.approx(0.24), pytest.approx(0.94))
    assert mean_bounds(200, 60, 0.8, scale=(0, 1)) == (pytest.approx(0.24), pytest.approx(0.94))
    assert mean_bounds(100, 100, 30.0, scale=(-100, 100)) == (30.0, 30.0)
    assert share_bounds(0, 0, 0) is None and mean_bounds(0, 0, 0.0, scale=(0, 1)) is None


@given(SENT, st.data())
def test_whatever_the_silent_think_lies_within_the_bounds(pair, data):
    sent, answered = pair
    hits, hidden = data.draw(st.integers(0, answered)), data.draw(st.integers(0, sent - answered))
    low, high = share_bounds(sent, answered, hits)
    assert low <= (hits + hidden) / sent <= high


def test_post_stratification_agrees_with_the_reference():
    strata = [Stratum(120, lump_share(27, 30)), Stratum(80, lump_share(21, 30))]
    found = post_stratify(strata)
    assert (found.value, found.plain) == (pytest.approx(0.82), pytest.approx(0.80))
    assert found.se == pytest.approx(0.0395, abs=5e-5)
    assert found.covered == 1.0


@given(STRATA)
def test_weights_keep_the_figure_within_the_strata(rows):
    strata = [Stratum(sent, lump_share(hits, n)) for sent, n, hits in rows]
    found = post_stratify(strata)
    means = [one.answers.mean for one in strata if one.answers.n]
    if not means:
        assert found.value is None and found.covered == 0
    else:
        assert min(means) - 1e-9 <= found.value <= max(means) + 1e-9


def test_who_all_answered_leaves_no_doubt():
    assert post_stratify([Stratum(30, lump_share(20, 30))]).se == 0


def test_strata_without_answers_are_told():
    found = post_stratify([Stratum(50, lump_nps(5, 3, 2)), Stratum(50, lump_nps(0, 0, 0))])
    assert (found.value, found.covered) == (pytest.approx(0.3), 0.5)
    assert post_stratify([Stratum(9, lump_values([4]))]).se is None
    with pytest.raises(ValueError):
        post_stratify([Stratum(1, lump_share(1, 2))])


def test_the_early_and_the_late_quarter():
    assert early_and_late([1, 2, 3, 4, 5, 6, 7, 8, 9]) == ([1, 2], [8, 9])
    assert early_and_late([1, 2, 3]) == ([], [])


def test_funnels_are_narrow_where_there_are_many():
    assert funnel_limits(0.8, 100) == (pytest.approx(0.68), pytest.approx(0.92))
    assert funnel_limits(0.8, 100, 2) == (pytest.approx(0.72), pytest.approx(0.88))


def test_groups_are_held_against_all_and_not_ranked():
    share, groups = funnel([(80, 100), (8, 10), (640, 800), (60, 100), (0, 0)])
    assert share == pytest.approx(788 / 1010)
    assert [group.code for group in groups] == ["inside", "inside", "inside", "low", "no_data"]
    assert funnel([])[0] is None


@given(st.lists(SENT, min_size=1))
def test_every_group_has_a_place_in_the_funnel(groups):
    words = {"inside", "high", "low", "rather_high", "rather_low", "no_data"}
    assert {group.code for group in funnel([(hits, n) for n, hits in groups])[1]} <= words
