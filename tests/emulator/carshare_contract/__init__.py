"""Checks the requests that the emulator recorded against the services' own models. See ../README.md."""
