# `read-card`: the plastic card, in words.

# Names of applications and secrets, as they are printed on paper from the municipality.

app-jpki = the certificate application (公的個人認証AP)
app-text = the text application (券面事項入力補助AP)
app-visual = the face application (券面事項確認AP)
app-juki = the resident register application (住基AP)
app-common = the common application (共通カードAP)
app-isd = the security domain of the card
secret-auth = the PIN of the authentication certificate
secret-sign = the password of the signing certificate
secret-text = the PIN of the text application
secret-text-sealed = a sealed secret of the text application
secret-text-a = reference number A of the text application
secret-text-b = reference number B of the text application
secret-birth = the birth date
secret-face-a = reference number A, the individual number
secret-face-b = reference number B, birth, expiry and security code
secret-juki = the PIN of the resident register application
secret-common = the PIN of the common application
secret-new = the new secret

# Why nothing came back.

link-interrupted = interrupted; the card was let go of
link-ended = the card was let go of before the work was done
link-no-card = there is no card in the reader
link-no-reader = there is no card reader
link-no-service = the smart card service (PC/SC) is not running
link-timeout = the card did not answer in time
link-malformed-answer = what the card answered is no answer
link-not-transacted = a command did not get through, and whether the card saw it is not known
link-removed = the card was taken away
link-replay = the recording goes on with another command (line { $line })
link-reset = another program reset the card
link-security = the system does not let you use the card reader
link-sharing = another program holds the card
link-unknown-reader = there is no reader of that name
link-unresponsive = the card does not answer at all
link-other = the smart card service reports error { $code }
hint-link-no-card = put the card in, or name the reader with `--reader NAME`
hint-link-no-reader = plug the reader in; some need a driver of their own; without one, `--card FILE` takes a virtual card
hint-link-no-service = start it: on Linux install and start `pcscd`; without a reader, `--card FILE` takes a virtual card
hint-link-timeout = take the card out, put it back, try again
hint-link-not-transacted = put the card back and try again
hint-link-removed = leave the card in the reader until the command has ended
hint-link-replay = a recording answers the same command with the same flags only
hint-link-reset = close the other program and try again
hint-link-security = on Linux a rule of polkit decides who may use `pcscd`
hint-link-sharing = close the official client software, the browser or other `mnc` that uses the card
hint-link-unknown-reader = `mnc read-card list` names the readers
hint-link-unresponsive = turn the card over, clean its contacts, or lay it flat on the reader

# What a status means.

sw-ok = done
sw-end-of-file = the file ended before all that was asked for
sw-wrong = wrong, and nobody counts the tries
sw-memory-failure = the memory of the card failed
sw-session-not-configured = protected sessions are not set up
sw-wrong-length = a length is wrong
sw-channel-not-supported = the card has no further channels
sw-secure-messaging-not-supported = the card has no protected messages
sw-wrong-file-structure = not for a file of this structure
sw-security-status = a secret has to be shown first
sw-blocked = the secret is blocked
sw-conditions-not-satisfied = a condition of use is not met
sw-no-current-file = no file is selected
sw-session-gone = the protected session is gone
sw-wrong-data = the data is wrong
sw-function-not-supported = the card does not do that
sw-not-found = no such file or application
sw-record-not-found = no such record
sw-wrong-parameters = P1 or P2 is wrong
sw-length-against-parameters = the length does not go with P1 and P2
sw-object-not-found = no such object or key
sw-wrong-offset = behind the end of the file
sw-instruction-not-supported = the card does not know this instruction
sw-class-not-supported = the card does not know this class
sw-unknown = the card gives no reason
sw-more = { $count } more bytes wait
sw-tries-left = { $count ->
    [0] no tries left
    [one] 1 try left
   *[other] { $count } tries left
}
sw-wrong-expected = to be sent again, expecting { $count } bytes
sw-other = not described anywhere

# What was being done.

step-select-application = selecting { $app }
step-select-file = selecting { $file } in { $app }
step-read = reading { $file } in { $app }
step-data-object = reading the data object { $tag }
step-tries = asking for the tries left of { $file } in { $app }
step-show = showing a secret to { $file } in { $app }
step-change = changing { $file } in { $app }
step-sign = signing with { $file } in { $app }

# The card did not do it.

card-no-application = { $app } is not on this card
card-not-in-table = { $file } of { $app } is not known on this generation of cards
card-no-object = file { $file } of { $app } does not begin with an object
card-status = { $step }: the card refused ({ $status })
card-too-long = file { $file } of { $app } says that it has { $length } bytes, more than a file can
card-too-short = file { $file } of { $app } ends after { $found } of { $length } bytes
card-refused = the card did not do what it was asked
card-file = { $file } of the card cannot be read
card-not-ended = the power could not be taken from the card
hint-card-kind = phones and old cards have certificates only; to see what it is run `{ $command }`
hint-change-lost = trying the wrong one of the two spends a try; to see how many are left run `{ $command }`
hint-card-status = to see what is left run `{ $command }`

# Secrets.

secret-form = { $secret } is not of its form, and was not tried
secret-fault-character = character { $position } does not belong there
secret-fault-check-digit = the check digit is wrong
secret-fault-date = the digits of month and day are none
secret-fault-length = it has { $found } characters instead of { $length }
secret-fault-lengths = it has { $found } characters instead of { $least } to { $most }
secret-fault-not-mixed = it needs letters and digits, both
secret-fault-sealed = nobody knows it, and it is never tried
secret-fault-other = it is of another form
pin-blocked = { $secret } is blocked; nothing was tried
pin-last-try = { $secret } has one try left; nothing was tried
pin-wrong = { $secret } is wrong ({ $left ->
    [one] 1 try left
   *[other] { $left } tries left
})
pin-wrong-blocked = { $secret } is wrong, and it is blocked now
pin-lost = the answer to { $secret } was lost: whether a try was spent is not known ({ $before } were left before)
pin-lost-now = the answer to { $secret } was lost; it was not sent again ({ $before } tries were left before, { $now } are now)
pin-not-asked = { $secret } was not tried: there is nobody to ask
pin-not-in-file = { $secret } is not in { $file }, and was not tried
pin-left = { $secret }: { $left ->
    [one] 1 try
   *[other] { $left } tries
} of { $most } left
pin-prompt = { $secret }
pin-prompt-again = Once more: { $secret }
pin-differ = the two are not the same; nothing was changed
pin-capitals = letters of the password were made capitals
pin-same-as-old = the new one is the old one; nothing was changed
pin-changed = { $secret } was changed
pin-change-replayed = this was a replay of a recording: nothing was changed
pin-file-line = { $file }, line { $line }: no secret of that name
pin-file-twice = { $file }, line { $line }: the second of that name
pin-file-form = { $file } holds neither `name=value` lines nor one bare value
pin-file-open = { $file } can be read by others; `chmod 600` closes it
hint-pin-file = give it in a file with `--pin-file FILE`, or from a pipe with `--pin-file -`
hint-last-try = to risk it all the same, add `--last-try`
hint-unlock = it is reset at the municipal office
hint-unlock-sign = it is reset at the municipal office, or with the phone app and a convenience store's kiosk
hint-wrong = { $left ->
    [one] one more wrong one blocks it, and only the municipal office can help then
   *[other] { $left } more wrong ones block it, and only the municipal office can help then
}

# Readers and cards.

reader-many = several readers hold cards: { $readers }
reader-unclear = several readers are called so: { $readers }
reader-no-pcsc = this build has no card readers
hint-reader = choose one with `--reader NAME`
hint-card-file = `--card FILE` takes a virtual card
list-readers-none = there is no card reader
list-reader = { $reader }: { $what }
list-reader-empty = no card
kind-plastic = My Number Card
kind-test = test card (JPKI-TEST), nobody's
kind-mock = virtual card of a mock world
kind-juki = old card of the resident register (住基カード)
kind-android = Android phone
kind-iphone = iPhone
kind-other = another card with certificates
kind-none = not a My Number Card
virtual-not-card = { $file } is not a virtual card
virtual-schema = its format is { $schema }
virtual-generation = the generation { $name } is not known
virtual-entry = { $path } does not fit the card's table
virtual-json = it is no JSON of that form
trace-wrong = { $file }, line { $line }: { $why }
trace-head = the first line has to be `mnc card trace 1`
trace-hex = not pairs of hexadecimal digits
trace-not-text = not text in UTF-8
trace-order = a command and an answer have to alternate
trace-unknown = a line begins with `>`, `<`, `!`, `atr` or `#`
trace-reason = no reason of that name
trace-too-many = more entries than are read
trace-written = the exchange is in { $file }
card-sent = > { $apdu }
card-answered = < [{ $bytes } bytes] { $status } { $meaning }
card-lost = ! { $why }

# What was read.

status-blocked = blocked
status-count = { $left } of { $most }
status-missing = not there
status-secret = { $secret }
label-name = Name
label-address = Address
label-birth = Birth date
label-sex = Sex
label-expiry = Expiry
label-number = Individual number
label-pictures = Pictures
sex-male = male
sex-female = female
sex-not-applicable = not applicable
sex-unknown = unknown
number-law = the individual number may be collected and kept only by those, and for the purposes, that the Act names (番号法 19条, 20条)
number-hidden = shown with `--reveal individual_number_unicode`
authenticity = Authenticity
authenticity-authentic = AUTHENTIC (J-LIS)
authenticity-mock = AUTHENTIC (mock world)
authenticity-not = NOT AUTHENTIC
authenticity-test = TEST CARD, nobody's
authenticity-skipped = not checked
not-checked-no-digests = the digests that it needs are not vouched for
not-checked-no-issuer = the issuer's key is not vouched for
not-checked-no-mock-root = the card is of a mock world, and no `--world` is given
not-checked-not-read = the file was not read
not-checked-unknown-issuer = no issuer of that name is known
not-checked-masked = the recording has masked bytes
failed-digest = the file has another digest
failed-file = the file cannot be read
failed-names = names or keys that have to be the same are not
failed-signature = the signature does not hold
failed-unknown-issuer = neither the world nor the published keys know this issuer
world-no-card-ca = { $file } holds no key of a card issuer

# What is done with the card.

reveal-unknown = `{ $name }` cannot be revealed here; what can is { $known }
list-reader-fault = { $fault }
pin-change-lost = the answer to the change was lost: { $secret } may be the new one or the old one
apdu-not-hex = a command is pairs of hexadecimal digits
apdu-not-command = the bytes are no command
apdu-secret = a command that carries a secret is not taken from the command line
hint-apdu-secret = for changing a secret see `{ $command }`
serve-begins = { $card } is looking for the virtual reader at { $place }; Ctrl-C ends it
serve-waits = no virtual reader at { $place } yet; it is looked for again
serve-connected = in the virtual reader at { $place }
serve-lost = the virtual reader at { $place } is gone; it is looked for again
serve-fault = { $fault }
serve-place = { $place } is no HOST:PORT
serve-power-on = power on
serve-power-off = power off
serve-reset = reset
serve-ended = the card is out of the virtual reader
sign-what = to be signed: { $file }, { $length } bytes, SHA-256 { $digest }
sign-names-you = the signing certificate goes with the signature: whoever gets it reads your name, address, birth date and sex
sign-question = Sign { $file }?
sign-done = { $output }: signature of { $file }
face-no-photo = the card has no photo; nothing was written
sign-json = with `--json` the signature needs a file
sign-other-key = the signature does not hold under the card's own certificate
sign-certificate = the certificate on the card cannot be used

# The steps of authenticity, in one line each.

authentic-attributes = the four attributes have the digest that the issuer signed
authentic-birth = the file of the birth date is signed by the issuer
authentic-card-key = the key of the card is signed by the issuer
authentic-certificate = the certificate of the issuer's key is signed by a known root
authentic-digests = the digests of number and attributes are signed by the issuer
authentic-face = the face of the card is signed by the issuer; its expiry and security code never are
authentic-lower-certificate = the card's own certificate is signed by the one above it
authentic-number = the individual number has the digest that the issuer signed
authentic-number-picture = the picture of the individual number is signed by the issuer
authentic-same-key = the files of the face name one key of the card
world-no-jpki-ca = { $file } is no authority of a mock world
cert-other-kind = the certificate at this place is another: { $found }
cert-not-jpki = the certificate on the card is none of the JPKI
cert-names-you = the signing certificate holds name, address, birth date and sex
cert-stand-ins = { $text } (stand-in characters: { $places })
label-cert-kind = Kind
label-cert-subject = Subject
label-cert-issuer = Issuer
label-cert-serial = Serial number
label-cert-from = Valid from
label-cert-until = Valid until
label-cert-other = Other name
cert-kind-sign = for signing documents (署名用)
cert-kind-auth = for user authentication (利用者証明用)
cert-kind-sign-ca = the authority of certificates for signing
cert-kind-auth-ca = the authority of certificates for user authentication
chain-not-authentic = NOT AUTHENTIC: nobody vouches for it
chain-wrong-root = WRONG ROOT: the authority is of the other kind
chain-test-hierarchy = TEST CARD, nobody's
chain-unknown-root = unknown root: the authority is not trusted here
chain-expired = EXPIRED
chain-not-yet-valid = NOT YET VALID
chain-chain-ok-revocation-not-checked = chain ok, revocation not checked
face-no-terminal = pictures are drawn on a terminal only
face-json = with `--json` the photo needs a file
face-pictures = { $list }
face-picture = { $name } ({ $length } bytes)
face-written = wrote { $file }
face-not-drawn = a picture cannot be drawn; write it with `-o` or `--pictures`
picture-name = name
picture-address = address
picture-photo = photo
picture-security-code = security code
