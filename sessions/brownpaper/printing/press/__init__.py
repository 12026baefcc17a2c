"""The printing process: typesets sections apart, keeps them by their contents, and binds them into one PDF.

Run as `python -m sessions.brownpaper.printing.press`. It knows neither Django nor the database nor the network.
"""
