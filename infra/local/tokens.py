"""Tokens that may write: an issuer for this machine, and what the gateway asks of a token.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_LIFE = 7 * 86400
"""Seconds that a token is good for."""


class Unauthorized(Exception):
    """A token that is not good for this API, or none."""


@dataclass(frozen=True)
class Authorizer:
    """What a JWT authorizer of the template asks for."""

    issuer: str
    audience: tuple[str, ...]


class Issuer:
    """Signs tokens in the name of whatever issuer an authorizer trusts, as only this machine believes."""

    def token(self, authorizer: Authorizer, scopes: Iterable[str]) -> str:
        """An access token as Cognito makes them for a client's own credentials."""
        import jwt

        now = int(time.time())
        claims = {
            "iss": authorizer.issuer,
            "sub": authorizer.audience[0],
            "client_id": authorizer.audience[0],
            "token_use": "access",
            "scope": " ".join(scopes),
            "iat": now,
            "exp": now + _LIFE,
        }
        return jwt.encode(claims, self._key, algorithm="RS256")

    def claims(self, token: str, authorizer: Authorizer) -> dict[str, Any]:
        """What a token says; raises `Unauthorized` for one that is not from here, not for us, or too old."""
        import jwt

        try:
            said: dict[str, Any] = jwt.decode(
                token,
                self._key.public_key(),
                algorithms=["RS256"],
                issuer=authorizer.issuer,
                options={"verify_aud": False, "require": ["exp", "iat"]},
            )
        except jwt.InvalidTokenError as error:
            raise Unauthorized(str(error)) from error
        audience = said.get("aud", said.get("client_id"))
        meant_for = set(audience if isinstance(audience, list) else [audience])
        if not meant_for & set(authorizer.audience):
            raise Unauthorized("the token is meant for someone else")
        return said

    @cached_property
    def _key(self) -> RSAPrivateKey:
        from cryptography.hazmat.primitives.asymmetric import rsa

        return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def scopes_of(claims: dict[str, Any]) -> set[str]:
    """The scopes that a token has."""
    said = claims.get("scope", claims.get("scp", ""))
    return set(said if isinstance(said, list) else said.split())
