# Help pages. about-<command>: one line, imperative, no full stop. arg-<flag>, or arg-<command>-<flag> where a command
# says it its own way. value-<name>: the name of a value; what-<name>: what it stands for.

heading-usage = Usage
heading-examples = Examples
heading-commands = Commands
heading-topics = Topics
heading-arguments = Arguments
heading-options = Options
heading-common = Options of every command
heading-values = Values
heading-exit = Exit status
heading-statuses = Status words
heading-verdicts = Verdicts
heading-scope-response = Checks of a response as a whole
heading-scope-document = Checks of a document
heading-scope-request = Checks of a request
heading-scope-list = Checks of a trust list
heading-scope-application = Checks of an application for a record (申請情報)

man-name = NAME
man-description = DESCRIPTION

usage-options = OPTIONS
usage-subcommand = COMMAND
arg-default = default: { $value }
arg-choices = one of: { $values }
arg-repeats = can be repeated
heading-more = Everything
help-no-topic = there is no command or topic `{ $name }`; topics: { $topics }
help-clause = { $clause } (from { $from })
generate-done = { $count ->
        [one] 1 file generated
       *[other] { $count } files generated
    }

# Commands.

about-mnc = Play every part in the life of Japan's mobile My Number Card
about-keygen = Make keys, certificates, or a whole mock world
about-keygen-demo = Make a folder with everything a mock country needs
about-keygen-iaca = Make the root of an issuing authority (IACA)
about-keygen-iaca-link = Make the certificate that leads from an old root to its successor
about-keygen-ds = Make a document signer, which signs records
about-keygen-reader-ca = Make the root of readers
about-keygen-reader = Make a reader, which signs requests
about-keygen-status = Make a signer of revocation lists
about-keygen-vical-ca = Make the root of trust lists (VICAL)
about-keygen-vical = Make a signer of trust lists (VICAL)
about-keygen-jpki-ca = Make a mock authority for the certificates on the plastic card (JPKI)
about-keygen-card = Make a virtual card of a made-up person
about-keygen-device = Make a key pair for the holder's device
about-keygen-csr = Make a key and a certificate signing request
about-issue = Apply for records, examine applications, make records, and put them into a wallet
about-issue-check = Examine an application, and change nothing
about-issue-record = Make a record on an application, or from a person's data
about-issue-store = Check a record and put it into a wallet
about-inspect = Decode and explain a file, to the byte; verify nothing
about-present = Answer a request with the holder's consent
about-verify = Check a response, a record, a request or a trust list
about-verify-request = Make a request, and the session it belongs to
about-revoke = Let a record lapse, or revoke a document signer
about-revoke-list = Show which records live, and which have lapsed
about-revoke-signer = Put a document signer on the revocation list
about-help = Explain a command or a topic

more-mnc = The record (カード代替電磁的記録) is an ISO/IEC 18013-5 mdoc of docType org.iso.23220.1.jp.mnc. Everything here is a mock: made-up people, mock roots. Nothing that this tool says is a legal confirmation.
more-keygen = Every subject says MOCK. A key is PKCS#8 PEM (NAME.key, mode 0600), a public key SPKI PEM (NAME.pub), a certificate PEM (NAME.pem). With `--seed` and `--at` the same files come out again, byte for byte.
more-keygen-demo = The world holds iaca, ds, reader-ca, reader and status, each with its key, the revocation list iaca.crl, and the issuer's ledger; for the plastic card jpki-sign-ca, jpki-auth-ca and card-ca, the card of a made-up citizen (card.json), and its secrets (pins).
more-keygen-card = The card holds the person's data, keys and certificates under the authorities of the world, and its secrets with their counters. Its pin file is written beside it: taro.pins for taro.json. The PINs are 1234, the password ABC123.
more-keygen-jpki-ca = `sign` makes the authority of certificates that sign documents (署名用), `auth` that of certificates that prove the card is there (利用者証明用): RSA of 2048 bits, valid for ten years, called MOCK JPKI.
more-issue-check = Makes every check of the examination (番号法18条の2(3)) and changes nothing: the application is still unused afterwards. A certificate is revoked where the world has a list `jpki-sign-ca.crl` that names it.
more-issue-record = An application is examined as by `issue check`, and a record made only where every check holds; the issuer makes the elements from the files of the card, and a JPEG of its photo. The record is signed by the world's document signer and entered in the world's ledger. A person has one live record; `--replace` lets the old one lapse.
more-issue-store = The record must be for the device's key, and under `--trust` where it is given. The wallet remembers where to look for notices.
more-inspect = The kind of the file is found out. What is encrypted is opened with `--key`. The individual number is masked unless it is revealed.
more-present = Shows who asks, what for, which elements, and which of them will be kept; then asks. An unauthenticated reader never gets the individual number by `--yes` alone. Before it sends, it looks for a notice of lapse, as the law demands.
more-verify = Every check is made and reported. A folder with a transcript in it is one exchange; any other folder is many files. The verdict is VALID, INVALID or INCOMPLETE; whether a record has lapsed, the receiver cannot see.
more-verify-request = With `--session`, the folder gets the request, the transcript and the reader's session key: an exchange in files, whose handover is private to this tool.
more-revoke = The holder's wallet finds the notice of lapse before it sends again, and acknowledges it.
more-revoke-signer = A new revocation list is written into the world. Every record of the signer fails from then on where the list is read.

# Examples.

example-world = Make a mock world
example-world-again = Make a world that comes out the same each time
example-device = Make a key pair for the holder's device
example-device-pair = Make one on another curve
example-iaca = Make a root on P-384
example-ds = Make a document signer under it
example-iaca-successor = Make its successor
example-iaca-link = Lead from the old root to the new one
example-reader-ca = Make the root of readers
example-csr = Make what a receiver sends to get its certificate
example-reader-csr = Answer a signing request
example-status = Make a signer of revocation lists
example-vical-ca = Make the root of trust lists
example-card = Make the card of a made-up person
example-jpki-ca = Make a mock authority for signing
example-vical = Make a signer of trust lists
example-record = Make a record for a made-up person
example-record-broken = Name the deliberate defects
example-store = Put the record into a wallet
example-inspect = Explain a record
example-inspect-hex = Explain every byte of a certificate
example-verify-record = Check a record as its issuer made it
example-verify-exchange = Check the answer in an exchange folder
example-verify-response = Check a response alone, for a program
example-request = Ask for what the law on criminal proceeds wants, in an exchange folder
example-request-elements = Ask for two elements
example-present = Answer the request in an exchange folder
example-revoke-list = Show the ledger
example-revoke = Let a record lapse
example-revoke-signer = Revoke the world's document signer
example-help-topic = Explain exit statuses

# Exit status, in one line.

exit-all = 0 done, 1 the answer is no, 2 could not
exit-mnc = 0 done or yes, 1 the answer is no, 2 could not, 3 card or reader failed, 4 PIN wrong, locked or not tried
exit-verify = 0 valid, 1 not valid or incomplete, 2 could not check
exit-issue-check = 0 every check holds, 1 one does not, 2 could not
exit-issue-record = 0 issued, 1 refused, 2 could not
exit-present = 0 answered, 1 refused or lapsed, 2 could not
exit-inspect = 0 explained, 2 could not
exit-help = 0 explained, 2 no such topic

# Flags of every command.

arg-json = Print one JSON document
arg-at = Count TIME as now
arg-color = Use colour: auto, always or never
arg-lang = Speak this language: en or ja
arg-quiet = Say no notes, warnings or progress on stderr
arg-verbose = Say more; twice, still more
arg-help = Show help: -h one screen, --help all
arg-version = Show the version

# Flags of many commands.

arg-output = Write to this file; `-` is standard output
arg-force = Overwrite files that exist
arg-yes = Answer every question with yes
arg-dry-run = Say what would happen, change nothing
arg-seed = Draw repeatable random numbers from this seed; for mocks only
arg-world = Work in this mock world
arg-wallet = Use this wallet
arg-ledger = Look for notices in this world's ledger
arg-broken = Make it wrong on purpose; `list` names the kinds
arg-reveal = Show this sensitive element
arg-alg = Choose the kind of key
arg-key = Use this key instead of a new one
arg-name = Name the subject, after MOCK
arg-country = Put this country into the subject
arg-state = Put this state or province into the subject
arg-valid-days = Make it valid for so many days
arg-issuer = Sign with this root (NAME.key, NAME.pem)
arg-csr = Certify the key of this signing request
arg-domain = Put this domain name into it
arg-transcript = Use this session transcript
arg-request = Compare with this request
arg-trust = Trust this root
arg-device-key = Use this key of the holder's device

# Flags of one command.

arg-keygen-demo-world = Make this folder
arg-keygen-demo-alg = Choose the kind of every key
arg-keygen-output = Write NAME.key and NAME.pem
arg-keygen-iaca-output = Write NAME.key and NAME.pem
arg-keygen-iaca-link-output = Write NAME.pem
arg-keygen-iaca-link-issuer = Sign with the old root (NAME.key, NAME.pem)
arg-keygen-iaca-link-new-root = Certify the new root in this file
arg-keygen-ds-output = Write NAME.key and NAME.pem
arg-keygen-reader-ca-output = Write NAME.key and NAME.pem
arg-keygen-reader-output = Write NAME.key and NAME.pem
arg-keygen-status-output = Write NAME.key and NAME.pem
arg-keygen-vical-ca-output = Write NAME.key and NAME.pem
arg-keygen-vical-output = Write NAME.key and NAME.pem
arg-keygen-jpki-ca-output = Write NAME.key and NAME.pem
arg-keygen-jpki-ca-purpose = Issue certificates for signing, or for authentication
arg-keygen-card-output = Write the card here, and its secrets beside it
arg-keygen-card-person = Take the person's data from this file
arg-keygen-card-world = Issue it as the authorities of this mock world
arg-keygen-device-output = Write NAME.key and NAME.pub
arg-keygen-csr-output = Write NAME.key and NAME.csr
arg-keygen-csr-role = Ask for a certificate of this role
arg-issue-check-application = Examine this application
arg-issue-check-world = Examine as the issuer of this mock world
arg-issue-check-replace = Let a live record of the person not stand in the way
arg-issue-record-application = Issue on this application
arg-issue-record-person = Take the person's data from this file
arg-issue-record-device-key = Bind the record to this public key
arg-issue-record-world = Sign as this mock world, and enter it in its ledger
arg-issue-record-signer = Sign with this document signer (NAME.key, NAME.pem)
arg-issue-record-element = Set an element; one not in the data is added
arg-issue-record-omit = Leave this element out
arg-issue-record-alg = Choose the signature algorithm
arg-issue-record-digest = Choose the digest algorithm
arg-issue-record-replace = Let the person's live record lapse
arg-issue-store-record = Store this record
arg-issue-store-device-key = Bring this private key into the wallet
arg-issue-store-trust = Take only records under this root
arg-inspect-file = Explain this file, or the text itself
arg-inspect-as = Choose the form
arg-inspect-key = Open what is encrypted with this key
arg-present-request = Answer this request: a file, or an exchange folder
arg-present-trust = Trust readers under this root
arg-present-only = Send only these elements
arg-present-record = Answer with this record of the wallet
arg-present-mac = Authenticate the device by MAC
arg-present-signature = Authenticate the device by signature
arg-verify-files = Check these files and folders
arg-verify-files-from = Check the files named in this one, a line each
arg-verify-trust = Trust this issuer's root, folder of roots, or VICAL
arg-verify-vical-root = Trust the VICAL under this root
arg-verify-pin-signer = Take this document signer without a path to a root
arg-verify-transcript = Check device authentication for this session
arg-verify-ereader-key = Check MACs with this key of the reader's session
arg-verify-crl = Look the signer up in this revocation list
arg-verify-require-revocation = Be INCOMPLETE without a revocation list
arg-verify-strict = Let no warning pass
arg-verify-explain = Show each check's inputs, and where they differ
arg-verify-jobs = Check so many files at once
arg-verify-output = Write the report to this file
arg-verify-request-ask = Ask for a profile, or for elements: NAME or NAMESPACE/NAME
arg-verify-request-retain = Say that this element will be kept
arg-verify-request-reader-auth = Sign as this reader (NAME.key, NAME.pem)
arg-verify-request-reader-auth-all = Sign the whole request once, as the second edition has it (version 1.1)
arg-verify-request-purpose = Say what the request is for (version 1.1)
arg-verify-request-doctype = Ask for a document of this type instead of the record
arg-verify-request-session = Make the exchange in this folder
arg-verify-request-output = Write the request alone to this file
arg-verify-request-transcript = Sign for the session of this transcript
arg-revoke-target = Let this record lapse: a file or an id's beginning
arg-revoke-reason = Give the reason
arg-revoke-signer-certificate = Revoke the signer with this certificate
arg-help-topic = Explain this topic or command

# Names of values, and what they stand for.

value-alg = ALG
value-code = CODE
value-days = DAYS
value-domain = DOMAIN
value-element = ELEMENT
value-file = FILE
value-folder = FOLDER
value-form = FORM
value-kind = KIND
value-lang = LANG
value-n = N
value-name = NAME
value-name-value = NAME=VALUE
value-reason = REASON
value-record = RECORD
value-role = ROLE
value-purpose = PURPOSE
value-time = TIME
value-topic = TOPIC
value-type = TYPE
value-wallet = WALLET
value-what = WHAT
value-when = WHEN
value-why = WHY
value-world = WORLD

what-alg = an algorithm
what-code = a country, ISO 3166-1 alpha-2
what-days = a number of days
what-domain = a domain name
what-element = an element identifier such as full_name_unicode; several with commas
what-file = a path, or `-` for standard input; PEM, DER, CBOR, hex and base64 are found out
what-folder = a folder
what-form = how something is shown
what-kind = a kind of defect
what-lang = a language
what-n = a whole number
what-name = the beginning of file names: NAME.key, NAME.pem; or the name of a subject
what-name-value = an element identifier and its value
what-reason = why a record lapses (番号法 18条の2)
what-record = a file, or the beginning of a record id
what-role = what a certificate is for
what-time = RFC 3339 such as 2026-01-15T00:00:00Z, or a day, which begins at 00:00Z
what-topic = a topic, or the words of a command
what-type = a document type (docType)
what-wallet = the folder of one holder: records and device keys
what-what = a profile (`mnc help profiles`) or element identifiers with commas
what-when = auto, always or never
what-why = what a request is for
what-world = a folder made by `mnc keygen demo`

choice-form-tree = fields by name
choice-form-json = the same for programs
choice-form-diag = CBOR diagnostic notation
choice-form-hex = offset, bytes and meaning
choice-reason-card-lapsed = the card or its signing certificate lapsed
choice-reason-expired = the record's own time is over
choice-reason-holder-notice = the holder gave notice: lost, unusable
choice-reason-record-error = an entry is wrong or missing
choice-reason-other = another case of the ordinance
choice-alg-p256 = ECDSA on P-256
choice-alg-p384 = ECDSA on P-384
choice-alg-p521 = ECDSA on P-521
choice-alg-ed25519 = Ed25519; for document signers and readers
choice-role-ds = a document signer
choice-role-reader = a reader
choice-role-status = a signer of revocation lists
choice-role-vical = a signer of trust lists
