# The holder: who asks, what leaves.

finding-reader-auth-mismatch = the signature does not hold over this request and our transcript (handover { $handover })
finding-reader-auth-ok = { $alg } by the reader, handover { $handover }
finding-reader-auth-without-info = the signature leaves out deviceRequestInfo, which is there (handover { $handover })
finding-reader-chain-ok = reader "{ $reader }" under "{ $anchor }"
finding-reader-unsigned = the request is not signed: anybody may have made it
finding-reader-unsigned-part = { $part } is not signed: anybody may have made that part
finding-request-element-not-asked = alternatives stand for { $element }, which is not asked for
finding-request-number-unknown = document request { $number } is named, but there are only { $count }, counted from 0
finding-request-version-too-low = version { $version }, but it uses what came with 1.1

ask-unknown = the record holds no element { $name }
ask-meant = did you mean { $element }?
ask-misspelt = no record is known to hold { $name } in { $space }; did you mean { $meant }?
ask-other-namespace = for an element the record is not known to hold, write namespace/element
ask-not-available = no method by this record is known for { $name }
ask-retain-not-asked = { $name } cannot be kept: it is not asked for
ask-nothing = nothing is asked for
ask-cannot-sign = this key cannot sign a request
ask-needs-transcript = a signed request belongs to a session: give --session or --transcript
ask-defect-needs-reader = { $name } is a defect of the signature: give --reader-auth
ask-done = { $place }: asks for { $elements } { $elements ->
    [one] element
   *[other] elements
 }, unsigned
ask-done-signed = { $place }: asks for { $elements } { $elements ->
    [one] element
   *[other] elements
 }, signed by the reader
ask-private-handover = the handover { $handover } is private to this tool; nothing in the folder is encrypted
consent-document = Document { $doctype }
consent-reader = asked by "{ $name }", authenticated under "{ $authority }"
consent-other-signature = another signature of the request ({ $parts }) does NOT hold: { $why }
consent-other-signature-bare = another signature of the request ({ $parts }) does NOT hold
consent-unknown-reader = asked by somebody who is NOT authenticated
consent-profile = for: { $what }
consent-purpose = purpose given: { $what }
consent-encrypted = the answer will be encrypted, to a key in the request
consent-encrypted-to = the answer will be encrypted to "{ $name }", by a certificate in the request that nobody checked
consent-encrypted-strange = the answer will be encrypted, to a key in the request; the certificate beside it is NOT of that key
consent-sent = send      { $name } ({ $id })
consent-sent-kept = send      { $name } ({ $id }); WILL BE KEPT
consent-sent-other = send      { $name } ({ $id }), in answer to { $other }
consent-sent-other-kept = send      { $name } ({ $id }), in answer to { $other }; WILL BE KEPT
consent-item = { $name } ({ $id })
consent-withheld = hold back { $name } ({ $id })
consent-not-held = not held  { $name } ({ $id })
consent-no-encryption = an encrypted answer is asked for, to a key that nothing can be encrypted to
consent-no-issuer = another issuer is asked for
consent-no-record = the wallet holds no such document
consent-nothing-held = the record holds none of the elements
consent-too-large = the answer would have { $size } bytes, and the receiver takes { $limit }; fewer elements (--only) may fit
consent-use-case = not needed for this request, or of no use to it without another document
consent-no-zero-knowledge = only a zero-knowledge proof is accepted, which is not made here
purpose-identity = to know who you are
purpose-driving = to know what you may drive
purpose-age = to know whether you are old enough
purpose-other = { $controller } { $code }
present-question = Send { $count } { $count ->
    [one] element
   *[other] elements
 } of { $doctype }?
present-declined = declined: nothing was sent
present-nothing = there is nothing to send
present-hint-narrowed = everything that was asked for is held back, by --only or because the reader is not authenticated
present-number-withheld = the Individual Number is held back: the reader is not authenticated, and --yes alone does not send it
present-only-not-asked = { $name } is not asked for
present-only-meant = { $name } is not asked for; did you mean { $meant }?
present-would = would send this; no notice was looked for and no key was used
present-done = { $file }: answered with { $elements } { $elements ->
    [one] element
   *[other] elements
 } of { $documents } { $documents ->
    [one] document
   *[other] documents
 }
present-bad-request = { $file } cannot be answered
present-needs-transcript = an answer belongs to a session: give --transcript, or the folder of an exchange as --request
ask-encrypted = the handover { $handover } is private to this tool; the answer will be encrypted to recipient.key, which stays with the receiver
ask-needs-edition = { $flag } needs --edition 2
ask-alternative-form = { $word } is not of the form ELEMENT=OTHER
ask-alternative-not-asked = nothing can stand in for { $name }: it is not asked for
ask-also-form = { $word } is not of the form TYPE=WHAT
ask-use-case-form = { $word } is not of the form 0+1|2: numbers of documents, counted from 0, each once in a set
ask-use-case-number = there is no document { $number }: { $count ->
    [one] 1 is
   *[other] { $count } are
 } asked for, counted from 0
ask-in-no-use-case = document { $number } is in no use case: a holder does not send it
ask-json-needs-output = with --json the request needs a file: give -o FILE or --session FOLDER
present-json-needs-output = with --json the answer needs a file: give -o FILE
present-no-record-id = { $name } is not the beginning of a record id
present-file-not-held = the wallet { $wallet } does not hold the record in { $file } ({ $record })
present-id-not-held = the wallet { $wallet } holds no record whose id begins with { $id }
present-id-ambiguous = the wallet { $wallet } holds several records whose ids begin with { $id }: { $ids }
present-hint-list = to see what the wallet holds run `{ $command }`
present-hint-store = to keep the record in it run `{ $command }`, with `--device-key` and `--ledger`
present-key-bound = the device key is bound to { $purpose } for all its life
present-curves-differ = no MAC is possible: the device key is on { $device }, the session key on { $reader }
present-no-reader-key = no MAC is possible: the transcript has no session key that can be used
present-not-its-key = the device key in the wallet is not the one the record names
present-cannot = the answer could not be made
present-not-looked = sent without looking for a notice of lapse: the law asks that for the My Number record only, not for { $doctype }
present-expired = the record expired { $until }
present-not-yet = the record is valid only from { $from }
present-expired-refused = record { $record } expired at { $until }, so nothing was sent
present-hint-expired = apply for a new record (`mnc issue apply`), or have it issued anew (`mnc issue record`)
present-hint-allow-broken = to test a receiver with it all the same, add `--allow-broken`
present-could-not-look = could not look for a notice of lapse in { $place }: nothing was sent
present-could-not-look-record = could not look for a notice of lapse of record { $record }: nothing was sent
present-no-source = nobody knows where notices of lapse of record { $record } are: nothing was sent
present-hint-ledger = name the issuer's world with --ledger
present-lapsed = record { $record } lapsed at { $at } ({ $why }, { $reason }): nothing was sent
present-acknowledged = the notice is acknowledged; the record in the wallet is dead
present-not-acknowledged = the record in the wallet is dead; the notice could not be acknowledged and will come again

defect-present-n01-truncated = the last byte is missing
defect-present-n02-trailing = a byte follows the end
defect-present-n03-indefinite = a map of indefinite length
defect-present-n04-long-head = a head longer than need be
defect-present-n05-duplicate-key = a key stands twice
defect-present-n12-unknown-key = an unknown key, to be accepted
defect-present-n13-minor-version = an unknown minor version, to be accepted
defect-present-n14-major-version = an unknown major version
defect-present-n16-status = status 10, and documents all the same
defect-present-n19-empty-namespace = a namespace without elements
defect-present-n20-null-optional = null for an optional key
defect-present-n21-alg-unprotected = alg only in the unprotected headers
defect-present-n22-alg-missing = no alg
defect-present-n23-alg-unknown = an unknown alg
defect-present-n24-alg-other-curve = an alg that does not go with the key
defect-present-n25-signature-der = the signature in DER
defect-present-n26-bit-flipped = a bit of the signature or MAC flipped
defect-present-n27-payload-replaced = the MSO changed after signing
defect-present-n28-payload-null = no MSO in IssuerAuth
defect-present-n29-payload-attached = what should be detached came along
defect-present-n30-crit-unknown = crit names an unknown header
defect-present-n31-label-twice = alg in both header buckets
defect-present-n32-tagged = the COSE structure with its tag
defect-present-n39-external-data = signed with external data
defect-present-n40-zero-number = r of the signature is 0
defect-present-n41-value-changed = the value of an element changed
defect-present-n42-random-changed = the random bytes of an element changed
defect-present-n43-digest-id-unknown = a digestID the MSO does not have
defect-present-n44-namespace-unknown = a namespace the MSO does not have
defect-present-n45-item-moved = an element in another namespace
defect-present-n46-digest-id-twice = two elements with one digestID
defect-present-n47-element-twice = an element twice
defect-present-n48-both-signed = an element signed by issuer and device
defect-present-n54-doctype = another docType than asked for
defect-present-n65-other-mso = the MSO of another record (needs a second one in the wallet)
defect-present-n92-both = signature and MAC
defect-present-n92-neither = neither signature nor MAC
defect-present-n93-mac-key = a MAC with the wrong key
defect-present-n94-mac-truncated = a MAC cut short
defect-present-n95-other-session = signed for another session
defect-present-n96-other-handover = signed for another handover
defect-present-n97-transcript-tagged = signed over SessionTranscriptBytes
defect-present-n98-other-key = signed by another key
defect-present-n99-device-elements-changed = device-signed elements changed after signing
defect-present-n100-unauthorized = a device-signed element without authorisation
defect-present-n104-mac-other-curve = a MAC although the curves differ (needs a device key that is not on P-256)
defect-present-n105-mac-algorithm = HMAC 256/64
defect-present-n106-authenticated-doctype = another docType in DeviceAuthentication

defect-request-n01-truncated = the last byte is missing
defect-request-n02-trailing = a byte follows the end
defect-request-n03-indefinite = a map of indefinite length
defect-request-n04-long-head = a head longer than need be
defect-request-n05-duplicate-key = a key stands twice
defect-request-n12-unknown-key = an unknown key, to be accepted
defect-request-n13-minor-version = an unknown minor version, to be accepted
defect-request-n14-major-version = an unknown major version
defect-request-n19-empty-namespace = a namespace without elements
defect-request-n20-null-optional = null for an optional key
defect-request-n21-alg-unprotected = alg only in the unprotected headers
defect-request-n06-wrong-type = a number as docType
defect-request-n07-no-tag = itemsRequest without tag 24
defect-request-n26-bit-flipped = a bit of the signature flipped
defect-request-n33-x5chain-absent = no certificate
defect-request-n115-other-items = signed over other elements
defect-request-n116-other-session = signed for another session
defect-request-n117-reordered = signed over another order
defect-request-n118-without-info = signed without deviceRequestInfo
defect-request-n26-other-key = signed by another key than the certificate's
defect-request-n119-unknown-authority = a reader of an authority that nobody knows
defect-request-n120-number-out-of-range = a number of no document request
defect-request-n121-element-not-asked = alternatives for an element that is not asked for
defect-request-n124-version-too-low = version 1.0 with deviceRequestInfo
