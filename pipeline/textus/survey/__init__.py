"""Facts of the whole document, each found once, when it is first asked for; the survey proposes no reading."""
