"""`dkr explain`: what every part of a command line means."""

from collections.abc import Callable

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.explain.explain import LONGEST_TEXT, Explanation, explain
from cheatsheet.explain.shell import join
from cheatsheet.render.document import Document, Gap, Paragraph, Run
from cheatsheet.render.explanation import explanation_document, explanation_json, file_document

FROM_STDIN = "-"


def run(environment: Environment, words: list[str], as_json: bool = False, strict: bool = False) -> ExitCode:
    """Explains one text; where `strict`, an error in it counts as nothing found."""
    text = _from_stdin(environment) if words == [FROM_STDIN] else join(words)
    return _answer(environment, text, "the text", explanation_document, as_json, strict)


def run_file(environment: Environment, path: str, as_json: bool = False, strict: bool = False) -> ExitCode:
    """Explains the commands of a file, such as a script, each with its line."""
    text = _from_stdin(environment) if path == FROM_STDIN else _read(path)
    return _answer(environment, text, path, file_document, as_json, strict)


def _from_stdin(environment: Environment) -> str:
    return environment.stdin.read(LONGEST_TEXT + 1)


_WORST_BYTES = 4
"""Bytes that a character takes at most."""


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            content = file.read(_WORST_BYTES * LONGEST_TEXT + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "name a file of shell commands") from error
    # One that is cut within a character is too long in any case, and is told so.
    is_whole = len(content) <= _WORST_BYTES * LONGEST_TEXT
    try:
        text = content.decode("utf-8-sig", "strict" if is_whole else "ignore")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UsageError(f"{path} is not a text file", "name a file of shell commands")
    return text.replace("\r\n", "\n")


def _answer(
    environment: Environment,
    text: str,
    name: str,
    document: Callable[[Explanation, int | None], Document],
    as_json: bool,
    strict: bool,
) -> ExitCode:
    text = text.rstrip("\n")
    if not text.strip():
        raise UsageError("there is no command line to explain", 'write it behind the verb: dkr explain "docker ps -a"')
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"{name} is longer than {LONGEST_TEXT:,} characters", "explain a part of it")
    explanation = explain(text, environment.library())
    if as_json:
        environment.show_json(explanation_json(explanation))
    else:
        environment.show(document(explanation, environment.drawing_width()))
        if not explanation.commands:
            environment.complain(_NOTHING)
    return ExitCode.DONE if _is_fine(explanation, strict) else ExitCode.NOTHING_FOUND


def run_lines(environment: Environment, strict: bool = False) -> ExitCode:
    """Explains every line of the standard input by itself, and answers each with one line of JSON."""
    library = environment.library()
    fine = True
    for line in environment.stdin:
        explanation = explain(line.rstrip("\n"), library)
        environment.show_json(explanation_json(explanation))
        fine = fine and (not strict or _is_fine(explanation, strict))
    return ExitCode.DONE if fine else ExitCode.NOTHING_FOUND


def _is_fine(explanation: Explanation, strict: bool) -> bool:
    errors = strict and any(problem.level == "error" for problem in explanation.problems)
    return bool(explanation.commands) and not errors


_NOTHING: Document = (
    Gap(),
    Paragraph((Run("There is no command here that dkr knows. For a question in words: "), Run("dkr search", "code"))),
)
