"""The contract check: `python contract.py RECORD... [--exceptions undecoded.toml]`. See README.md."""

import sys

from carshare_contract.main import main

if __name__ == "__main__":
    sys.exit(main())
