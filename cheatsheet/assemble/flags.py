"""Lists of flags and operands, with what they take over from each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cheatsheet.assemble.names import asked, cautions, check_pattern, known
from cheatsheet.load import Mistakes, Placed, Record, did_you_mean
from cheatsheet.model import Caution, Combination, Command, Flag, Kind, Operand, Value, ValueKind
from cheatsheet.notation import BadNotationError, parse_combination, parse_flag, parse_operand

FlagList = Mapping[Placed, Record]
_NOTATION = frozenset(("name", "short", "value", "value_optional", "repeats", "splits"))


class FlagReader:
    """Reads the flags and operands of pages: `shared` are sets of flags by name, `commands` entries by path."""

    def __init__(
        self,
        kinds: Mapping[str, ValueKind],
        shared: Mapping[str, FlagList],
        commands: Mapping[str, Record],
        spellings: Mapping[str, str],
        mistakes: Mistakes,
    ) -> None:
        self.kinds = kinds
        self.shared = shared
        self.commands = commands
        self.spellings = spellings
        self.mistakes = mistakes

    def own(self, path: str, asked_by: tuple[str, ...] = ()) -> tuple[Flag, ...]:
        """The flags of a command or a shared set: those it takes over, and on top its own."""
        if path in self.shared:
            return self.read(self.shared[path])
        entry = self.commands[path]
        sets = []
        for name in entry.get("flags-from", []):
            source = self.spellings.get(name, str(name))
            if source in asked_by or source == path:
                self.mistakes.wrong(name, f"'{path}' and '{source}' take their flags from each other", "cycle")
            elif source in self.shared or source in self.commands:
                sets.append(self.own(source, (*asked_by, path)))
            else:
                hint = did_you_mean(name, [*self.shared, *self.commands])
                self.mistakes.wrong(name, f"no command or shared set '{name}'", "unknown-page", hint)
        taken = overlay(sets)
        return overlay([taken, self.read(entry.get("flags", {}), taken)])

    def read(self, entries: FlagList, taken: tuple[Flag, ...] = ()) -> tuple[Flag, ...]:
        """A list of flags; those that are taken over say what is not said here, or may be meant by a `same-as`."""
        parsed: dict[str, Flag] = {}
        shorts: dict[str, str] = {}
        around = {flag.name: flag for flag in taken}
        for key, entry in entries.items():
            flag = self.flag(key, entry)
            if flag is None:
                continue
            if not {"about", "same-as"} & entry.keys():
                flag = self.completed(flag, key, around)
            if flag.name in parsed:
                self.mistakes.wrong(key, f"{flag.name} stands here twice", "duplicate-flag")
            elif flag.short and shorts.setdefault(flag.short, flag.name) != flag.name:
                self.mistakes.wrong(key, f"{flag.short} is short for {shorts[flag.short]} already", "duplicate-flag")
            parsed.setdefault(flag.name, flag)
        return tuple(self.other_name(flag, around | parsed) for flag in parsed.values())

    def completed(self, flag: Flag, key: Placed, around: Mapping[str, Flag]) -> Flag:
        """A flag that only says what is different about it here."""
        if flag.name not in around:
            self.mistakes.wrong(key, f"'{key}' has no 'about'", "missing-key")
            return flag
        return flag._replace(**{**_said(around[flag.name]), **_said(flag)})

    def flag(self, key: Placed, entry: Record) -> Flag | None:
        try:
            flag = parse_flag(key, entry.get("about", Placed.at(key.place, "")))
        except BadNotationError as error:
            self.mistakes.wrong(key, str(error), "notation")
            return None
        self.check_kind(key, flag.value)
        return flag._replace(
            **{
                key: entry.get(key, "")
                for key in ("default", "bare", "danger", "needs", "since", "removed", "deprecated")
            },
            required="required" in entry,
            hidden="hidden" in entry,
            same_as=entry.get("same-as", ""),
            only_as=entry.get("only-as", ""),
            keys=known(entry.get("keys", {})),
            cautions=self.cautions(entry),
            asked=asked(entry),
        )

    def cautions(self, entry: Record) -> tuple[Caution, ...]:
        found = cautions(entry)
        for caution in found:
            check_pattern(caution.pattern, self.mistakes)
        return found

    def other_name(self, flag: Flag, others: Mapping[str, Flag]) -> Flag:
        if not flag.same_as:
            return flag
        if flag.same_as not in others:
            hint = did_you_mean(flag.same_as, others)
            self.mistakes.wrong(
                flag.same_as, f"no flag '{flag.same_as}' here for '{flag.name}' to be the same as", "unknown-name", hint
            )
            return flag
        real = others[flag.same_as]
        if real.same_as:
            self.mistakes.wrong(flag.same_as, f"'{flag.same_as}' is only another name itself", "unknown-name")
            return flag
        # One of the two names is enough, so that only the real one can be required.
        return real._replace(**{"required": False, "since": "", **_said(flag)}, name=flag.name, short=flag.short)

    def operands(self, entries: Mapping[Placed, Placed], inner: bool) -> tuple[Operand, ...]:
        found = []
        for key, about in entries.items():
            try:
                operand = parse_operand(key, about, inner)
            except BadNotationError as error:
                self.mistakes.wrong(key, str(error), "notation")
                continue
            self.check_kind(key, operand.value)
            found.append(operand)
        return tuple(found)

    def check_kind(self, key: Placed, value: Value | None) -> None:
        if isinstance(value, Kind) and value.name not in self.kinds:
            hint = did_you_mean(value.name, self.kinds) or "values.yaml lists them; upper case is free text"
            self.mistakes.wrong(key, f"'{value.name}' is no kind of value", "unknown-kind", hint)

    def alternatives(
        self, entry: Record, flags: tuple[Flag, ...], operands: tuple[Operand, ...]
    ) -> tuple[tuple[str, ...], ...]:
        """`[A, B]` is one set of which something must be there, `[[A, B], [C, D]]` are two."""
        there = {flag.name for flag in flags} | {operand.name for operand in operands}
        sets: list[list[Placed]] = entry.get("one-of", [])
        for name in (name for names in sets for name in names):
            if name not in there:
                hint = did_you_mean(name, there)
                self.mistakes.wrong(name, f"'{name}' is neither a flag nor an operand here", "unknown-name", hint)
        if all(len(names) == 1 for names in sets):
            sets = [[name for names in sets for name in names]] if sets else []
        return tuple(tuple(str(name) for name in names) for names in sets)

    def names(self, names: Iterable[Placed], flags: tuple[Flag, ...]) -> tuple[str, ...]:
        there = [flag.name for flag in flags]
        for name in names:
            if name not in there:
                self.mistakes.wrong(name, f"there is no flag {name} here", "unknown-name", did_you_mean(name, there))
        return tuple(str(name) for name in names)

    def combinations(
        self, path: str, flags: tuple[Flag, ...], operands: tuple[Operand, ...], asked_by: tuple[str, ...] = ()
    ) -> tuple[Combination, ...]:
        """What does not go together: what the page says, and what the commands say whose flags it takes."""
        entry = self.commands[path]
        there = {flag.name for flag in flags} | {operand.name for operand in operands}
        found = list(self._combinations(entry, there, named_here=not asked_by))
        for name in entry.get("flags-from", []):
            source = self.spellings.get(name, str(name))
            if source in self.commands and source not in (path, *asked_by):
                found += self.combinations(source, flags, operands, (*asked_by, path))
        return tuple(found)

    def combinations_around(
        self, files: Iterable[Record], flags: tuple[Flag, ...], operands: tuple[Operand, ...]
    ) -> tuple[Combination, ...]:
        """What the groups around a command say of all commands that take what is named."""
        there = {flag.name for flag in flags} | {operand.name for operand in operands}
        return tuple(found for file in files for found in self._combinations(file, there, named_here=False))

    def _combinations(self, entry: Record, there: set[str], named_here: bool) -> Iterator[Combination]:
        for key, effect in (("refused", "refused"), ("ignored", "ignored"), ("dangers", "danger")):
            for notation, about in entry.get(key, {}).items():
                try:
                    combination = parse_combination(notation, about, effect)
                except BadNotationError as error:
                    self.mistakes.wrong(notation, str(error), "notation")
                    continue
                terms = (*(term for terms in combination.together for term in terms), *combination.without)
                unknown = [term.name for term in terms if term.name not in there]
                if not unknown:
                    yield combination
                elif named_here:
                    hint = did_you_mean(unknown[0], there)
                    message = f"'{unknown[0]}' is neither a flag nor an operand here"
                    self.mistakes.wrong(notation, message, "unknown-name", hint)


def _said(flag: Flag) -> dict[str, Any]:
    """What a flag says of itself, beside its notation."""
    return {field: value for field, value in flag._asdict().items() if value and field not in _NOTATION}


def flag_lists(file: Record) -> Iterator[FlagList]:
    yield from (file[key] for key in ("flags", "flags-before-command") if key in file)
    yield from file.get("shared", {}).values()
    for key in ("commands", "groups", "instructions"):
        yield from (entry["flags"] for entry in file.get(key, {}).values() if "flags" in entry)


def prefixes(path: str) -> list[str]:
    """The groups around a page, the outermost first."""
    words = path.split()
    return [" ".join(words[:count]) for count in range(1, len(words))]


def inherited(path: str, own: tuple[Flag, ...], groups: Mapping[str, Command]) -> tuple[Flag, ...]:
    """The flags of the groups around a page, the nearest group's first, but for those that mean something else here."""
    taken = {flag.name for flag in own} | {flag.short for flag in own if flag.short}
    around = overlay(groups[group].flags for group in prefixes(path) if group in groups)
    return tuple(flag._replace(short="") if flag.short in taken else flag for flag in around if flag.name not in taken)


def overlay(sets: Iterable[tuple[Flag, ...]]) -> tuple[Flag, ...]:
    """Later sets win over earlier ones; sorted by name, as on a page."""
    merged = {flag.name: flag for flags in sets for flag in flags}
    return tuple(sorted(merged.values(), key=lambda flag: flag.name))
