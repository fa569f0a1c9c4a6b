"""Languages, and what is said in them: dates, names, citations."""
