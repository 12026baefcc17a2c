"""The boundary signal (de knip): anybody quietly says that a text crosses a line; who did stays hidden, also from the
facilitator."""
