"""`dkr diff`: what two command lines ask for differently."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UnreadableError, UsageError
from cheatsheet.explain.difference import differences
from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import Meaning, meaning, unreadable
from cheatsheet.library import Library
from cheatsheet.render.difference import differences_document, differences_json

_HINT = 'write each as one word: dkr diff "docker ps" "docker container ls"'


def run(environment: Environment, lines: list[str], as_json: bool = False) -> ExitCode:
    if len(lines) != 2:
        raise UsageError(f"diff compares two command lines, and this is {len(lines)}", _HINT)
    if not all(line.strip() for line in lines):
        raise UsageError("there is no command line to compare", _HINT)
    library = environment.library()
    one, other = (_meaning(name, line, library) for name, line in zip("AB", lines, strict=True))
    found = differences(one, other)
    if as_json:
        environment.show_json(differences_json(found))
    else:
        environment.show(differences_document(found))
    return ExitCode.NOTHING_FOUND if found else ExitCode.DONE


def _meaning(name: str, line: str, library: Library) -> Meaning:
    explanation = explain(line, library)
    problem = unreadable(explanation)
    if problem:
        raise UnreadableError(f"line {name} cannot be read: {problem.message}", problem.hint)
    return meaning(explanation, library)
