"""Pages: their marks, and what is printed at page breaks."""
