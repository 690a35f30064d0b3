"""Collects the files and what is expected of each."""

from cbor import encode
from mdoc import CLOCK


def fail(check, follows=None):
    """A check that does not hold."""
    return {"check": check, "status": "fail", **({"follows": follows} if follows else {})}


def warn(check, follows=None):
    """A check that finds what only a strict receiver refuses."""
    return {**fail(check, follows), "status": "warn"}


def undecodable(case, path, offset):
    """Not a verdict: the file cannot be read."""
    return {"verdict": "undecodable", "case": case, "path": path, "offset": offset}


def verdict(findings, word=None):
    """What `verify` answers when these checks, and no others, are not ok."""
    word = word or ("invalid" if any(f["status"] == "fail" for f in findings) else "valid")
    return {"verdict": word, "not_ok": findings}


DEFAULTS = {
    "response": {"trust": ["pki/iaca.pem"], "transcript": "base/transcript.hex"},
    "record": {"trust": ["pki/iaca.pem"]},
    "request": {"trust": ["pki/reader-ca.pem"], "transcript": "base/transcript.hex"},
    "vical": {"vical_root": ["pki/vical-root.pem"]},
    "engagement": {},
}


class Suite:
    """Every file of the set by its name, and the entries of the index."""

    def __init__(self):
        self.files, self.entries = {}, []

    def write(self, name, content):
        """Adds a file; the same name twice must mean the same bytes. Returns the name."""
        if not isinstance(content, str):
            content = (content if isinstance(content, bytes) else encode(content)).hex() + "\n"
        assert self.files.setdefault(name, content) == content, name
        return name

    def trust(self, cert):
        """A certificate as an input file."""
        return self.write(f"pki/{cert.label}.pem", cert.pem())

    def add(self, id, what, data, *expected, kind="response", folder="negative", word=None, **verify):
        """One file and one way to verify it. `data`: a structure, bytes, text, or the name of a file already added."""
        suffix = "txt" if kind == "engagement" else "hex"
        known = isinstance(data, str) and data in self.files
        file = data if known else self.write(f"{folder}/{id}.{suffix}", data)
        case = id.split("-")[0].upper() if id[0] == "n" and id[1].isdigit() else None
        outcome = expected[0] if expected and "verdict" in expected[0] else verdict(list(expected), word)
        inputs = {"kind": kind, **DEFAULTS[kind], "at": CLOCK, **verify}
        self.entries.append({"id": id, "file": file, "case": case, "what": what, "verify": {k: v for k, v in inputs.items() if v}, "expected": outcome})
