"""What a run of dkr costs, as a multiple of `python -c pass` of the same interpreter.

    python benchmarks/startup.py [ROUNDS]

Run it with the interpreter of an environment where dkr is installed from its wheel. The commands take turns, so that
whatever else the machine does hits all of them alike; compared are medians of the processor time (user and system) and
of the time on the clock. Standard output is a pipe, as in `dkr search prune | cat`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

DKR = str(Path(sys.executable).with_name("dkr"))
BARE = (sys.executable, "-c", "pass")
COMMANDS = {
    "search prune": ((DKR, "search", "prune"), 3.0),
    "show docker ps": ((DKR, "show", "docker ps"), 3.0),
    'explain "docker run -p 80:8080 nginx"': ((DKR, "explain", "docker run -p 80:8080 nginx"), 4.0),
    "search, four words": ((DKR, "search", "copy file out of container"), None),
    "search, a typo": ((DKR, "search", "prnue"), None),
    "explain, an unknown flag": ((DKR, "explain", "docker run --publsh 80:80 nginx"), None),
    "list (through Typer)": ((DKR, "list"), None),
}


def cost(command: tuple[str, ...]) -> tuple[float, float]:
    """Processor seconds and clock seconds of one run."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read()
    _, _, used = os.wait4(process.pid, 0)
    process.stdout.close()
    process.returncode = 0
    return used.ru_utime + used.ru_stime, time.perf_counter() - begun


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    commands = {"python -c pass": (BARE, None), **COMMANDS}
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, _) in commands.items():
            costs[name].append(cost(command))
    bare_cpu, bare_clock = (median(values) for values in zip(*costs["python -c pass"], strict=True))
    print(f"{'what':<40} {'cpu':>6} {'clock':>6}  goal   ({rounds} rounds, bare {bare_clock * 1000:.1f} ms)")
    for name, (_, goal) in commands.items():
        cpu, clock = (median(values) for values in zip(*costs[name], strict=True))
        wanted = f"{goal:.0f}" if goal else ""
        print(f"{name:<40} {cpu / bare_cpu:>5.1f}x {clock / bare_clock:>5.1f}x  {wanted}")


if __name__ == "__main__":
    main()
