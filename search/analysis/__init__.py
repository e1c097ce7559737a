"""The Dutch analysis: one for all engines, pure, and with offsets into the original text.

Text goes in as it is stored; what engines index are streams of terms parted by spaces (`streams`), what
they are asked is a `plan.Plan`. Marks are cut from the stored text afterwards (`marking`), so engines need
no analysis of their own.
"""
