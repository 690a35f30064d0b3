# How `verify` tells what it found.

report-more = and { $count } more
report-follows = follows from { $check }
report-byte = byte { $offset }
report-place = { $path }, byte { $offset }
report-finding = { $id }
report-valid = VALID
report-invalid = INVALID
report-incomplete = INCOMPLETE
report-document = document { $doctype }
report-scope-issuer = only what the issuer signed: no device took part
report-technical = a technical check with no legal effect
report-summary = { $all ->
        [one] 1 file: { $valid } valid, { $invalid } invalid, { $incomplete } incomplete, { $failed } not readable
       *[other] { $all } files: { $valid } valid, { $invalid } invalid, { $incomplete } incomplete, { $failed } not readable
    }
report-differs-at = first differs at byte { $position }
report-explain = what { $check } was made on
report-folder-empty = { $folder } holds no files
report-link-passed = { $link } is a link to a folder and was passed over; to check what is in it, name it
report-flag-unused = `{ $flag }` had no effect: nothing that was checked uses it
report-request-doctype = a record by itself answers no request: of `--request` only the document type was compared
report-list-empty = { $file } names no files
report-list-stdin = standard input cannot stand in a list of files; a file of that name is `./-`
report-special = { $file } is a pipe, a socket or a device, and was not opened
report-other-kind = { $file } ({ $found }) is none of what verify takes: { $taken }
report-not-certificates = { $file } holds no certificate
report-checking = checking
report-handover-private = the transcript's handover "mnc-file-1" is private to mnc
report-vical-root-missing = { $file } is a trust list: name its root with --vical-root
report-request-is-for-holder = a request; checked as its holder would
report-kept-by-holder = the holder kept this session; its MAC can be checked only with the receiver's session key (`--ereader-key`)
report-encrypted-by-holder = the holder kept this session; only the receiver has the key that opens the encrypted documents (`--key`)
report-key-needs-session = { $file } is encrypted: its request and its transcript are needed to open it
report-not-asked-encrypted = { $file } holds an encrypted answer to document request { $number }, which asks for none
report-not-opened = the encrypted documents in { $file } do not open: the key, the session or the content is not the one they were encrypted with
report-not-crl = { $file } is no certificate revocation list
