"""Handing over: who gets the brownpaper by a link of their own, and what they answer to what is asked of them."""
