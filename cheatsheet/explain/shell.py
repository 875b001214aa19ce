"""Shell text → the command lines in it, each a row of words with their spans, and what belongs to the shell itself.

tree-sitter finds the structure. It is shown one byte for each character, so that its places are those of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cheatsheet.explain.pasted import PLAIN_LETTER, Pasted, clean
from cheatsheet.explain.quoting import Word, plain_word, poured_word, unquote
from cheatsheet.explain.sessions import Known
from cheatsheet.explain.shell_words import CONTINUED, KEYWORD, KEYWORDS, REDIRECTS, TOKENS, redirects
from cheatsheet.model import Span

if TYPE_CHECKING:
    from tree_sitter import Node

DEEPEST_NESTING = 200


class CommandLine(NamedTuple):
    """The words of one command. `depth` is 0 on the line itself, 1 inside a substitution, and so on.

    `fed` is the here-document that the command gets as input.
    """

    span: Span
    words: tuple[Word, ...]
    depth: int
    fed: Word | None = None


class ShellNote(NamedTuple):
    """A stretch that belongs to the shell and not to a command."""

    span: Span
    role: str
    about: str
    depth: int
    is_read: bool = True
    """False for what was pasted along and no shell gets to see, such as a prompt."""


class SyntaxProblem(NamedTuple):
    """Where the shell cannot read the text, or reads it in another way than was meant: a warning then."""

    span: Span
    message: str
    level: str = "error"
    hint: str = ""
    fix: str | None = None


class Script(NamedTuple):
    lines: tuple[CommandLine, ...]
    notes: tuple[ShellNote, ...]
    problems: tuple[SyntaxProblem, ...]


def _nothing(_text: str) -> bool:
    return False


_NOTHING_KNOWN = Known(_nothing, _nothing)


def split(text: str, known: Known = _NOTHING_KNOWN) -> Script:
    """Reads shell text. What the shell could not read becomes a problem; all the rest is still there."""
    return _split(text, clean(text, known))


def split_within(word: Word, depth: int) -> Script:
    """Reads the shell text that a word holds, as in `sh -c 'docker ps'`; places are those of the word's own text."""
    found = _split(word.value, Pasted(word.value))
    return Script(
        tuple(
            CommandLine(
                word.written(*line.span),
                tuple(inner.within(word) for inner in line.words),
                line.depth + depth,
                line.fed and line.fed.within(word),
            )
            for line in found.lines
        ),
        tuple(note._replace(span=word.written(*note.span), depth=note.depth + depth) for note in found.notes),
        tuple(problem._replace(span=word.written(*problem.span)) for problem in found.problems),
    )


def _split(text: str, pasted: Pasted) -> Script:
    reader = _Reader(text, pasted)
    reader.visit(_parse(reader.source), 0)
    reader.sweep()
    return Script(
        tuple(sorted(reader.lines, key=lambda line: line.span)),
        tuple(sorted(reader.notes, key=lambda note: note.span)),
        tuple(reader.problems),
    )


def _parse(source: bytes) -> "Node":
    from cheatsheet.explain.grammar import parser

    return parser().parse(source).root_node


_CLOSINGS = (">&-", "<&-")
_BROKEN = ("a blank stands behind the backslash, so that the line ends here", "warning", "take the blank out")
_CALLED = ("fish and PowerShell take the output of a command in brackets, sh does not", "warning", "")
_CURLY = ("to a shell, these quotes are letters of the word", "warning", "")
_SUBSTITUTIONS = ("command_substitution", "process_substitution")
_EXPANSIONS = ("simple_expansion", "expansion", "arithmetic_expansion", *_SUBSTITUTIONS)
_REDIRECTIONS = ("file_redirect", "herestring_redirect", "heredoc_redirect")
_NOT_WORDS = ("variable_assignment", "comment", "ERROR", *_REDIRECTIONS)
_BLOCKS = ("subshell", "compound_statement")
_LITERALS = ("word", "string", "raw_string", "ansi_c_string", "concatenation", "brace_expression", *_EXPANSIONS)
"""Words that are no part of a command, such as what a loop goes through."""
_STATEMENTS = ("pipeline", "list", "negated_command", "redirected_statement", "command")
_LINE = rb"(?:[^\n\\]|\\[\s\S])+"
"""One that goes on behind a backslash is one with the next."""
_STATEMENT = rb"(?:[^;'\"\\]|\\[\s\S]|'[^']*'|\"(?:[^\"\\]|\\[\s\S])*\")+"
_MOST_PIECES = 50
_LONGEST_SALVAGED = 20_000
"""In characters of text up to its end; each line takes a look at all that stands in front of it."""
_READABLE = (
    *_STATEMENTS,
    *_SUBSTITUTIONS,
    *_BLOCKS,
    "if_statement",
    "for_statement",
    "while_statement",
    "case_statement",
    *_REDIRECTIONS,
)


def _bytes(source: str) -> bytes:
    """One byte for each character.

    What is not ASCII is a letter of a word to the shell and no more. The grammar's scanner looks such characters up in
    a table that is too short for them, and dies of it; it also takes a NUL for the end of the text, and loses a dash
    in front of a redirection.
    """
    if not source.isascii() or "\0" in source:
        source = re.sub(r"[^\x01-\x7f]", PLAIN_LETTER, source)
    if " - " in source or "-<" in source:
        source = re.sub(r"(?<=\s)-(?=[ \t]+\d*[<>])|(?<![<&])-(?=<)", PLAIN_LETTER, source)
    return source.encode("ascii")


class _Reader:
    """One reading of one text; collects lines, notes and problems while it walks the tree."""

    def __init__(self, text: str, pasted: Pasted) -> None:
        self.text = text
        self.pasted = pasted
        self.source = _bytes(pasted.source)
        self.lines: list[CommandLine] = []
        self.notes = [ShellNote(remark.span, "other", remark.about, 0, is_read=False) for remark in pasted.remarks]
        self.problems = [
            *(SyntaxProblem(span, *_BROKEN) for span in pasted.broken),
            *(SyntaxProblem(span, *_CALLED, f"${text[slice(*span)]}") for span in pasted.called),
            *(SyntaxProblem(span, *_CURLY, _in_plain_quotes(text[slice(*span)])) for span in pasted.curly),
        ]
        self.begins = 0
        """Where the piece begins that is read by itself; what stands in front of it is blank to the parser."""
        self.behind: dict[int, list[Node]] = {}
        """Words of a command that the grammar gives to a redirection behind it, by the command's node."""
        self.fed: dict[int, Word] = {}
        """Here-documents, by the node of the command that gets them."""

    def span(self, node: "Node") -> Span:
        return Span(node.start_byte, node.end_byte)

    def without_blanks(self, span: Span) -> Span:
        text = self.source[slice(*span)]
        return Span(span.end - len(text.lstrip()), span.start + len(text.rstrip())) if text.strip() else span

    def note(self, span: Span, role: str, about: str, depth: int) -> None:
        if span.start < span.end:
            self.notes.append(ShellNote(span, role, about, depth))

    def visit(self, node: "Node", depth: int, nesting: int = 0) -> None:
        """Accounts for a node; `depth` counts substitutions, `nesting` any structure."""
        if nesting > DEEPEST_NESTING:
            self.problems.append(SyntaxProblem(self.span(node), f"nested deeper than {DEEPEST_NESTING} levels"))
            return
        reader = _READERS.get(node.type)
        if reader:
            reader(self, node, depth, nesting)
        elif node.type in TOKENS:
            self.note(self.span(node), *TOKENS[node.type], depth)
        elif node.child_count and node.type != "string":
            for child in node.children:
                self.visit(child, depth, nesting + 1)
        else:
            self.token(node, depth)

    def token(self, node: "Node", depth: int) -> None:
        self.missing(node)
        if node.type.strip():
            of_a_name = node.parent is not None and node.parent.type == "function_definition" and node.type in "()"
            about = "Makes the word in front of it the name of a function." if of_a_name else KEYWORDS.get(node.type)
            self.note(self.span(node), "keyword", about or KEYWORD[1], depth)

    def literal(self, node: "Node", depth: int, nesting: int) -> None:
        looped = node.parent is not None and node.parent.type == "for_statement"
        several = "Several words, for which the variable stands one after the other."
        one = "One of the words that the variable stands for in turn."
        about = (several if _has_braces(node) else one) if looped else KEYWORD[1]
        self.note(self.span(node), "keyword", about, depth)
        self.inside(node, depth, nesting, itself=True)

    def missing(self, node: "Node") -> None:
        if node.is_missing and node.parent and node.parent.type == "string":
            opened = Span(node.parent.start_byte, len(self.text.rstrip()))
            self.problems.append(SyntaxProblem(opened, _NEVER_CLOSED.format(node.type)))
        elif node.is_missing:
            what = f"a {node.type}" if node.is_named else f"'{node.type}'"
            self.problems.append(SyntaxProblem(self.span(node), f"{what} is missing"))

    def assignment(self, node: "Node", depth: int, nesting: int) -> None:
        if self.is_flag(node):
            word = self.word([node])
            self.lines.append(CommandLine(word.span, (word,), depth))
            self.inside(node, depth, nesting, itself=True)
            return
        around = node.parent.children if node.parent is not None and node.parent.type == "command" else []
        for_one_command = any(child.type == "command_name" for child in around)
        about = "Sets an environment variable for this one command." if for_one_command else "Sets a shell variable."
        self.note(self.span(node), "assignment", about, depth)
        self.inside(node, depth, nesting)

    def shell_own(self, node: "Node", depth: int, nesting: int) -> None:
        self.note(self.span(node), "other", "Handled by the shell itself.", depth)
        self.inside(node, depth, nesting)

    def substitution(self, node: "Node", depth: int, nesting: int) -> None:
        self.note(self.span(node), "substitution", "Replaced by what the command inside prints.", depth)
        self.inside(node, depth, nesting, itself=True)

    def command(self, node: "Node", depth: int, nesting: int) -> None:
        parts: list[Node] = []
        for child in node.children:
            is_word = child.type not in (*_NOT_WORDS, *_BLOCKS) or self.is_flag(child)
            if not is_word or child.start_byte == child.end_byte:
                self.visit(child, depth, nesting + 1)
            else:
                parts.append(child)
        parts += self.behind.get(node.id, ())
        for line in self.lines_of(parts):
            words = tuple(self.words(line))
            span = Span(words[0].span.start, words[-1].span.end)
            self.lines.append(CommandLine(span, words, depth, self.fed.get(node.id)))
        for part in parts:
            self.inside(part, depth, nesting, itself=True)

    def is_flag(self, node: "Node") -> bool:
        """Whether what the grammar takes for an assignment is `--name=value`."""
        return node.type == "variable_assignment" and self.source.startswith(b"-", node.start_byte)

    def lines_of(self, parts: list["Node"]) -> Iterator[list["Node"]]:
        """The words of each command: where a redirection follows, the grammar takes the next line for more words."""
        line: list[Node] = []
        for part in parts:
            between = self.source[line[-1].end_byte : part.start_byte] if line else b""
            if not between.strip() and b"\n" in between.replace(b"\\\n", b""):
                yield line
                line = []
            line.append(part)
        if line:
            yield line

    def redirected(self, node: "Node", depth: int, nesting: int) -> None:
        """A command with redirections. Words behind a redirection are the command's: `docker run > log nginx`."""
        body = node.child_by_field_name("body")
        more: list[Node] = []
        for child in node.children:
            if child.type in _REDIRECTIONS:
                more += self.redirect(child, depth, nesting)
            elif child != body:
                self.visit(child, depth, nesting + 1)
        if body is not None:
            last = _last_command(body)
            is_quoted = False
            bodies = (found for child in node.children if child.type == "heredoc_redirect" for found in child.children)
            for found in bodies:
                if found.type == "heredoc_start":
                    is_quoted = any(sign in self.text[slice(*self.span(found))] for sign in "'\"\\")
                elif found.type == "heredoc_body":
                    word = plain_word if is_quoted else poured_word
                    self.fed[last.id] = word(self.text, self.span(found))
            self.behind[last.id] = more + self.behind.get(last.id, [])
            self.visit(body, depth, nesting + 1)

    def redirect(self, node: "Node", depth: int, nesting: int) -> list["Node"]:
        """Notes a redirection and gives back the words in it that are not its own."""
        if node.type == "heredoc_redirect":
            return self.heredoc(node, depth, nesting)
        sign = next((child for child in node.children if child.type in REDIRECTS), node.children[0])
        # Behind a mistake the grammar takes the words of the next command for targets, too.
        mistake = next((child.start_byte for child in node.children if child.type == "ERROR"), node.end_byte)
        targets = [child for child in node.children_by_field_name("destination") if child.start_byte < mistake]
        closes = sign.type in _CLOSINGS
        own = sign if closes else targets[0] if targets else node.children[-1]
        rest = targets if closes else targets[1:]
        end = own.end_byte
        while rest and rest[0].start_byte == end:  # `> backup-$(date).tar` is one word.
            self.inside(rest[0], depth, nesting, itself=True)
            end = rest.pop(0).end_byte
        span = Span(node.start_byte, end)
        stream = next((self.text[slice(*self.span(c))] for c in node.children if c.type == "file_descriptor"), "")
        self.note(span, "redirect", redirects(sign.type, stream, self.text[own.start_byte : end]), depth)
        self.inside(own, depth, nesting, itself=True)
        return rest

    def heredoc(self, node: "Node", depth: int, nesting: int) -> list["Node"]:
        more: list[Node] = []
        for child in node.children:
            if child.type in ("<<", "<<-"):
                self.note(
                    self.span(child), "heredoc", "Gives the lines below, up to the closing word, as input.", depth
                )
            elif child.type in ("heredoc_start", "heredoc_body", "heredoc_end"):
                about = KEYWORDS.get(child.type, "Text that the command gets as input.")
                self.note(self.span(child), "heredoc", about, depth)
                self.inside(child, depth, nesting)
            elif child.type in _REDIRECTIONS:
                more += self.redirect(child, depth, nesting)
            elif child.type in (*TOKENS, *_STATEMENTS) or (child.child_count and not child.is_named):
                self.visit(child, depth, nesting + 1)
            else:
                more.append(child)
        return more

    def unreadable(self, node: "Node", depth: int, nesting: int) -> None:
        """What is no shell gets a problem; whole commands in it are read all the same."""
        if any(child.type in _READABLE for child in node.children):
            self.partly_unreadable(node, depth, nesting)
            return
        start, end = self.span(node)
        span = self.without_blanks(Span(max(start, self.begins), end))
        pieces = _pieces_of(self.source, span) if span.end <= _LONGEST_SALVAGED else []
        if len(pieces) > 1:
            self.piecewise(pieces, depth, nesting)
            return
        self.problems.append(SyntaxProblem(span, _why_unreadable(self.text[span.start : span.end])))
        self.note(span, "other", "The shell cannot read this.", depth)

    def piecewise(self, pieces: list[Span], depth: int, nesting: int) -> None:
        """Reads what together is no shell piece by piece: a mistake in one leaves the others alone.

        There is one problem a line; what stands between the pieces of a line separates statements.
        """
        for at, (start, end) in enumerate(pieces):
            before, begins = len(self.problems), self.begins
            self.begins = start
            self.visit(_parse(b" " * start + self.source[start:end]), depth, nesting + 1)
            self.begins = begins
            between = Span(pieces[at - 1].end, start) if at else Span(start, start)
            if b";" in self.source[slice(*between)]:
                self.note(self.without_blanks(between), *TOKENS[";"], depth)
                del self.problems[before:]

    def partly_unreadable(self, node: "Node", depth: int, nesting: int) -> None:
        unread = [child for child in node.children if child.type not in (*_READABLE, *TOKENS, "ERROR")]
        for child in node.children:
            if child in unread:
                self.note(self.span(child), "other", "The shell cannot read this.", depth)
            else:
                self.visit(child, depth, nesting + 1)
        if unread:
            span = self.span(unread[0])
            why = _UNFINISHED.format(unread[0].type) if unread[0].type in _OPENINGS else _UNREADABLE
            self.problems.append(SyntaxProblem(span, why))

    def inside(self, node: "Node", depth: int, nesting: int, itself: bool = False) -> None:
        """Visits the commands inside the substitutions of a word, a level deeper."""
        if nesting > DEEPEST_NESTING:
            return
        self.missing(node)
        if itself and node.type in _SUBSTITUTIONS:
            for child in node.children:
                if child.is_named:
                    self.visit(child, depth + 1, nesting + 1)
                elif child.type in TOKENS:
                    self.note(self.span(child), *TOKENS[child.type], depth + 1)
                self.missing(child)
            return
        for child in node.children:
            self.inside(child, depth, nesting + 1, itself=True)

    def words(self, nodes: list["Node"]) -> Iterator[Word]:
        """Neighbours without a blank between them are one word, as they are for the shell, across ends of lines too."""
        group: list[Node] = []
        for node in nodes:
            if group and self.source[group[-1].end_byte : node.start_byte].replace(b"\\\n", b""):
                yield self.word(group)
                group = []
            group.append(node)
        if group:
            yield self.word(group)

    def word(self, nodes: list["Node"]) -> Word:
        span = Span(nodes[0].start_byte, nodes[-1].end_byte)
        expansions = [self.span(found) for node in nodes for found in _expansions(node)]
        braces = "{" in self.text[slice(*span)] and any(map(_has_braces, nodes))
        found = _between(self.pasted.placeholders, span)
        blanks = [each for each in found if not any(around.start <= each.start < around.end for around in expansions)]
        literal = _between(self.pasted.literal, span)
        value, places = unquote(self.text, span, [*expansions, *blanks, *literal])
        return Word(span, value, places, bool(expansions) or braces, bool(blanks))

    def sweep(self) -> None:
        """Whatever is left on the line itself still gets an account, so that nothing is ever dropped or told twice.

        A prompt in the middle of a word, or of what cannot be read, is part of that.
        """
        covered = bytearray(len(self.text))
        spans = [note.span for note in self.notes if note.depth == 0 and note.is_read]
        spans += [word.span for line in self.lines if line.depth == 0 for word in line.words]
        for start, end in spans:
            covered[start:end] = b"\1" * (end - start)
        self.notes = [note for note in self.notes if note.is_read or not any(covered[slice(*note.span)])]
        for start, end in (note.span for note in self.notes if not note.is_read):
            covered[start:end] = b"\1" * (end - start)
        start = 0
        while start < len(self.text):
            if covered[start] or self.text[start].isspace():
                start += 1
                continue
            end = start + 1
            while end < len(self.text) and not covered[end] and not self.text[end].isspace():
                end += 1
            self.note(Span(start, end), *(CONTINUED if self.text[start:end] in ("\\", "`", "^") else KEYWORD), 0)
            start = end


def _pieces_of(source: bytes, span: Span) -> list[Span]:
    """The lines that have something on them, or the statements of a single one; none where they are too many."""
    for pattern in (_LINE, _STATEMENT):
        all_found = re.finditer(pattern, source[slice(*span)])
        found = [Span(span.start + each.start(), span.start + each.end()) for each in all_found if each[0].strip()]
        if len(found) != 1:
            break
    return found if len(found) <= _MOST_PIECES else []


_READERS: dict[str, Callable[["_Reader", "Node", int, int], object]] = {
    "command": _Reader.command,
    "redirected_statement": _Reader.redirected,
    "variable_assignment": _Reader.assignment,
    "test_command": _Reader.shell_own,
    "declaration_command": _Reader.shell_own,
    "unset_command": _Reader.shell_own,
    "file_redirect": _Reader.redirect,
    "herestring_redirect": _Reader.redirect,
    "heredoc_redirect": _Reader.redirect,
    "ERROR": _Reader.unreadable,
    **dict.fromkeys(_LITERALS, _Reader.literal),
    "command_substitution": _Reader.substitution,
    "process_substitution": _Reader.substitution,
    "arithmetic_expansion": _Reader.shell_own,
}


def _has_braces(node: "Node") -> bool:
    """Whether a word becomes several, as web{1..3} or {a,b} do."""
    if node.type == "brace_expression":
        return True
    is_plain = node.type in ("word", "concatenation") and node.text is not None
    return is_plain and re.search(rb"\{[^{}\s'\"]*,[^{}\s'\"]*\}", node.text or b"") is not None


def _between(sorted_spans: tuple[Span, ...], around: Span) -> tuple[Span, ...]:
    """Those of the spans that begin in this one."""
    if not sorted_spans:
        return ()
    first = bisect_left(sorted_spans, (around.start,))
    return sorted_spans[first : bisect_left(sorted_spans, (around.end,))]


def _last_command(node: "Node") -> "Node":
    """The command at the end of a pipeline or list: what stands behind those belongs to it."""
    while node.type in _STATEMENTS and node.type != "command":
        node = node.child_by_field_name("body") or node.children[-1]
    return node


def _expansions(node: "Node") -> Iterator["Node"]:
    if node.type in _EXPANSIONS:
        yield node
        return
    for child in node.children:
        yield from _expansions(child)


_UNREADABLE = "the shell cannot read this"
_NEVER_CLOSED = "this quote is never closed: {}"
_UNFINISHED = "'{}' is not finished in this text"
_OPENINGS = ("if", "for", "while", "until", "case", "{", "(", "do", "then", "else")


def _in_plain_quotes(text: str) -> str:
    quote = "'" if text[0] in "‘’‚" else '"'
    return f"{quote}{text[1:-1]}{quote}"


def _why_unreadable(text: str) -> str:
    for quote in ("'", '"', "`"):
        if text.count(quote) % 2:
            return _NEVER_CLOSED.format(quote)
    return _UNREADABLE


def join(arguments: list[str]) -> str:
    """One command line out of words that a shell has already taken apart; a single one is taken to be a whole line."""
    if len(arguments) == 1:
        return arguments[0]
    from shlex import quote

    return " ".join(quote(argument) if argument else "''" for argument in arguments)
