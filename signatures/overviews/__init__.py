"""The register as people read it: the chart, timelines, what does not add up, what there is to do today."""
