"""`dkr` alone: a short guide; and `dkr --version`."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode
from cheatsheet.render.document import Document, Gap, Paragraph, Row, Rows, Run, Style

_ASKED: tuple[tuple[str, str], ...] = (
    ("dkr search WORDS", "the command for what you want to do"),
    ("dkr explain COMMAND", "what every part of a command line means"),
    ("dkr show PAGE", "the page of a command, an idea, a task or a Kubernetes resource"),
    ("dkr list [TOPIC]", "what there is"),
    ("dkr quiz [TOPIC]", "questions that make it stick"),
)


def run(environment: Environment) -> ExitCode:
    rows = tuple(Row((Run(asked, Style.CODE),), (Run(answer),)) for asked, answer in _ASKED)
    guide: Document = (
        Paragraph((Run("dkr", Style.HEADING), Run(" is a cheat sheet for containers. It never runs what you type."))),
        Gap(),
        Rows(rows),
        Gap(),
        Paragraph((Run("More: "), Run("dkr --help", Style.CODE))),
    )
    environment.show(guide)
    return ExitCode.DONE


def version(environment: Environment) -> ExitCode:
    from importlib.metadata import version as version_of

    environment.show((Paragraph((Run(f"dkr {version_of('dkr-cheatsheet')}"),)),))
    return ExitCode.DONE
