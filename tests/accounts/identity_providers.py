"""Identity providers on loopback: one of OpenID Connect (oidc-provider-mock), one of SAML 2.0 (pysaml2)."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256


@contextmanager
def oidc(*people: dict):
    """people: the claims of each who can log in. Yields the address of the provider."""
    users = [oidc_provider_mock.User(sub=each["sub"], claims=each | {"sub": each["sub"]}) for each in people]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate of it, as files."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    files = folder / "idp.key", folder / "idp.crt"
    files[0].write_bytes(key.private_bytes(serialization.Encoding.PEM, *secret))
    files[1].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return files


@contextmanager
def saml(folder: Path, sp_metadata: str, person: dict[str, str]):
    """Somebody is logged in there already, with these attributes. sp_metadata: ours. Yields (entity id, address, PEM
    file)."""
    key, cert = certificate(folder)
    (folder / "sp.xml").write_text(sp_metadata)
    http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    address = f"http://127.0.0.1:{http.server_port}/sso"
    http.idp = Server(config=IdPConfig().load(configuration(address, key, cert, folder / "sp.xml")))
    http.person = person
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"{address}/metadata", address, cert
    finally:
        http.shutdown()
        thread.join(10)
        http.server_close()


def configuration(address: str, key: Path, cert: Path, sp: Path) -> dict:
    return {
        "entityid": f"{address}/metadata",
        "xmlsec_binary": "/usr/bin/xmlsec1",
        "key_file": str(key),
        "cert_file": str(cert),
        "metadata": {"local": [str(sp)]},
        "service": {
            "idp": {
                "endpoints": {"single_sign_on_service": [(address, BINDING_HTTP_REDIRECT)]},
                "name_id_format": [NAMEID_FORMAT_PERSISTENT],
                "policy": {"default": {"lifetime": {"minutes": 5}, "name_form": NAME_FORMAT_URI}},
            }
        },
    }


class Answers(BaseHTTPRequestHandler):
    """Answers a request to authenticate with a signed statement, in a form that goes on to whoever asked."""

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        idp, person = self.server.idp, self.server.person
        request = idp.parse_authn_request(asked["SAMLRequest"][0], BINDING_HTTP_REDIRECT)
        reply = idp.response_args(request.message)
        told = idp.create_authn_response(
            identity=person,
            userid=person["uid"],
            name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=person["uid"]),
            sign_assertion=True,
            sign_response=True,
            sign_alg=SIG_RSA_SHA256,
            digest_alg=DIGEST_SHA256,
            authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
            **{name: reply[name] for name in ("in_response_to", "destination", "sp_entity_id")},
        )
        sent = idp.apply_binding(BINDING_HTTP_POST, f"{told}", reply["destination"], "", response=True)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(sent["data"].encode())

    def log_message(self, *_all):
        """Quiet."""
