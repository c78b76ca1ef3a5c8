"""Whoever has no good token gets nowhere: asked at every route of the template that wants one."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from infra.local.tokens import Issuer
from tests.infra.test_template import FUNCTIONS
from tests.integration.api.conftest import TEXT, Client, deployed, problem_of

Json = dict[str, Any]

ROUTES = [said["Properties"] for said in FUNCTIONS["ApiFunction"]["Events"].values()]
GUARDED = {
    (route["Method"], route["Path"]): set(route["Auth"]["AuthorizationScopes"])
    for route in ROUTES
    if "Auth" in route
}
SCOPES = {scope for scopes in GUARDED.values() for scope in scopes}
NAMED = {"kid": "local", "typ": "JWT"}
"""The header of a token names the key with which it is to be verified."""
VARIABLES = {"{proxy+}": "a.md", "{id}": "a.md", "{version}": "1"}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with deployed() as client:
        yield client


def at(path: str, **variables: str) -> str:
    for name, value in (VARIABLES | {f"{{{name}}}": value for name, value in variables.items()}).items():
        path = path.replace(name, value)
    return path


def claims(client: Client, **changed: Any) -> Json:
    """What a good token says, with some of it changed; what becomes nothing is left out."""
    said = jwt.decode(client.cloud.token(), options={"verify_signature": False}) | changed
    return {name: value for name, value in said.items() if value is not None}


def signed(**changed: Any) -> Callable[[Client], str]:
    """A token that our issuer has signed, but that says something else."""
    return lambda client: client.cloud._issuer.signed(claims(client, **changed))


def unsigned(client: Client) -> str:
    return jwt.encode(claims(client), "", algorithm="none", headers=NAMED)


def unsigned_in_other_case(client: Client) -> str:
    _, body, _ = unsigned(client).split(".")
    return f"{_part({'alg': 'nOnE', **NAMED})}.{body}."


def signed_by_another(client: Client) -> str:
    return Issuer().signed(claims(client))


def signed_by_a_key_that_it_brings_along(client: Client) -> str:
    other = Issuer()
    key = jwt.algorithms.RSAAlgorithm.to_jwk(other._key.public_key(), as_dict=True)
    return jwt.encode(claims(client), other._key, algorithm="RS256", headers={"jwk": key, **NAMED})


def headed(**head: Any) -> Callable[[Client], str]:
    """A token of our issuer whose head says this besides; what becomes nothing is left out."""

    def made(client: Client) -> str:
        # PyJWT does not set `b64`, nor a `kid` that is no text: so the head is written by hand.
        said = {name: value for name, value in ({"alg": "RS256"} | NAMED | head).items() if value is not None}
        told = f"{_part(said)}.{_part(claims(client))}"
        rs256 = jwt.get_algorithm_by_name("RS256")
        return f"{told}.{_text(rs256.sign(told.encode(), client.cloud._issuer._key))}"

    return made


def said_twice(client: Client) -> str:
    """What a token says, with a scope behind it that its signature does not cover."""
    head, body, signature = client.cloud.token(["articles/read"]).split(".")
    said = urlsafe_b64decode(body + "==")[:-1] + f', "scope": "{" ".join(SCOPES)}"}}'.encode()
    return f"{head}.{_text(said)}.{signature}"


def signed_with_what_everybody_knows(client: Client) -> str:
    """HMAC over the public key, for a verifier that lets the token choose the algorithm."""
    public = client.cloud._issuer._key.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    said = f"{_part({'alg': 'HS256', **NAMED})}.{_part(claims(client))}"
    return f"{said}.{_text(hmac.new(public, said.encode(), hashlib.sha256).digest())}"


def altered(client: Client) -> str:
    head, body, signature = client.cloud.token(["articles/read"]).split(".")
    said = json.loads(urlsafe_b64decode(body + "=="))
    return f"{head}.{_part(said | {'scope': ' '.join(SCOPES)})}.{signature}"


def _part(said: Json) -> str:
    return _text(json.dumps(said).encode())


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


HOUR = 3600
WORTHLESS: dict[str, Callable[[Client], str]] = {
    "nothing": lambda _: "",
    "nonsense": lambda _: "a.b.c",
    "expired": lambda client: signed(exp=int(time.time()) - HOUR)(client),
    "without an end": signed(exp=None),
    "not yet valid": lambda client: signed(nbf=int(time.time()) + HOUR)(client),
    "from tomorrow": lambda client: signed(iat=int(time.time()) + 24 * HOUR)(client),
    "from another issuer": signed(iss="https://other.example"),
    "from nobody": signed(iss=None),
    "for another audience": signed(client_id="others", aud="others"),
    "for nobody": signed(client_id=None),
    "unsigned": unsigned,
    "unsigned, in other case": unsigned_in_other_case,
    "signed by another": signed_by_another,
    "signed by a key that it brings along": signed_by_a_key_that_it_brings_along,
    "signed with what everybody knows": signed_with_what_everybody_knows,
    "altered": altered,
    "altered by saying it twice": said_twice,
    "of a key that nobody knows": headed(kid="other"),
    "of no key": headed(kid=None),
    "of a key that is no name": headed(kid=[7]),
    "to be understood in a way that nobody knows": headed(crit=["soon"], soon=1),
    "of a body that is not encoded": headed(crit=["b64"], b64=False),
    "of a head without end": lambda _: f"{_text(b'[' * 50_000)}.e30.",
    "100 kB of one letter": lambda _: "e" * 100_000,
    "100 kB of dots": lambda _: "." * 100_000,
}


def ask(client: Client, method: str, path: str, token: str) -> tuple[int, str | None]:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/markdown"}
    response = client.cloud.api_request(method, path, headers, TEXT.encode())
    return response.status, response.header("www-authenticate")


@pytest.mark.parametrize("kind", WORTHLESS)
def test_a_worthless_token_opens_nothing(client: Client, kind: str) -> None:
    token = WORTHLESS[kind](client)
    assert len(GUARDED) > 10
    for method, path in GUARDED:
        assert ask(client, method, at(path), token) == (401, "Bearer"), (method, path)
    assert list(client.stores.inbox.ids()) == []


ELSEWHERE: dict[str, Callable[[str], tuple[str, dict[str, str]]]] = {
    "in the query": lambda token: (f"?access_token={token}&authorization=Bearer+{token}", {}),
    "in a cookie": lambda token: ("", {"Cookie": f"authorization={token}"}),
    "in another header": lambda token: ("", {"X-Authorization": f"Bearer {token}"}),
    "under another scheme": lambda token: ("", {"Authorization": f"Basic {token}"}),
    "before a second one": lambda token: (
        "",
        {"Authorization": f"Bearer {token}", "authorization": "Bearer x"},
    ),
    "behind a first one": lambda token: (
        "",
        {"Authorization": "Bearer x", "authorization": f"Bearer {token}"},
    ),
}
"""Where a good token does not count: what is added to the address, and headers."""


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_good_token_opens_nothing_where_it_does_not_belong(client: Client, place: str) -> None:
    query, headers = ELSEWHERE[place](client.cloud.token())
    for method, path in GUARDED:
        response = client.cloud.api_request(method, f"{at(path)}{query}", headers, TEXT.encode())
        assert response.status == 401, (method, path)


@pytest.mark.parametrize(
    ("before", "status"), [("", 404), ("Bearer ", 404), ("Token ", 401), ("Bearer Bearer ", 401)]
)
def test_a_token_may_stand_by_itself_or_behind_bearer(client: Client, before: str, status: int) -> None:
    """As API Gateway takes both: the word guards nothing, and all else is checked alike."""
    good, worthless = client.cloud.token(), WORTHLESS[next(iter(WORTHLESS))](client)
    for token, wanted in ((good, status), (worthless, 401)):
        headers = {"Authorization": f"{before}{token}"}
        assert client.cloud.api_request("GET", "/api/articles/a.md/status", headers).status == wanted


def test_a_head_that_says_no_more_than_it_must_is_good(client: Client) -> None:
    """Or the worthless ones that are made like it would show nothing."""
    assert ask(client, "GET", "/api/articles/a.md/status", headed()(client))[0] == 404


@pytest.mark.parametrize("scope", ["", "articles/read", "articles", "articles/write-not", *sorted(SCOPES)])
def test_a_token_opens_what_its_scope_is_for_and_nothing_else(client: Client, scope: str) -> None:
    token = client.cloud.token([scope])
    for (method, path), wanted in GUARDED.items():
        status, asked = ask(client, method, at(path), token)
        assert (status == 403) == (scope not in wanted), (method, path, status)
        assert status != 401
        if status == 403:
            assert asked == f'Bearer scope="{" ".join(wanted)}" error="insufficient_scope"'
    client.stores.inbox.delete("a.md")


def test_what_anyone_may_read_needs_no_token_and_minds_none(client: Client) -> None:
    for kind, path in product(WORTHLESS, ("/api/articles", "/api/openapi.json")):
        assert ask(client, "GET", path, WORTHLESS[kind](client))[0] == 200


def test_each_route_is_guarded_as_the_description_says(client: Client) -> None:
    told = client.json("/api/openapi.json")
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            (wanted,) = [set(each["token"]) for each in operation.get("security", ())] or [set()]
            status, asked = ask(client, method.upper(), at(path), client.cloud.token(["articles/read"]))
            assert (status == 403) == bool(wanted), (method, path, status)
            assert not wanted or asked == f'Bearer scope="{" ".join(wanted)}" error="insufficient_scope"'


def test_no_cache_keeps_what_a_token_is_for(client: Client) -> None:
    client.put("a.md")
    for method, path in GUARDED:
        response = client.send(method, at(path), TEXT.format(title="A ferry"))
        assert response.header("cache-control") == "no-store", (method, path, response)
    client.stores.inbox.delete("a.md")


@pytest.mark.parametrize("path", [path for method, path in GUARDED if method == "GET"])
def test_who_slips_past_the_gateway_meets_the_same_question(client: Client, path: str) -> None:
    """Slashes of an id that are not encoded lead past the routes that ask for a token."""
    response = client.get(at(path, id="city/ferry.md"))
    assert problem_of(response)["type"] == "no-token"
    assert response.header("www-authenticate") == "Bearer"
