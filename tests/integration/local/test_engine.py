"""One cloud in a process, and none left behind."""

from __future__ import annotations

import boto3
import pytest

from infra.local.cloud import Cloud
from tests.integration.local.conftest import TOY


def test_a_second_cloud_beside_the_first_is_refused_and_the_first_goes_on(cloud: Cloud) -> None:
    with pytest.raises(RuntimeError, match="A cloud lives in this process already"), Cloud.deploy(TOY):
        pass
    cloud.client("s3").put_object(Bucket=cloud.physical("Inbox"), Key="a.md", Body=b"a")
    assert boto3.client("s3").get_object(Bucket=cloud.physical("Inbox"), Key="a.md")["Body"].read() == b"a"
