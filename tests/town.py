"""A newsroom on the local cloud, and its readers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import time_machine

from broadsheet.cli.local import stores_of, template
from broadsheet.runtime import telemetry
from broadsheet.stores.bucket import Bucket
from infra.local.cloud import Cloud
from infra.local.functions import Run, run_here
from tests.kinds import none_but_known

ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SITE = "https://news.example"


class Town:
    """A newsroom on the local cloud, and its readers."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud, self.stores = cloud, stores_of(cloud)

    def put(self, id: str, text: str) -> None:
        self.stores.inbox.put(id, text.encode(), "text/markdown", ARRIVED)

    def publish(self, id: str, text: str) -> None:
        self.put(id, text)
        self.cloud.settle()

    def delete(self, id: str) -> None:
        self.stores.inbox.delete(id)
        self.cloud.settle()

    def read(self, path: str) -> str:
        """The page at an address, as readers get it."""
        response = self.cloud.request("GET", path)
        assert response.status == 200, (path, response.status)
        return response.body.decode()

    def status(self, path: str) -> int:
        return self.cloud.request("GET", path).status

    def tell(self, function: str, key: str) -> None:
        """Hand a function an event about a key, whether or not it is true."""
        body = json.dumps({"Records": [{"s3": {"object": {"key": key}}}]})
        record = {"messageId": "m", "body": body, "attributes": {}, "messageAttributes": {}}
        answer = self.cloud.invoke(function, {"Records": [record]})
        assert answer == {"batchItemFailures": []}

    def verify(self) -> None:
        """The daily look at everything, and what it sends round again."""
        self.cloud.run_schedule("verify")
        self.cloud.settle()

    def forget(self, queue: str) -> None:
        """Lose all messages that wait in a queue."""
        sqs, url = self.cloud.client("sqs"), self.cloud.physical(queue)
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    def set_item(self, pk: str, sk: str, **said: Mapping[str, str | bool]) -> None:
        """Write an item of the index by hand."""
        item = {"pk": {"S": pk}, "sk": {"S": sk}, **said}
        self.cloud.client("dynamodb").put_item(TableName=self.stores.index_table, Item=item)

    @property
    def items(self) -> dict[str, bytes]:
        """Every item of the index, but those of addresses, which tell what was when."""
        pages = (
            self.cloud.client("dynamodb").get_paginator("scan").paginate(TableName=self.stores.index_table)
        )
        items = {f"{item['pk']['S']} {item['sk']['S']}": item for page in pages for item in page["Items"]}
        return {
            name: repr(sorted(item.items())).encode()
            for name, item in items.items()
            if not name.startswith("SLUG#")
        }

    @property
    def everything(self) -> dict[str, bytes]:
        """Every derived object, by bucket and key."""
        buckets = {"content": Bucket(self.stores.content_bucket), "site": self.stores.site}
        return {
            f"{name}/{key}": bucket.find(key) or b""
            for name, bucket in buckets.items()
            for key in bucket.keys_under()
        }


@contextmanager
def built(run: Run = run_here, parameters: Mapping[str, str] | None = None) -> Iterator[Town]:
    with (
        time_machine.travel(NOW),
        Cloud.deploy(template(), {"SiteUrl": SITE, **(parameters or {})}, run=run) as cloud,
        none_but_known(),
    ):
        yield Town(cloud)


@contextmanager
def hushed() -> Iterator[None]:
    """The functions say and count nothing, and afterwards speak up again.

    The logger is one for the life of the process: a level that its environment once gave it would stay.
    """
    logger = telemetry.logger()
    before = logger.log_level
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
        logger.setLevel("CRITICAL")
        try:
            yield
        finally:
            logger.setLevel(before)
