"""A JPEG written by hand: 8 by 8 pixels, grey, one block whose coefficients are all zero."""

SEGMENTS = [
    "ffd8",  # SOI
    "ffe0 0010 4a46494600 0101 00 0001 0001 00 00",  # APP0: JFIF 1.1, no units, density 1 by 1, no thumbnail
    "ffdb 0043 00" + "01" * 64,  # DQT: table 0, 8 bit, every step 1
    "ffc0 000b 08 0008 0008 01 01 11 00",  # SOF0: 8 bit, 8 by 8, one component without subsampling, table 0
    "ffc4 0014 00 01" + "00" * 15 + "00",  # DHT: DC table 0, one code of one bit: category 0
    "ffc4 0014 10 01" + "00" * 15 + "00",  # DHT: AC table 0, one code of one bit: end of block
    "ffda 0008 01 01 00 00 3f 00",  # SOS: component 1, tables 0 and 0, all coefficients
    "3f",  # DC difference 0 (bit 0), end of block (bit 0), padding of ones
    "ffd9",  # EOI
]
PORTRAIT = bytes.fromhex("".join(SEGMENTS))
