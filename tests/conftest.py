from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "sample-documents"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real sample files, where it stands beside the project."""
    if not SAMPLES.is_dir():
        pytest.skip("../shared/sample-documents is not there")
    return SAMPLES
