"""A workgroup calls the facilitator, who says that they are coming."""
