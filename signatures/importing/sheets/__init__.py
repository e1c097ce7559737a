"""The register as a workbook (XLSX): its sheets and columns, reading one, and the empty one to fill in.

Pure: a workbook becomes the data that a register file in JSON holds, with the cell that each item came from.
"""
