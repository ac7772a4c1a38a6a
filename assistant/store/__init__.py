"""What Peri remembers: tables, migrations and the repository over them."""
