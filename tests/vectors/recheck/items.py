"""Reads CBOR with the place of every item. Written apart from the maker."""


class Bad(Exception):
    """Not CBOR, or not the structure it should be."""


class Item:
    """One item: its value with the items inside, and its bytes."""

    def __init__(self, data, start):
        self.data, self.start = data, start

    @property
    def raw(self):
        return self.data[self.start:self.end]


class Reader:
    """Reads items and notes what is not the shortest form."""

    def __init__(self):
        self.lints = set()

    def whole(self, data):
        item = self.item(data, 0, 0)
        if item.end != len(data):
            raise Bad("trailing bytes")
        return item

    def take(self, data, at, count):
        if at + count > len(data):
            raise Bad("truncated")
        return data[at:at + count]

    def head(self, data, at):
        first = self.take(data, at, 1)[0]
        major, info = first >> 5, first & 31
        if info < 24:
            return major, info, at + 1
        if info == 31 and major in (2, 3, 4, 5, 7):
            return major, None, at + 1
        if info > 27:
            raise Bad("reserved head")
        size = 1 << (info - 24)
        argument = int.from_bytes(self.take(data, at + 1, size), "big")
        if major != 7 and argument < {1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}[size]:
            self.lints.add("wide")
        return major, argument, at + 1 + size

    def item(self, data, at, depth):
        if depth > 100:
            raise Bad("too deep")
        out = Item(data, at)
        out.major, argument, at = self.head(data, at)
        if argument is None:
            if out.major == 7:
                raise Bad("break")
            self.lints.add("indefinite")
        out.value, out.end = self.body(data, at, out.major, argument, depth)
        return out

    def body(self, data, at, major, argument, depth):
        if major == 0:
            return argument, at
        if major == 1:
            return -1 - argument, at
        if major in (2, 3):
            content, at = self.string(data, at, major, argument)
            try:
                return (content, at) if major == 2 else (content.decode(), at)
            except UnicodeDecodeError:
                raise Bad("not UTF-8") from None
        if major == 4:
            items, at = self.members(data, at, argument, depth)
            return items, at
        if major == 5:
            items, at = self.members(data, at, argument and 2 * argument, depth)
            pairs = dict(zip((plain(key) for key in items[::2]), items[1::2]))
            if len(pairs) != len(items) // 2:
                raise Bad("duplicate key")
            return pairs, at
        if major == 6:
            inner = self.item(data, at, depth + 1)
            return (argument, inner), inner.end
        return {20: False, 21: True, 22: None}.get(argument, ("simple", argument)), at

    def string(self, data, at, major, length):
        if length is not None:
            return self.take(data, at, length), at + length
        out = b""
        while self.take(data, at, 1) != b"\xff":
            kind, length, at = self.head(data, at)
            if kind != major or length is None:
                raise Bad("chunk")
            out += self.take(data, at, length)
            at += length
        return out, at + 1

    def members(self, data, at, count, depth):
        items = []
        while len(items) != count:
            if count is None and self.take(data, at, 1) == b"\xff":
                return items, at + 1
            if count is not None and count > len(data):
                raise Bad("huge length")
            items.append(self.item(data, at, depth + 1))
            at = items[-1].end
        return items, at

    def inside(self, item):
        """The item in a byte string under tag 24."""
        if item.major != 6 or item.value[0] != 24 or item.value[1].major != 2:
            raise Bad("tag 24 expected")
        return self.whole(item.value[1].value)


def plain(item):
    """The value without places."""
    if item.major == 4:
        return [plain(x) for x in item.value]
    if item.major == 5:
        return {key: plain(x) for key, x in item.value.items()}
    if item.major == 6:
        return item.value[0], plain(item.value[1])
    return item.value


def need(condition, what):
    if not condition:
        raise Bad(what)


def fields(item, required=(), **types):
    """The entries of a map; `types`: major type of those that are there (null is absent)."""
    need(item.major == 5, "map expected")
    for name in required:
        need(name in item.value, f"{name} missing")
    for name, major in types.items():
        if name in item.value and item.value[name].value is not None:
            need(item.value[name].major == major, f"{name} has another type")
    return item.value
