# Labels before a line on stderr.

label-error = error
label-warning = warning
label-note = note
label-hint = hint
label-cause = cause

# How the parts of an error are put together.

error-what-where-why = { $what }: { $path }: { $why }
error-what-why = { $what }: { $why }
error-what-where = { $what }: { $path }
error-byte-der = { $error } (byte { $offset } of the DER)
error-byte = { $error } (byte { $offset })
error-not-built = `{ $what }` is not built in this version

# Words on the command line.

usage-unknown = unknown argument `{ $arg }`
usage-command = unknown command `{ $name }`
usage-no-command = a command is missing
usage-required = missing arguments: { $args }
usage-value = invalid value `{ $value }` for `{ $arg }`
usage-value-choice = invalid value `{ $value }` for `{ $arg }`: choose one of { $valid }
usage-value-why = invalid value `{ $value }` for `{ $arg }`: { $why }
usage-value-missing = `{ $arg }` needs a value
usage-value-surplus = `{ $value }` is one value too many for `{ $arg }`
usage-repeated = `{ $arg }` can be given only once
usage-conflict = `{ $arg }` cannot be used together with { $other }
usage-conflict-alone = `{ $arg }` cannot be used here
usage-equals = `{ $arg }` needs its value after `=`
usage-utf8 = an argument is not UTF-8
usage-other = the arguments cannot be understood
usage-stdin-once = standard input can be read once, and `-` is named more than once
usage-no-file = nothing to read: no file is named, and standard input is a terminal
usage-arg = { $flag }<{ $value }>{ $after }

value-time-fault = write a time as 2026-01-15T00:00:00Z, a day as 2026-01-15
value-number-fault = not a number that fits
value-count-fault = a whole number from 1
value-seconds-fault = a number of seconds from 1 to 86400
value-days-fault = a number of days from 1 to 36525
value-assignment-fault = write NAME=VALUE
value-place-fault = several files are made, which standard output cannot take: give a name
value-domain-fault = it is no domain name: labels of letters, digits and hyphens, with dots
value-name-fault = it is empty
value-country-fault = two capital letters, such as JP
value-status-list-fault = write URI=INDEX, the index a number from 0 to 4294967295
value-identifier-list-fault = write URI=HEX with an identifier of 1 to 64 bytes, or the URI alone
value-uri-fault = the URI must begin with http:// or https://, name a host, and have no spaces and no fragment

# Files.

name-standard-input = standard input
name-standard-output = standard output
io-cannot-read = cannot read { $file }
io-cannot-write = cannot write { $file }
io-exists = it exists
io-folder-not-empty = the folder is not empty
io-invalid-name = not a name that can be used
io-is-folder = it is a folder
io-not-folder = part of the path is not a folder
io-not-found = no such file or folder
io-permission = permission denied
io-read-only = the file system is read-only
io-full = no space left
io-system = system error { $code }
io-other = the system refused
io-no-random = the system has no random source

output-exists = not overwritten: { $file }
output-overwrite = Overwrite { $file }?
output-would-write = would write { $file }
output-binary = binary output is not sent to a terminal

# Questions.

prompt-needs-yes = nobody is there to answer: { $question }
prompt-declined = declined; nothing was changed
prompt-broken = the terminal went away before an answer

# Hints. `{ $command }` is a command to paste.

hint-help = for all options run `{ $command }`
hint-structure = to see its structure run `{ $command }`
hint-meant = did you mean { $list }?
hint-dashes = to pass `{ $word }` as a value, put `--` before it
hint-variable = the value comes from the variable { $name }
hint-stdin = name a file, or `-` to read standard input
hint-force = to overwrite, add `--force`
hint-output = name a file with `-o FILE`, or insist with `-o -`
hint-request = to answer a request in a file, name it with `--request FILE`
hint-yes = to answer yes beforehand, add `--yes`
