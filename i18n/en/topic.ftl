# The pages of `mnc help TOPIC`: topic-<name> is the first line, topic-<name>-1 … the paragraphs.

topic-environment = The variables that are read
topic-environment-1 = A variable stands for the flag of its name; what is typed goes before it. Flags that switch something on take 1, true, yes or on, and 0, false, no or off. No variable stands for --yes, --force, --reveal, --last-try or --pin-file: those are typed each time.
variable-flag = as { $flag }
variable-NO_COLOR = no colour, when set to anything
variable-CLICOLOR_FORCE = colour even where there is no terminal
variable-LC_ALL = the language, where neither --lang nor MNC_LANG is given
variable-LC_MESSAGES = the same, after LC_ALL
variable-LANG = the same, after LC_MESSAGES; English where none is set

topic-exit-status = What the exit status means
topic-exit-status-1 = The same with and without --json. Over many files it is the highest of 2, 1, 0.
status-0 = done, or the answer is yes
status-1 = the answer is no: invalid, incomplete, refused, revoked, declined
status-2 = could not: the command line, a file, input that cannot be decoded
status-3 = no card or reader, or it failed
status-4 = a PIN is wrong, locked, or was not tried

topic-json = What --json prints
topic-json-1 = One document on standard output; where many files are checked, one line for each. It comes when the answer is no, and when the command fails, too. Keys, ids and messages are English in every language; under one schema number fields are only added. Bytes are hexadecimal, times RFC 3339.
topic-json-2 = An error has the fields schema, kind (usage, input, io, card, pin, refused), message, hints and cases; file, path and offset where it is about a place in a file. What is missing there does not apply. Where a recorded session opens in part, `partial` is what inspect prints of that part.
schema-keygen = the files that were made
schema-issue = the record that was made or stored
schema-read-card = what was read from the card, what was signed with it, or the readers
schema-inspect = the tree of a file, with byte ranges
schema-present = what was sent to whom
schema-verify = verdict, scope, documents with their elements and checks, and the checks of the whole
schema-revoke = what lapsed or was revoked, or the ledger
schema-help = a help page, piece by piece
schema-version = the version
schema-error = why a command could not do its work

topic-checks = What `mnc verify` checks
topic-checks-1 = All checks are made, and each reports. A check that failed only because another did says which it follows. Each names the cases it found (N01 to N137), the common language with other verifiers.
word-ok = made, and it holds
word-warn = something a strict receiver refuses; with --strict it counts as failed
word-FAIL = made, and it does not hold
word-skip = not made; the line says why
word-VALID = every needed check is ok
word-INVALID = a check failed
word-INCOMPLETE = nothing failed, but a needed check had no input

topic-profiles = What can be asked for by name
topic-profiles-1 = `mnc verify request --ask` takes a profile or a list of elements. The legal profiles are for the docType org.iso.23220.1.jp.mnc only; whether a response meets one is reported as a warning, never as a legal confirmation.

topic-trust = Whom the tool believes
topic-trust-1 = Nothing is trusted that is not named. `--trust` names the anchors of whoever is checked: issuers for verify, readers for present. Without it the checks of the path are skipped, and the verdict is INCOMPLETE.
trust-trust = a root certificate, a folder of them, or a trust list (VICAL)
trust-vical-root = the root of that list; the list itself is checked first
trust-pin-signer = a document signer taken without a path; its usage, purpose and times are judged all the same
trust-crl = a revocation list: the signer is looked up in it, and the list itself is checked

topic-law = What the law says, as far as the tool plays it
topic-law-1 = The record (カード代替電磁的記録, 番号法 2条8項) is issued by J-LIS to the holder's device (18条の2), for at most three months and never past the card's own expiry. One person has one live record.
topic-law-2 = It lapses when the card or its signing certificate lapses, when its time is over, on the holder's notice, or when an entry is wrong. J-LIS sends a notice of lapse until the device confirms it, and a certified sending program looks for that notice before each sending (18条の3). The Act gives receivers neither a notice nor a look-up: a receiver sees only the validity, so no check here says "not revoked".
topic-law-3 = The individual number may be asked for only by those, and only for the purposes, that the Act names (9条, 14条 to 16条, 19条, 20条). It is masked in every output unless it is revealed.
topic-law-4 = This tool is a mock: it is no certified program (18条の4), and its verdicts are about bytes, never a legal confirmation.
