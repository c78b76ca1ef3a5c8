"""CloudFront in front of the bucket and the API."""

from __future__ import annotations

import gzip
import json

import pytest

from infra.local.cloud import Cloud


@pytest.fixture
def site(cloud: Cloud) -> Cloud:
    """The cloud with a few pages."""
    s3, bucket = cloud.client("s3"), cloud.physical("Site")
    page = b"<p>a page</p>" * 100
    for key, kind in (("a/index.html", "text/html"), ("b c+d.txt", "text/plain"), ("e.png", "image/png")):
        s3.put_object(Bucket=bucket, Key=key, Body=page, ContentType=kind, CacheControl="max-age=5")
    return cloud


def test_a_page_comes_from_the_bucket(site: Cloud) -> None:
    response = site.request("GET", "/a/")
    assert (response.status, response.body) == (200, b"<p>a page</p>" * 100)
    assert response.header("content-type") == "text/html"
    assert response.header("cache-control") == "max-age=5"
    assert response.header("etag")
    assert response.header("last-modified")


def test_addresses_are_decoded_as_s3_does(site: Cloud) -> None:
    assert site.request("GET", "/b%20c%2Bd.txt").status == 200
    assert site.request("GET", "/b+c+d.txt").status == 410


def test_head_has_no_body(site: Cloud) -> None:
    response = site.request("HEAD", "/a/")
    assert (response.status, response.body) == (200, b"")


def test_what_the_bucket_does_not_have_is_asked_of_the_api(site: Cloud) -> None:
    response = site.request("GET", "/gone/")
    assert (response.status, response.header("x-from")) == (410, "api")
    assert json.loads(response.body)["rawPath"] == "/gone/index.html"


def test_the_api_has_its_own_behaviour(site: Cloud) -> None:
    response = site.request("GET", "/api/a/b?c=d", {"Host": "localhost", "X-One": "1"})
    said = json.loads(response.body)
    assert said["rawQueryString"] == "c=d"
    assert said["headers"] == {"x-one": "1"}


def test_the_function_at_the_edge_may_answer_itself(site: Cloud) -> None:
    response = site.request("GET", "/old?x=1&y=2")
    assert (response.status, response.header("location")) == (301, "/new?x&y")


def test_a_function_at_the_edge_that_breaks_is_a_503(site: Cloud) -> None:
    assert site.request("GET", "/broken").status == 503


def test_without_an_origin_request_policy_the_origin_is_told_nothing_of_the_viewer(site: Cloud) -> None:
    said = json.loads(site.request("GET", "/gone/?secret=1", {"Cookie": "a=1", "X-One": "1"}).body)
    assert said["rawQueryString"] == ""
    assert "cookies" not in said
    assert said["headers"] == {}


def test_methods_that_the_behaviour_does_not_name_are_refused(site: Cloud) -> None:
    assert site.request("PUT", "/a/").status == 403


def test_every_response_has_the_headers_of_the_policy(site: Cloud) -> None:
    for path in ("/a/", "/gone/", "/old"):
        response = site.request("GET", path)
        assert response.header("x-content-type-options") == "nosniff"
        assert response.header("strict-transport-security") == "max-age=60"


def test_text_is_compressed_for_those_who_take_it(site: Cloud) -> None:
    response = site.request("GET", "/a/", {"Accept-Encoding": "br, gzip"})
    assert response.header("content-encoding") == "gzip"
    assert gzip.decompress(response.body) == b"<p>a page</p>" * 100
    assert (response.header("etag") or "").startswith("W/")
    assert site.request("GET", "/e.png", {"Accept-Encoding": "gzip"}).header("content-encoding") is None


def test_a_viewer_who_has_the_page_is_not_sent_it_again(site: Cloud) -> None:
    for encoding in ({}, {"Accept-Encoding": "gzip"}):
        etag = site.request("GET", "/a/", encoding).header("etag") or ""
        response = site.request("GET", "/a/", {**encoding, "If-None-Match": etag})
        assert (response.status, response.body) == (304, b"")
    assert site.request("GET", "/a/", {"If-None-Match": '"other"'}).status == 200
