"""How many command lines dkr explains in a second, and how the time grows with the length of one.

    python benchmarks/explain_lines.py [FILE]

FILE holds a command line a line; without one, the examples of all pages are taken. Times are processor seconds of this
process, after the pages are open: first with nothing remembered yet, then once more. What `dkr explain --json --lines`
writes is made, too, and thrown away.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from cheatsheet.environment import real_environment
from cheatsheet.explain.explain import LONGEST_TEXT, explain
from cheatsheet.library import Library
from cheatsheet.render.explanation import explanation_json

GROWING: dict[str, Callable[[int], str]] = {
    "variables": lambda length: "docker run " + "-e NAME=value " * (length // 14) + "nginx",
    "names": lambda length: "docker rm " + "web " * (length // 4),
    "one value": lambda length: "docker run -v /" + "a" * length + ":/b nginx",
    "a chain": lambda length: "docker ps -a && " * (length // 16) + "docker ps",
    "substitutions": lambda length: "docker rm " + "$(docker ps -q) " * (length // 16),
    "scripts": lambda length: "sh -c 'docker ps -a'; " * (length // 22),
    "inner commands": lambda length: "docker exec a docker rm $(docker ps -q); " * (length // 41),
    "prompts": lambda length: "$ docker ps -a\nNAME\n" * (length // 20),
    "a patch": lambda length: 'kubectl patch pod web -p \'{"a":[' + "1," * (length // 2) + "1]}'",
}
"""Lines that can be made longer: the text for a length in characters."""


def seconds(lines: Iterable[str], library: Library) -> float:
    begun = time.process_time()
    for line in lines:
        json.dumps(explanation_json(explain(line, library)))
    return time.process_time() - begun


def examples(library: Library) -> list[str]:
    return [example.run for page in library.pages() for example in library.examples(page.name)]


def main() -> None:
    library = real_environment().library()
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if len(sys.argv) > 1 else examples(library)
    first, again = seconds(lines, library), seconds(lines, library)
    print(f"{len(lines)} lines: {len(lines) / first:,.0f} a second, once more {len(lines) / again:,.0f}")
    sizes = [LONGEST_TEXT // 16, LONGEST_TEXT // 4, LONGEST_TEXT - 200]
    print(f"\n{'milliseconds for':<20}" + "".join(f"{size // 1024:>7} KiB" for size in sizes) + "   (16 times as long)")
    for name, text in GROWING.items():
        times = [seconds([text(size)], library) * 1000 for size in sizes]
        print(f"{name:<20}" + "".join(f"{each:>11.1f}" for each in times) + f"   {times[-1] / times[0]:.0f}x")


if __name__ == "__main__":
    main()
