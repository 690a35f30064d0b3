"""Writes DER: enough for certificates and revocation lists, right and wrong."""


def tlv(tag, *parts):
    """One element."""
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = (len(body).bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + len(body).to_bytes(size, "big") + body


def sequence(*parts):
    return tlv(0x30, *parts)


def set_of(*parts):
    return tlv(0x31, *sorted(parts))


def integer(number):
    """INTEGER, shortest, two's complement."""
    return tlv(0x02, number.to_bytes((number if number >= 0 else ~number).bit_length() // 8 + 1, "big", signed=True))


def boolean(value):
    return tlv(0x01, b"\xff" if value else b"\x00")


def octets(data):
    return tlv(0x04, data)


def bits(data, unused=0):
    return tlv(0x03, bytes([unused]), data)


def oid(text):
    first, second, *rest = map(int, text.split("."))
    out = b""
    for arc in [40 * first + second, *rest]:
        chunk = bytes([arc & 127])
        while arc := arc >> 7:
            chunk = bytes([0x80 | arc & 127]) + chunk
        out += chunk
    return tlv(0x06, out)


def utf8(text):
    return tlv(0x0C, text.encode())


def printable(text):
    return tlv(0x13, text.encode("ascii"))


def ia5(tag, text):
    """An implicitly tagged IA5String, as in GeneralName."""
    return tlv(tag, text.encode("ascii"))


def time(text):
    """UTCTime from `2026-07-01T00:00:00Z`: all our years lie before 2050."""
    digits = "".join(c for c in text if c.isdigit())
    return tlv(0x17, digits[2:].encode() + b"Z")
