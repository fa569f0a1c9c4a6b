"""From what a stylesheet made to a file that is not text: a book packed, pages printed."""
