import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.statistics.beta import (
    beta_cdf,
    beta_quantile,
    binomial_cdf,
    binomial_quantile,
)
from augenhoehe.kernel.statistics.normal import (
    chi2_cdf,
    chi2_quantile,
    normal_cdf,
    normal_quantile,
    student_cdf,
    student_quantile,
    two_sided,
)

LEVELS = (0.0005, 0.01, 0.025, 0.3, 0.5, 0.8, 0.95, 0.975, 0.9995)
FREEDOM = (0.7, 1, 2, 3.5, 7, 22, 100, 999, 1001, 20_000, 1e6)


@pytest.mark.parametrize("p", LEVELS)
def test_the_normal_quantile_is_scipys(p):
    assert normal_quantile(p) == pytest.approx(scipy.stats.norm.ppf(p), abs=1e-12)
    assert normal_cdf(normal_quantile(p)) == pytest.approx(p, rel=1e-12)


def test_the_quantile_that_everything_uses():
    assert normal_quantile(0.975) == pytest.approx(1.959963984540054, abs=1e-14)


@pytest.mark.parametrize("df", FREEDOM)
@pytest.mark.parametrize("p", LEVELS)
def test_students_quantile_is_scipys(p, df):
    assert student_quantile(p, df) == pytest.approx(scipy.stats.t.ppf(p, df), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("df", FREEDOM)
@pytest.mark.parametrize("t", [-9.0, -2.1, -0.3, 0.0, 0.5, 1.96, 6.0])
def test_students_distribution_is_scipys(t, df):
    assert student_cdf(t, df) == pytest.approx(scipy.stats.t.cdf(t, df), rel=1e-7, abs=1e-12)


@pytest.mark.parametrize("df", [0.5, 1, 4, 50, 1000])
@pytest.mark.parametrize("p", [0.01, 0.2, 0.5, 0.95, 0.999])
def test_chi_square_is_scipys(p, df):
    expected = scipy.stats.chi2.ppf(p, df)
    assert chi2_quantile(p, df) == pytest.approx(expected, rel=1e-9)
    assert chi2_cdf(expected, df) == pytest.approx(p, rel=1e-10)


@given(st.floats(0.001, 0.999), st.floats(0.2, 500), st.floats(0.2, 500))
def test_the_beta_distribution_is_scipys(x, a, b):
    assert beta_cdf(x, a, b) == pytest.approx(scipy.stats.beta.cdf(x, a, b), rel=1e-8, abs=1e-13)


@given(st.floats(0.01, 0.99), st.floats(0.5, 200), st.floats(0.5, 200))
def test_the_beta_quantile_turns_its_distribution_round(p, a, b):
    assert beta_cdf(beta_quantile(p, a, b), a, b) == pytest.approx(p, rel=1e-8)


@given(st.integers(1, 300), st.floats(0.01, 0.99), st.data())
def test_the_binomial_is_scipys(n, p, data):
    k = data.draw(st.integers(-1, n))
    assert binomial_cdf(k, n, p) == pytest.approx(scipy.stats.binom.cdf(k, n, p), abs=1e-10)


@pytest.mark.parametrize(("n", "p"), [(11, 0.5), (30, 0.9), (1, 0.5), (200, 0.1)])
@pytest.mark.parametrize("level", [0.025, 0.05, 0.5, 0.975])
def test_the_binomial_quantile_is_scipys(level, n, p):
    assert binomial_quantile(level, n, p) == int(scipy.stats.binom.ppf(level, n, p))


def test_what_has_no_quantile_is_refused():
    for call in (
        lambda: student_quantile(1.0, 3),
        lambda: student_quantile(0.9, 0),
        lambda: student_cdf(1.0, -1),
        lambda: chi2_quantile(0.0, 3),
        lambda: chi2_cdf(1.0, 0),
    ):
        with pytest.raises(ValueError):
            call()


def test_p_values_are_two_sided():
    assert two_sided(-1.959963984540054) == pytest.approx(0.05)
    assert two_sided(2.0, 10) == pytest.approx(2 * scipy.stats.t.sf(2.0, 10))
