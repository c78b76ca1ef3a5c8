"""SAM becomes CloudFormation: AWS's own translator, without an account or a network."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

Json = dict[str, Any]

# The translator wants code to be in S3; the key is where the code really is.
_CODE_BUCKET = "local"


class _NoManagedPolicies:
    """Names of AWS's managed policies would be asked of IAM; nothing here runs with a role."""

    def load(self) -> dict[str, str]:
        return {}


def translate(template: Path) -> Json:
    """The CloudFormation template behind a SAM template, with its intrinsic functions.

    The environment must name a region. Raises samtranslator's `InvalidDocumentException` for a template
    that is not valid.
    """
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse

    # It warns of metrics about its own work that nobody collects.
    logging.getLogger("samtranslator.metrics").setLevel(logging.ERROR)
    source: Json = yaml_parse(template.read_text("utf-8"))
    for properties in _functions(source):
        if isinstance(properties.get("CodeUri"), str):
            folder = (template.parent / properties["CodeUri"]).resolve()
            properties["CodeUri"] = f"s3://{_CODE_BUCKET}{quote(str(folder))}"
    translated: Json = transform(source, {}, _NoManagedPolicies())
    return translated


def code_of(function: Json) -> Path:
    """The folder that a translated function's code is in."""
    return Path("/" + unquote(function["Code"]["S3Key"]))


def _functions(source: Json) -> list[Json]:
    resources = source["Resources"].values()
    kinds = [
        resource.get("Properties", {})
        for resource in resources
        if resource["Type"] == "AWS::Serverless::Function"
    ]
    return [*kinds, source.get("Globals", {}).get("Function", {})]
