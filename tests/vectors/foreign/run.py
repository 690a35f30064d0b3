"""Asks other people's verifiers about every file: `python3 tests/vectors/foreign/run.py`. See README.md one folder up.

- @auth0/mdl (npm): whole verification of a response, under a set clock.
- pymdoccbor (PyPI): IssuerAuth, its certificate and the digests, of responses and records.
- cwt (PyPI): the COSE signature of requests and trust lists; the certificate's path is OpenSSL's part.
- OpenSSL: the path of an x5chain, with revocation lists where an entry has them.
- isomdl (crates.io): the path of an x5chain and the profiles of ISO/IEC 18013-5 Annex B, under faketime.

What they really said is kept in results.json; the maker carries it into index.json.
"""

import base64
import datetime
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
from importlib.metadata import version

import cbor2
from cryptography import x509
from cryptography.hazmat.primitives import serialization

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = HERE.parent
PATH_CASES = {*range(35, 39), *range(66, 92), 119}


def read(name):
    return bytes.fromhex((VECTORS / name).read_text())


def anchors(entry):
    """The trusted certificates as PEM; those of a trust list are taken from it unverified."""
    out = []
    for name in entry["verify"].get("trust", []) + (entry["verify"].get("vical_root", []) if entry["verify"]["kind"] == "vical" else []):
        if name.endswith(".pem"):
            out.append((VECTORS / name).read_text())
        else:
            for info in cbor2.loads(cbor2.loads(read(name))[2])["certificateInfos"]:
                out.append(x509.load_der_x509_certificate(info["certificate"]).public_bytes(serialization.Encoding.PEM).decode())
    return out


def note(error):
    return f"{type(error).__name__}: {error}".split("\n")[0][:160]


# -- @auth0/mdl --------------------------------------------------------------------------------------------------------

def reader_key(entry):
    """The reader's private key as COSE_Key."""
    if "ereader_key" not in entry["verify"]:
        return None
    key = serialization.load_pem_private_key((VECTORS / entry["verify"]["ereader_key"]).read_bytes(), None).private_numbers()
    x, y, d = (n.to_bytes(32, "big") for n in (key.public_numbers.x, key.public_numbers.y, key.private_value))
    return cbor2.dumps({1: 2, -1: 1, -2: x, -3: y, -4: d}).hex()


def mdl(entries):
    jobs = []
    for entry in entries:
        if entry["verify"]["kind"] == "response":
            transcript = entry["verify"].get("transcript")
            tagged = transcript and cbor2.dumps(cbor2.CBORTag(24, read(transcript))).hex()
            jobs.append({"id": entry["id"], "at": entry["verify"]["at"], "data": read(entry["file"]).hex(), "trust": anchors(entry), "transcript": tagged, "reader": reader_key(entry)})
    done = subprocess.run(["node", HERE / "mdl.mjs"], input=json.dumps(jobs), capture_output=True, text=True, check=True, cwd=HERE)
    return json.loads(done.stdout)


# -- pymdoccbor --------------------------------------------------------------------------------------------------------

def at_moment(text):
    """A datetime class whose now() is that moment."""
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return type("At", (datetime.datetime,), {"now": classmethod(lambda cls, tz=None: moment)})


def pymdoccbor(entry):
    """Only the issuer's part: the library does not look at the device's."""
    from pymdoccbor.mdoc.verifier import MdocCbor, MobileDocument
    from pymdoccbor.mso import verifier
    verifier.datetime = at_moment(entry["verify"]["at"])
    roots = [x509.load_pem_x509_certificate(pem.encode()) for pem in anchors(entry)] or None
    data = read(entry["file"])
    try:
        if entry["verify"]["kind"] == "record":
            return MobileDocument("org.iso.23220.1.jp.mnc", cbor2.loads(data)).verify(roots), ""
        mdoc = MdocCbor()
        mdoc.loads(data)
        return mdoc.verify(roots), ""
    except Exception as error:
        return None, note(error)


def judge_pymdoccbor(entry):
    logs = []
    handler = logging.Handler()
    handler.emit = lambda record: logs.append(record.getMessage())
    logger = logging.getLogger("pymdoccbor")
    logger.handlers, logger.propagate = [handler], False
    verdict, words = pymdoccbor(entry)
    said = words or "; ".join(log.rsplit(": ", 1)[-1] for log in logs if "failed" in log or "not signed" in log)[:160]
    return {"verdict": {True: "accept", False: "reject", None: "error"}[verdict], "note": "issuer's part only" + (f"; {said}" if said else "")}


# -- cwt ---------------------------------------------------------------------------------------------------------------

def signatures(entry):
    """Every COSE_Sign1 of a request or trust list, with its detached payload."""
    data = cbor2.loads(read(entry["file"]))
    if entry["verify"]["kind"] == "vical":
        return [(data, None)]
    session = cbor2.loads(read(entry["verify"]["transcript"]))
    out = []
    for doc in data["docRequests"]:
        if doc.get("readerAuth"):
            out.append((doc["readerAuth"], ["ReaderAuthentication", session, doc["itemsRequest"]]))
    for auth in data.get("readerAuthAll") or []:
        out.append((auth, ["ReaderAuthenticationAll", session, [doc["itemsRequest"] for doc in data["docRequests"]], data.get("deviceRequestInfo")]))
    return [(auth, cbor2.dumps(cbor2.CBORTag(24, cbor2.dumps(structure)))) for auth, structure in out]


def judge_cwt(entry):
    from cwt import COSE, COSEKey
    try:
        for auth, payload in signatures(entry):
            leaf = x509.load_der_x509_certificate(chain_of(auth)[0])
            pem = leaf.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
            COSE.new().decode(cbor2.CBORTag(18, list(auth)), keys=COSEKey.from_pem(pem, kid=None), **({"detached_payload": payload} if payload else {}))
        return {"verdict": "accept", "note": "COSE signature only"}
    except Exception as error:
        meant = type(error).__name__ == "VerifyError"
        return {"verdict": "reject" if meant else "error", "note": f"COSE signature only; {note(error)}"}


# -- OpenSSL -----------------------------------------------------------------------------------------------------------

def chain_of(auth):
    """The certificates of a COSE structure."""
    if isinstance(auth, cbor2.CBORTag):
        auth = auth.value
    protected = cbor2.loads(auth[0]) if auth[0] else {}
    chain = protected.get(33, auth[1].get(33))
    return [chain] if isinstance(chain, bytes) else list(chain)


def first_chain(entry):
    kind = entry["verify"]["kind"]
    if kind == "response":
        return chain_of(cbor2.loads(read(entry["file"]))["documents"][0]["issuerSigned"]["issuerAuth"])
    if kind == "record":
        return chain_of(cbor2.loads(read(entry["file"]))["issuerAuth"])
    return chain_of(signatures(entry)[0][0])


def pem_of(der):
    return "-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der).decode() + "-----END CERTIFICATE-----\n"


def judge_openssl(entry):
    at = int(datetime.datetime.fromisoformat(entry["verify"]["at"].replace("Z", "+00:00")).timestamp())
    chain = first_chain(entry)
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name, text: str(pathlib.Path(folder, name).write_text(text) and pathlib.Path(folder, name))
        command = ["openssl", "verify", "-x509_strict", "-attime", str(at), "-CAfile", path("roots", "".join(anchors(entry)))]
        if chain[1:]:
            command += ["-untrusted", path("chain", "".join(map(pem_of, chain[1:])))]
        for name in entry["verify"].get("crl", []):
            command += ["-crl_check", "-CRLfile", str(VECTORS / name)]
        done = subprocess.run([*command, path("leaf", pem_of(chain[0]))], capture_output=True, text=True)
    errors = [line.split(": ", 1)[-1] for line in (done.stderr + done.stdout).splitlines() if "error " in line and "lookup:" in line]
    return {"verdict": "accept" if done.returncode == 0 else "reject", "note": "; ".join(["certificate path only", *errors])}


# -- isomdl ------------------------------------------------------------------------------------------------------------

def isomdl(entries):
    """The library reads the system's clock, so its program runs under faketime."""
    build = ["cargo", "build", "--quiet", "--locked", "--example", "isomdl", "--message-format=json"]
    built = subprocess.run(build, capture_output=True, text=True, check=True, cwd=VECTORS)
    program = next(line["executable"] for line in map(json.loads, built.stdout.splitlines()) if line.get("target", {}).get("name") == "isomdl" and line.get("executable"))
    jobs = []
    for entry in entries:
        if looks_at_path(entry) and entry["verify"]["kind"] != "vical":
            role = "reader" if entry["verify"]["kind"] == "request" else "ds"
            try:
                jobs.append({"id": entry["id"], "role": role, "chain": [cert.hex() for cert in first_chain(entry)], "trust": anchors(entry)})
            except (TypeError, KeyError, IndexError):
                pass  # no certificate to look at
    moments = {entry["verify"]["at"] for entry in entries}
    assert len(moments) == 1, "one clock for all"
    clock = moments.pop().replace("T", " ").rstrip("Z")
    done = subprocess.run(["faketime", "-f", clock, program], input=json.dumps(jobs), capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"})
    return {id: {**said, "note": "; ".join(filter(None, ["certificate path only", said["note"]]))} for id, said in json.loads(done.stdout).items()}


# -- all ---------------------------------------------------------------------------------------------------------------

def number(entry):
    return int(entry["case"][1:]) if entry["case"] else 0


def looks_at_path(entry):
    """Whether the certificates are what an entry is about, or it is to be accepted."""
    about = entry["verify"]["kind"] in ("request", "vical", "record") or number(entry) in PATH_CASES or entry["file"].startswith("base/")
    return about and entry["expected"]["verdict"] != "undecodable" and bool(anchors(entry))


def verdicts(entry, from_mdl, from_isomdl, tools):
    """What each tool that takes this kind said."""
    kind = entry["verify"]["kind"]
    said = []
    say = lambda tool, result: said.append({"tool": tool, "version": tools[tool], **result})
    if kind == "engagement":
        say("@auth0/mdl", {"verdict": "not-applicable", "note": "a QR text; none of these tools reads one"})
    if kind == "response":
        say("@auth0/mdl", from_mdl[entry["id"]])
    if kind in ("response", "record"):
        say("pymdoccbor", judge_pymdoccbor(entry))
    if kind in ("request", "vical"):
        say("cwt", judge_cwt(entry))
    if looks_at_path(entry):
        try:
            say("OpenSSL", judge_openssl(entry))
        except (TypeError, KeyError, IndexError):
            pass  # no certificate to look at
    if entry["id"] in from_isomdl:
        say("isomdl", from_isomdl[entry["id"]])
    return said


def locked(crate):
    """The version of a crate in the project's lock file."""
    text = (VECTORS.parent.parent / "Cargo.lock").read_text()
    return text.split(f'name = "{crate}"\nversion = "')[1].split('"')[0]


def main():
    entries = json.loads((VECTORS / "index.json").read_text())["entries"]
    package = json.loads((HERE / "node_modules/@auth0/mdl/package.json").read_text())
    openssl = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    tools = {"@auth0/mdl": package["version"], "pymdoccbor": version("pymdoccbor"), "cwt": version("cwt"), "OpenSSL": openssl, "isomdl": locked("isomdl")}
    maker = [sys.executable, "-B", str(VECTORS / "make")]
    about = json.loads(subprocess.run([*maker, "--fingerprints"], capture_output=True, text=True, check=True).stdout)
    from_mdl, from_isomdl = mdl(entries), isomdl(entries)
    results = {entry["id"]: {"about": about[entry["id"]], "verdicts": verdicts(entry, from_mdl, from_isomdl, tools)} for entry in entries}
    (HERE / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    subprocess.run(maker, check=True)


main()
