# The issuer's side: keys and worlds, issue, revoke.

# Keys as input.

input-no-public-key = { $file } holds no public key
input-no-private-key = { $file } holds no private key
key-malformed = not well-formed { $form }
key-malformed-at = not well-formed { $form } at byte { $offset }
key-member = { $member } of { $form } is missing or wrong
key-parts-differ = its public part is not that of its private part
key-off-curve = the point is not on { $curve }
key-rsa-content = { $found ->
        [one] 1 byte does not fit into an RSA block that takes { $limit }
       *[other] { $found } bytes do not fit into an RSA block that takes { $limit }
    }
key-rsa-size = RSA keys of { $bits } bits are not taken (2048 to 8192 are)
key-out-of-range = the private number is out of range for { $curve }
key-unknown-algorithm = unknown algorithm { $oid }
key-unsupported = { $curve } is not computed here
key-wrong-length = { $found ->
        [one] 1 byte, where { $curve } has { $expected }
       *[other] { $found } bytes, where { $curve } has { $expected }
    }
key-wrong-use = a key on { $curve } cannot do this
key-other = the key cannot be used

# The ledger.

ledger-ambiguous = several records begin with { $prefix }: { $ids }
ledger-application-served = the application was used before: for record { $record }, at { $at }
ledger-busy = { $file } is in use by another process
ledger-live-record = the person has a live record already: { $record }, valid until { $until }
ledger-not-found = no record begins with { $prefix }
ledger-entered = record { $record } is in the ledger already
ledger-signer-revoked = the signer was revoked before, at { $at }
ledger-state = record { $record } cannot be used for this: { $state }
ledger-unknown = record { $record } is not in the ledger
ledger-version = { $file } is a ledger of version { $found }; version { $known } is known
ledger-damaged = { $file } is not a ledger, or is damaged
state-live = live
state-lapsed = lapsed
state-notice-pending = lapsed, notice pending
state-notice-acknowledged = lapsed, notice acknowledged
hint-replace = to let it lapse and issue another, add `--replace`

# Worlds.

world-not-replaced = { $folder } is no mock world and is not replaced; name another folder
keygen-world-alg = roots have no Ed25519 keys: choose p256, p384 or p521
world-exists = { $folder } exists
world-not-one = { $folder } is not a mock world: { $missing } is missing
world-key-differs = the private key beside { $file } is not that of the certificate
world-not-under = { $file } is not signed by the root of this world
world-other-issuer = it names { $found } as its issuer
world-signed-otherwise = it is signed in a way that the standard does not allow
hint-signer-all-the-same = to sign with it all the same, name it: `--signer { $name }`
hint-revoked-all-the-same = a record of a revoked signer, to test verifiers with, is made outside the ledger: name `--signer { $name }` and leave out `--world`
hint-new-signer = to make a new one run `{ $command }`
hint-make-world = to make one run `{ $command }`

# A person's data.

person-cannot = { $file } is no person's data
person-address = one of resident_address and moving_abroad is needed, not { $found }
person-date = { $field } is no day of the form YYYY-MM-DD
person-json = line { $line }, column { $column }: JSON syntax is wrong here
person-json-ends = line { $line }, column { $column }: the JSON ends too early
person-json-missing = line { $line }, column { $column }: field "{ $field }" is missing
person-json-twice = line { $line }, column { $column }: field "{ $field }" is there twice
person-json-unknown = line { $line }, column { $column }: no field is called "{ $field }"
person-json-value = line { $line }, column { $column }: the value is of the wrong type or out of range
person-number-check-digit = the check digit of individual_number is wrong
person-number-form = individual_number is not twelve digits
person-portrait = portrait needs one of file and base64
person-security-code = card.security_code is not four digits
person-other = it cannot be used
draft-choice = `{ $name }` needs the form NAME=VALUE
draft-choice-value = the value of { $element } is no { $expected }
draft-set-and-omitted = { $element } is given a value by `--element` and left out by `--omit`
draft-twice = { $element } stands twice under `{ $flag }`
draft-empty = no element is left
draft-not-born = the person is born after { $on }
draft-unknown = the record holds no `{ $name }`
draft-values = { $list }
period-card-expired = the card expired on { $on }
period-no-days = a record is valid for at least one day
period-signer-expired = the document signer's certificate ended at { $until }
period-signer-not-yet = the document signer's certificate begins at { $from }
period-too-long = { $days } days are more than three months: at most { $most } from now
period-out-of-range = the time is out of range
period-cut-card = the validity ends with the card
period-cut-signer = the validity ends with the signer's certificate

# issue record

issue-cannot-of = no record can be made of { $file }
issue-cannot-sign = the signer's key cannot sign records
issue-signer-revoked = the document signer { $signer } was revoked at { $since } and signs no more records
issue-algorithm = { $asked } does not fit the signer's key on { $curve }, which makes { $fits }
issue-json-needs-file = with `--json` the record needs a file: `-o FILE`
issue-no-ledger = no world, no ledger: the record is entered nowhere
issue-status-certificate-alone = `--status-certificate` needs `--status-list` or `--identifier-list`
issue-status-unpublished = the record names { $lists }; this version publishes no list, and Japan pushes notices to the holder instead
issue-replaced = record { $record } lapsed ({ $reason })
issue-done = { $elements ->
        [one] { $file }: record { $record }, 1 element, valid from { $from } until { $until }
       *[other] { $file }: record { $record }, { $elements } elements, valid from { $from } until { $until }
    }

# issue store

store-key-differs = { $file } is not made for this device key
store-no-mso = { $file } has no MSO: its payload is null
store-no-device-key = { $file } has no usable device key
store-rejected = { $file } fails what every receiver checks ({ $checks }) and was not kept
store-kept-broken = kept although it fails { $checks }
store-unchecked = checked as a receiver would, except who issued it; for that name `--ledger` or `--trust`
store-checked = checked as a receiver would, down to the issuer's root
hint-allow-broken = to keep it all the same, to test receivers with, add `--allow-broken`
store-would = would keep record { $record }
store-done = { $wallet }: keeps record { $record }
store-other-doc-type = { $found } is not the document type of the My Number Card; it is sent without a look for notices
store-no-notices = the wallet does not know where to look for notices of this record: without `--ledger` it will never be sent
wallet-not-one = { $folder } is not a wallet
wallet-not-one-hint = `mnc issue store` makes a wallet, in a folder that is new or empty
wallet-stored = record { $record } is in the wallet already
wallet-unknown-key = the wallet does not have the device key; give it with `--device-key`
wallet-damaged = the wallet { $folder } is damaged, or of another version

# revoke

revoke-not-expired = record { $record } has not expired: it is valid until { $until }
revoke-question = Let record { $record } (valid until { $until }) lapse: { $reason }?
revoke-would = would let record { $record } lapse: { $reason }
revoke-done = record { $record } lapsed: { $reason }; the notice waits for the device
reason-card-lapsed = the card or its signing certificate lapsed
reason-expired = its validity ended
reason-holder-notice = the holder gave notice
reason-record-error = an entry is wrong or missing
reason-other = another case of the ordinance
list-empty = the ledger is empty
list-live = { $record }  { $state }, valid until { $until }
list-over = { $record }  live in the ledger, but its validity ended at { $until }
list-lapsed = { $record }  { $state }: { $reason } at { $at }
list-signer = signer { $serial }  revoked at { $at }
list-crl-behind = signer { $serial } is revoked in the ledger, but not on the list { $list }: revoke it again to mend this
list-crl-ahead = signer { $serial } is on the list { $list }, but not in the ledger: revoke it again to mend this
list-crl-unreadable = { $list } is no list of this world's root: revoking a signer makes it anew

# Deliberate defects.

defect-unknown = there is no defect `{ $name }`
defect-not-applicable = the defect { $name } does not apply: the record lacks what it would break
defect-needs-other-curve = the defect { $name } needs a device key on another curve than the reader's key of the session
defect-needs-other-curve-hint = the reader's keys are on P-256; for a record with another device key begin with `{ $command }`
defect-needs-other-record = the defect { $name } needs a second record in the wallet, whose MSO it takes
defect-made = broken on purpose: { $name } ({ $cases })
defect-made-plain = broken on purpose: { $name }
hint-defects = for the kinds of defects run `{ $command }`
defect-truncated = the last quarter is cut off
defect-trailing-byte = a byte follows the end
defect-indefinite-length = IssuerSigned is a map of indefinite length
defect-long-integer = a digestID takes eight bytes where one would do
defect-duplicate-key = issuerAuth stands twice
defect-duplicate-key-in-item = digestID stands twice in one item
defect-duplicate-digest-id = the MSO lists a digestID twice
defect-random-is-text = random is text
defect-namespaces-are-text = nameSpaces is text
defect-item-without-value = an item has no elementValue
defect-mso-without-validity = the MSO has no validityInfo
defect-auth-of-three = issuerAuth has three parts
defect-item-not-tagged = an item lacks tag 24
defect-item-not-cbor = the content of an item is not CBOR
defect-value-too-deep = a value is nested 2000 deep
defect-huge-length = an array claims 2^56 entries
defect-name-not-utf8 = an elementIdentifier is not UTF-8
defect-extra-key = an unknown key in IssuerSigned (acceptable)
defect-extra-key-in-item = an unknown key in an item (acceptable)
defect-extra-key-in-mso = an unknown key in the MSO (acceptable)
defect-mso-minor-version = the MSO has version 1.9 (acceptable)
defect-no-issuer-auth = issuerAuth is missing
defect-date-fraction = signed has a fraction of a second
defect-date-offset = signed has the offset +00:00
defect-date-untagged = signed lacks tag 0
defect-date-not-a-date = signed is no date
defect-birth-date-impossible = birth_date is 30 February
defect-namespaces-empty = nameSpaces is empty
defect-namespace-empty = a namespace has no items
defect-namespaces-null = nameSpaces is null
defect-status-null = status is null
defect-alg-unprotected = alg stands only in the unprotected bucket
defect-alg-missing = there is no alg
defect-alg-none = alg is none
defect-alg-unknown = alg is a number without meaning
defect-alg-mac = alg names a MAC
defect-alg-other-curve = alg does not fit the curve of the signer's key
defect-signature-der = the signature is DER
defect-signature-short = the signature lacks a byte
defect-signature-flipped = one bit of the signature is flipped
defect-payload-replaced = the payload was replaced after signing
defect-payload-null = the payload is null
defect-crit-unknown = crit names an unknown header
defect-label-in-both-buckets = alg stands in both buckets
defect-auth-tagged = issuerAuth carries tag 18
defect-chain-absent = there is no x5chain
defect-chain-empty = x5chain is an empty array
defect-chain-reversed = x5chain has the root first
defect-chain-protected = x5chain stands in the protected bucket (acceptable)
defect-chain-not-a-certificate = x5chain holds no certificate
defect-thumbprint-wrong = x5t is not that of the leaf
defect-chain-with-root = x5chain contains the root
defect-external-aad = signed with external data
defect-signature-zero = r of the signature is zero
defect-signature-too-big = s of the signature is above the order
defect-value-changed = a value was changed after signing
defect-random-changed = a random was changed after signing
defect-digest-absent = the MSO lacks the digest of an item
defect-digest-id-unlisted = an item has a digestID that the MSO does not list
defect-namespace-absent = the MSO lacks a namespace
defect-namespace-renamed = a namespace was renamed after signing
defect-item-moved = an item was moved to another namespace after signing
defect-digest-id-shared = two items have one digestID
defect-item-twice = an item stands twice
defect-element-twice = two signed items have one elementIdentifier
defect-digest-short = a digest has 20 bytes
defect-digest-sha-1 = digestAlgorithm is SHA-1
defect-digest-lower-case = digestAlgorithm is in lower case
defect-random-short = a random has 8 bytes
defect-digest-id-large = a digestID is 2^31
defect-other-doctype = the MSO is of the docType of a driving licence (seen where a request is given)
defect-expired = the validity is over
defect-not-yet-valid = the validity begins in ten days
defect-signed-before-signer = signed before the signer's certificate begins
defect-signed-after-signer = signed after the signer's certificate ends
defect-outlives-signer = valid for longer than the signer's certificate
defect-valid-before-signed = valid before it is signed
defect-ends-before-it-begins = validUntil is before validFrom
defect-longer-than-three-months = valid for 120 days
defect-mso-major-version = the MSO has version 2.0
defect-device-key-missing = there is no deviceKey
defect-device-key-off-curve = the deviceKey is not on its curve
defect-device-key-private = the deviceKey carries a private part
defect-mso-of-another = the MSO is that of another record of the same person
defect-other-country = issuing_country is not that of the signer
defect-other-jurisdiction = issuing_jurisdiction is not that of the signer
defect-authorizations-twice = keyAuthorizations names a namespace in both lists
defect-authorizations-empty = keyAuthorizations is empty
defect-status-unknown = status names an unknown mechanism
defect-check-digit-wrong = the check digit of the Individual Number is wrong
defect-sexes-differ = sex and sex_unicode differ
defect-ages-differ = age_in_years does not fit the birth date

# keygen

keygen-done = { $files }: "{ $subject }", valid from { $from } until { $until }
keygen-jpki-period = no certificate can begin at { $at }
keygen-card-cannot = no card can be made of { $file }
keygen-card-date = the card cannot write the day { $day }
keygen-card-municipality = local_gov_code is no municipality of five digits
keygen-card-no-card = it says nothing of the card: `card` needs `expires` and `security_code`
keygen-card-not-drawn = the pictures of the card cannot show { $list } as written
keygen-card-address = an address has 1 to 200 characters, not { $length }
keygen-card-birth = the person is not born yet
keygen-card-characters = name or address holds characters that do not show
keygen-card-name = there is no name
keygen-card-sex = sex { $number } stands on no card; 1, 2 and 9 do
keygen-card-other = something the card does not take
keygen-card-period = a certificate issued now would have expired with the card
keygen-card-portrait = the portrait is no JPEG or JPEG 2000 that can be read
keygen-card-too-long = a file of { $length } bytes does not fit on a card
keygen-files = wrote { $files }
keygen-world = { $folder }: a mock world with { $files }
keygen-other-name = the subject of { $file } holds attributes that cannot be written again byte for byte
certificate-curve = a key on { $curve } is not allowed in this role
certificate-country = the country { $subject } is not that of the issuer, { $issuer }
certificate-defect = the defect { $name } is not possible here
certificate-extension = there is no value for the extension { $extension }, here or in the issuer's certificate
certificate-not-authority = the issuer's certificate is not that of an authority for this role
certificate-issuer-key = the private key is not that of the issuer's certificate
certificate-key = the key cannot be used
certificate-unread = a certificate or request cannot be read
certificate-request-signature = the request is not signed by the key in it
certificate-subject = the subject lacks { $attribute }, which this role demands
certificate-validity = the validity is longer than this role allows: at most { $most } days
certificate-backwards = the validity ends before it begins
certificate-issuer-ended = the issuer's certificate ended at { $until }; nothing new is signed with it
certificate-issuer-not-yet = the issuer's certificate begins only at { $from }
certificate-outlives = the certificate would outlive its issuer, which ends at { $until }
certificate-encoding = the certificate cannot be encoded

# revoke signer

revoke-signer-question = Put "{ $name }" on the revocation list { $list }? Its records fail from then on.
revoke-no-signer = { $file } is no certificate of a document signer
revoke-signer-would = would put "{ $name }" on { $list }
revoke-signer-done = { $list }: number { $number }, revokes "{ $name }"
revoke-certificate-question = Put the certificate "{ $name }" on the revocation list { $list }? Applications signed with it are refused from then on.
revoke-certificate-other = { $file } is no signing certificate (署名用) under this world's authority
revoke-certificate-known = the certificate was revoked before, at { $at }
revoke-certificate-list = { $file } is not a list of this world's authority

# Deliberate defects of certificates and lists.

defect-certificate-expired = its validity is over
defect-certificate-not-yet-valid = its validity has not begun
defect-certificate-no-eku = no extKeyUsage
defect-certificate-reader-eku = the purpose is that of a reader
defect-certificate-ds-eku = the purpose is that of a document signer
defect-certificate-eku-not-critical = extKeyUsage is not critical
defect-certificate-ca-true = basicConstraints say it is an authority
defect-certificate-key-cert-sign = keyUsage has keyCertSign as well
defect-certificate-no-digital-signature = keyUsage lacks digitalSignature
defect-certificate-wrong-country = the country is not that of the issuer
defect-certificate-wrong-state = the state is not that of the issuer
defect-certificate-wrong-issuer-name = the issuer's name is not the root's subject
defect-certificate-wrong-aki = authorityKeyIdentifier is not that of the root's key
defect-certificate-too-long = valid a day longer than the role allows
defect-certificate-unknown-critical = an unknown critical extension
defect-certificate-name-constraints = nameConstraints, which the profile forbids
defect-certificate-no-key-cert-sign = keyUsage lacks keyCertSign
defect-certificate-no-crl-sign = keyUsage lacks cRLSign
defect-certificate-path-length-one = one authority below is allowed
defect-certificate-no-path-length = any number of authorities below is allowed
defect-certificate-sha1 = signed over SHA-1
defect-certificate-serial-zero = the serial number is zero
defect-certificate-serial-negative = the serial number is negative
defect-certificate-serial-long = the serial number has 21 octets
defect-certificate-vical-eku = the purpose is that of a VICAL signer
defect-certificate-status-eku = the purpose is that of a signer of revocation lists
defect-crl-bad-signature = the signature of the list has a flipped bit
defect-crl-expired = the next list was due before this one
defect-crl-wrong-issuer = the issuer of the list is not the root
