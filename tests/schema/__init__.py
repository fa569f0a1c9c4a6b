"""What is in `schema/`: the grammar in its four forms, the ODD, the rules."""
