"""Collections and what is made of them."""
