"""`dkr explain`: what every part of a command line means."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.explain.explain import LONGEST_TEXT, Explanation, explain
from cheatsheet.explain.shell import join
from cheatsheet.render.document import Document, Gap, Paragraph, Run
from cheatsheet.render.explanation import explanation_document, explanation_json

FROM_STDIN = "-"


def run(environment: Environment, words: list[str], as_json: bool = False, strict: bool = False) -> ExitCode:
    """Explains one text; where `strict`, an error in it counts as nothing found."""
    text = environment.stdin.read(LONGEST_TEXT + 1) if words == [FROM_STDIN] else join(words)
    text = text.rstrip("\n")
    if not text.strip():
        raise UsageError("there is no command line to explain", 'write it behind the verb: dkr explain "docker ps -a"')
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"the text is longer than {LONGEST_TEXT:,} characters", "explain a part of it")
    explanation = explain(text, environment.library())
    if as_json:
        environment.show_json(explanation_json(explanation))
    else:
        environment.show(explanation_document(explanation))
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
