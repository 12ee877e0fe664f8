"""Small writes of many steps, done together at the end of a block in the same transaction.

    @together
    def save_entries(entries): Entry.objects.bulk_create(entries)

    save_entries(entry)               # at once: save_entries([entry])
    with gathered() as waiting:       # a batch: one save_entries([…]) at the end of the block
        ...

A step that fails takes back what it added: `mark = waiting.mark()`, then `waiting.cut(mark)`.
`once(key, load)` reads what does not change within a block once.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

WAITING: ContextVar["Waiting | None"] = ContextVar("waiting", default=None)


class Waiting:
    """What was added so far, in its order, and what was read already."""

    def __init__(self):
        self.added = []
        self.known = {}

    def mark(self):
        """How much was added so far."""
        return len(self.added)

    def cut(self, mark):
        """Take back what was added since `mark`; what was read may be of a past that never was."""
        del self.added[mark:]
        self.known.clear()

    def write(self):
        """Write everything; what writing adds is written, too."""
        while self.added:
            added, self.added = self.added, []
            for write in dict.fromkeys(write for write, _item in added):
                write([item for one, item in added if one is write])


@contextmanager
def gathered():
    """Gather small writes in this block, which is inside a transaction; nested blocks are one."""
    if WAITING.get() is not None:
        yield WAITING.get()
        return
    waiting = Waiting()
    token = WAITING.set(waiting)
    try:
        yield waiting
        waiting.write()
    finally:
        WAITING.reset(token)


def together(write):
    """Turn `write(items)` into a function of one item that may wait for others."""

    @wraps(write)
    def add(item):
        waiting = WAITING.get()
        if waiting is None:
            write([item])
        else:
            waiting.added.append((write, item))

    return add


def once(key, load):
    """`load()`, or within a gathering block what it gave before under this key."""
    waiting = WAITING.get()
    if waiting is None:
        return load()
    if key not in waiting.known:
        waiting.known[key] = load()
    return waiting.known[key]


def forget(*kind):
    """What `once` read in this block under keys that begin so may no longer be true."""
    if waiting := WAITING.get():
        for key in [key for key in waiting.known if key[: len(kind)] == kind]:
            del waiting.known[key]
