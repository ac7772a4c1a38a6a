"""`python -m assistant` is the terminal command `peri`."""

from assistant.cli import main

main(prog_name="peri")
