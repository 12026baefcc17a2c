"""The value case of a solution: who invests, who gains, who carries a risk. Never added up to one total."""
