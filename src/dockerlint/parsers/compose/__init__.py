"""Compose projects, resolved in the same way as Compose, with the place of each value in effect.

The steps follow docker compose 2.40's documented and measured behaviour. `pipeline` lists them in order.
"""
