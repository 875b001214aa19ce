"""The words of one command line → the command they name, and what each word is to it.

How words are read: cobra and pflag, the parser of all the tools here. The pages say the rest, such as where flags end.
"""

import re

from cheatsheet.explain import advice
from cheatsheet.explain.advice import Lookup
from cheatsheet.explain.parts import Match, Problem, Role, Use
from cheatsheet.explain.quoting import Word
from cheatsheet.explain.wrappers import program_of
from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Flag, Kind, Operand, Page, Span, Syntax

_LEFT_OUT = (
    r"(?i)\.{3,}|…|\[(?:\.\.\.|…)\]|\[-.*\]|\{\{\[.*|\(.*\w +[\w-].*\)"
    r"|[\[(](?:[\[(]|.*[ |][\[(-]).*[\])](?:\.\.\.)?"
    r"|[\[<(](?:.*[^a-z])?(?:option|flag|param|parameter|arg|argument)s?(?:[^a-z].*)?[\])>]"
)
"""Words that stand for others which were left out: `...`, `[OPTIONS]`, `[-f file]`, `(-f FILE | TYPE NAME)`."""
_LEFT_OUT_STARTS = tuple(".…[<({")
_MANY = (
    r"(?i)\$(?:[@*]|\{[@*](?::[^{}]*)?\}|\{\w+\[[@*]\](?::?[-+?=][^{}]*)?\}"
    r"|\{?(?:\w*_)?(?:opt|option|arg|argument|flag|param)s?(?:_\w*)?\}?)"
)
"""An expansion that may well be several words, or flags: `$@`, `${EXTRA_ARGS}`."""
_LONG_DASHES = ("–", "—", "−")
_NOT_SHOWN = "Stands for words that are not shown here."
_STANDS_FOR_ANY = r"[A-Z]{2,}(?:[_-][A-Z]+)*"


def match(words: tuple[Word, ...], library: Library) -> Match:
    """Understands a command line, of which the first word calls a program of ours."""
    matcher = _Matcher(words, library)
    matcher.command()
    matcher.rest()
    return Match(matcher.page, matcher.spelled, tuple(matcher.uses), tuple(matcher.problems), matcher.whole)


class _Matcher:
    """Reads one command line from left to right; `at` is the next word."""

    def __init__(self, words: tuple[Word, ...], library: Library) -> None:
        self.words = words
        self.library = library
        self.at = 0
        self.spelled = ""
        self.known = ""  # `spelled`, but for a group under another name the group's own: `k get` is `kubectl get`.
        self.page: Page | None = None
        self.syntax = Syntax()
        self.operands: tuple[Operand, ...] = ()
        self.filled: list[Operand] = []
        self.uses: list[Use] = []
        self.problems: list[Problem] = []
        self.whole = True
        self.early: list[tuple[int, int]] = []
        """Places of flags in front of the name of the command that they belong to, and where what follows begins."""

    def use(self, word: Word, role: str, **about: object) -> None:
        self.uses.append(Use(word, 0, len(word.value), role, **about))  # type: ignore[arg-type]

    def problem(self, span: Span, level: str, code: str, message: str, hint: str = "", fix: str | None = None) -> None:
        self.problems.append(Problem(span, level, code, message, hint, fix))

    # Which command

    def command(self) -> None:
        """Takes the longest spelling, stepping over the flags that may stand between its words."""
        while self.at < len(self.words):
            word = self.words[self.at]
            steps_over = _is_flag(word) or word.expands or self.stands_for_others(word)
            if self.spelled and steps_over and self.between(word):
                continue
            name = word.value if self.spelled else program_of(word)
            longer = self.library.step(self.known, name)
            if longer is None:
                name = self.mistyped(word)
                longer = self.library.step(self.known, name) if name else None
            if longer is None:
                break
            self.spelled = f"{self.spelled} {name}".strip()
            self.known = longer
            is_meant = name in (word.value, program_of(word))
            about = self.library.about(self.library.path(longer) or "")
            self.use(word, Role.COMMAND if is_meant else Role.UNKNOWN, about=about if is_meant else "")
            self.at += 1
            self.warn_of_legacy()
        path = self.library.path(self.known)
        if path is None:
            return
        self.page = self.library.page(path)
        self.syntax = self.library.syntax(path)
        self.operands = self.library.operands(path)
        self.early_flags()

    def mistyped(self, word: Word) -> str:
        """The command that was meant by a word that is none, so that the words behind it can be explained."""
        path = self.library.path(self.known)
        if path is None or not word.is_fixed or self.library.operands(path) or _is_flag(word):
            return ""
        if word.value in (plugin.name for plugin in self.library.plugins(path)):
            return ""
        problem = advice.mistyped_command(word, self.spelled, self.continuations())
        if problem is None:
            return ""
        self.problems.append(problem)
        return problem.fix or ""

    def between(self, word: Word) -> bool:
        """Takes a word in front of more words of the command; False where the command has all its words."""
        if word.value == "--":
            return self.goes_on(1) and self.dashes_between(word)
        if not _is_flag(word):
            return self.goes_on(1) and self.left_out(word)
        path = self.library.path(self.known)
        if path and self.library.syntax(path.split()[0]).flags_anywhere:
            return self.passed_over(word, path)
        if self.flag(self.flag_of_a_group):
            return True
        page = self.library.page(path) if path else None
        return page is not None and not self.library.operands(page.name) and self.misplaced_in_front(word, page)

    def passed_over(self, word: Word, path: str) -> bool:
        """Takes note of a flag that may belong to a command whose name is not complete yet.

        Until then one that is not known here is taken to have a value, unless letters stand together, as cobra does.
        """
        start, uses, problems = self.at, len(self.uses), len(self.problems)
        if self.flag(self.flag_of_a_group) and all(use.role != Role.UNKNOWN for use in self.uses[uses:]):
            words = self.at - start
        else:
            words = 1 if "=" in word.value or (len(word.value) > 2 and word.value[1] != "-") else 2
        del self.uses[uses:], self.problems[problems:]
        self.at = start
        is_known = self.flag_of_a_group(advice.first_flag(word.value))
        if not is_known and (self.library.operands(path) or not self.goes_on(words)):
            return False
        self.at += words
        self.early.append((start, self.at))
        return True

    def dashes_between(self, word: Word) -> bool:
        self.use(word, Role.END_OF_FLAGS)
        self.at += 1
        return True

    def early_flags(self) -> None:
        """Reads the flags that were passed over, now that it is known which command they belong to."""
        behind = self.at
        for place, end in self.early:
            self.at = place
            if not self.flag(self.flag_of_the_command):
                self.unknown_flag(self.words[place])
            for word in self.words[self.at : end]:
                self.use(word, Role.UNKNOWN)
            if self.at > end:  # A word of the command's name is no value.
                taken = self.words[end : self.at]
                self.uses = [use for use in self.uses if use.word not in taken or use.role == Role.COMMAND]
        self.at = behind

    def goes_on(self, words: int) -> bool:
        """Whether, so many words from here, the next one that is no flag makes the command longer."""
        place = self.at + words
        while place < len(self.words) and _is_flag(self.words[place]):
            word = self.words[place].value
            flag = self.flag_of_a_group(advice.first_flag(word))
            is_glued = "=" in word if word.startswith("--") else len(word) > len("-x")
            place += 2 if flag and flag.needs_value and not is_glued else 1
        return place < len(self.words) and self.library.step(self.known, self.words[place].value) is not None

    def misplaced_in_front(self, word: Word, page: Page) -> bool:
        """A flag that is none of the group's, in front of a word with which the command goes on."""
        problem, flag = advice.unknown_flag(word, page, self.library)
        has_value = bool(flag and flag.needs_value and "=" not in word.value)
        words = next((words for words in (1 + has_value, 2 - has_value) if self.goes_on(words)), 0)
        if not words:
            return False
        for each in self.words[self.at : self.at + words]:
            self.use(each, Role.UNKNOWN)
        self.at += words
        self.problems += [problem] if word.is_fixed else []
        return True

    def warn_of_legacy(self) -> None:
        """An older spelling is understood, and its successor is named."""
        legacy = self.library.legacy(self.known)
        if legacy:
            new = self.library.path(self.known)
            self.problem(
                self.named_span(), "note", "legacy", f"{self.spelled} is the older spelling of {new}", legacy, new
            )

    def named_span(self) -> Span:
        """From the first word of the command to the last."""
        named = [use.span for use in self.uses if use.role == Role.COMMAND]
        return Span(named[0].start, named[-1].end)

    def flag_of_a_group(self, spelled: str) -> Flag | None:
        path = self.library.path(self.known)
        return self.library.flag(path, spelled, (BEFORE, OWN, INHERITED)) if path else None

    def flag_of_the_command(self, spelled: str) -> Flag | None:
        assert self.page
        places = (BEFORE, OWN, INHERITED) if self.syntax.is_group else (OWN, INHERITED)
        flag = self.library.flag(self.page.name, spelled, places)
        if flag is None and "_" in spelled and self.library.syntax(self.page.name.split()[0]).underscores:
            return self.library.flag(self.page.name, spelled.replace("_", "-"))
        return flag

    # Flags and operands

    def rest(self) -> None:
        flags_open = True
        behind_dashes = False
        while self.at < len(self.words):
            word = self.words[self.at]
            if flags_open and word.value == "--":
                self.use(word, Role.END_OF_FLAGS)
                self.at += 1
                flags_open, behind_dashes = False, True
            elif self.stands_for_others(word) and not self.goes_inside(flags_open):
                self.left_out(word)
            elif flags_open and _is_flag(word) and self.page:
                if not self.flag(self.flag_of_the_command):
                    self.unknown_flag(word)
            else:
                operand = self.operand(word, behind_dashes)
                if operand and self.syntax.flags_end:
                    flags_open = False
        self.leave_the_last()

    def stands_for_others(self, word: Word) -> bool:
        """Whether a word is no word of the command's but stands for some that are not shown, perhaps for flags."""
        if word.expands and self.is_followed_by_flags(word):
            return True
        if word.expands:
            return re.fullmatch(_MANY, word.value) is not None
        return word.value[:1] in _LEFT_OUT_STARTS and re.fullmatch(_LEFT_OUT, word.value) is not None

    def is_followed_by_flags(self, word: Word) -> bool:
        """Whether a lone $X stands where flags would end, and flags follow that are hardly a program's own."""
        following = self.words[self.at + 1].value if self.at + 1 < len(self.words) else ""
        is_in_place = self.page and self.syntax.flags_end and not self.filled
        if not is_in_place or not word.is_variable or not following.startswith("-"):
            return False
        flag = self.flag_of_the_command(advice.first_flag(following))
        return flag is not None and flag.name in self.syntax.misplaced

    def goes_inside(self, flags_open: bool) -> bool:
        """Whether the next word goes to the program inside, whatever it stands for."""
        return not flags_open or any(operand.inner for operand in self.filled)

    def left_out(self, word: Word) -> bool:
        self.use(word, Role.UNKNOWN, about=_NOT_SHOWN)
        self.at += 1
        self.whole = False
        return True

    def flag(self, lookup: Lookup) -> bool:
        """Reads the flags of the next word, and a value that follows; False when the first of them is unknown."""
        word = self.words[self.at]
        if word.value.startswith("--"):
            return self.long_flag(word, lookup)
        return self.short_flags(word, lookup)

    def long_flag(self, word: Word, lookup: Lookup) -> bool:
        name, sign, value = word.value.partition("=")
        flag = lookup(name)
        if flag is None:
            return False
        self.at += 1
        end = len(name) + len(sign)
        named, quotes = (word, None) if value else word.and_empty_quotes()
        self.uses.append(Use(named, 0, end, Role.FLAG, flag))
        if quotes:
            self.uses.append(Use(quotes, 0, 0, Role.VALUE, flag))
        elif sign and (value or word.expands):
            self.uses.append(Use(word, end, len(word.value), Role.VALUE, flag))
        elif not sign and flag.needs_value:
            self.following_value(flag, word.span, lookup)
        return True

    def short_flags(self, word: Word, lookup: Lookup) -> bool:
        """A cluster such as `-itp80:80`: each letter a flag, the first that takes a value takes the rest."""
        letters = word.value
        start, at = 0, 1
        while at < len(letters):
            flag = lookup(f"-{letters[at]}")
            if flag is None or (at == 1 and flag.removed and self.is_long_with_one_dash(letters, lookup)):
                if at == 1:
                    return False
                self.uses.append(Use(word, start, len(letters), Role.UNKNOWN))
                self.unknown_letter(word, at, lookup)
                break
            at += 1
            is_set = letters[at : at + 1] == "=" and at + 1 < len(letters)
            takes_rest = flag.value is not None or is_set
            value_at = at + is_set
            self.uses.append(Use(word, start, value_at, Role.FLAG, flag))
            start = at = value_at
            if takes_rest:
                break
        self.at += 1
        if takes_rest and start < len(letters):
            self.uses.append(Use(word, start, len(letters), Role.VALUE, flag))
            self.one_dash(word, lookup)
        elif takes_rest and flag and flag.needs_value:
            self.following_value(flag, word.span, lookup)
        return True

    def is_long_with_one_dash(self, letters: str, lookup: Lookup) -> bool:
        name = letters.partition("=")[0]
        return len(name) > advice.SHORTEST_TO_MEND and lookup(f"-{name}") is not None

    def one_dash(self, word: Word, lookup: Lookup) -> None:
        """`-env` is read as `-e nv`, and hardly ever meant so."""
        name = word.value.partition("=")[0]
        if self.is_long_with_one_dash(word.value, lookup):
            read = " ".join(use.text for use in self.uses if use.word == word)
            hint = f"long flags have two dashes: -{name}"
            self.problem(
                word.span_of(0, len(name)),
                "warning",
                "unknown-flag",
                f"{word.value} is read as {read}",
                hint,
                f"-{name}",
            )

    def following_value(self, flag: Flag, span: Span, lookup: Lookup) -> None:
        if self.at == len(self.words):
            self.problem(span, "error", "missing-value", f"{flag.name} takes a value, and none follows")
            return
        word = self.words[self.at]
        self.use(word, Role.VALUE, flag=flag)
        self.at += 1
        if word.value.startswith("--") and lookup(word.value.partition("=")[0]):
            message = f"{flag.name} takes the next word as its value, and that is {word.value}"
            self.problem(word.span, "warning", "missing-value", message, f"put the value of {flag.name} in front of it")

    def unknown_flag(self, word: Word) -> None:
        """Says so, with the flag that was meant; when that takes a value, the next word most likely is one."""
        assert self.page
        self.use(word, Role.UNKNOWN)
        self.at += 1
        some_command = self.syntax.is_group and not self.whole  # `kubectl $@ --all`
        if some_command or (not word.is_fixed and not re.match(r"--?[\w-]+(?:=|$)", word.value)):
            self.whole = False
            return
        problem, flag = advice.unknown_flag(word, self.page, self.library)
        if not self.page.removed:  # It is gone, whatever flags it had.
            self.problems.append(problem)
        wants_value = flag and flag.needs_value and "=" not in word.value
        if flag and wants_value and self.at < len(self.words) and not _is_flag(self.words[self.at]):
            self.use(self.words[self.at], Role.UNKNOWN, about=f"Most likely the value of {flag.name}.")
            self.at += 1

    def unknown_letter(self, word: Word, at: int, lookup: Lookup) -> None:
        named = self.library.path(self.known) or self.spelled
        known = lookup(f"-{word.value}".partition("=")[0])
        self.problems.append(advice.unknown_letter(word, at, named, known))

    def operand(self, word: Word, behind_dashes: bool) -> Operand | None:
        operand = self.next_operand(word, behind_dashes)
        in_front = operand and operand.inner and self.syntax.dashes == "required" and not behind_dashes
        if in_front and word.is_variable:
            self.left_out(word)  # `kubectl run web --image=nginx $DRY_RUN`
            return None
        self.at += 1
        if operand is None:
            self.unplaced(word)
            return None
        self.filled.append(operand)
        self.use(word, Role.INNER if operand.inner else Role.OPERAND, operand=operand)
        if not operand.inner and not behind_dashes:
            self.long_dash(word)
        if operand.inner and self.syntax.dashes == "required" and not behind_dashes and not self.inner_before():
            message = "the words of the program inside must stand behind --"
            self.problem(word.span, "error", "extra-operand", message, "put -- in front", f"-- {word.value}")
        return operand

    def long_dash(self, word: Word) -> bool:
        """Complains about a word that was to be a flag and is none for the sake of its dash."""
        is_long = word.value.startswith(_LONG_DASHES) and self.page
        problem = advice.long_dash(word, self.flag_of_the_command) if is_long else None
        self.problems += [problem] if problem else []
        return problem is not None

    def inner_before(self) -> bool:
        """Whether an earlier word went to the program inside already, and was complained about."""
        return any(other.inner for other in self.filled[:-1])

    def next_operand(self, word: Word, behind_dashes: bool) -> Operand | None:
        """The operand that a word is: one that only words of its shape can be, else the next that is open."""
        candidates = self.operands
        if behind_dashes and self.syntax.dashes:
            candidates = tuple(operand for operand in candidates if operand.inner)
        still_open = [operand for operand in candidates if operand.repeats or operand not in self.filled]
        if len(still_open) > 1:
            for operand in still_open:
                if self.has_shape_of(operand, word):
                    return operand
        return still_open[0] if still_open else None

    def has_shape_of(self, operand: Operand, word: Word) -> bool:
        shape = self.library.shape(operand.value.name) if isinstance(operand.value, Kind) else ""
        return bool(shape) and re.fullmatch(shape, word.value, re.DOTALL) is not None

    def leave_the_last(self) -> None:
        """The last word belongs to an operand that must be there, even where one before it would take all words."""
        outer = [operand for operand in self.operands if not operand.inner]
        taken = [at for at, use in enumerate(self.uses) if use.role == Role.OPERAND]
        if not outer or not taken or outer[-1].optional or outer[-1] in self.filled:
            return
        at = taken[-1]
        was = self.uses[at].operand
        if was and (was.optional or (was.repeats and self.filled.count(was) > 1)):
            self.uses[at] = self.uses[at]._replace(operand=outer[-1])
            self.filled[self.filled.index(was)] = outer[-1]

    def unplaced(self, word: Word) -> None:
        """A word for which there is no operand: no command, a plugin's name, or one too many."""
        behind_unknown = bool(self.uses) and self.uses[-1].role == Role.UNKNOWN
        silent = not word.is_fixed or not self.whole or behind_unknown
        if self.long_dash(word):
            self.use(word, Role.UNKNOWN)
            return
        if self.page is None or self.syntax.is_group:
            self.unknown_command(word, silent or bool(re.fullmatch(_STANDS_FOR_ANY, word.value)))
            return
        if not silent and self.moves_up(word):
            return
        self.use(word, Role.UNKNOWN, about=_NOT_SHOWN if word.open else "")
        if not silent and all(problem.code != "extra-operand" for problem in self.problems):
            self.problems.append(advice.extra_operand(word, self.page, self.operands))

    def moves_up(self, word: Word) -> bool:
        """Gives the place of an earlier `$X`, which is flags or nothing then, to the words behind it."""
        taken = [at for at, use in enumerate(self.uses) if use.role == Role.OPERAND]
        first = next((at for at in taken if _may_be_any_number(self.uses[at].word)), None)
        if first is None:
            return False
        moving = [at for at in taken if at >= first]
        operands = [self.uses[at].operand for at in moving]
        for at, operand in zip(moving[1:], operands, strict=False):
            self.uses[at] = self.uses[at]._replace(operand=operand)
        self.uses[first] = self.uses[first]._replace(role=Role.UNKNOWN, operand=None, about=_NOT_SHOWN)
        self.use(word, Role.OPERAND, operand=operands[-1])
        self.whole = False
        return True

    def continuations(self) -> list[str]:
        return self.library.continuations(self.library.path(self.known) or self.known)

    def unknown_command(self, word: Word, silent: bool) -> None:
        """Nothing is known of the words behind one that is no command either."""
        path = self.library.path(self.known) or ""
        about = advice.plugin(word.value, path, self.library)
        self.use(word, Role.UNKNOWN, about=about or (_NOT_SHOWN if silent else ""))
        behind = "Read by the plugin." if about else "Read by the command that is not shown." if silent else ""
        for other in self.words[self.at :]:
            self.use(other, Role.UNKNOWN, about=behind)
        self.at = len(self.words)
        self.whole = False
        if not silent and not about:
            behind_flags = any(use.role == Role.FLAG for use in self.uses)
            self.problems.append(advice.unknown_command(word, self.spelled, path, self.library, behind_flags))


def _may_be_any_number(word: Word) -> bool:
    """Whether a word is nothing but an expansion without quotes, which may be several words or none."""
    is_unquoted = len(word.value) == word.span.end - word.span.start
    return is_unquoted and (word.is_variable or word.is_substitution)


def _is_flag(word: Word) -> bool:
    return word.value.startswith("-") and len(word.value) > 1
