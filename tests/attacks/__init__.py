"""Files written to make textus read, write, call or choke, and what every command does with them."""
