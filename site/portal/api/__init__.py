"""What programs may ask of the portal, under `/api/v1/`; see docs/api.md."""
