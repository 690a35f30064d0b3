# Sessions between two devices.

live-answered = answered with { $elements } { $elements ->
    [one] element
   *[other] elements
} of { $documents } { $documents ->
    [one] document
   *[other] documents
}
live-answer = session, answer { $number }
live-agreement-curves = our key is on { $ours }, theirs on { $theirs }
live-agreement-unsupported = { $curve } is not supported here
live-agreement-zero = the agreed secret is zero
live-ended-before = the holder ended the session before everything was asked
live-ended-error = the other device gave up: it could not read what was sent (session status { $status })
live-ended-unanswered = the holder ended the session without an answer (session status { $status })
live-engagement = engagement { $version }; origins: { $origins }; capabilities: { $capabilities }
live-engagement-none = none
live-failed = the connection to the other device failed
live-fault-agreement = no shared secret can be made from the two session keys
live-fault-decode = a message is not a { $what }
live-fault-empty = a message has neither data nor a status
live-fault-exhausted = the session key has sealed as many messages as it may
live-fault-key = the other device's session key is not a point of its curve
live-fault-not-authentic = message { $number } of the other device could not be decrypted: altered, repeated, left out, or of another session
live-fault-private = the other device sent its session key with the private part: whoever overhears could read the session
live-fault-suite = the holder asks for cipher suite { $number }; only 1 is known
live-fault-twice = the other device began the session a second time
live-fault-version = the engagement is of version "{ $version }"; only 1.0 and what is like it (1.x) is known
live-gone = the other device is gone
live-gone-hint = a code serves for one session: have `mnc present` show a new one
live-hung-up = the receiver left without ending the session; whether it read the answer is not known
live-interrupted = interrupted: the session was ended
live-key-compressed = the receiver's session key is compressed, which only the holder's may be; taken all the same
live-line = line { $line } of stdin is not a proper line `DE`, `QR`, `SE` or `SD`
live-left-ended = the receiver ended the session before the answer, which was not sent (session status { $status })
live-left-gone = the receiver hung up before the answer, which was not sent
live-needs-yes = nobody can be asked here, and a receiver will wait for an answer
live-needs-ask = say what to ask for: --ask
live-nfc-begins = the phone goes into the virtual reader at { $place }
live-nfc-carrier = the phone does not go on over NFC: its handover offers other ways only
live-nfc-needs-vpcd = the phone's side of NFC needs a virtual reader: --vpcd
live-nfc-no-phone = what lies on the reader is not a phone with a session to offer
live-nfc-silent = the phone took the message and did not answer it
live-nfc-status = the phone refused { $command } ({ $status })
live-nfc-waiting = the phone did not send its handover in time
live-nfc-wrong = the phone does not answer as the standard requires
live-no-code = the engagement is too long for a QR code
live-no-more = no further message came; the session was ended
live-no-extended-request = the holder does not say that it understands requests of the second edition: it may leave out what it does not know, encryption too
live-no-reader-auth-all = the holder does not say that it understands one signature over the whole request: each document is signed instead (`mnc present --edition 2` understands it)
live-no-output = a session writes no response to a file
live-no-picture = the QR code could not be drawn
live-no-port = no port could be opened on this machine
live-no-rehearsal = `--dry-run` does not go with a session
live-no-way = the holder offers { $ways }, for which there is no radio here
live-no-way-hint = carry the messages yourself, with --stdio
live-no-ways = the engagement names no way to go on, as one in a QR code must
live-nobody-came = no receiver came within { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}
live-nobody-came-hint = to wait longer, add `--timeout SECONDS`
live-not-taken = the other device did not take a message in time
live-picture-kind = the name of { $file } should end in `.png` or `.svg`
live-private-port = the engagement names a port on this machine, a way private to mnc; for other software use --stdio or --nfc
live-request-unreadable = the receiver's message is not a DeviceRequest
live-response-not-cbor = the holder's answer is not CBOR
live-status-with-data = an answer came together with session status { $status }, which contradicts it
live-timed-out = the other device said nothing in time
live-too-long = a message is longer than any session needs
live-uri = { $text } is not an engagement
live-uri-alphabet = character { $at } is not of base64url
live-uri-padded = the engagement's text is padded, which the standard forbids; read all the same
live-uri-slashes = mdoc:// is the form of ISO/IEC 18013-7, which this session cannot use
live-uri-spaces = white space in the text of the engagement was passed over
live-uri-hint = the text of an engagement begins with `mdoc:`
live-waiting = waiting for a receiver; Ctrl-C ends
live-waiting-answer = waiting for the holder's answer; Ctrl-C ends
live-waiting-message = waiting for the receiver's next message; Ctrl-C ends
live-waiting-phone = waiting for a phone on the reader; Ctrl-C ends
live-only-one = only one session at a time: give one engagement, and no files
live-flags-of-files = { $flag } is for files, not for a session
live-no-session-flag = { $flag } needs a session: an engagement (mdoc:…), --stdio or --nfc
live-saved = the exchange is kept in { $folder }
live-unsaved = the session could not be kept: { $why }
name-request = the request
hint-phone-no-card = lay the phone on the reader, or name the reader with `--reader NAME`
hint-phone-no-reader = plug the reader in; some need a driver of their own
hint-phone-no-service = start it: on Linux install and start `pcscd`
hint-phone-not-transacted = lay the phone down again and try again
hint-phone-removed = leave the phone on the reader until the command has ended
hint-phone-sharing = close the other program that uses the reader
hint-phone-timeout = take the phone off the reader, lay it down again, try again
hint-phone-unresponsive = unlock the phone and lay it flat on the reader
phone-ended = the phone was let go of before the work was done
phone-interrupted = interrupted; the phone was let go of
phone-malformed-answer = what the phone answered is no answer
phone-no-card = there is no phone on the reader
phone-not-transacted = a command did not get through, and whether the phone saw it is not known
phone-removed = the phone was taken away
phone-reset = another program took hold of the phone
phone-sharing = another program holds the phone
phone-timeout = the phone did not answer in time
phone-unresponsive = the phone does not answer at all
