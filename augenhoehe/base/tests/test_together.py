"""Small writes done together."""

import pytest

from augenhoehe.base.together import forget, gathered, once, together


@pytest.fixture
def written():
    return []


@pytest.fixture
def add(written):
    return together(lambda items: written.append(list(items)))


def test_outside_of_a_batch_each_is_written_at_once(add, written):
    add(1)
    add(2)
    assert written == [[1], [2]]


def test_in_a_batch_all_are_written_at_its_end(add, written):
    with gathered():
        add(1)
        add(2)
        assert written == []
    assert written == [[1, 2]]


def test_what_writing_adds_is_written_too(written):
    later = together(lambda items: written.append(("later", items)))
    first = together(lambda items: [later(item * 10) for item in items])
    with gathered():
        first(1)
        first(2)
    assert written == [("later", [10, 20])]


def test_a_step_that_failed_takes_back_its_own(add, written):
    with gathered() as waiting:
        add(1)
        mark = waiting.mark()
        add(2)
        waiting.cut(mark)
        add(3)
    assert written == [[1, 3]]


def test_a_batch_that_fails_writes_nothing(add, written):
    with pytest.raises(ZeroDivisionError), gathered():
        add(1)
        raise ZeroDivisionError
    assert written == []


def test_a_batch_within_a_batch_is_one(add, written):
    with gathered(), gathered():
        add(1)
    assert written == [[1]]


def test_once_reads_once_until_it_is_forgotten():
    reads = []

    def load():
        reads.append(1)
        return len(reads)

    assert (once("a", load), once("a", load)) == (1, 2)
    with gathered():
        assert (once(("a", 1), load), once(("a", 1), load)) == (3, 3)
        forget("a")
        assert once(("a", 1), load) == 4
