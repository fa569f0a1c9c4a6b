"""Page breaks, running heads, hyphens at line ends."""
