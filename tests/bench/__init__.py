"""How long textus takes and where the time goes: `./run bench`. Measured, printed, and asserted nowhere."""
