"""A stack that was deployed, or that `broadsheet serve` runs: a command is told what its functions are."""

from __future__ import annotations

import os
from dataclasses import dataclass

from broadsheet.runtime.settings import Settings
from broadsheet.stores.stack import Stack, Unknown, stack_called

STEPS = ("ingest", "summarize", "index", "publish")


@dataclass(frozen=True)
class Deployed:
    """A stack, and what it tells the function that sweeps it."""

    stack: Stack
    settings: Settings

    def letters_url(self, which: str) -> str:
        """The queue of dead letters of a step, or of the stream."""
        return self.stack.resources[f"{which.capitalize()}DeadLetters"]


def deployed(name: str, endpoint_url: str | None) -> Deployed:
    """The stack of that name; raises `Unknown`, also where it is something else's.

    AWS is found as the AWS command line finds it.
    """
    if endpoint_url:
        # A name before `localhost`, as buckets get one, is not known everywhere.
        os.environ["AWS_ENDPOINT_URL"] = endpoint_url.replace("//localhost", "//127.0.0.1", 1)
    stack = stack_called(name)
    try:
        return Deployed(stack, settings_of(stack))
    except KeyError as missing:
        raise Unknown(f"the stack {name} is no Broadsheet: it has no {missing.args[0]}") from missing


def settings_of(stack: Stack) -> Settings:
    """What the template tells the function that sweeps."""
    said, made = stack.parameters, stack.resources
    return Settings(
        inbox_bucket=made["InboxBucket"],
        content_bucket=made["ContentBucket"],
        index_table=made["IndexTable"],
        site_bucket=made["SiteBucket"],
        **{f"{step}_queue_url": made[f"{step.capitalize()}Queue"] for step in STEPS},
        site_title=said["SiteTitle"],
        site_tagline=said["SiteTagline"],
        site_lang=said["SiteLang"],
        site_zone=said["SiteZone"],
        site_url=stack.outputs["SiteAddress"],
        security_contact=said["SecurityContact"],
        security_expires=said["SecurityExpires"],
    )
