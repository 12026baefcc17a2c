"""A simulated room: bots that come in over the network, write, vote, drop off and return, and keep count."""
