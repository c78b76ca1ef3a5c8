"""Tokens that may write: an issuer for this machine, and what the gateway asks of a token.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_LIFE = 7 * 86400
"""Seconds that a token is good for."""
_KEY_ID = "local"


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
        now = int(time.time())
        return self.signed(
            {
                "iss": authorizer.issuer,
                "sub": authorizer.audience[0],
                "client_id": authorizer.audience[0],
                "token_use": "access",
                "scope": " ".join(scopes),
                "iat": now,
                "exp": now + _LIFE,
            }
        )

    def signed(self, claims: Mapping[str, Any]) -> str:
        """A token that says this, whatever it is worth."""
        import jwt

        return jwt.encode(dict(claims), self._key, algorithm="RS256", headers={"kid": _KEY_ID})

    @cached_property
    def keys(self) -> dict[str, Any]:
        """What an issuer lets everybody know: https://www.rfc-editor.org/rfc/rfc7517#section-5"""
        from jwt.algorithms import RSAAlgorithm

        key = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [key | {"kid": _KEY_ID, "alg": "RS256", "use": "sig"}]}

    def claims(self, token: str, authorizer: Authorizer) -> dict[str, Any]:
        """What a token says; raises `Unauthorized` for one that is not from here, not for us, or too old."""
        import jwt

        try:
            named = jwt.get_unverified_header(token).get("kid", "")
            said: dict[str, Any] = jwt.decode(
                token,
                jwt.PyJWKSet.from_dict(self.keys)[named],
                algorithms=["RS256"],
                issuer=authorizer.issuer,
                options={"verify_aud": False, "require": ["exp", "iat"]},
            )
        except (jwt.InvalidTokenError, KeyError) as error:
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
