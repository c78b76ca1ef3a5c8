"""The certificates that AWS's own addresses need, and no others.

Every connection loads the whole file, and botocore brings along more than a hundred roots.
The functions talk to S3, DynamoDB and SQS and to nobody else, and those are signed by
Amazon Trust Services: https://docs.aws.amazon.com/general/latest/gr/aws-general.html
(in China by DigiCert). Where a proxy of your own stands between, set AWS_CA_BUNDLE.
"""

from __future__ import annotations

import re
from pathlib import Path

LABELS = (
    "Amazon Root CA 1",
    "Amazon Root CA 2",
    "Amazon Root CA 3",
    "Amazon Root CA 4",
    "Starfield Services Root Certificate Authority - G2",
    "DigiCert Global Root CA",
    "DigiCert Global Root G2",
)

_CERTIFICATE = re.compile(
    r'# Label: "(?P<label>[^"]+)"\n(?:#.*\n)*'
    r"(?P<pem>-----BEGIN CERTIFICATE-----\n[^-]+-----END CERTIFICATE-----\n)"
)


def keep_few(bundle: Path) -> None:
    """Leave only these roots in a bundle; raises `KeyError` where one of them is not in it."""
    found = {one["label"]: one["pem"] for one in _CERTIFICATE.finditer(bundle.read_text("utf-8"))}
    bundle.write_text("".join(f"# {label}\n{found[label]}" for label in LABELS), "utf-8")
