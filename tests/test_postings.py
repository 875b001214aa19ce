from array import array

import pytest

from cheatsheet.postings import (
    CLASS,
    COLUMNS,
    MOST_OF_ONE_CLASS,
    PART,
    as_bytes,
    classes,
    entry_of,
    from_bytes,
    number_of,
    parts,
)


@pytest.mark.parametrize("entry", [1, 70, 3_500, 400_000, 16_777_215])
@pytest.mark.parametrize("weight", [0.0, 0.3, 1.7, 60.0, 1e9])
@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_the_number_of_a_text_tells_its_entry_and_its_column(column: int, weight: float, entry: int) -> None:
    number = number_of(column, weight, entry, MOST_OF_ONE_CLASS - 1)
    assert entry_of(number) == entry
    assert list(classes())[number >> CLASS][0] == column
    assert number < 1 << 64


@pytest.mark.parametrize("weight", [0.06, 0.3, 1.0, 1.7, 5.5, 60.0])
def test_the_number_of_a_text_tells_about_how_much_it_weighs(weight: float) -> None:
    _, told = list(classes())[number_of(1, weight, 7, 0) >> CLASS]
    assert told == pytest.approx(weight, rel=0.1)


def test_numbers_go_from_the_most_telling_text_to_the_least() -> None:
    names, wording, long_wording, line = (
        number_of(COLUMNS.index("names"), 5, 9, 0),
        number_of(COLUMNS.index("asked"), 1, 8, 0),
        number_of(COLUMNS.index("asked"), 3, 1, 0),
        number_of(COLUMNS.index("lines"), 1, 1, 0),
    )
    assert names < wording < long_wording < line


def test_an_entry_stands_once_with_the_first_of_its_columns() -> None:
    texts = [number_of(4, 1, 7, 0), number_of(1, 2, 7, 0), number_of(1, 2, 7, 1), number_of(3, 1, 8, 0)]
    (part,) = parts(texts)
    assert list(part.texts) == sorted(texts)
    assert dict(zip(part.entries, part.columns, strict=True)) == {7: 1, 8: 3}


def test_parts_hold_each_text_and_each_entry_once() -> None:
    texts = [number_of(entry % 6, 1, entry // 3, entry % 3) for entry in range(3 * PART)]
    found = list(parts(texts))
    assert [len(part.texts) for part in found] == [PART] * 3
    assert sorted(text for part in found for text in part.texts) == sorted(texts)
    assert sorted(entry for part in found for entry in part.entries) == list(range(PART))
    assert all(len(part.entries) == len(part.columns) for part in found)
    assert list(parts([])) == []


def test_numbers_are_read_as_they_were_written() -> None:
    numbers = array("Q", [1, 255, 1 << 40, (1 << 64) - 1])
    assert as_bytes(numbers)[:8] == b"\1\0\0\0\0\0\0\0"
    assert from_bytes("Q", as_bytes(numbers)) == numbers
