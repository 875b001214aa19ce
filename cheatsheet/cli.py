"""The whole command line, for all that is not a plain question: arguments in, the verb to run out."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.shelf import data_folder
from cheatsheet.verbs import diff, explain, guide, lint, quiz, search, show
from cheatsheet.verbs import list as list_

Verb = Callable[[Environment], ExitCode]
"""A verb with its arguments; only the environment is missing. Typer parses, and nothing runs inside of it."""

_EXAMPLES = """\b
Examples:
  dkr search prune
  dkr explain "docker run -p 80:8080 nginx"
  dkr explain docker run -p 80:8080 nginx
  history | tail -1 | dkr explain -
  dkr diff "docker ps -a" "docker container ls --all"
  dkr show docker ps
  dkr list swarm
  dkr quiz swarm
"""
# What looks like an option in a question or in a command line belongs to that, not to dkr.
_FOREIGN_OPTIONS = {"ignore_unknown_options": True}
_ALL_FOREIGN = {"ignore_unknown_options": True, "allow_interspersed_args": False}

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="A cheat sheet for docker, swarm and kubectl that searches, explains and asks. It never runs what you type.",
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def parse(arguments: list[str]) -> Verb | None:
    """The verb that the arguments ask for, or None where --help has answered already; UsageError for what dkr lacks."""
    command: Any = typer.main.get_command(app)
    try:
        found = command.main(arguments, prog_name="dkr", standalone_mode=False)
    except Exception as error:
        # Typer's own copy of click has no public name for its mistakes; what all of them have is this method.
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        raise UsageError(str(message()).rstrip(".").replace("\n", " "), "dkr --help lists what there is") from error
    return found if callable(found) else None


@app.callback(invoke_without_command=True)
def _dkr(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and stop.")] = False,
) -> Verb | None:
    if version:
        return guide.version
    return None if context.invoked_subcommand else guide.run


@app.command("search", context_settings=_FOREIGN_OPTIONS)
def _search(
    words: Annotated[list[str], typer.Argument(help="What you want to do, a word, a command or a flag.")],
    limit: Annotated[int, typer.Option(min=1, help="The most answers to show.")] = search.LIMIT,
    tool: Annotated[str, typer.Option(help="Only answers for one tool, such as kubectl.")] = "",
    kind: Annotated[str, typer.Option(help="Only one kind of answer, such as command, flag, task or concept.")] = "",
    json: AsJson = False,
) -> Verb:
    """Find the command for what you want to do."""
    return partial(search.run, query=" ".join(words), limit=limit, kind=kind, tool=tool, as_json=json)


@app.command("explain", context_settings=_ALL_FOREIGN)
def _explain(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND...", help="A command line, quoted or not; - reads it.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when there is an error in it.")] = False,
    file: Annotated[
        str, typer.Option("-f", "--file", metavar="FILE", help="Explain the commands of a file; - is standard input.")
    ] = "",
    lines: Annotated[bool, typer.Option("--lines", help="With --json: explain every line of the input.")] = False,
    json: AsJson = False,
) -> Verb:
    """Tell what every part of a command line means, without running it.

    Options of dkr stand in front of the command line; everything behind them belongs to the command line.
    """
    if file and (words or lines):
        raise UsageError("--file takes the place of a command line", "write one of them")
    if file:
        return partial(explain.run_file, path=file, as_json=json, strict=strict)
    if lines and json and not words:
        return partial(explain.run_lines, strict=strict)
    if lines:
        raise UsageError("--lines reads the standard input and needs --json", "write dkr explain --json --lines")
    return partial(explain.run, words=words or [], as_json=json, strict=strict)


@app.command("diff")
def _diff(
    lines: Annotated[list[str], typer.Argument(metavar="A B", help="Two command lines, each in quotes.")],
    json: AsJson = False,
) -> Verb:
    """Tell whether two command lines ask for the same, and in which parts they differ.

    Exits with 0 where they ask for the same, with 1 where they do not, and with 3 where one cannot be read.
    """
    return partial(diff.run, lines=lines, as_json=json)


@app.command("show", context_settings=_FOREIGN_OPTIONS)
def _show(
    words: Annotated[
        list[str], typer.Argument(metavar="PAGE...", help="A command in any spelling, or the name of another page.")
    ],
    json: AsJson = False,
) -> Verb:
    """Show the page of a command, a concept, a task, an instruction or a resource."""
    return partial(show.run, words=" ".join(words), as_json=json)


@app.command("list")
def _list(
    topic: Annotated[list[str] | None, typer.Argument(help="A topic, a tool or a group, such as swarm.")] = None,
    json: AsJson = False,
) -> Verb:
    """List the pages, all or those on a topic."""
    return partial(list_.run, topic=" ".join(topic or []), as_json=json)


@app.command("quiz")
def _quiz(
    topic: Annotated[list[str] | None, typer.Argument(help="A topic, a tool or a group, such as swarm.")] = None,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="The most questions to ask.")] = quiz.NUMBER,
    json: AsJson = False,
) -> Verb:
    """Ask questions, grade the answers by what they mean, and remember when to ask again."""
    return partial(quiz.run, topic=" ".join(topic or []), number=number, as_json=json)


@app.command("lint")
def _lint(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Page files or folders of them.")] = None,
) -> Verb:
    """Check page files and list all mistakes as file:line."""
    return partial(lint.run, paths=paths or [], standard=data_folder())
