"""Writes CBOR, well and badly, and finds items again by path. Shares nothing with mnc or with any CBOR library.

Python values stand for themselves: int, bytes, str, bool, None, list, dict (in insertion order).
The classes below are for what those cannot say.
"""


class Tag:
    """A tagged item."""

    def __init__(self, number, value):
        self.number, self.value = number, value


class Embedded:
    """Tag 24 around a byte string that holds the encoding of a value: `#6.24(bstr .cbor value)`."""

    def __init__(self, value):
        self.value = value


class Pairs:
    """A map as a list of pairs, so that a key may stand twice."""

    def __init__(self, *pairs):
        self.pairs = pairs


class Raw:
    """Bytes that stand in the output as they are."""

    def __init__(self, data):
        self.data = data


class Indefinite:
    """An array, map, or string of indefinite length; a string is cut into two chunks."""

    def __init__(self, value):
        self.value = value


class Sealed(dict):
    """A map that is written through a wrapper, such as `Indefinite`, and still reads as a map."""

    def __init__(self, map, wrapper):
        super().__init__(map)
        self.wrapper = wrapper


class Wide:
    """An item whose head spends `size` bytes (1, 2, 4, 8) on its argument, more than it needs."""

    def __init__(self, value, size):
        self.value, self.size = value, size


def head(major, argument, size=None):
    """The head of an item: shortest, unless `size` says how many bytes follow the first."""
    if size is None:
        if argument < 24:
            return bytes([major << 5 | argument])
        size = next(s for s in (1, 2, 4, 8) if argument < 1 << (8 * s))
    return bytes([major << 5 | {1: 24, 2: 25, 4: 26, 8: 27}[size]]) + argument.to_bytes(size, "big")


def encode(value, size=None):
    """The encoding of a value; `size` widens its head."""
    if isinstance(value, Raw):
        return value.data
    if isinstance(value, Wide):
        return encode(value.value, value.size)
    if isinstance(value, Sealed):
        return encode(value.wrapper(dict(value)), size)
    if isinstance(value, Indefinite):
        return _indefinite(value.value)
    if isinstance(value, Tag):
        return head(6, value.number, size) + encode(value.value)
    if isinstance(value, Embedded):
        return head(6, 24) + encode(encode(value.value))
    if value is None:
        return b"\xf6"
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0, value, size) if value >= 0 else head(1, -1 - value, size)
    if isinstance(value, bytes):
        return head(2, len(value), size) + value
    if isinstance(value, str):
        data = value.encode()
        return head(3, len(data), size) + data
    if isinstance(value, list):
        return head(4, len(value), size) + b"".join(map(encode, value))
    pairs = _pairs(value)
    return head(5, len(pairs), size) + b"".join(encode(k) + encode(v) for k, v in pairs)


def _pairs(value):
    return list(value.pairs) if isinstance(value, Pairs) else list(value.items())


def _indefinite(value):
    if isinstance(value, (bytes, str)):
        cut = len(value) // 2
        return (b"\x5f" if isinstance(value, bytes) else b"\x7f") + encode(value[:cut]) + encode(value[cut:]) + b"\xff"
    if isinstance(value, list):
        return b"\x9f" + b"".join(map(encode, value)) + b"\xff"
    return b"\xbf" + b"".join(encode(k) + encode(v) for k, v in _pairs(value)) + b"\xff"


# -- finding -----------------------------------------------------------------------------------------------------------

def _read_head(data, at):
    """(major, argument or None for indefinite length, offset after the head)."""
    major, info = data[at] >> 5, data[at] & 31
    if info < 24:
        return major, info, at + 1
    if info == 31:
        return major, None, at + 1
    size = {24: 1, 25: 2, 26: 4, 27: 8}[info]
    return major, int.from_bytes(data[at + 1:at + 1 + size], "big"), at + 1 + size


def skip(data, at):
    """The offset after the item at `at`."""
    major, argument, at = _read_head(data, at)
    if argument is None:
        while data[at] != 0xFF:
            at = skip(data, at)
        return at + 1
    if major in (2, 3):
        return at + argument
    for _ in range({4: argument, 5: 2 * argument, 6: 1}.get(major, 0)):
        at = skip(data, at)
    return at


def _inner(data, at):
    """Goes through tags and byte strings to the item inside: they add nothing to a path."""
    while data[at] >> 5 in (2, 6):
        at = _read_head(data, at)[2]
    return at


def _steps(path):
    """Splits `a.b["c"][0]{-1}` into keys and indices."""
    out, i = [], 0
    while i < len(path):
        if path[i] == "[" and path[i + 1] == '"':
            end = path.index('"]', i)
            out.append(("key", path[i + 2:end]))
            i = end + 2
        elif path[i] in "[{":
            end = path.index("]" if path[i] == "[" else "}", i)
            out.append(("index" if path[i] == "[" else "key", int(path[i + 1:end])))
            i = end + 1
        else:
            start = i + (path[i] == ".")
            i = start
            while i < len(path) and path[i] not in ".[{":
                i += 1
            out.append(("key", path[start:i]))
    return out


def _members(data, at):
    """Offsets of the members of the array or map at `at`: (key offset or None, value offset), one by one."""
    major, count, at = _read_head(data, at)
    while count is None and data[at] != 0xFF or count:
        key = at if major == 5 else None
        value = skip(data, at) if major == 5 else at
        yield key, value
        at = skip(data, value)
        count = count and count - 1


def find(data, path):
    """The offset of the item that a path names, in the notation of index.json."""
    at = 0
    for kind, step in _steps(path):
        wanted = (lambda k, n: n == step) if kind == "index" else (lambda k, n: data[k:].startswith(encode(step)))
        at = _first(_members(data, _inner(data, at)), wanted)
    return at


def _first(members, wanted):
    """The value of the first member that is wanted; later ones are not read, they may be malformed."""
    return next(value for number, (key, value) in enumerate(members) if wanted(key, number))


def content(data, path):
    """The offset of the item inside the byte string (and tag 24) that a path names."""
    return _inner(data, find(data, path))


def key_offset(data, path, key, nth=0):
    """The offset of the nth key `key` in the map that a path names."""
    found = [k for k, _ in _members(data, content(data, path)) if data[k:].startswith(encode(key))]
    return found[nth]
