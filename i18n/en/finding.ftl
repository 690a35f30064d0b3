# What the checks of `verify` found. Names: finding-<evidence id>.

finding-alg-curve = { $alg } does not go with a key on { $curve }
finding-alg-missing = no alg in the headers
finding-alg-not-for-curve = the algorithm does not go with a key on { $curve }
finding-alg-unknown = unknown or refused algorithm { $alg }
finding-alg-unprotected = alg stands only in the unprotected headers, where anybody can change it
finding-anchor-no-cert-sign = the root is no authority that may sign certificates
finding-anchor-no-crl-sign = the root may not sign revocation lists
finding-anchor-path-length = the root's path length is not 0
finding-anchor-time = the root holds from { $from } to { $until }; checked at { $at }
finding-authority-extension = "{ $name }": { $part } cannot be read
finding-authority-forbidden = "{ $name }" has the extension { $oid }, which is forbidden
finding-authority-lacks = "{ $name }" has no { $part }, which the standard demands
finding-authority-purpose = "{ $name }" has an extended key usage, which an authority has not: { $found }
finding-authority-too-long = { $days ->
        [one] "{ $name }" is valid for 1 day; { $limit } are allowed
       *[other] "{ $name }" is valid for { $days } days; { $limit } are allowed
    }
finding-authority-unknown-critical = "{ $name }" has the unknown critical extension { $oid }
finding-authority-usage-more = the key usage of "{ $name }" has { $found } as well
finding-authorization-empty = keyAuthorizations is there and empty
finding-authorization-twice = a namespace is authorised whole and element by element
finding-certificate-country = the signer's country is { $found }, the root's { $expected }
finding-certificate-expired = the certificate expired { $until }; checked at { $at }
finding-certificate-extension = { $part } cannot be read
finding-certificate-forbidden = extension { $oid } is forbidden
finding-certificate-is-authority = the signer's certificate is that of an authority (CA)
finding-certificate-key-kind = the key is of a kind the standard does not allow
finding-certificate-lacks = no { $part }, which the standard demands
finding-certificate-may-sign = the signer's certificate may sign certificates or revocation lists
finding-certificate-no-purpose = the certificate names no purpose (extended key usage)
finding-certificate-not-yet-valid = the certificate starts { $from }; checked at { $at }
finding-certificate-other-purpose = the certificate is for another purpose: { $found }
finding-certificate-purpose-not-critical = the extended key usage is not critical
finding-certificate-serial = the form of the serial number: { $defect }
finding-certificate-signature-kind = the certificate is signed with { $alg }, which the standard does not allow
finding-certificate-state = the signer's state is { $found }, the root's { $expected }
finding-certificate-too-long = { $days ->
        [one] valid for 1 day; { $limit } are allowed
       *[other] valid for { $days } days; { $limit } are allowed
    }
finding-certificate-unknown-critical = unknown critical extension { $oid }
finding-certificate-unreadable = a certificate cannot be read: { $part }
finding-certificate-usage-lacks = the key usage lacks { $needed }
finding-certificate-usage-more = the key usage has { $found } as well
finding-chain-anchor-unknown = no trusted root for issuer "{ $issuer }"
finding-chain-beside = the certificate of "{ $name }" came along and belongs to no path to the signer
finding-chain-intermediate = "{ $name }" between signer and root is no valid authority
finding-chain-issuer-name = the certificate names issuer "{ $issuer }", but the key is that of "{ $anchor }"
finding-chain-key-identifier = the authority key identifier is not that of the issuer
finding-chain-key-identifier-missing = no authority key identifier
finding-chain-no-anchors = no --trust given
finding-chain-not-pinned = the signer is not the certificate of --pin-signer
finding-chain-ok = document signer "{ $signer }" under "{ $anchor }"
finding-chain-order = the certificates did not come leaf first
finding-chain-path-length = "{ $authority }" does not allow that many authorities below it
finding-chain-pinned = signer "{ $signer }", pinned by --pin-signer
finding-chain-root-inside = the root certificate came along
finding-chain-signature = "{ $issuer }" did not sign this certificate
finding-chain-twice = the certificate of "{ $name }" came twice
finding-cose-tagged = the COSE structure came with its CBOR tag; the standard wants none
finding-country-differs = issuing_country is { $found }, the signer's country { $expected }
finding-crit-unknown = crit names a header that is not understood
finding-crl-expired = the next revocation list was due { $until }; checked at { $at }
finding-crl-form = the revocation list is not of the form the standard allows: { $part }
finding-crl-no-issuer = no trusted root could have signed the revocation list
finding-crl-not-yet-valid = the revocation list was made { $from }; checked at { $at }
finding-crl-ok = not on the revocation list of { $from }
finding-crl-revoked = the signer's certificate was revoked { $since }
finding-crl-signature = the revocation list is not signed by the issuer
finding-crl-wrong-issuer = the revocation list is that of "{ $found }", not of "{ $expected }"
finding-curve-unsupported = curve { $curve } is known by name only; nothing here computes on it
finding-device-auth-both = deviceSignature and deviceMac are both there
finding-device-auth-neither = neither deviceSignature nor deviceMac is there
finding-device-key-missing = the MSO holds no device key
finding-device-mac-mismatch = the MAC does not hold over our transcript (handover { $handover }): other session, other key, or changed data
finding-device-mac-ok = MAC by the device key, handover { $handover }
finding-device-signature-mismatch = the signature does not hold over our transcript (handover { $handover }): other session, other key, or changed data
finding-device-signature-ok = { $alg } by the device key, handover { $handover }
finding-digest-algorithm = { $alg }
finding-digest-algorithm-unknown = unknown digest algorithm { $alg }
finding-digest-differs = { $element } is not what the issuer signed: its digest differs
finding-digest-id-large = digestID { $id } is 2^31 or more
finding-digest-id-twice = two elements have the digestID { $id }
finding-digest-id-unknown = the MSO has no digest { $id } for { $element }
finding-digest-length = { $found ->
        [one] digest { $id } has 1 byte; its algorithm gives { $expected }
       *[other] digest { $id } has { $found } bytes; its algorithm gives { $expected }
    }
finding-digests-count = { $all ->
        [one] { $right } of 1 disclosed element matches
       *[other] { $right } of { $all } disclosed elements match
    }
finding-doctype-differs = the MSO says { $mso }, the document { $document }
finding-doctype-not-asked = { $doctype } was not asked for
finding-doctype-not-listed = the trust list names this root for { $listed }, not for { $doctype }
finding-document-error = { $code ->
    [0] { $doctype } was not returned: the holder sent none and gave no reason
   *[other] { $doctype } was not returned (code { $code })
}
finding-document-in-plain = { $doctype } was asked for encrypted, and came in plain
finding-document-missing = { $doctype } was asked for, and not returned
finding-answer-unread = not checked: what was not opened may hold it
finding-element-error = the holder's reason for leaving out { $element }: code { $code }
finding-element-missing = { $element } was asked for, and not returned
finding-element-missing-of = { $element } of { $doctype } was asked for, and not returned
finding-response-too-large = the answer has { $size } bytes; at most { $limit } were asked for
finding-use-case-twice = { $doctype } is more than one set of documents for each use case
finding-use-case-unmet = use case { $number } must be met, and is not: none of its sets of documents ({ $sets }) came whole
finding-use-cases-unmet = no use case is met: one must be
finding-element-not-asked = { $element } was not asked for
finding-element-twice = { $element } stands twice
finding-documents-opened = { $count } { $count ->
    [one] document was
   *[other] documents were
} encrypted, and opened with our key
finding-encrypted-documents = encrypted documents are not opened: no key was given (--key)
finding-expired = expired { $until }; checked at { $at }
finding-full-date-invalid = not a day of the calendar
finding-indefinite-length = indefinite length
finding-jurisdiction-differs = issuing_jurisdiction is { $found }, the signer's state { $expected }
finding-key-curve-unknown = unknown curve { $crv }
finding-key-off-curve = the device key is not a point of its curve
finding-key-on-curve = { $curve }
finding-key-parameter = parameter { $label } of the key is missing or of the wrong type
finding-key-private-part = the private part of the device key came with it
finding-key-type = key type { $kty } does not go with its curve
finding-label-twice = header { $label } stands in both buckets
finding-legal-profile = request profile { $profile }
finding-mac-agreement = no secret can be agreed with this device key
finding-mac-curves-differ = a MAC needs keys on one curve: ours is on { $ours }, the device key on { $theirs }
finding-mac-length = { $found ->
        [one] the MAC has 1 byte, not { $expected }
       *[other] the MAC has { $found } bytes, not { $expected }
    }
finding-mac-short-algorithm = HMAC 256/64 is not allowed
finding-namespace-not-in-mso = the MSO has no digests for namespace { $namespace }
finding-no-algorithm = not checked: no usable algorithm
finding-no-anchor = not checked: no trusted root
finding-no-authorization = { $element } is signed by the device, which the issuer did not authorise
finding-no-crl = no --crl given
finding-no-device-auth = not checked: no usable proof by the device
finding-no-device-key = not checked: no usable device key
finding-no-digest-algorithm = not checked: no usable digest algorithm
finding-no-documents = no document was returned
finding-no-ereader-key = a MAC needs our session key: no --ereader-key given
finding-no-mso = not checked: there is no MSO
finding-no-request = no --request given
finding-no-signer = not checked: no usable signer certificate
finding-no-signer-key = not checked: no usable signer key
finding-no-transcript = no --transcript given
finding-non-shortest = a length or number takes more bytes than it needs
finding-not-in-record = not among the elements
finding-not-yet-valid = valid only from { $from }; checked at { $at }
finding-null-optional = null where an optional entry should be absent
finding-outside-authorization = { $element } is signed by the device, beyond what the issuer authorised
finding-payload-missing = the payload is null
finding-payload-present = the payload came along although it must not
finding-random-short = { $found ->
        [one] random has 1 byte; at least 16 are needed
       *[other] random has { $found } bytes; at least 16 are needed
    }
finding-revocation-by-sender = a receiver cannot look it up: the sending program must refuse a revoked record
finding-signature-der = the signature is in DER, not in the fixed form
finding-signature-length = { $found ->
        [one] the signature has 1 byte, not { $expected }
       *[other] the signature has { $found } bytes, not { $expected }
    }
finding-signature-mismatch = the signature does not hold over the MSO
finding-signature-ok = { $alg }
finding-signature-range = a number of the signature is zero or too large
finding-signed-after-signer = signed { $signed }, after the signer's certificate ended { $end }
finding-signed-before-signer = signed { $signed }, before the signer's certificate started { $start }
finding-signed-by-both = { $element } is signed by the issuer and by the device
finding-signer-purpose = document signer
finding-status-absent = the record names no list
finding-status-empty = not checkable: the record's status names no mechanism
finding-status-error = the device answered with status { $status }
finding-status-no-list = not checked: the record names { $lists }, and no list was given
finding-status-others = unknown mechanisms beside it: { $names }
finding-status-unknown = not checkable: only unknown mechanisms ({ $names })
finding-status-with-documents = status { $status } although documents came
finding-tdate-fraction = a fraction of a second in a date
finding-tdate-leap-second = a leap second in a date, read as the second before it
finding-tdate-offset = a date in another zone than Z
finding-tdate-untagged = a date without its tag
finding-trust-list-invalid = the trust list is not valid: nobody in it is trusted
finding-trust-list-ok = trust list valid
finding-trust-list-nobody = no entry of the trust list counts: nobody in it is trusted
finding-trust-list-unproved = the trust list could not be checked (--vical-root): nobody in it is trusted
finding-valid-before-signed = valid from { $from }, before it was signed { $signed }
finding-valid-beyond-signer = valid until { $until }, after the signer's certificate ends { $end }
finding-valid-now = { $from } to { $until }
finding-validity-inverted = valid until { $until }, not after { $from }
finding-validity-too-long = valid until { $until }; the law allows three months, until { $limit }
finding-version = { $version }
finding-version-unknown = unknown version { $version }
finding-vical-chain-ok = signer of trust lists "{ $signer }" under "{ $anchor }"
finding-vical-count = { $count ->
    [one] 1 certificate
   *[other] { $count } certificates
 }
finding-vical-ended = the list ended { $until }; checked at { $at }
finding-vical-entry-differs = { $field } is not that of the certificate
finding-vical-entry-early = the entry of "{ $name }" counts from { $from }; checked at { $at }: nobody is trusted for it
finding-vical-entry-ended = the entry of "{ $name }" ended { $until }; checked at { $at }: nobody is trusted for it
finding-vical-future = the list is dated { $date }, which lies ahead
finding-vical-issued = { $date }
finding-vical-signature-mismatch = the signature does not hold over the list
finding-vical-stale = the next list was due { $until }; checked at { $at }
finding-x5chain-absent = no certificate of the signer (x5chain)
finding-x5chain-of-one = x5chain is an array of one certificate, which should stand alone as a byte string
finding-x5chain-empty = x5chain is empty
finding-x5t-mismatch = x5t is not the hash of the signer's certificate
finding-x5t-ok = x5t is the hash of the signer's certificate
finding-zk-documents = zero-knowledge documents are not checked here

# Of applications.

finding-application-read = application { $id }
finding-application-version = version "{ $found }"; "{ $known }" is known
finding-application-not-deterministic = not in the shortest form of fixed lengths
finding-application-unsigned-entry = an entry that nobody has signed
finding-application-doctype = { $found }
finding-application-other-doctype = { $found } is asked for; this issuer issues { $known }
finding-application-fresh = made { $created }, examined { $at }
finding-application-old = made { $created }, { $minutes } minutes { $seconds } seconds before { $at }; ten are allowed
finding-application-future = made { $created }, later than { $at }: the applicant's clock is wrong
finding-application-date = the time is not written as tdate
finding-application-unused = no record was issued on it
finding-application-served = record { $record } was issued on it at { $at }
finding-proof-ok = signed with the device key, { $alg }
finding-proof-algorithm = the algorithm of the proof does not go with the device key
finding-proof-attached = the proof carries a content of its own
finding-proof-key = the device key cannot be used
finding-proof-private = the private part of the device key is in the application
finding-proof-signature = the proof is not by the device key over this application
finding-cms-ok = signed by the certificate that came along
finding-cms-uncovered = { $part } says what no signature covers
finding-cms-algorithm = algorithm { $oid } is not taken
finding-cms-attached = the signature carries a content of its own
finding-cms-attribute = the signed attribute { $name } is missing
finding-cms-certificate-other = the signer says that it signed with another certificate
finding-cms-content = something else than this application was signed
finding-cms-digest = the application is not what was signed: the digest differs
finding-cms-key = key and algorithm of the signer do not go together
finding-cms-signature = the signature does not hold under the certificate
finding-cms-signers = { $count } signers, where one is wanted
finding-cms-unreadable = the signature cannot be read: { $part }
finding-no-certificate = no certificate of the signer came along
finding-not-jpki = the certificate is none of the JPKI
finding-applicant-kind = 署名用 certificate of a card
finding-applicant-phone = the certificate is that of a phone: the law wants the card's
finding-applicant-other-kind = the certificate is of another kind: { $found }
finding-applicant-not-jpki = the certificate is none of the JPKI, but of "{ $issuer }"
finding-applicant-disagrees = the certificate's marks disagree: { $kind } by its policy, but "{ $found }"
finding-applicant-policy = unknown policy { $policy }
finding-applicant-part = { $part } is missing in the certificate, or cannot be read
finding-applicant-unreadable = the certificate cannot be read
finding-applicant-authority = the authority's certificate is none of the JPKI, or its key cannot be used
finding-applicant-more-certificates = a certificate came along that is neither the signer's nor the authority's own, byte for byte
finding-applicant-authority-kind = the issuer is an authority of another kind: { $found }
finding-applicant-issuer-name = the certificate names another issuer
finding-applicant-signature = the authority did not sign the certificate
finding-applicant-test = the authority is that of test cards
finding-applicant-unknown-root = the authority is not that of this world
finding-applicant-real = the certificate is of the real JPKI: a mock issuer takes mock cards only
finding-applicant-chain = under "{ $authority }"
finding-applicant-time = valid until { $until }
finding-applicant-revoked = the certificate was revoked { $since }
finding-no-jpki-crl = revocation not checked: the world has no jpki-sign-ca.crl
finding-crl-other-issuer = the certificate is of another authority than the list
finding-card-authentic = signed under the mock key { $issuer }
finding-card-real = signed by the real J-LIS: a mock issuer takes mock cards only
finding-card-test = signed under the keys of test cards
finding-card-unknown-issuer = signed under { $issuer }, which nobody knows
finding-card-no-root = no root to check the card against
finding-card-file = { $step }: the file cannot be read (byte { $offset })
finding-card-digest = { $step }: the file is not what was signed
finding-card-signature = { $step }: the signature does not hold
finding-card-unreadable = the files of the card cannot be read
finding-items-same = the same in card, face and certificate
finding-items-substitutes = { $part }: the certificate has stand-in characters (代替文字) at { $places }, which say nothing; the rest is the same
finding-items-text-differs = { $part } differs from the certificate's at character { $place }
finding-items-differ = { $part } is not the certificate's
finding-items-face-differs = birth date or sex on the face is not that of the texts
finding-items-municipality-differs = the municipality is not the one that the card's keys are named after
finding-items-no-certificate = no 署名用 certificate to compare with
finding-photo-unreadable = the photo cannot be read
finding-values-ok = { $count } elements
finding-values-not-born = no record can be made of these values
finding-live-none = no live record
finding-live-record = record { $record } is live, until { $until }
finding-live-replaced = record { $record } is live until { $until }, and will lapse
finding-requested-ok = until { $until }
finding-requested-card-expired = the card expired on { $on }
finding-requested-no-days = { $days } days cannot be
finding-requested-no-expiry = the card's expiry is no day
finding-requested-too-long = { $days } days are more than three months: at most { $most } from now
