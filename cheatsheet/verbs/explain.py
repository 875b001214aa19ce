"""`dkr explain`: what every part of a command line means."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.explain.explain import explain
from cheatsheet.explain.shell import join
from cheatsheet.render.document import Document, Gap, Paragraph, Run
from cheatsheet.render.explanation import explanation_document, explanation_json

LONGEST_TEXT = 1024 * 1024
FROM_STDIN = "-"


def run(environment: Environment, words: list[str], as_json: bool = False) -> ExitCode:
    text = _read(environment) if words == [FROM_STDIN] else join(words)
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
    return ExitCode.DONE if explanation.commands else ExitCode.NOTHING_FOUND


_NOTHING: Document = (
    Gap(),
    Paragraph((Run("There is no command here that dkr knows. For a question in words: "), Run("dkr search", "code"))),
)


def _read(environment: Environment) -> str:
    return environment.stdin.read(LONGEST_TEXT + 1)
