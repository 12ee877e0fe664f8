"""The documents say what the code does: labels, keys, variables, commands, paths."""

import re
import tomllib

import pytest
from django.utils.module_loading import autodiscover_modules

from augenhoehe.base.commands import COMMANDS
from augenhoehe.ui import messages
from tests.house.limits import VARIABLE
from tests.house.tree import ROOT, stand

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HOUSE = stand()
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img src=\"([^\"]+)\"")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
KEY = re.compile(r'data-key="([^"]+)"')
# Keys that ui's scripts handle themselves, in lists and everywhere.
EVERYWHERE = {"?", "mod+k", "j", "k", "Enter", "x", "Escape", "/"}
HANDBOOKS = {"handbook.md": "en", "handbuch.md": "de"}
OPERATORS = ("operations.md", "betrieb.md")
NAMED = re.compile(r"`((?:augenhoehe|tests|docs|bench|kernel|base|web|\.ci)/[\w./<>-]*)`")
TEST = re.compile(r"`(test_[a-z_]+)`")


def text_of(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def by_name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCS, ids=by_name)
def test_links_lead_somewhere(path):
    found = [one or two for one, two in LINK.findall(path.read_text(encoding="utf-8"))]
    local = [target for target in found if not target.startswith(("http:", "https:", "mailto:"))]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=by_name)
def test_what_is_named_is_there(path):
    text = path.read_text(encoding="utf-8")
    named = [one for one in NAMED.findall(text) if "<" not in one]
    places = (ROOT, ROOT / "augenhoehe")
    missing = [one for one in named if not any((place / one).exists() for place in places)]
    tests = {node.name for file in HOUSE.python if file.is_test for node in file.functions}
    assert missing + [name for name in TEST.findall(text) if name not in tests] == []


def words_of(language):
    """All words that the screen can say in a language."""
    for room in messages.rooms():
        for message in messages.wanted(room) if language == "en" else messages.written(room):
            said = message.id if language == "en" else message.string
            yield from said if isinstance(said, (tuple, list)) else (said,)


@pytest.mark.parametrize(("name", "language"), HANDBOOKS.items())
def test_the_handbook_speaks_as_the_screen_does(name, language):
    """What is bold in a handbook is a label."""
    labels = set(words_of(language))
    bold = {" ".join(label.split()) for label in BOLD.findall(text_of(name))}
    assert sorted(bold - labels) == []


def keys_in(name):
    """The keys in the first cells of the handbook's last table."""
    rows = [line for line in text_of(name).splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_handbook_lists_the_keys(name):
    own = {key for file in HOUSE.templates for key in KEY.findall(file.text)}
    assert keys_in(name) == own | EVERYWHERE


def test_both_handbooks_have_the_same_chapters():
    chapters = [re.findall(r"^## ", text_of(name), re.M) for name in HANDBOOKS]
    assert len(chapters[0]) == len(chapters[1])


def variables():
    """Environment variables that the house reads."""
    return {match.strip("\"'") for file in HOUSE.code for match in VARIABLE.findall(file.text)}


@pytest.mark.parametrize("name", OPERATORS)
def test_operators_know_each_variable(name):
    listed = set(re.findall(r"^\| `(AUGENHOEHE_\w+)`", text_of(name), re.M))
    assert listed == variables()


@pytest.mark.parametrize("path", DOCS, ids=by_name)
def test_only_commands_that_exist_are_named(path):
    autodiscover_modules("commands")
    known = {*COMMANDS, "test", "check", "help", "serve", "COMMAND", "NAME", "CMD"}
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"run\.py +([a-z]\w+)", text))
    assert named <= known, named - known


def test_operators_know_the_commands():
    autodiscover_modules("commands")
    text = text_of("operations.md") + text_of("betrieb.md")
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", text)] == []


def test_dependencies_are_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[\[<>=~ ]", one)[0].lower() for one in project["dependencies"]}
    table = text_of("adr/0010-dependencies.md").lower()
    listed = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([^|]+) \|", table, re.M))))
    assert names <= listed, names - listed


def test_decisions_are_listed():
    folder = ROOT / "docs" / "adr"
    listed = set(re.findall(r"\(([\d]{4}-[\w-]+\.md)\)", (folder / "README.md").read_text()))
    assert listed == {path.name for path in folder.glob("0*.md")}


def test_the_rooms_in_the_architecture_stand():
    text = text_of("architecture.md").partition("## Where to put what")[0]
    listed = set(re.findall(r"`([a-z]+)`", text.partition("From the top:")[2]))
    standing = {*HOUSE.rooms, "kernel", "businesstime", "mailtext", "statistics"}
    assert listed == standing
