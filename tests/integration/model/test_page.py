"""From the inbox to the page, with a model switched on in the template."""

from __future__ import annotations

from typing import Any

import pytest
from moto.core.models import botocore_stubber

from broadsheet.article import Maker
from broadsheet.cli.local import stores_of, template
from broadsheet.stores import aws
from infra.local.cloud import Cloud
from infra.local.engine import replaced
from tests.converse import listening

MODEL = {
    "ModelId": "example.model-v1:0",
    "ModelArns": "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
}
SHORT = "The night ferry to Ostrey sails again from Monday, the harbour office said."
ARTICLE = b"""# The night ferry sails again

The night ferry to Ostrey sails again from Monday, the harbour office of Lowmouth said. It had been in dock
for 14 weeks.
"""


def test_a_page_says_that_a_model_wrote_its_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening() as model, Cloud.deploy(template(), MODEL) as cloud:
        process = botocore_stubber.process_request

        def passing(request: Any) -> Any:
            return None if request.url.startswith(model.url) else process(request)

        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", model.url)
        aws.bedrock.cache_clear()
        told = [{"text": SHORT, "paragraphs": ["p1"]}]
        model.said = {"short": told, "medium": told, "long": told}
        stores = stores_of(cloud)
        stores.inbox.put("ferry.md", ARTICLE, "text/markdown")
        with replaced(botocore_stubber, "process_request", passing):
            cloud.settle()
        made = stores.summaries.find("ferry.md")
        page = stores.site.find("the-night-ferry-sails-again/index.html") or b""
    aws.bedrock.cache_clear()
    assert made
    assert (made.maker, made.line, len(model.asked)) == (Maker.BEDROCK, SHORT, 1)
    assert b"Written by a model and checked" in page
    assert SHORT.encode() in page
