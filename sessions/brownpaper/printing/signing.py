"""An optional PAdES signature, with a certificate from the settings; both standards stay intact."""

from pathlib import Path

from django.conf import settings
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

FIELD = "Brownpaper"


def sign(plain: Path, target: Path) -> bool:
    """Write a signed copy of a PDF. Returns False, and writes nothing, where no certificate is set."""
    if not settings.SIGNING_CERTIFICATE:
        return False
    signer = signers.SimpleSigner.load(
        settings.SIGNING_KEY,
        settings.SIGNING_CERTIFICATE,
        key_passphrase=settings.SIGNING_PASSPHRASE.encode() or None,
    )
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    with plain.open("rb") as source, target.open("wb") as out:
        signers.PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(source), output=out)
    return True


def is_signature_valid(file: Path) -> bool:
    """Was nothing changed since our certificate signed it?"""
    with file.open("rb") as opened:
        signatures = PdfFileReader(opened).embedded_signatures
        if not signatures:
            return False
        ours = load_cert_from_pemder(settings.SIGNING_CERTIFICATE)
        trust = ValidationContext(trust_roots=[ours])
        return all(validate_pdf_signature(each, trust).bottom_line for each in signatures)
