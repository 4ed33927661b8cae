"""The AWS emulator of the apply tier: `python server.py [--port N] [--record FILE]`. See README.md."""

from carshare_emulator.main import main

if __name__ == "__main__":
    main()
