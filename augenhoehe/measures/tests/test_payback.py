from augenhoehe.measures.payback import Payback, payback


def test_payback_is_a_range():
    assert payback((1000, 2000), (100, 500)) == Payback(2, 20)
    assert payback((1000, 2000), (0, 500)) == Payback(2, None)
    assert payback((1000, 2000), (0, 0)) == Payback(None, None)
    assert payback((0, 0), (0, 10)) == Payback(0, 0)
    assert payback((None, 1), (1, 1)) is None
