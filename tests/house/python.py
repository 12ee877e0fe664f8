"""What no module of the house does."""

import ast
import re

from tests.house.rule import called, rule

SIGNALS = re.compile(r"(^|\.)signals($|\.)|^django\.dispatch")
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "localdate", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "time", "timezone", "dt"}
OUTSIDE = {
    "os", "socket", "ssl", "subprocess", "sqlite3", "urllib.request", "http", "smtplib", "imaplib",
    "requests", "django", "tempfile", "shutil", "threading", "logging",
}  # fmt: skip
NETWORK = {"smtplib", "imaplib", "imapclient", "urllib.request", "http.client", "requests"}
QUICK = {
    "views", "api", "forms", "actions", "queries", "rules", "needs", "panels", "reactions",
    "models", "indicators", "subjects", "personal",
}  # fmt: skip
HEAVY = {"scipy", "statsmodels", "sklearn", "duckdb"}
THREAD = {"threading.local", "asgiref.local.Local", "asgiref.local"}
ENVIRONMENT = {"os.environ", "os.getenv", "os.putenv", "os.environb"}
MAY_READ_ENVIRONMENT = "augenhoehe/web/env.py"


def imported(file):
    """(line, full name) of everything a file imports."""
    for node in file.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{one.name}") for one in node.names)


def is_of(full, modules):
    return any(full == one or full.startswith(f"{one}.") for one in modules)


@rule("declare a reaction: @react(KIND, name=…) in reactions.py")
def no_django_signals(house):
    for file in house.code:
        for line, full in imported(file):
            if SIGNALS.search(full):
                yield file, line, f"imports {full}"


@rule("hand `now` in as an argument")
def no_clock_in_the_kernel(house):
    for file in house.code:
        if file.room != "kernel":
            continue
        for node in file.nodes:
            if isinstance(node, ast.Call) and called(node) in CLOCKS and _is_clock(node, file):
                yield file, node.lineno, f"{ast.unparse(node)} asks the clock"


def _is_clock(call, file):
    if call.args:
        return False
    if isinstance(call.func, ast.Name):
        return file.imports.get(call.func.id, "").startswith(("time.", "datetime."))
    owner = ast.unparse(call.func.value).rpartition(".")[2]
    return owner in CLOCK_OWNERS


@rule("the kernel is handed what it needs and gives back what it found")
def the_kernel_touches_nothing(house):
    for file in house.code:
        if file.room != "kernel":
            continue
        for line, full in imported(file):
            if is_of(full, OUTSIDE):
                yield file, line, f"imports {full}"
        for node in file.nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("open", "print", "input"):
                yield file, node.lineno, f"calls {ast.unparse(node.func)}"


@rule("hand the user on as an argument; actions take `by`")
def no_user_in_the_air(house):
    for file in house.code:
        for line, full in imported(file):
            if full in THREAD:
                yield file, line, f"imports {full}"
        for node in file.nodes:
            if isinstance(node, ast.Call) and called(node) == "ContextVar":
                name = str(getattr(node.args[0], "value", "")) if node.args else ""
                if re.search(r"user|person|request", name):
                    yield file, node.lineno, f"a context variable for {name}"


@rule("write an outbox row or a job; only outward jobs talk to the world, without a transaction")
def no_network_where_transactions_are(house):
    for file in house.code:
        if file.furniture not in QUICK:
            continue
        for line, full in imported(file):
            if is_of(full, NETWORK):
                yield file, line, f"imports {full}"


@rule("import at the top; if that makes a circle, the noun belongs one floor lower")
def no_inline_imports(house):
    for file in house.code:
        for function in file.functions:
            if file.name == "apps.py" and function.name == "ready":
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield file, node.lineno, f"{function.name} imports"


@rule("put the computation into the room's heavy.py and let a job reach it in a child process")
def heavy_libraries_stay_in_heavy(house):
    for file in house.code:
        for line, full in imported(file):
            if is_of(full, HEAVY) and file.name != "heavy.py":
                yield file, line, f"imports {full}"
            if ".heavy" in full and full.startswith("augenhoehe."):
                yield file, line, f"imports {full}; name it in a job instead"


@rule("read it in web/env.py and offer it in the settings")
def only_env_reads_the_environment(house):
    for file in house.code:
        if file.path == MAY_READ_ENVIRONMENT:
            continue
        for line, full in imported(file):
            if is_of(full, ENVIRONMENT):
                yield file, line, f"imports {full}"
        for node in file.nodes:
            reads = isinstance(node, ast.Attribute) and ast.unparse(node) in ENVIRONMENT
            if reads and "DJANGO_SETTINGS_MODULE" not in file.text.splitlines()[node.lineno - 1]:
                yield file, node.lineno, f"reads {ast.unparse(node)}"


@rule("make it a historical model: apps.get_model(…)")
def data_migrations_import_no_rooms(house):
    for file in house.all:
        if not (file.is_migration and file.is_python and "RunPython" in file.text):
            continue
        for line, full in imported(file):
            if full.startswith("augenhoehe."):
                yield file, line, f"imports {full}"


@rule("say in its name what the migration does")
def migrations_have_names(house):
    for file in house.all:
        if file.is_migration and "_auto_" in file.name:
            yield file, 1, f"{file.name} says nothing"


@rule("let the real part run; fakes stand at the borders of the house only")
def no_mocks(house):
    for file in house.python:
        for line, full in imported(file):
            if is_of(full, {"unittest.mock", "mock", "pytest_mock"}):
                yield file, line, f"imports {full}"
