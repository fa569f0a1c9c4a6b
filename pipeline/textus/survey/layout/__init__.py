"""Lines: the measure of prose, what is broken by it, the spelling of lines."""
