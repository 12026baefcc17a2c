"""What is measured. Each measure returns rows: (what, figure, reference, ratio or verdict), ready for the table."""

from bench.measures.pushing import cold_start, fan_out, joins, memory, posts, pushes_beside_a_print, reconnects
from bench.measures.reading import board, lighthouse, pages, paper
from bench.measures.writing import killed, presses, writes

__all__ = ["MEASURES", "memory"]

MEASURES = {
    "fan_out": fan_out,
    "posts": posts,
    "cold_start": cold_start,
    "writes": writes,
    "presses": presses,
    "joins": joins,
    "board": board,
    "pages": pages,
    "lighthouse": lighthouse,
    "memory": memory,
    "reconnects": reconnects,
    "killed": killed,
    "paper": paper,
    "pushes_beside_a_print": pushes_beside_a_print,
}
