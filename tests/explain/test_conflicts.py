"""What does not go together, on a line of an invented tool."""

from pathlib import Path

import pytest

from cheatsheet.assemble.assemble import read_book
from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from tests.conftest import compiled

PAGES = """
group: boat
about: Small boats.
docs: https://example.com/boat
flags: {--by=WHO: Who rows.}
refused:
  --crew with --alone or --empty: Nobody is alone with a crew.
ignored:
  --by with --empty: Nobody rows.
commands:
  row:
    about: Row.
    operands: {BOAT*: Boats.}
    flags:
      --alone: Alone.
      --crew: Together.
      --empty: Empty.
      --far=no|yes?: {about: Far., bare: yes}
      --rope=ROPE*: Rope.
    refused:
      BOAT with BOAT with --alone: One boat each.
      --rope=thin with --rope!=thin: One rope or the other.
      BOAT=ark without --rope: The ark does not stay.
      BOAT with BOAT without --crew or --alone: It takes more than you.
      --alone without --rope: It would drift away.
    ignored:
      --far=yes without BOAT or --rope: Nothing goes far.
  float:
    about: Float.
    operands: {RAFT?: Raft., NAME?: Its name.}
    refused: {RAFT without NAME or --alone: It needs a name.}
    flags: {--crew: Together., --alone: Alone.}
"""


@pytest.fixture
def boats(tmp_path: Path) -> Library:
    (tmp_path / "boat.yaml").write_text(PAGES, encoding="utf-8")
    book, mistakes = read_book([tmp_path])
    assert [str(mistake) for mistake in mistakes] == []
    return compiled(book)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("boat row a --alone --rope=long", []),
        ("boat row a b --alone --rope=long", [("error", "--alone")]),
        ("boat row --rope=thin --rope=thin a", []),
        ("boat row --rope=thin a --rope thick", [("error", "--rope thick")]),
        ("boat row --rope=thin a --rope $ROPE", []),
        ("boat row --far", [("warning", "--far")]),
        ("boat row --far=no", []),
        ("boat row --far a", []),
        ("ls | xargs boat row --far", []),
        ("boat row --far ...", []),
        ("boat row a --crew --alone=false", []),
        ("boat row a --crew --empty --by me", [("error", "--empty"), ("warning", "--by me")]),
    ],
)
def test_what_does_not_go_together_is_told_where_the_last_of_it_stands(
    boats: Library, line: str, told: list[tuple[str, str]]
) -> None:
    found = [each for each in explain(line, boats).problems if each.code == "conflict"]
    assert [(each.level, line[slice(*each.span)]) for each in found] == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("boat float wood", [("missing-operand", "wood")]),
        ("boat float wood anna", []),
        ("boat row ark", [("missing-flag", "ark")]),
        ("boat row ark --rope=long", []),
        ("boat row a b", [("missing-flag", "b")]),
        ("boat row a --alone", [("conflict", "--alone")]),
    ],
)
def test_what_is_refused_for_the_lack_of_a_word_is_missing_it(
    boats: Library, line: str, told: list[tuple[str, str]]
) -> None:
    assert [(each.code, line[slice(*each.span)]) for each in explain(line, boats).problems] == told


def test_a_command_has_what_its_group_says_of_all_that_it_takes(boats: Library) -> None:
    assert [each.about for each in boats.syntax("boat row").combinations][-2:] == [
        "Nobody is alone with a crew.",
        "Nobody rows.",
    ]
    assert [each.about for each in boats.syntax("boat float").combinations] == ["It needs a name."]
