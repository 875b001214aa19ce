"""The one-line notation of flags and operands."""

from collections.abc import Callable

import pytest

from cheatsheet.model import Choice, Combination, Flag, Kind, Operand, Term, Text, Value
from cheatsheet.notation import (
    BadNotationError,
    ValueNotation,
    name_of,
    parse_combination,
    parse_flag,
    parse_operand,
    parse_value,
    write_combination,
    write_value,
)

ALWAYS_OR_NEVER = Choice(("always", "never"))


@pytest.mark.parametrize(
    ("key", "short", "name"),
    [
        ("--detach", "", "--detach"),
        ("-d, --detach", "-d", "--detach"),
        ("-D, --detach", "-D", "--detach"),
        ("-4, --ipv4", "-4", "--ipv4"),
        ("-?, --help", "-?", "--help"),
        ("--dns-search", "", "--dns-search"),
        ("-ü, --über", "-ü", "--über"),
    ],
)
def test_a_flag_without_a_value_is_a_switch(key: str, short: str, name: str) -> None:
    assert parse_flag(key, "What it does.") == Flag(
        name, short, None, value_optional=False, repeats=False, splits=False, about="What it does."
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("--publish=port", Kind("port")),
        ("--mount=volume-mount", Kind("volume-mount")),
        ("--at=time-2", Kind("time-2")),
        ("--name=NAME", Text("NAME")),
        ("--name=NAME|ID", Choice(("NAME", "ID"))),
        ("--network=NETWORK_ID", Text("NETWORK_ID")),
        ("--straße=STRASSE", Text("STRASSE")),
        ("--pull=always|never", ALWAYS_OR_NEVER),
        ("--format=json|", Choice(("json",))),
        ("--format=|json||yaml|", Choice(("json", "yaml"))),
    ],
)
def test_what_stands_behind_the_sign_is_a_kind_a_choice_or_free_text(key: str, value: Value) -> None:
    flag = parse_flag(key)
    assert flag.value == value
    assert (flag.value_optional, flag.repeats, flag.splits) == (False, False, False)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("port*", ValueNotation(Kind("port"), optional=False, repeats=True, splits=False)),
        ("port?", ValueNotation(Kind("port"), optional=True, repeats=False, splits=False)),
        ("port,", ValueNotation(Kind("port"), optional=False, repeats=False, splits=True)),
        ("DOMAIN,*", ValueNotation(Text("DOMAIN"), optional=False, repeats=True, splits=True)),
        ("DOMAIN*,", ValueNotation(Text("DOMAIN"), optional=False, repeats=True, splits=True)),
        ("always|never?", ValueNotation(ALWAYS_OR_NEVER, optional=True, repeats=False, splits=False)),
        ("always|never?*,", ValueNotation(ALWAYS_OR_NEVER, optional=True, repeats=True, splits=True)),
        ("json|*", ValueNotation(Choice(("json",)), optional=False, repeats=True, splits=False)),
    ],
)
def test_marks_behind_a_value_may_stand_in_any_order(notation: str, expected: ValueNotation) -> None:
    assert parse_value(notation) == expected


def test_a_mark_within_a_name_is_part_of_the_name() -> None:
    assert parse_value("KEY*VALUE").value == Text("KEY*VALUE")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "-d",
        "--",
        "detach",
        " --detach",
        "--detach ",
        "-d --detach",
        "-d,--detach",
        "--detach, -d",
        "-de, --detach",
        "--, --detach",
        "-=, --detach",
        "--name=",
        "--name=ONE TWO",
        "--name NAME",
        "--name,NAME",
        "--name\n",
    ],
    ids=repr,
)
def test_what_is_not_a_flag_is_refused_with_an_example(key: str) -> None:
    with pytest.raises(BadNotationError) as refused:
        parse_flag(key)
    assert str(refused.value) == f"'{key}' is not a flag; write it like '-p, --publish=port*' or '--detach'"


@pytest.mark.parametrize("marks", ["*", "?", ",", "*?,"])
def test_marks_without_a_value_are_refused(marks: str) -> None:
    with pytest.raises(BadNotationError, match="names no kind of value"):
        parse_flag(f"--name={marks}")


@pytest.mark.parametrize(
    ("parse", "key"),
    [(parse_flag, "--name=|"), (parse_flag, "--name=||?"), (parse_operand, "NAME=|")],
    ids=["flag", "with a mark", "operand"],
)
def test_a_choice_without_a_word_is_refused(parse: Callable[[str], object], key: str) -> None:
    with pytest.raises(BadNotationError, match="names no word to choose from"):
        parse(key)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("IMAGE", Operand("IMAGE", None, optional=False, repeats=False, about="It.")),
        ("IMAGE=image", Operand("IMAGE", Kind("image"), optional=False, repeats=False, about="It.")),
        ("COMMAND?", Operand("COMMAND", None, optional=True, repeats=False, about="It.")),
        ("ARG*", Operand("ARG", None, optional=True, repeats=True, about="It.")),
        ("SHIP=container+", Operand("SHIP", Kind("container"), optional=False, repeats=True, about="It.")),
        ("NAME=NAME*", Operand("NAME", Text("NAME"), optional=True, repeats=True, about="It.")),
        ("WHEN=now|later?", Operand("WHEN", Choice(("now", "later")), optional=True, repeats=False, about="It.")),
        ("TYPE/NAME", Operand("TYPE/NAME", None, optional=False, repeats=False, about="It.")),
        ("CONTAINER:SRC_PATH", Operand("CONTAINER:SRC_PATH", None, optional=False, repeats=False, about="It.")),
    ],
)
def test_an_operand_has_a_name_a_value_and_how_often_it_may_stand(key: str, expected: Operand) -> None:
    assert parse_operand(key, "It.") == expected


def test_an_inner_operand_says_so() -> None:
    assert parse_operand("COMMAND?", inner=True).inner is True
    assert parse_operand("COMMAND?").inner is False


@pytest.mark.parametrize(
    "key",
    ["", "image", "Image", "1ST", "IMAGE=", "IMAGE?=image", "IMAGE=a*b", "IMAGE TAG", "IMAGE**", "ÄPFEL"],
    ids=repr,
)
def test_what_is_not_an_operand_is_refused_with_an_example(key: str) -> None:
    with pytest.raises(BadNotationError) as refused:
        parse_operand(key)
    assert str(refused.value) == (
        f"'{key}' is not an operand; write it like 'IMAGE=image', 'COMMAND?' or 'CONTAINER=container+'"
    )


@pytest.mark.parametrize(
    "notation",
    [
        "",
        "port",
        "port*",
        "NAME?",
        "DOMAIN*,",
        "port?*,",
        "always|never",
        "always|never?",
        "json|",
        "json|?*,",
        "KEY*VALUE",
    ],
    ids=repr,
)
def test_a_written_value_reads_back_as_the_same_flag(notation: str) -> None:
    flag = parse_flag(f"--name={notation}" if notation else "--name")
    assert write_value(flag) == notation
    assert parse_flag(f"--name={write_value(flag)}" if notation else "--name") == flag


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Kind("port"), "port"),
        (Text("NAME"), "NAME"),
        (ALWAYS_OR_NEVER, "always|never"),
        (Choice(("json",)), "json|"),
    ],
)
def test_a_value_is_called_what_pages_write(value: Value, name: str) -> None:
    assert name_of(value) == name


def test_a_combination_says_what_does_not_go_together() -> None:
    assert parse_combination("--rm with --restart!=no|never", "Why.", "refused") == Combination(
        effect="refused",
        together=((Term("--rm"),), (Term("--restart", ("no", "never"), excludes=True),)),
        without=(),
        about="Why.",
    )


@pytest.mark.parametrize(
    "notation",
    [
        "NAME with --all",
        "--publish with --network=host",
        "--rm with --restart!=no",
        "NAME or TYPE=*/* with --all-namespaces",
        "--rm without --stdin or --attach",
        "--a=1|2 with B with --c without --d!=x or E",
        "NAME",
    ],
)
def test_a_combination_is_written_as_it_was_read(notation: str) -> None:
    assert write_combination(parse_combination(notation, "Why.", "ignored")) == notation


@pytest.mark.parametrize("notation", ["", "rm with --x", "--rm and --x", "--rm with ", "--rm=", "-r with --x"])
def test_what_is_no_combination_is_told(notation: str) -> None:
    with pytest.raises(BadNotationError, match="is not a flag or operand"):
        parse_combination(notation, "Why.", "refused")
