"""What holds for every text that people write."""

# The longest text that is kept, in characters: a page of paper full.
LONGEST_TEXT = 4000
