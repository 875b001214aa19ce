"""`dkr lint`: everything that is wrong with page files, as file:line."""

from pathlib import Path

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.lint import lint
from cheatsheet.load import Mistake
from cheatsheet.render.document import Document, Paragraph, Run, Style, Verbatim


def run(environment: Environment, paths: list[str], standard: str) -> ExitCode:
    """Checks the folder of pages, and shows what concerns the paths; `standard` is the folder of dkr's own pages."""
    asked = [Path(path) for path in paths]
    for path in asked:
        if not path.exists():
            raise UsageError(f"there is no file or folder '{path}'", "name page files, or a folder of them")
    folder = _folder(asked, Path(standard))
    for path in asked:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise UsageError(f"'{path}' is not below '{folder}'", "check the pages of one folder at a time")
    pages, mistakes = lint(folder)
    wanted = [mistake for mistake in mistakes if _concerns(mistake, folder, asked)]
    environment.show(tuple(Verbatim((Run(str(mistake)),)) for mistake in wanted))
    environment.complain(_summary(pages, wanted))
    return ExitCode.NOTHING_FOUND if wanted else ExitCode.DONE


def _folder(asked: list[Path], standard: Path) -> Path:
    """Files are checked together with the folder they belong to, for pages refer to one another."""
    if len(asked) == 1 and asked[0].is_dir():
        outer = asked[0].resolve()
        return standard if outer.is_relative_to(standard.resolve()) else asked[0]
    if all(path.resolve().is_relative_to(standard.resolve()) for path in asked):
        return standard
    return asked[0] if asked[0].is_dir() else asked[0].parent


def _concerns(mistake: Mistake, folder: Path, asked: list[Path]) -> bool:
    if not asked:
        return True
    file = (folder.parent / mistake.place.file).resolve()
    return any(file == path.resolve() or file.is_relative_to(path.resolve()) for path in asked)


def _summary(pages: int, mistakes: list[Mistake]) -> Document:
    if not mistakes:
        return (Paragraph((Run(f"{pages} pages, no findings", Style.GOOD),)),)
    plural = "" if len(mistakes) == 1 else "s"
    return (Paragraph((Run(f"{len(mistakes)} finding{plural}", Style.ERROR),)),)
