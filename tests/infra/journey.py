"""A full run: everything that the functions ever do, done once.

Articles come, change, move, clash, expire and go; pictures come and go; one source is refused; the API
is asked all it can be asked; and the sweep finds what was broken behind its back.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import datetime, timedelta
from urllib.parse import quote

from infra.local.cloud import Cloud, Response
from tests.darkroom import photograph

# The smallest PNG there is: one transparent point.
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
TEXT = (
    "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks. "
    "A new gangway makes it easier to go aboard with a pram. The first boat leaves at ten past six.\n\n"
    "Tickets cost what they did before. Commuters get a day for free because of the long wait.\n"
)
ARTICLES = {
    "city/ferry.md": f"---\ntitle: The ferry\nsection: City\ntags: [river]\nauthors: [Desk]\n---\n{TEXT}",
    "city/tram.html": f"<h1>The tram</h1><p>{TEXT}</p><img src='/media/pictures/lamp.png'>",
    "city/quay.md": f"---\ntitle: The quay\npicture: /media/pictures/quay.jpg\n---\n{TEXT}",
    "harbour/buoy.txt": f"The buoy\n\n{TEXT}",
    "harbour/light.json": json.dumps({"title": "The light", "markdown": TEXT, "html": f"<p>{TEXT}</p>"}),
}
REFUSED = "city/broken.md"
AUTHOR = "authors/desk.md"
PICTURES = ("pictures/gangway.png", "pictures/lamp.png")
WIDE = {
    "pictures/quay.jpg": photograph(1300, 700, turned=3),
    "pictures/pier.webp": photograph(600, 400, "WEBP"),
    "pictures/mole.png": photograph(600, 400, "PNG"),
}


def take(cloud: Cloud, now: datetime) -> None:
    """Take the whole journey; raises where something stops it."""
    _publish(cloud, now)
    _change(cloud)
    _ask(cloud)
    _write(cloud)
    _mend(cloud)


def put(cloud: Cloud, key: str, body: str | bytes) -> None:
    cloud.client("s3").put_object(Bucket=cloud.physical("InboxBucket"), Key=key, Body=body)


def drop(cloud: Cloud, key: str, bucket: str = "InboxBucket") -> None:
    cloud.client("s3").delete_object(Bucket=cloud.physical(bucket), Key=key)


def _publish(cloud: Cloud, now: datetime) -> None:
    for key, body in ARTICLES.items():
        put(cloud, key, body)
    for key, picture in {**dict.fromkeys(PICTURES, PICTURE), **WIDE}.items():
        put(cloud, key, picture)
    put(cloud, AUTHOR, "It looks after the town.")
    put(cloud, REFUSED, b"---\ntitle: [\n---\n")
    # Another article of the same name, and two that the clock has a say in.
    put(cloud, "harbour/ferry.md", ARTICLES["city/ferry.md"])
    put(
        cloud,
        "city/soon.md",
        f"---\ntitle: Soon\ndate: {now + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}\n---\n{TEXT}",
    )
    put(
        cloud,
        "city/over.md",
        f"---\ntitle: Over\nexpires: {now - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}\n---\n{TEXT}",
    )
    cloud.settle()


def _change(cloud: Cloud) -> None:
    put(cloud, "city/tram.html", ARTICLES["city/tram.html"].replace("The tram", "The new tram"))
    put(cloud, REFUSED, b"---\ntitle: {\n---\n")
    cloud.settle()
    put(cloud, REFUSED, TEXT)
    drop(cloud, "harbour/buoy.txt")
    drop(cloud, PICTURES[0])
    drop(cloud, AUTHOR)
    put(cloud, PICTURES[1], PICTURE + b" ")
    put(cloud, "harbour/ferry.md", ARTICLES["city/ferry.md"].replace("The ferry", "The other ferry"))
    cloud.settle()
    _tell_again(cloud, "SummarizeQueue", "articles/city/ferry.md.json")


def _ask(cloud: Cloud) -> None:
    for path, status in {
        "/": 200,
        "/the-ferry/": 200,
        "/the-tram/": 301,
        "/the-buoy/": 410,
        "/nothing-there/": 404,
        "/author/desk/feed.json": 200,
        f"/media/{PICTURES[1]}": 200,
        **{f"/media/{key}--480.webp": 200 for key in WIDE},
        "/api": 303,
        "/api/openapi.json": 200,
        "/api/articles": 200,
        "/api/articles?section=city&tag=river": 200,
        "/api/articles/the-ferry": 200,
        "/api/articles/the-ferry/summary": 200,
    }.items():
        answer = cloud.request("GET", path)
        assert answer.status == status, (path, answer.status, answer.body)


def _write(cloud: Cloud) -> None:
    send = {"authorization": f"Bearer {cloud.token()}", "content-type": "text/markdown"}
    wrote: Response = cloud.request(
        "PUT",
        "/api/articles/city/bell.md",
        send,
        f"# The bell\n\n{TEXT}\n![Its clapper](/media/{PICTURES[1]})\n".encode(),
    )
    assert wrote.status == 202, wrote.body
    cloud.settle()
    for id in ("city/bell.md", PICTURES[1]):
        assert cloud.request("GET", f"/api/articles/{quote(id, safe='')}/status", send).status == 200
    assert cloud.request("DELETE", "/api/articles/city/bell.md", send).status == 202
    cloud.settle()
    _bring_back(cloud, send, f"/api/articles/{quote('city/bell.md', safe='')}/versions")
    _create(cloud, send | {"idempotency-key": "journey"})
    asked = json.dumps({"id": "pictures/bell.png", "content_type": "image/png"}).encode()
    assert (
        cloud.request("POST", "/api/uploads", send | {"content-type": "application/json"}, asked).status
        == 200
    )


def _bring_back(cloud: Cloud, send: dict[str, str], versions: str) -> None:
    told = json.loads(cloud.request("GET", versions, send).body)["versions"]
    (old,) = (version["version"] for version in told if version["etag"])
    assert cloud.request("GET", f"{versions}/{old}", send).status == 200
    assert cloud.request("POST", f"{versions}/{old}/restore", send).status == 202
    cloud.settle()


def _create(cloud: Cloud, send: dict[str, str]) -> None:
    """Once; and then another under the same name, which is refused, and forgotten."""
    body = f"# The crane\n\n{TEXT}".encode()
    assert cloud.request("POST", "/api/articles", send, body).status == 202
    other = send | {"idempotency-key": "another"}
    assert cloud.request("POST", "/api/articles", other, body + TEXT.encode()).status == 409
    cloud.settle()


def _mend(cloud: Cloud) -> None:
    """What nobody told us of is found by the sweep, and each step mends its own."""
    _wait_for(cloud, "city/soon.md")
    cloud.run_schedule("due")
    put(cloud, "city/late.md", f"# Late\n\n{TEXT}")
    drop(cloud, "summaries/city/ferry.md.json", "ContentBucket")
    drop(cloud, "index.html", "SiteBucket")
    _forget(cloud, "harbour/light.json")
    cloud.run_schedule("verify")
    cloud.settle()
    assert re.search(b"The ferry", cloud.request("GET", "/").body)


def _tell_again(cloud: Cloud, queue: str, key: str) -> None:
    """An event that comes twice, as a queue may bring it."""
    body = json.dumps({"look_at": [key]})
    cloud.client("sqs").send_message(QueueUrl=cloud.physical(queue), MessageBody=body)
    cloud.settle()


def _wait_for(cloud: Cloud, id: str) -> None:
    """Have the clock come to an article: put it down as one that is due now."""
    item = {"pk": {"S": "DUE"}, "sk": {"S": f"0#{id}"}, "stamp": {"S": "journey"}}
    cloud.client("dynamodb").put_item(TableName=cloud.physical("IndexTable"), Item=item)


def _forget(cloud: Cloud, id: str) -> None:
    key = {"pk": {"S": f"ARTICLE#{id}"}, "sk": {"S": "RECORD"}}
    cloud.client("dynamodb").delete_item(TableName=cloud.physical("IndexTable"), Key=key)
