"""What people paste along is taken out, and the places of the rest stay what they were."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cheatsheet.explain.pasted import PLAIN_LETTER, clean
from cheatsheet.explain.sessions import Known


def is_program(word: str) -> bool:
    return word in ("ship", "sudo")


def calls(line: str) -> bool:
    return re.match(r"\s*(?:\w+=(?:\$\()?)?(?:sudo )?ship (?:ls|rm|load|cat)\b", line) is not None


KNOWN = Known(is_program, calls)


def remarks(text: str) -> list[str]:
    return [text[slice(*remark.span)] for remark in clean(text, KNOWN).remarks]


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("$ ship ls", "$"),
        ("  $  ship ls", "$"),
        ("% ship ls", "%"),
        ("❯ ship ls", "❯"),
        ("❯❯❯ ship ls", "❯❯❯"),
        ("➜  ~ ship ls", "➜  ~"),
        ("➜  web git:(main) ✗ ship ls", "➜  web git:(main) ✗"),
        ("(⎈|minikube:default)➜  ~ ship ls", "(⎈|minikube:default)➜  ~"),
        ("(venv) $ ship ls", "(venv) $"),
        ("anna@host:~$ ship ls", "anna@host:~$"),
        ("anna@host:/srv/app# ship ls", "anna@host:/srv/app#"),
        ("[root@host ~]# ship ls", "[root@host ~]#"),
        ("PS C:\\Users\\anna> ship ls", "PS C:\\Users\\anna>"),
        ("PS> ship ls", "PS>"),
        ("PS /home/anna> ship ls", "PS /home/anna>"),
        ("C:\\> ship ls", "C:\\>"),
        ("bash-5.1# ship ls", "bash-5.1#"),
        ("/ # ship ls", "/ #"),
        ("~ $ ship ls", "~ $"),
        ("~$ ship ls", "~$"),
        ("$> ship ls", "$>"),
        ("# ship ls", "#"),
        ("#ship ls", "#"),
        ("> ship ls", ">"),
        ("  501  ship ls", "501"),
        (" 1137  anna@host:~$ ship ls", "1137  anna@host:~$"),
        ("- ship ls", "-"),
        ("* ship ls", "*"),
        ("1. ship ls", "1."),
        ("3) ship ls", "3)"),
        ("@ship ls", "@"),
        ("run: ship ls", "run:"),
        ("30 3 * * * ship ls", "30 3 * * *"),
        ("0 */6 * * MON-FRI ship ls", "0 */6 * * MON-FRI"),
        ("@daily ship ls", "@daily"),
        ("# sudo ship ls", "#"),
    ],
)
def test_a_prompt_is_taken_out(line: str, prompt: str) -> None:
    assert remarks(line) == [prompt]
    assert clean(line, KNOWN).source.strip() == line[line.index(prompt) + len(prompt) :].strip()


@pytest.mark.parametrize(
    "text",
    [
        "ship ls",
        "ship run $ x",
        "# a comment about ship",
        "# Ship ls",
        "#!/bin/sh",
        "> out.txt",
        "./run.sh --all",
        "/usr/bin/env ship ls",
        "[ -f x ] && ship ls",
        "(ship ls)",
        "cp a@b:/x .",
        "ls: cannot access",
        "# ship ls first\nship ls",
        "1 ship ls",
    ],
)
def test_what_is_no_prompt_stays(text: str) -> None:
    assert clean(text, KNOWN) == clean(text, KNOWN)._replace(source=text, remarks=())


def test_what_a_command_printed_is_told_from_commands() -> None:
    text = "$ ship ls\nNAME   AGE\nanna   3d\n$ ship rm anna\ngone\nship ls\n"
    assert remarks(text) == ["$", "NAME   AGE", "anna   3d", "$", "gone"]


def test_a_command_goes_on_behind_its_second_prompt() -> None:
    assert remarks("$ ship load \\\n>   anna\nloaded") == ["$", ">", "loaded"]
    assert remarks("$ ship load '{\n> a}'\nloaded") == ["$", ">", "loaded"]
    assert remarks("$ ship load - <<EOF\n> a\n> EOF\nloaded") == ["$", ">", ">", "loaded"]


def test_lines_of_a_command_are_no_output() -> None:
    assert remarks("$ ship load '{\n  a: 1\n}'\nloaded") == ["$", "loaded"]
    assert remarks("$ ship load - <<EOF\na: 1\nEOF\nloaded") == ["$", "loaded"]


def test_the_marks_of_markdown_are_taken_out() -> None:
    assert remarks("```bash\nship ls\n```") == ["```bash", "```"]


@pytest.mark.parametrize(
    ("text", "placeholders"),
    [
        ("ship rm <name>", ["<name>"]),
        ("ship rm <ship-name>:<tag>", ["<ship-name>", "<tag>"]),
        ("ship rm <the name of it>", ["<the name of it>"]),
        ("ship rm <a|b>", ["<a|b>"]),
        ("ship rm <name>...", ["<name>"]),
        ("ship rm <サービス名>", ["<サービス名>"]),
        ("ship [OPTIONS] SHIP [CARGO...]", ["[OPTIONS]", "[CARGO...]"]),
        ("ship load [-f file] x", ["[-f file]"]),
        ("ship load [flags]", ["[flags]"]),
        ("ship load ANNA[:TAG]", ["[:TAG]"]),
        ("ship load (a|b)", ["(a|b)"]),
        ("ship load (POD | TYPE/NAME) x", ["(POD | TYPE/NAME)"]),
        ("ship load ([-f FILE] | SHIP [(NAME | --all)]) x", ["([-f FILE] | SHIP [(NAME | --all)])"]),
        ("ship load [(-o|--output=)json|yaml] y", ["[(-o|--output=)json|yaml]"]),
        ("ship load [SHIP [NAME]] z", ["[SHIP [NAME]]"]),
        ("ship ls (-a )", ["(-a )"]),
        ("ship load TYPE[.VERSION][.GROUP]", ["[.VERSION]", "[.GROUP]"]),
        ("ship rm {{name}}", ["{{name}}"]),
        ("ship rm {{ name }}", ["{{ name }}"]),
        ("ship rm {{path/to/file}}", ["{{path/to/file}}"]),
        ("ship rm ${project.version}", ["${project.version}"]),
        ("ship rm --token #{TOKEN} #{HOST}:1", ["#{TOKEN}", "#{HOST}"]),
        ("ship rm ${{ secrets.NAME }}", ["${{ secrets.NAME }}"]),
        ("ship ls <file >out", []),
        ("ship ls < file > out", []),
        ("ship ls <in.txt 2>out", []),
        ("ship ls 2<file", []),
        ("ship ls <<EOF\n<EOF", []),
        ("ship ls <(ship ls)", []),
        ("[ -f x ] && ship ls", []),
        ("[[ $x == y ]]", []),
        ("ship ls a[1]", []),
        ("ship ls *.[ch]", []),
        ("ship ls --format {{.Name}}", []),
        ("ship ls --format '{{json .Name}}'", []),
        ("ship ls --format '{{range .x}}{{.y}}{{end}}'", []),
        ("ship ls ${NAME:-x}", []),
        ("f() (ship ls)", []),
        ("f () { ship ls; }", []),
        ("if (ship ls | grep x); then ship rm x; fi", []),
        ("ship ls 'select (a | b)'", []),
        ("ship rm (ship ls -q)", []),
        ("ship rm ([-f x | y", []),
        ("ship load -w <--dir> </path/to>:/x <80>:1", ["<--dir>", "</path/to>", "<80>"]),
        ("ship load ./a_<version>_<arch>.tar v<tag> node<N>", ["<version>", "<arch>", "<tag>", "<N>"]),
        ("ship load {{< ref x >}} {{% y %}}", ["{{< ref x >}}", "{{% y %}}"]),
        ("ship load </path/in >out", []),
    ],
)
def test_placeholders_are_letters_to_the_shell(text: str, placeholders: list[str]) -> None:
    pasted = clean(text, KNOWN)
    assert [text[slice(*span)] for span in pasted.placeholders] == placeholders
    assert pasted.source.count(PLAIN_LETTER) == sum(len(each) for each in placeholders)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ship load `\n  anna", "ship load \\\n  anna"),
        ("ship load ^\n  anna", "ship load \\\n  anna"),
        ("ship load `\r\n  anna", "ship load  \\\n  anna"),
        ("ship load \\\r\n  anna", "ship load  \\\n  anna"),
        ("ship load `ls` `\n  anna", "ship load `ls` `\n  anna"),
    ],
)
def test_lines_go_on_as_other_shells_write_it(text: str, source: str) -> None:
    assert clean(text, KNOWN) == clean(text, KNOWN)._replace(source=source, broken=())


def test_a_blank_behind_a_backslash_is_told() -> None:
    text = "ship load \\  \n anna"
    pasted = clean(text, KNOWN)
    assert [text[slice(*span)] for span in pasted.broken] == ["\\"]
    assert pasted.source == "ship load   \\\n anna"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("ship load C:\\cargo\\x:/x", ["C:\\cargo\\x:/x"]),
        ("ship load -v \\\\.\\pipe\\ship:x", ["\\\\.\\pipe\\ship:x"]),
        ("ship load %cd%\\x", ["%cd%\\x"]),
        ("ship load a\\ b", []),
        ("ship load \\\n anna", []),
        ("ship load http:\\\\x", []),
    ],
)
def test_paths_of_windows_keep_their_backslashes(text: str, paths: list[str]) -> None:
    assert [text[slice(*span)] for span in clean(text, KNOWN).literal] == paths


def test_a_command_in_brackets_is_one_whose_output_other_shells_take() -> None:
    text = "ship rm (ship ls -q) (ship ls -aq)"
    pasted = clean(text, KNOWN)
    assert [text[slice(*span)] for span in pasted.called] == ["(ship ls -q)", "(ship ls -aq)"]
    assert pasted.source == "ship rm `ship ls -q` `ship ls -aq`"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("ship load “a b” ‘c’", ["“a b”", "‘c’"]),
        ("ship load --name=“a b”", ["“a b”"]),
        ("ship load „a b“", ["„a b“"]),
        ("ship load 'it’s “a” b'", []),
        ("ship load it’s a b’s", []),
    ],
)
def test_quotes_of_word_processors_are_found_where_a_word_begins(text: str, quoted: list[str]) -> None:
    assert [text[slice(*span)] for span in clean(text, KNOWN).curly] == quoted


@pytest.mark.parametrize(
    ("text", "taken_out"),
    [
        ("ship ls → lists them", ["→ lists them"]),
        ("$ ship ls ---> lists them", ["$", "---> lists them"]),
        ("ship ls <--- lists them\nship rm x", ["<--- lists them"]),
        ("ship ls '-> x' -- y", []),
        ("ship load --> x", ["--> x"]),
        ("crane ls --> x", []),
    ],
)
def test_words_beside_a_command_are_no_part_of_it(text: str, taken_out: list[str]) -> None:
    assert remarks(text) == taken_out


def test_json_below_a_prompt_is_output() -> None:
    text = '$ ship show anna\n{\n  "load": {\n  }\n}\n$ ship ls'
    assert remarks(text) == ["$", "{", '"load": {', "}", "}", "$"]
    assert remarks("$ {\n> ship ls\n> }") == ["$", ">", ">"]


@pytest.mark.parametrize(
    ("text", "taken_out", "lines"),
    [
        ("run: |\n  ship ls\n  ship rm a\n", ["run: |"], ["ship ls", "ship rm a"]),
        ("- |\n  ship ls\n", ["- |"], ["ship ls"]),
        ("- >\n  ship load\n  -f x\n  anna\nenv: y", ["- >", "env: y"], ["ship load   -f x   anna"]),
        ("run: >-\n  ship load\n  -f x\n", ["run: >-"], ["ship load   -f x"]),
        ("- ship load\n  --file x\n  anna\n- ship ls", ["-", "-"], ["ship load   --file x   anna", "ship ls"]),
        ("- ship ls\n  lists all of them\n", ["-", "lists all of them"], ["ship ls"]),
        (
            "- name: Load\n  run: |\n    ship load x\n- name: List\n  run: ship ls",
            ["- name: Load", "run: |", "- name: List", "run:"],
            ["ship load x", "ship ls"],
        ),
        ("on: push\nsteps:\n  - run: ship ls\n", ["on: push", "steps:", "- run:"], ["ship ls"]),
        ("script:\n  - ship ls\ntags:\n  - ship", ["script:", "-", "tags:", "- ship"], ["ship ls"]),
        ("ship ls |\n  grep x", [], ["ship ls |", "grep x"]),
    ],
)
def test_lines_of_yaml_are_read_as_it_says(text: str, taken_out: list[str], lines: list[str]) -> None:
    assert remarks(text) == taken_out
    assert [line.strip() for line in clean(text, KNOWN).source.split("\n") if line.strip()] == lines


@pytest.mark.parametrize(
    ("text", "taken_out"),
    [
        ("ship ls\nNAME   AGE\nanna   3d\n\nvi x", ["NAME   AGE", "anna   3d"]),
        ("ship rm anna\nship/anna deleted\nvi x", ["ship/anna deleted"]),
        ('ship ls -o json\n{\n  "a": 1\n}', ["{", '"a": 1', "}"]),
        ("ship cat\n...\n<b>Hi</b>\n...", ["...", "<b>Hi</b>", "..."]),
        ("ship ls\nName: anna\nship rm anna", ["Name: anna"]),
        ("ship load\nvi x\nrm y", []),
        ('ship rm a\ncargo "a" deleted\n[1]+  Done', ['cargo "a" deleted', "[1]+  Done"]),
        ("ship ls\n+----+\n| a  |\n+----+", ["+----+", "| a  |", "+----+"]),
        ("ship ls\nship version 1.2.3, build 4", ["ship version 1.2.3, build 4"]),
        ("list:\n\tship ls\n\nall: list\n\tship rm x", ["list:", "all: list"]),
        ("list:\n\tship ls\n\t@ship ls\n\t-ship rm x", ["list:", "@", "-"]),
        ("Load & sail the ship\nship load", ["Load & sail the ship"]),
        ("ship ls\nA=1\n{ ship ls; }", []),
        ("vi x\nNAME   AGE", []),
    ],
)
def test_what_a_command_without_a_prompt_printed_is_told_by_its_looks(text: str, taken_out: list[str]) -> None:
    assert remarks(text) == taken_out


@pytest.mark.parametrize(
    ("text", "taken_out"),
    [
        (
            "$ ship ls\nRole: a=b\nA=1\n- x\n-rw-r--r-- y\nlocal  x\n#1 [x]\n$ ship ls",
            ["$", "Role: a=b", "A=1", "- x", "-rw-r--r-- y", "local  x", "#1 [x]", "$"],
        ),
        ("$ cd x\n\nA=1 \\\nship ls", ["$"]),
        ("$ for x in a b; do\n  ship rm $x\ndone\ngone", ["$", "gone"]),
        ("$ ship ls\n# and then\n$ ship rm a", ["$", "$"]),
        ("$ ship ls\nanna\nsudo mv x y && ship load y", ["$", "anna"]),
        ("~/sea/port$ ship ls\nanna", ["~/sea/port$", "anna"]),
        ("/srv# ship ls", ["/srv#"]),
        ("/# ship ls", ["/#"]),
        ("ship load \\\n>   --file x", [">"]),
        ("ship load x \\\n> out.txt", []),
        ("# use the ship for this\nvi x", []),
        ("# if you sail, skip this\nvi x", []),
        ("# ship must be installed\nvi x", []),
        ("# x=$(ship ls)", ["#"]),
        ("# ship ls\nship version: &x{}", ["#", "ship version: &x{}"]),
        ("> crane up | ship load -\n> crane down", [">", ">"]),
        ("port# ship ls", ["port#"]),
        ("$ sudo -i\n# ship ls\n# crane up", ["$", "#", "#"]),
        ("> ```\n> $ ship ls\n> ```", ["> ```", "> $", "> ```"]),
        ("ship load \\\n> --file=x \\\n> anna", [">", ">"]),
    ],
)
def test_lines_of_a_session_are_commands_or_output(text: str, taken_out: list[str]) -> None:
    assert remarks(text) == taken_out


PIECES = st.sampled_from(
    [*"$#%> <>[](){}|'\"\\`^-:@*./0a=\n\r\t", "ship ", "<a b>", "{{x}}", "EOF", "<<", "PS C:\\> ", "é", "日"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=30))
def test_places_stay_and_what_is_taken_out_does_not_overlap(text: str) -> None:
    pasted = clean(text, KNOWN)
    assert len(pasted.source) == len(text)
    assert pasted.source.count("\n") <= text.count("\n")
    for spans in ([each.span for each in pasted.remarks], list(pasted.placeholders), list(pasted.literal)):
        assert all(one.start < one.end for one in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


LONG = [
    "(a- " * 9000,
    "(" + "a b | " * 9000,
    "<" + "a " * 15000,
    "[" + "A " * 15000,
    "{{" + "a " * 15000,
    "A | " * 9000,
    "$ " * 15000,
    "a@b" * 12000,
    "# x\n" * 9000,
    "`\n" * 15000,
    "a (" * 12000,
    "a [b " * 7000,
    "a (ship ls) " * 3000,
    "a (b | c) " * 4000,
    "“a” " * 9000,
    "\\ \n" * 12000,
    "C:\\" * 12000,
    "1 " * 15000,
    "* * * * " * 4000,
    "[<a>:]" * 6000,
    "> > " * 9000,
    "<a> " * 9000,
]


@pytest.mark.parametrize("text", LONG, ids=[text[:8] for text in LONG])
def test_long_texts_come_to_an_end(text: str) -> None:
    assert len(clean(text, KNOWN).source) == len(text)
