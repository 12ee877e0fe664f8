"""Measures the pages one works with all day, at a small and at a large number of tickets.

python bench/pages.py [--tickets 1000000] [--small 1000] [--folder data/bench]

Fills what is missing (see fill.py). For the inbox and a conversation: statements, bytes, CPU time a
request (Django's test client, one thread), then over HTTP on loopback: latency of one client,
requests a second at four, memory of web and worker before and after, time from start to first page.
"""

import argparse
import http.client
import json
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

WARM_UP, REQUESTS, SECONDS, CLIENTS = 10, 40, 4, 4
PORT = 8791
PAGES = ("inbox", "conversation", "long conversation")
ASKED = ("inbox", "conversation")


def main():
    options = parse()
    figures = {size: run_part(options, size) for size in (options.small, options.tickets)}
    small, large = (figures[size] for size in (options.small, options.tickets))
    show_pages(small, large, options)
    show_http(over_http(options, large["paths"]), options)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--folder", default="data/bench")
    parser.add_argument("--inside", action="store_true", help="(look into the database)")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(look_inside()))
        raise SystemExit
    return options


def run_part(options, size):
    """Fill if need be, then measure in a process of its own, whose database is this one."""
    environment = rig.environment(options.folder, size)
    rig.fill(environment, size)
    inside = [sys.executable, __file__, "--inside"]
    done = subprocess.run(inside, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def look_inside():
    """Statements, bytes and CPU time of each page, by the test client."""
    rig.set_up()
    from within import measure  # noqa: PLC0415 - stands on Django

    return measure(WARM_UP, REQUESTS)


def show_pages(small, large, options):
    """The first table."""
    rig.print_head(f"Pages at {options.tickets:,} tickets, {large['messages']:,} messages")
    floors = {"inbox": (8, 40), "conversation": (12, 60), "long conversation": (12, None)}
    for page in PAGES:
        one, (statements, size) = large[page], floors[page]
        rig.print_row(f"{page}: statements", one["statements"], statements)
        rig.print_row(f"{page}: bytes", one["bytes"] / 1000, size, unit="kB")
        rig.print_row(f"{page}: bytes as sent, compressed", one["sent"] / 1000, unit="kB")
        rig.print_row(f"{page}: CPU time", one["cpu"], unit="ms")
    ratio = large["inbox"]["cpu"] / small["inbox"]["cpu"]
    words = f"inbox: CPU time against {options.small:,} tickets"
    rig.print_row(words, ratio, 1.3)
    rig.print_yardstick()


def over_http(options, paths):
    """Start the house, ask it from outside, end it."""
    environment = rig.environment(options.folder, options.tickets)
    command = [sys.executable, "-m", "augenhoehe", "serve", "--port", str(PORT), "--empty"]
    subprocess.run([sys.executable, "-m", "augenhoehe", "help"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    prepare = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    wait_for_page()
    prepare.terminate()
    prepare.wait()
    starts = []
    for last in (False, False, True):
        began = time.monotonic()
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for_page()
            starts.append(time.monotonic() - began)
            figures = ask(server.pid, environment, paths) if last else {}
        finally:
            server.terminate()
            server.wait()
    return figures | {"start": min(starts)}


def wait_for_page():
    """Until the sign-in page is there."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            link.request("GET", "/account/login/")
            if link.getresponse().read() and link:
                return
        except OSError:
            time.sleep(0.005)
    raise SystemExit("The house did not open within a minute.")


def ask(pid, environment, paths):
    """Latency and requests a second, and the memory before and after."""
    time.sleep(4)
    figures = {"rest": rig.memory(pid)}
    cookie = rig.sign_in(environment, PORT)
    for name in ASKED:
        path = paths[name]
        figures[f"{name} p50"] = rig.best(lambda path=path: latency(path, cookie))
        figures[f"{name} rate"] = -rig.best(lambda path=path: -rate(path, cookie))
    figures["load"] = rig.memory(pid)
    return figures


def latency(path, cookie):
    """The middle of what one client waits on one connection, in ms."""
    link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    times = []
    for number in range(WARM_UP + REQUESTS):
        began = time.perf_counter()
        link.request("GET", path, headers={"Cookie": cookie})
        answer = link.getresponse()
        answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        if number >= WARM_UP:
            times.append(1000 * (time.perf_counter() - began))
    return rig.median(times)


def rate(path, cookie):
    """Requests a second at four clients, by wrk."""
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}", "-H", f"Cookie: {cookie}",
               f"http://127.0.0.1:{PORT}{path}"]  # fmt: skip
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in text, text
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def show_http(figures, options):
    """The second table."""
    rig.print_head(f"Over HTTP at {options.tickets:,} tickets, {CLIENTS} clients for {SECONDS} s")
    rig.print_row("start to first page", figures["start"], 1.5, unit="s")
    for name, wait, least in (("inbox", 20, 90), ("conversation", 25, None)):
        rig.print_row(f"{name}: one client, p50", figures[f"{name} p50"], wait, unit="ms")
        rig.print_row(f"{name}: requests/s", figures[f"{name} rate"], least, at_least=True)
    rig.print_row("memory at rest, web and worker", figures["rest"], 250, unit="MiB")
    rig.print_row("memory after load", figures["load"], 400, unit="MiB")


if __name__ == "__main__":
    main()
