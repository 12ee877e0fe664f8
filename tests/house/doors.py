"""Doors: nothing changes on GET, every address is classified, seeing is asked of the owner."""

import ast
import re
from functools import lru_cache

from tests.house.actions import actions_of
from tests.house.rule import called, calls, decorators, rule
from tests.house.writes import _target

# Colleagues and teams are known to everybody who is signed in (docs/roles.md).
SEEN_BY_ALL = {"User", "Team"}
# What hangs on something seen already, and what is one's own, need not be asked again.
SCOPED = re.compile(
    r"\b(user|author|owner|observer|ticket|ticket__in|contact|company|pk__in)=|OuterRef"
)
BY_POST = {"require_POST", "require_http_methods"}


@lru_cache(maxsize=4)
def real_actions(house):
    """(module, function) of each @action; housekeeping may happen while somebody reads."""
    return frozenset((file.module, node.name) for file, node in actions_of(house, {"action"}))


@rule("ask for POST: @require_POST, or branch on request.method")
def nothing_changes_on_get(house):
    for file in house.of_furniture("views", "api"):
        acting = _acting(house, file)
        for node in file.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name in acting and _is_view(node):
                yield file, node.lineno, f"{node.name} acts on any method"


def _is_view(node):
    names = [one.arg for one in node.args.args]
    return bool(names) and names[0] == "request" and not node.name.startswith("_")


def _acting(house, file):
    """Names of the functions of a file that act, directly or through each other, on any method."""
    functions = {node.name: node for node in file.tree.body if isinstance(node, ast.FunctionDef)}
    reached = {
        name: {_target(file, call) for call in calls(node)}
        for name, node in functions.items()
        if not _asks_for_post(house, file, node)
    }
    found = {name for name, targets in reached.items() if targets & real_actions(house)}
    for _ in reached:
        inside = {(file.module, name) for name in found}
        found |= {name for name, targets in reached.items() if targets & inside}
    return found


def _asks_for_post(house, file, node):
    if BY_POST & decorators(node) or "request.method" in ast.unparse(node):
        return True
    return any(_wrapper_asks(house, file, name) for name in decorators(node))


def _wrapper_asks(house, file, name):
    """Does a decorator of our own put require_POST around the view?"""
    module, _, real = file.imports.get(name, f"{file.module}.{name}").rpartition(".")
    for other in house.code:
        if other.module == module:
            for node in other.functions:
                if node.name == real:
                    return any(mark in ast.unparse(node) for mark in (*BY_POST, "request.method"))
    return False


@rule("classify its addresses in tests/doors/<room>.py")
def every_room_classifies_its_addresses(house):
    classified = {file.stem for file in house.all if file.path.startswith("tests/doors/")}
    for file in house.of_furniture("urls", "account_urls"):
        has_addresses = any(called(node) == "path" for node in calls(file.tree))
        if has_addresses and not {file.room, "account"} & classified:
            yield file, 1, f"{file.room} has addresses that no door test knows"
        elif has_addresses and file.furniture == "urls" and file.room not in classified | {"web"}:
            yield file, 1, f"{file.room} has addresses that no door test knows"


@lru_cache(maxsize=4)
def owned(house):
    """Models whose room says who may see them."""
    found = set()
    for file in house.of_furniture("subjects"):
        for call in calls(file.tree):
            if called(call) == "subject" and call.args and isinstance(call.args[0], ast.Name):
                found.add(file.imports.get(call.args[0].id, call.args[0].id))
    return frozenset(found)


@rule("begin with the room's visible_to(user); a stranger sees 404")
def doors_ask_the_owner(house):
    for file in house.of_furniture("views", "api", "panels", "needs"):
        models = {name for name, full in file.imports.items() if full in owned(house)} - SEEN_BY_ALL
        parents = {child: node for node in file.nodes for child in ast.iter_child_nodes(node)}
        for node in file.nodes:
            model = _asked(node)
            if model in models and not SCOPED.search(ast.unparse(_whole(node, parents))):
                yield file, node.lineno, f"{model} is asked without visible_to"


def _asked(node):
    """The model in Model.objects and in get_object_or_404(Model, …)."""
    if isinstance(node, ast.Attribute) and node.attr == "objects":
        return ast.unparse(node.value)
    if isinstance(node, ast.Call) and called(node) == "get_object_or_404" and node.args:
        return ast.unparse(node.args[0])
    return ""


def _whole(node, parents):
    """The whole chain of calls that begins with `node`."""
    while isinstance(parents.get(node), ast.Attribute | ast.Call):
        node = parents[node]
    return node
