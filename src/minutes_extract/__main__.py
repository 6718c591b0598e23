"""`python -m minutes_extract` becomes the command line."""

from minutes_extract.cli import main

if __name__ == "__main__":
    main()
