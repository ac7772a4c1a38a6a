"""What a speaker may do: each tool is declared once, and `registry.TOOLS` is the only list."""
