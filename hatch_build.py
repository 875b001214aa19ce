"""Puts the pages into the wheel, as they are and compiled. An editable install compiles by itself instead."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        root = Path(self.root)
        self.folder = tempfile.TemporaryDirectory()
        index = Path(self.folder.name) / "index.sqlite"
        sys.path.insert(0, str(root))
        try:
            from cheatsheet.index import write_index

            write_index([root / "data"], index)
        finally:
            sys.path.remove(str(root))
        build_data["force_include"][str(root / "data")] = "cheatsheet/data"
        build_data["force_include"][str(index)] = "cheatsheet/data/index.sqlite"

    def finalize(self, version: str, _data: dict[str, Any], _path: str) -> None:
        if version == "standard":
            self.folder.cleanup()
