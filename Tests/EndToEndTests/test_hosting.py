"""What the studio says about servers of one's own holds on a machine that has them."""

import re
import shutil
import subprocess

import pytest


def test_the_unit_gives_the_service_next_to_nothing(build, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    built = build("content", tmp_path / "output", "https://book.example.com/").succeeded()
    unit = built.folder.parent / "studio/hosting/bookplate.service"
    run = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", unit],
        capture_output=True, text=True, timeout=60)
    exposure = re.search(r"exposure level for bookplate\.service: ([0-9.]+)", run.stdout)
    assert exposure and float(exposure[1]) <= 1.5, run.stdout + run.stderr
