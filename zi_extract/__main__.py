"""``python -m zi_extract`` is the command line."""

from zi_extract.cli import main

if __name__ == "__main__":
    main()
