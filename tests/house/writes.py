"""Only actions write. What a function writes through another one counts as well."""

import ast
from functools import lru_cache

from tests.house.actions import MARKS
from tests.house.rule import called, calls, decorators, rule

WRITES = {
    "save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "acreate", "asave", "adelete", "aupdate",
}  # fmt: skip
MANY = {"add", "set", "remove", "clear"}
# Who must not write: doors, questions, and what rooms declare.
DOORS = (
    "urls", "views", "api", "forms", "panels", "needs", "queries", "rules", "reactions", "jobs",
    "indicators", "personal", "subjects", "slots", "events", "gaps", "duties", "commands",
    "middleware", "templatetags", "adapter", "models",
)  # fmt: skip
# Things with a `save`, `create` or `delete` of their own that are no rows of the house.
NO_ROWS = {"cache", "workbook", "book", "storage", "image", "session", "buffer", "response", "page"}
# Asking for a job belongs to whatever asks: it stands in the caller's transaction.
ASKING = "augenhoehe.base.jobs"


@lru_cache(maxsize=4)
def relations(house):
    """Names of many-to-many fields and of the ways back."""
    found = set()
    for file in house.of_furniture("models"):
        for node in file.nodes:
            if isinstance(node, ast.Call) and called(node) in ("ManyToManyField", "ForeignKey"):
                back = [k.value for k in node.keywords if k.arg == "related_name"]
                found |= {str(one.value) for one in back if isinstance(one, ast.Constant)}
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                if called(node.value) == "ManyToManyField":
                    found |= {ast.unparse(target) for target in node.targets}
    return frozenset(found - {"+"})


def writes_in(node, names):
    """(line, words) of each write to the database that stands in `node`."""
    for call in calls(node):
        if isinstance(call.func, ast.Attribute) and _is_write(call, names):
            yield call.lineno, f"{ast.unparse(call.func)[-60:]}()"


def _is_write(call, names):
    verb, on = call.func.attr, call.func.value
    if set(_words(on)) & NO_ROWS:
        return False
    if verb in WRITES or verb == "delete" and not call.args:
        return True
    if verb == "update":
        return bool(call.keywords) and not call.args
    through = on.attr if isinstance(on, ast.Attribute) else ""
    return verb in MANY and (through in names or through.endswith("_set"))


def _words(node):
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]


@rule("call an action; a room's rows are written in actions/ only")
def only_actions_write(house):
    writers = writers_of(house)
    for file in house.of_furniture(*DOORS):
        for node in _tops(file):
            if (file.module, node.name) in writers and not MARKS & decorators(node):
                yield file, node.lineno, f"{node.name} writes: {writers[file.module, node.name]}"


@lru_cache(maxsize=4)
def writers_of(house):
    """{(module, function): why} of functions that write and are no actions, or call such a one."""
    names = relations(house)
    found, callers = {}, []
    for file in house.code:
        if file.room == "kernel":
            continue
        for node in _tops(file):
            if MARKS & decorators(node) or file.module == ASKING:
                continue
            callers.append((file, node))
            if first := next(writes_in(node, names), None):
                found[file.module, node.name] = first[1]
    while new := dict(_through(callers, found)):
        found |= new
    return found


def _through(callers, found):
    for file, node in callers:
        if (file.module, node.name) in found:
            continue
        for call in calls(node):
            target = _target(file, call)
            if target in found:
                yield (file.module, node.name), f"through {target[1]}()"


def _target(file, call):
    """(module, function) that a call reaches, as far as imports tell."""
    text = ast.unparse(call.func)
    head, _, rest = text.partition(".")
    if head not in file.imports:
        return file.module, text
    full = file.imports[head] + (f".{rest}" if rest else "")
    module, _, name = full.rpartition(".")
    return module, name


def _tops(file):
    """Functions of the module and methods of its classes."""
    for node in file.tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (one for one in node.body if isinstance(one, ast.FunctionDef))


@rule("let an action do it; a row is saved and nothing else happens")
def no_model_saves_with_effects(house):
    for file in house.of_furniture("models"):
        for node in file.functions:
            if node.name in ("save", "delete", "asave", "adelete"):
                yield file, node.lineno, f"{node.name}() is overridden"


@rule("set the moment in the action, so that imports can keep theirs")
def moments_are_set_by_actions(house):
    for file in house.of_furniture("models"):
        for node in file.nodes:
            if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
                yield file, node.value.lineno, f"{node.arg} sets a moment by itself"
