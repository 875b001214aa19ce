"""The entry of `dkr`. The plain forms of the hot verbs go straight to the core; everything else goes through Typer.

Importing Typer costs more than four bare interpreters, so an answer must not wait for it.
"""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress

from cheatsheet.environment import Environment, real_environment
from cheatsheet.errors import BrokenStateError, DkrError, ExitCode


def main() -> None:
    """The console script: runs dkr on the process's own arguments and streams, and ends the process.

    Taking an interpreter apart, module by module, costs a quarter of a bare one, and nothing is left to be closed.
    """
    environment = real_environment()
    code = run(sys.argv[1:], environment)
    for stream in (environment.stdout, environment.stderr):
        with suppress(OSError, ValueError):  # Nobody reads any more; there is nobody to tell either.
            stream.flush()
    os._exit(code)


def run(arguments: list[str], environment: Environment) -> int:
    """One run of dkr; returns its exit code. Mistakes are told here, once; none leaves as a traceback."""
    try:
        code = _dispatch(arguments, environment)
        environment.stdout.flush()
        return code
    except DkrError as error:
        _tell(error, environment)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # The reader has seen enough.
        return ExitCode.DONE
    except sqlite3.Error as error:
        hint = "if it goes on, install dkr again; what the quiz remembers is in a file of its own"
        _tell(BrokenStateError(f"a file of dkr's cannot be used: {error}", hint), environment)
        return ExitCode.BROKEN
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        _tell(DkrError(f"{what}{error.strerror or error}"), environment)
        return ExitCode.BROKEN


def _dispatch(arguments: list[str], environment: Environment) -> int:
    answer = _plain_form(arguments, environment)
    if answer:
        return answer()
    from cheatsheet.cli import parse

    verb = parse(arguments)
    return verb(environment) if verb else ExitCode.DONE


_HELP = ("-h", "--help")


def _plain_form(arguments: list[str], environment: Environment) -> Callable[[], int] | None:
    """The verbs that are asked all the time, with no option but --json; None leaves the arguments to Typer."""
    verb, words = arguments[:1], arguments[1:]
    as_json = words[:1] == ["--json"]
    words = words[as_json:]
    if not words or (words[0].startswith("-") and words != ["-"] and verb != ["search"]) or words[0] in _HELP:
        return None
    if verb == ["explain"]:
        from cheatsheet.verbs import explain

        return lambda: explain.run(environment, words, as_json)
    if verb == ["diff"] and not any(word.startswith("-") for word in words):
        from cheatsheet.verbs import diff

        return lambda: diff.run(environment, words, as_json)
    if verb == ["show"] and not any(word.startswith("-") for word in words):
        from cheatsheet.verbs import show

        return lambda: show.run(environment, " ".join(words), as_json)
    if verb == ["search"] and not any(word.startswith("--") for word in words):
        from cheatsheet.verbs import search

        return lambda: search.run(environment, " ".join(words), as_json=as_json)
    return None


def _tell(error: DkrError, environment: Environment) -> None:
    from cheatsheet.render.document import Paragraph, Run, Style

    hint = (Run(f"; {error.hint}"),) if error.hint else ()
    environment.complain((Paragraph((Run("dkr: ", Style.ERROR), Run(error.message), *hint)),))


if __name__ == "__main__":
    main()
