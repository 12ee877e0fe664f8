"""A large file of responses, read row by row: how it is to be read, and its rows."""

from contextlib import contextmanager
from itertools import islice

from augenhoehe.files.queries import attachments_of
from augenhoehe.files.store import path_of
from augenhoehe.surveys.mapping import settings_of
from augenhoehe.surveys.rowreading import Line, Looking, Namer, kept_numbers
from augenhoehe.surveys.tablefile import open_table, read_table

PORTION = 2000


@contextmanager
def file_of(batch):
    """The file that was handed in, open."""
    with path_of(attachments_of(batch)[0].blob.sha256).open("rb") as file:
        yield file


def first_rows(batch):
    """The Table of the first rows."""
    with file_of(batch) as file:
        return read_table(file)


class WholeFile:
    """All rows of the file of an import; `tell(rows so far)` is called now and then.

    plan: how they are read (`fault`: why they cannot be). row_count: how many they are. Afterwards
    `problems` holds the first of those that are left out, `problem_count` how many they are,
    `doubled_count` how many are further ones of the same person.
    """

    def __init__(self, batch, content, tell):
        self.batch, self.tell, self.row_count = batch, tell, 0
        self.problems, self.problem_count, self.doubled_count = [], 0, 0
        chosen = settings_of(batch.mapping)
        self.keeps = chosen["keeps"]
        self.plan = self._look(content, chosen)

    def _look(self, content, chosen):
        with file_of(self.batch) as file:
            head, rows = open_table(file)
            looking = Looking(head, chosen["mapping"])
            for portion in _portions(rows):
                for row in portion:
                    looking.note(row)
                self.row_count += len(portion)
                self.tell(self.row_count)
        return looking.plan(content, chosen["order"])

    def portions(self, most_problems):
        """(rows read so far, lines that can be taken in), portion by portion."""
        kept, name, so_far = self._kept(), Namer().name, 0
        for portion in self._read():
            lines = []
            for one in portion:
                if not isinstance(one, Line):
                    self.problem_count += 1
                    if len(self.problems) < most_problems:
                        self.problems.append(list(one))
                elif one.is_kept(kept):
                    name(one)
                    lines.append(one)
                else:
                    self.doubled_count += 1
            so_far += len(portion)
            yield so_far, lines

    def _kept(self):
        """Which row of each person is kept: another look at all of them, only where that is asked.

        A file with many people keeps a name and a moment of each in memory, no more.
        """
        if self.keeps == "all":
            return None
        return kept_numbers(self._who(), self.keeps)

    def _who(self):
        for portion in self._read():
            for one in portion:
                if isinstance(one, Line):
                    yield one.who, one.at, one.number
            self.tell(self.row_count)

    def _read(self):
        with file_of(self.batch) as file:
            _head, rows = open_table(file)
            number = 2
            for portion in _portions(rows):
                yield [self.plan.read(n, row) for n, row in enumerate(portion, start=number)]
                number += len(portion)


def _portions(rows):
    rows = iter(rows)
    return iter(lambda: list(islice(rows, PORTION)), [])
