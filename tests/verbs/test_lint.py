"""`dkr lint`: what it says and how it ends."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.shelf import CHECKOUT_DATA

INVENTED = Path(__file__).parent.parent / "library"

Run = Callable[..., Any]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a copy of the invented pages."""
    folder = tmp_path / "pages"
    shutil.copytree(INVENTED, folder)
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1
    file.write_text(content.replace(old, new), encoding="utf-8")


def test_clean_pages_are_said_to_be_so_and_nothing_stands_on_standard_output(dkr: Run, pages: Path) -> None:
    assert dkr("lint", str(pages)) == (0, "", "14 pages, no findings\n")


def test_a_finding_is_a_line_that_an_editor_can_jump_to(dkr: Run, pages: Path) -> None:
    spoil(pages / "dock.yaml", "about: Open a dock.", "abuot: Open a dock.")
    exit_code, stdout, stderr = dkr("lint", str(pages))
    assert stdout.splitlines() == [
        "pages/dock.yaml:7: 'open' has no 'about' [missing-key]",
        "pages/dock.yaml:7: unknown key 'abuot' in 'open'; did you mean 'about'? [unknown-key]",
    ]
    assert (exit_code, stderr) == (1, "2 findings\n")


def test_one_finding_is_counted_in_the_singular(dkr: Run, pages: Path) -> None:
    spoil(pages / "dock.yaml", "Open a dock.", "Open a dock")
    exit_code, stdout, stderr = dkr("lint", str(pages))
    assert stdout == "pages/dock.yaml:7: 'about' of 'ship dock open' has no full stop [full-stop]\n"
    assert (exit_code, stderr) == (1, "1 finding\n")


def test_findings_of_all_files_come_in_one_run(dkr: Run, pages: Path) -> None:
    spoil(pages / "dock.yaml", "Open a dock.", "Open a dock")
    spoil(pages / "concepts.yaml", "What a ship carries.", "What a ship carries")
    (pages / "more").mkdir()
    (pages / "more" / "new.yaml").write_text("nonsense\n")
    stdout = dkr("lint", str(pages)).stdout
    assert [line.partition(": ")[0] for line in stdout.splitlines()] == [
        "pages/concepts.yaml:5",
        "pages/dock.yaml:7",
        "pages/more/new.yaml:1",
    ]


def test_a_file_is_checked_together_with_its_neighbours_and_only_its_own_findings_are_told(
    dkr: Run, pages: Path
) -> None:
    """A page refers to flags, kinds of value and pages that stand in other files."""
    spoil(pages / "dock.yaml", "Open a dock.", "Open a dock")
    spoil(pages / "concepts.yaml", "see: [ship load]", "see: [ship lod]")
    assert dkr("lint", str(pages / "concepts.yaml")) == (
        1,
        "pages/concepts.yaml:7: no page 'ship lod'; did you mean 'ship load'? [unknown-page]\n",
        "1 finding\n",
    )
    assert dkr("lint", str(pages / "ship.yaml")).exit_code == 0
    assert dkr("lint", str(pages / "dock.yaml"), str(pages / "concepts.yaml")).stderr == "2 findings\n"


@pytest.mark.parametrize("path", [".", "dock.yaml", "./dock.yaml", "../pages", "../pages/dock.yaml"])
def test_paths_are_taken_from_the_current_folder(
    dkr: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    spoil(pages / "dock.yaml", "Open a dock.", "Open a dock")
    monkeypatch.chdir(pages)
    exit_code, stdout, _ = dkr("lint", path)
    assert stdout.endswith("dock.yaml:7: 'about' of 'ship dock open' has no full stop [full-stop]\n")
    assert exit_code == 1


def test_a_path_that_is_not_there_is_a_mistake_of_use(dkr: Run, pages: Path) -> None:
    nowhere = pages / "nowhere.yaml"
    assert dkr("lint", str(nowhere)) == (
        2,
        "",
        f"dkr: there is no file or folder '{nowhere}'; name page files, or a folder of them\n",
    )


def test_pages_of_two_folders_are_not_checked_in_one_run(dkr: Run, pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(INVENTED, other)
    expected = f"dkr: '{other}' is not below '{pages}'; check the pages of one folder at a time\n"
    assert dkr("lint", str(pages), str(other)) == (2, "", expected)


def test_a_folder_without_pages_has_none(dkr: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert dkr("lint", str(tmp_path / "empty")) == (0, "", "0 pages, no findings\n")


def test_control_characters_of_a_page_do_not_reach_the_terminal(dkr: Run, pages: Path) -> None:
    spoil(pages / "dock.yaml", "about: Open a dock.", '"ab\\x1b[31mout": Open a dock.')
    stdout = dkr("lint", str(pages), terminal=True).stdout
    assert "ab\\x1b[31mout" in stdout
    assert "ab\x1b[31mout" not in stdout


def test_no_path_means_the_pages_of_dkr_itself(dkr: Run) -> None:
    exit_code, stdout, stderr = dkr("lint")
    assert (exit_code, stdout) == (0, "")
    assert stderr.endswith(" pages, no findings\n")
    assert int(stderr.split()[0]) > 100


def test_a_file_of_dkr_itself_is_checked_with_all_of_them(dkr: Run) -> None:
    result = dkr("lint", str(Path(CHECKOUT_DATA) / "kubectl" / "get.yaml"))
    assert (result.exit_code, result.stdout) == (0, "")
