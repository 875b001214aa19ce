"""What lies around a place is found from left to right."""

from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.explain.stretches import Stretches
from cheatsheet.model import Span

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), st.lists(SPANS))
def test_the_stretches_around_another_are_those_that_hold_all_of_it(added: list[Span], asked: list[Span]) -> None:
    stretches = Stretches()
    for number, span in enumerate(added):
        stretches.add(span, number)
    for span in sorted(asked):
        holding = [n for n, each in enumerate(added) if each.start <= span.start and span.end <= each.end]
        assert sorted(stretches.around(span)) == holding


def test_they_can_be_asked_about_again_from_the_start() -> None:
    stretches = Stretches()
    stretches.add(Span(0, 9), 1)
    stretches.add(Span(4, 6), 2)
    assert stretches.around(Span(5, 6)) == [1, 2]
    assert stretches.again().around(Span(0, 1)) == [1]
