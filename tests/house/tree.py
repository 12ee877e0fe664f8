"""The files of the house as text and as syntax tree; a test may build a small house of its own."""

import ast
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
PACKAGE = "augenhoehe"
KINDS = (".py", ".html", ".txt", ".js", ".css", ".md", ".toml", ".po")
LEFT_OUT = {".git", ".venv", "data", "build", "dist", "node_modules", "__pycache__"}


@dataclass(frozen=True)
class File:
    """A file of the house; `path` is relative to the root, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    @cached_property
    def nodes(self):
        return list(ast.walk(self.tree))

    @cached_property
    def parts(self):
        return PurePosixPath(self.path).parts

    @property
    def name(self):
        return self.parts[-1]

    @property
    def stem(self):
        return PurePosixPath(self.path).stem

    @property
    def suffix(self):
        return PurePosixPath(self.path).suffix

    @property
    def room(self):
        """The room it belongs to; empty for the root and for the tests of the whole house."""
        is_inside = self.parts[0] == PACKAGE and len(self.parts) > 2
        return self.parts[1] if is_inside else ""

    @property
    def inside(self):
        """The path within the room."""
        return "/".join(self.parts[2:])

    @property
    def furniture(self):
        """`views` for views.py and for views/inbox.py: what kind of module this is."""
        return self.parts[2].removesuffix(".py") if self.room else ""

    @property
    def is_python(self):
        return self.suffix == ".py"

    @property
    def is_test(self):
        return "tests" in self.parts or self.name == "conftest.py"

    @property
    def is_migration(self):
        return "migrations" in self.parts

    @property
    def is_code(self):
        """Python that runs in the house: neither a test nor a migration."""
        return self.is_python and bool(self.room) and not self.is_test and not self.is_migration

    @property
    def is_template(self):
        return "templates" in self.parts and self.suffix in (".html", ".txt", ".svg")

    @property
    def module(self):
        return ".".join(self.parts).removesuffix(".py").removesuffix(".__init__")

    @cached_property
    def functions(self):
        """All functions and methods, wherever they are nested."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in self.nodes if isinstance(node, kinds)]

    @cached_property
    def imports(self):
        """{local name: full name} of what is imported by name, and of modules."""
        found = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {(a.asname or a.name.partition(".")[0]): a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {(a.asname or a.name): f"{node.module}.{a.name}" for a in node.names}
        return found


class House:
    """A tree of files with the questions that rules ask."""

    def __init__(self, files, layers):
        self.files = {file.path: file for file in files}
        self.layers = layers

    @classmethod
    def of(cls, files, layers=()):
        """A small house from {path: text}."""
        return cls([File(path, text) for path, text in files.items()], layers)

    @cached_property
    def all(self):
        return sorted(self.files.values(), key=lambda file: file.path)

    @cached_property
    def python(self):
        return [file for file in self.all if file.is_python and not file.is_migration]

    @cached_property
    def code(self):
        return [file for file in self.all if file.is_code]

    @cached_property
    def templates(self):
        return [file for file in self.all if file.is_template]

    @cached_property
    def rooms(self):
        """Rooms that stand; the kernel is none, it is below."""
        return sorted({file.room for file in self.all if file.room} - {"kernel"})

    @cached_property
    def heights(self):
        """{room: floor}, from the import contract, so that there is one plan only."""
        floors = [[room.strip(" ()") for room in line.split("|")] for line in self.layers]
        return {room: -depth for depth, floor in enumerate(floors) for room in floor}

    def is_upstairs(self, other, room):
        """May `room` not name `other`? Rooms of one floor are strangers, too."""
        if other == room or other not in self.heights or room not in self.heights:
            return False
        return self.heights[other] >= self.heights[room]

    def of_furniture(self, *names):
        """Code in modules of these names, as `views` or `actions`."""
        return [file for file in self.code if file.furniture in names]

    def tests_of(self, room):
        return [file for file in self.python if file.is_test and file.room == room]


def floor_plan():
    """The layers of the first import contract."""
    plan = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return plan["tool"]["importlinter"]["contracts"][0]["layers"]


def stand():
    """The house as it stands on this disk."""
    return House([File(*pair) for pair in _texts()], floor_plan())


def _texts():
    for folder in (PACKAGE, "tests", "bench", "docs"):
        yield from _read((ROOT / folder).rglob("*"))
    yield from _read(ROOT.glob("*"))


def _read(paths):
    for path in paths:
        inside = path.relative_to(ROOT)
        if path.suffix in KINDS and not LEFT_OUT & set(inside.parts) and path.is_file():
            yield inside.as_posix(), path.read_text(encoding="utf-8")
