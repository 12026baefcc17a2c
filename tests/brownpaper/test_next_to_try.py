"""Of texts from full to lean the press takes the first that is one page, and lays out few to find it."""

from hypothesis import given
from hypothesis import strategies as st

from sessions.brownpaper.printing.press.typeset import SURELY_TOO_HIGH, next_to_try


def search(lengths: list[int], height) -> tuple[int, dict[int, float]]:
    """height: characters → pages. Returns what is taken, and what was laid out."""
    known = {0: height(lengths[0])}
    if known[0] <= 1 or len(lengths) == 1:
        return 0, known
    while (number := next_to_try(lengths, known)) not in known:
        known[number] = height(lengths[number])
    return number, known


LENGTHS = st.lists(st.integers(100, 9000), min_size=1, max_size=10, unique=True).map(
    lambda n: sorted(n, reverse=True)
)


@given(lengths=LENGTHS, fixed=st.floats(0, 0.6), capacity=st.integers(500, 8000))
def test_it_takes_the_fullest_that_fits_where_height_follows_length(lengths, fixed, capacity):
    def height(characters: int) -> float:
        return fixed + (1 - fixed) * characters / capacity

    taken, known = search(lengths, height)

    fitting = [number for number, length in enumerate(lengths) if height(length) <= 1]
    assert taken == (min(fitting) if fitting else len(lengths) - 1)
    assert len(known) <= 5


@given(lengths=LENGTHS, heights=st.lists(st.floats(0.5, 3), min_size=10, max_size=10))
def test_it_comes_to_an_end_and_never_takes_what_does_not_fit_where_a_leaner_does(lengths, heights):
    by_length = dict(zip(lengths, sorted(heights[: len(lengths)], reverse=True), strict=True))
    taken, known = search(lengths, by_length.__getitem__)

    assert len(known) <= len(lengths)
    fits = by_length[lengths[taken]] <= 1
    assert fits == any(height <= 1 for height in by_length.values())
    # A fuller one that was not laid out was expected to be surely too high.
    fuller = [number for number in range(taken) if by_length[lengths[number]] <= 1]
    assert not fuller or not fits or all(number not in known for number in fuller)
    assert SURELY_TOO_HIGH > 1
