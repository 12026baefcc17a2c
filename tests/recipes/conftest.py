collect_ignore = ["eighth"]  # belongs to a copy of the house
