"""How fast, how much, how lean: measured as ratios against references in the same run. See RESULTS.md."""
