"""Makes the set: `python3 tests/vectors/make`. The same files come out every time, byte for byte.

Verdicts of foreign verifiers are taken over from `foreign/results.json` where they are about the same bytes and inputs.
"""

import hashlib
import json
import pathlib
import sys

import cases_base
import cases_cbor
import cases_chain
import cases_close
import cases_cose
import cases_device
import cases_more
import cases_mso
import cases_pki
import cases_request
import cases_status
from mdoc import CLOCK
from suite import Suite

HERE = pathlib.Path(__file__).resolve().parent.parent
ABOUT = "Made by tests/vectors/make; see README.md beside this file. Everything is MOCK: the person, the authorities, the keys."


def build():
    suite = Suite()
    for module in (cases_base, cases_cbor, cases_cose, cases_mso, cases_pki, cases_device, cases_request, cases_more, cases_close, cases_chain, cases_status):
        module.cases(suite)
    ids = [entry["id"] for entry in suite.entries]
    assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
    for entry in suite.entries:
        for value in entry["verify"].values():
            for name in value if isinstance(value, list) else [value]:
                assert not name.startswith(("base/", "pki/", "negative/")) or name in suite.files, (entry["id"], name)
    return suite


def fingerprint(suite, entry):
    """What a foreign verdict is about: the entry's file and every input."""
    names = [entry["file"], *(name for value in entry["verify"].values() for name in (value if isinstance(value, list) else [value]) if name in suite.files)]
    return hashlib.sha256("\0".join([entry["verify"]["at"], *(suite.files[name] for name in names)]).encode()).hexdigest()


def foreign(suite):
    """Adds the foreign verdicts that are still about these bytes."""
    path = HERE / "foreign" / "results.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    for entry in suite.entries:
        result = known.get(entry["id"], {})
        entry["foreign"] = result.get("verdicts", []) if result.get("about") == fingerprint(suite, entry) else []


def store(suite):
    """Writes every file, and removes what is no longer made."""
    index = {"about": ABOUT, "clock": CLOCK, "entries": suite.entries}
    files = {**suite.files, "index.json": json.dumps(index, ensure_ascii=False, indent=1) + "\n"}
    for folder in ("base", "negative", "pki"):
        (HERE / folder).mkdir(exist_ok=True)
        for path in (HERE / folder).iterdir():
            if f"{folder}/{path.name}" not in files:
                path.unlink()
    for name, content in files.items():
        (HERE / name).write_text(content, encoding="utf-8", newline="\n")


def main():
    suite = build()
    if sys.argv[1:] == ["--fingerprints"]:
        print(json.dumps({entry["id"]: fingerprint(suite, entry) for entry in suite.entries}))
        return
    foreign(suite)
    store(suite)
    print(f"{len(suite.entries)} entries, {len(suite.files)} files")


main()
