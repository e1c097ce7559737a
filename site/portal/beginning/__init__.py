"""Beginning a region with nothing, and what its team has to do until the first round."""
