"""What lines and characters may be. A folder for each family of things; recognisers only look."""
