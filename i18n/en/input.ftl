# What can be wrong with a file given to a command.

input-empty = { $file } is empty
input-too-large = { $file } is larger than { $limit } MiB
input-damaged = { $file } cannot be decoded
input-is-another = { $file } is no { $what } but: { $found }
input-is-not = { $file } is no { $what }
input-hex-odd = hexadecimal with an odd number of digits ({ $digits })
input-mdoc-slashes = no "//" belongs after "mdoc:"
input-mdoc-padding = after "mdoc:" comes base64url without padding ("=")
input-mdoc-base64 = what follows "mdoc:" is not base64url
input-pem-begin = a line "-----BEGIN" without its end
input-pem-end = "BEGIN { $label }" without "END { $label }"
input-pem-base64 = the block "{ $label }" is not base64
input-pem-encrypted = the block "{ $label }" has headers; keys encrypted by a password are not read
input-pem-many = more than { $limit } blocks

# Why an item of CBOR is not what it should be; shown after file and path.

cbor-array-length = expected an array of { $expected }, found one of { $found }
cbor-chunked = a byte string in chunks, where its bytes must stand together
cbor-depth = nested deeper than { $limit } levels
cbor-duplicate-key = the key { $key } stands twice in one map
cbor-empty = { $what } is empty
cbor-encoded-content = the content of tag 24 is not one CBOR item: { $reason }
cbor-huge-length = { $left ->
        [one] a length of { $declared } is declared, 1 byte is left
       *[other] a length of { $declared } is declared, { $left } bytes are left
    }
cbor-key = expected { $expected } as a key, found { $found }
cbor-malformed = not well-formed CBOR
cbor-missing-field = { $field } is missing
cbor-not-utf8 = text that is not UTF-8
cbor-range = { $what } is out of range
cbor-too-large = too large
cbor-too-many-items = more than { $limit } items
cbor-trailing = { $extra ->
    [one] 1 byte follows the end
   *[other] { $extra } bytes follow the end
  }
cbor-truncated = ends in the middle
cbor-unexpected = expected { $expected }, found { $found }
der-algorithms = the algorithm inside is not the one beside the signature
der-extension-twice = an extension stands twice
der-malformed = not well-formed DER
der-missing = { $expected } is missing
der-nothing = nothing is there
der-tag-application = application tag { $number }
der-tag-private = private tag { $number }
der-value = the value is not one of its type
der-version = there is no such version

type-uint = an unsigned integer
type-nint = a negative integer
type-int = an integer
type-bstr = a byte string
type-tstr = a text
type-array = an array
type-map = a map
type-tag = a tag
type-bool = a boolean
type-null = null
type-undefined = undefined
type-simple = a simple value
type-float = a float
input-no-cbor = { $file } cannot be read as CBOR
