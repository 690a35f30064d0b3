# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mnc_global_optspecs
    string join \n json at= color= lang= q/quiet v/verbose h/help V/version
end

function __fish_mnc_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mnc_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mnc_using_subcommand
    set -l cmd (__fish_mnc_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mnc -n "__fish_mnc_needs_command" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_needs_command" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_needs_command" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_needs_command" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_needs_command" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_needs_command" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_needs_command" -s V -l version -d 'Print version'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "keygen" -d 'Make keys, certificates, or a whole mock world'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "issue" -d 'Apply for records, examine applications, issue and store records'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "inspect" -d 'Decode and explain a file, to the byte; verify nothing'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "read-card" -d 'Read the plastic My Number Card, sign with it, or be one'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "present" -d 'Answer a request with the holder\'s consent'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "verify" -d 'Check a response, a record, a request or a trust list'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "revoke" -d 'Let a record lapse, or revoke a document signer or a card\'s certificate'
complete -c mnc -n "__fish_mnc_needs_command" -f -a "help" -d 'Explain a command or a topic'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "demo" -d 'Make a folder with everything a mock country needs'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "iaca" -d 'Make the root of an issuing authority (IACA)'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "iaca-link" -d 'Make the certificate that leads from an old root to its successor'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "ds" -d 'Make a document signer, which signs records'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "reader-ca" -d 'Make the root of readers'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "reader" -d 'Make a reader, which signs requests'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "status" -d 'Make a signer of revocation lists'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "vical-ca" -d 'Make the root of trust lists (VICAL)'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "vical" -d 'Make a signer of trust lists (VICAL)'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "jpki-ca" -d 'Make a mock authority for the certificates on the plastic card (JPKI)'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "card" -d 'Make a virtual card of a made-up person'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "device" -d 'Make a key pair for the holder\'s device'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and not __fish_seen_subcommand_from demo iaca iaca-link ds reader-ca reader status vical-ca vical jpki-ca card device csr" -f -a "csr" -d 'Make a key and a certificate signing request'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l alg -d 'Choose the kind of every key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l issuer -d 'Sign with the old root (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l new-root -d 'Certify the new root in this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -s o -l output -d 'Write NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from iaca-link" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l issuer -d 'Sign with this root (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l csr -d 'Certify the key of this signing request' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from ds" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader-ca" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l issuer -d 'Sign with this root (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l csr -d 'Certify the key of this signing request' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l domain -d 'Put this domain name into it' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from reader" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l issuer -d 'Sign with this root (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l csr -d 'Certify the key of this signing request' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical-ca" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l issuer -d 'Sign with this root (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l csr -d 'Certify the key of this signing request' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l state -d 'Put this state or province into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from vical" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -s o -l output -d 'Write NAME.key and NAME.pem' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from jpki-ca" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l person -d 'Take the person\'s data from this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l world -d 'Issue it as the authorities of this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -s o -l output -d 'Write the card here, and its secrets beside it' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from card" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -s o -l output -d 'Write NAME.key and NAME.pub' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from device" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -s o -l output -d 'Write NAME.key and NAME.csr' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l alg -d 'Choose the kind of key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l key -d 'Use this key instead of a new one' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l name -d 'Name the subject, after MOCK' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l country -d 'Put this country into the subject' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l domain -d 'Put this domain name into it' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand keygen; and __fish_seen_subcommand_from csr" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -f -a "apply" -d 'Apply for a record: read the card, sign with it'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -f -a "check" -d 'Examine an application, and change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -f -a "record" -d 'Make a record on an application, or from a person\'s data'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and not __fish_seen_subcommand_from apply check record store" -f -a "store" -d 'Check a record and put it into a wallet'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l world -d 'Apply to the issuer of this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l wallet -d 'Put the new device key into this wallet' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l valid-days -d 'Ask for a record that is valid this long' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l alg -d 'Choose the kind of device key' -r -f -a "p256\t'ECDSA on P-256'
p384\t'ECDSA on P-384'
p521\t'ECDSA on P-521'
ed25519\t'Ed25519'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -s o -l output -d 'Write the application to this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l world -d 'Examine as the issuer of this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l replace -d 'Let a live record of the person not stand in the way'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l person -d 'Take the person\'s data from this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l device-key -d 'Bind the record to this public key' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l world -d 'Sign as this mock world, and enter it in its ledger' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l signer -d 'Sign with this document signer (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l valid-days -d 'Make it valid for so many days' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l element -d 'Set an element; one not in the data is added' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l omit -d 'Leave this element out' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l alg -d 'Choose the signature algorithm' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l digest -d 'Choose the digest algorithm' -r -f -a "sha-256\t'SHA-256'
sha-384\t'SHA-384'
sha-512\t'SHA-512'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l edition -d 'Follow this edition of the standard; `2` also names the signer\'s certificate (x5t)' -r -f -a "1\t''
2\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l status-list -d 'Name the status list that will tell of the record\'s revocation, and its INDEX there' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l identifier-list -d 'Say that this list of identifiers does, under HEX; an id is drawn where URI stands alone' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l status-certificate -d 'Say that those lists are signed under this certificate' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l replace -d 'Let the person\'s live record lapse'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l wallet -d 'Use this wallet' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l device-key -d 'Bring this private key into the wallet' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l ledger -d 'Look for notices in this world\'s ledger' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l trust -d 'Take only records under this root' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l allow-broken -d 'Keep a record that fails checks too, to test receivers'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand issue; and __fish_seen_subcommand_from store" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l as -d 'Choose the form' -r -f -a "tree\t'A tree with names'
json\t'JSON'
diag\t'CBOR diagnostic notation'
hex\t'Bytes and their meaning'"
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l key -d 'Open what is encrypted with this key' -r
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "list" -d 'Show the readers and what lies in them'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "status" -d 'Show how many tries every secret has left'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "attributes" -d 'Read name, address, birth date and sex'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "number" -d 'Read the individual number'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "face" -d 'Read the face of the card: photo, pictures, expiry'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "cert" -d 'Read a certificate, or its authority\'s'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "sign" -d 'Sign a file with the signing key'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "auth" -d 'Sign a file with the authentication key'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "pin" -d 'Change a PIN or the password'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "apdu" -d 'Send commands to the card as they are'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and not __fish_seen_subcommand_from list status attributes number face cert sign auth pin apdu serve" -f -a "serve" -d 'Put a virtual card into a PC/SC virtual reader'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l world -d 'Take the mock issuer of this world, too' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from attributes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l world -d 'Take the mock issuer of this world, too' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from number" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l pictures -d 'Write all pictures into this folder' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l world -d 'Take the mock issuer of this world, too' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -s o -l output -d 'Write the photo (JPEG 2000) to this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l by-number -d 'Open it with reference number A, the individual number'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l by-birth -d 'Open it with reference number B: birth, expiry, security code'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l show -d 'Draw photo, name and address on the terminal'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from face" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l world -d 'Take the mock authorities of this world, too' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l ca -d 'Read its authority\'s instead'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l der -d 'Write DER instead of PEM'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from cert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l raw -d 'Write the bare signature instead of CMS'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l pem -d 'Write PEM instead of DER'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l pin-file -d 'Take secrets from this file, or from `-`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l raw -d 'Write the bare signature instead of CMS'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l pem -d 'Write PEM instead of DER'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l last-try -d 'Risk the last try of a secret'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from auth" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from pin" -f -a "change" -d 'Change a PIN or the password'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l reader -d 'Use the card in this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l card -d 'Use this virtual card, or replay `trace:FILE`' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l trace -d 'Record the exchange in this file: no PIN, but what was read, even the picture of the security code' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from apdu" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l card -d 'Serve this virtual card' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l vpcd -d 'Find the virtual reader here' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand read-card; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l wallet -d 'Use this wallet' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand present" -l request -d 'Answer this request, a file or an exchange folder, instead of waiting for a receiver' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l transcript -d 'Use this session transcript' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l trust -d 'Trust readers under this root' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l timeout -d 'Wait so many seconds for the other device' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l vpcd -d 'Put the phone into this virtual reader' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l handover -d 'Choose the NFC handover: `static` is only read, `negotiated` is agreed on' -r -f -a "static\t''
negotiated\t''"
complete -c mnc -n "__fish_mnc_using_subcommand present" -l qr-file -d 'Draw the QR code into this file, `.png` or `.svg`' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand present" -l curve -d 'Choose the curve of the session\'s keys' -r -f -a "p256\t''
p384\t''
p521\t''
x25519\t''"
complete -c mnc -n "__fish_mnc_using_subcommand present" -l edition -d 'Make the engagement of this edition; `2` also says that requests of the second edition are understood' -r -f -a "1\t''
2\t''"
complete -c mnc -n "__fish_mnc_using_subcommand present" -l origin -d 'Say that the request is delivered at this domain (OriginInfo); needs `--edition 2`' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l save -d 'Keep the session in this folder, and the key that opens it: whoever can read the folder reads the data you sent' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand present" -l only -d 'Send only these elements' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l record -d 'Answer with this record of the wallet' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l ledger -d 'Look for notices in this world\'s ledger' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -s o -l output -d 'Write to this file; `-` is standard output' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand present" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand present" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand present" -l stdio -d 'Carry the session as lines `DE`, `QR`, `SE`, `SD` on stdin and stdout'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l nfc -d 'Connect by NFC'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l short-apdu -d 'Use short lengths in NFC commands'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l mac -d 'Authenticate the device by MAC'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l signature -d 'Authenticate the device by signature'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l allow-broken -d 'Send an expired record too, to test receivers'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand present" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand present" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand present" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand present" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l files-from -d 'Check the files named in this one, a line each' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l trust -d 'Trust this issuer\'s root, folder of roots, or VICAL' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l vical-root -d 'Trust the VICAL under this root' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l pin-signer -d 'Take this document signer without a path to a root' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l transcript -d 'Check device authentication for this session' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l request -d 'Compare with this request' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l ereader-key -d 'Check MACs with this key of the reader\'s session' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l key -d 'Open encrypted documents with this key' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l crl -d 'Look the signer up in this revocation list' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l reveal -d 'Show this sensitive element' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l jobs -d 'Check so many files at once' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l timeout -d 'Wait so many seconds for the other device' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l ask -d 'Ask for a profile, or for elements, in a session' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l doctype -d 'Ask for a document of this type instead of the record' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l also -d 'Ask for a further document: TYPE=WHAT, the elements with commas; those of another type than the record as NAMESPACE/NAME' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l retain -d 'Say that this element will be kept' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l reader-auth -d 'Sign as this reader (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l purpose -d 'Say what the request is for (version 1.1)' -r -f -a "identity\t''
age\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l edition -d 'Ask as this edition of the standard does, `2` for version 1.1; without this, as the first' -r -f -a "1\t''
2\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l alternative -d 'Take other elements in the place of one: NAME=OTHER, or NAME=OTHER+OTHER' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l use-case -d 'Take only documents that belong together: `0+1|2` for the first two or else the third; end with `?` if none need come' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l max-size -d 'State the largest answer that is taken, in bytes before encryption' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l then -d 'Ask for this next, in the same session' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l reader -d 'Wait for a phone on this reader: its name, or a part no other has' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l save -d 'Keep the exchange in this folder, and the keys that open it: whoever can read the folder reads the data you received' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -s o -l output -d 'Write the report to this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l require-revocation -d 'Be INCOMPLETE without a revocation list'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l strict -d 'Let no warning pass'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l explain -d 'Show each check\'s inputs, and where they differ'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l stdio -d 'Carry the session as lines `DE`, `QR`, `SE`, `SD` on stdin and stdout'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l nfc -d 'Connect by NFC'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l short-apdu -d 'Use short lengths in NFC commands'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l reader-auth-all -d 'Sign the whole request once, as the second edition does (version 1.1)'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l encrypt -d 'Have the answer encrypted to a key made for this session'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and not __fish_seen_subcommand_from request" -a "request" -d 'Make a request, and the session it belongs to'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l ask -d 'Ask for a profile, or for elements: NAME or NAMESPACE/NAME' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l doctype -d 'Ask for a document of this type instead of the record' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l also -d 'Ask for a further document: TYPE=WHAT, the elements with commas; those of another type than the record as NAMESPACE/NAME' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l retain -d 'Say that this element will be kept' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l reader-auth -d 'Sign as this reader (NAME.key, NAME.pem)' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l purpose -d 'Say what the request is for (version 1.1)' -r -f -a "identity\t''
age\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l edition -d 'Ask as this edition of the standard does, `2` for version 1.1; without this, as the first' -r -f -a "1\t''
2\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l alternative -d 'Take other elements in the place of one: NAME=OTHER, or NAME=OTHER+OTHER' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l use-case -d 'Take only documents that belong together: `0+1|2` for the first two or else the third; end with `?` if none need come' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l max-size -d 'State the largest answer that is taken, in bytes before encryption' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l session -d 'Make the exchange in this folder' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -s o -l output -d 'Write the request alone to this file' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l transcript -d 'Sign for the session of this transcript' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l reader-auth-all -d 'Sign the whole request once, as the second edition does (version 1.1)'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l encrypt -d 'Have the answer encrypted to a new key, which stays in the folder'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l force -d 'Overwrite files that exist'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand verify; and __fish_seen_subcommand_from request" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l world -d 'Work in this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l reason -d 'Give the reason' -r -f -a "card-lapsed\t'The card or its signing certificate lapsed'
expired\t'The record\'s own time is over'
holder-notice\t'The holder said so'
record-error\t'An entry is wrong or missing'
other\t'Another case of the ordinance'"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -a "list" -d 'Show which records live, and which have lapsed'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -a "signer" -d 'Put a document signer on the revocation list'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and not __fish_seen_subcommand_from list signer certificate" -a "certificate" -d 'Put a card\'s signing certificate on the revocation list'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -l world -d 'Work in this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l world -d 'Work in this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l broken -d 'Make it wrong on purpose; `list` names the kinds' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l seed -d 'Draw repeatable random numbers from this seed; for mocks only' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from signer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l world -d 'Work in this mock world' -r -F
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l yes -d 'Answer every question with yes'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l dry-run -d 'Say what would happen, change nothing'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand revoke; and __fish_seen_subcommand_from certificate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mnc -n "__fish_mnc_using_subcommand help" -l at -d 'Count TIME as now' -r
complete -c mnc -n "__fish_mnc_using_subcommand help" -l color -d 'Use colour: auto, always or never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c mnc -n "__fish_mnc_using_subcommand help" -l lang -d 'Speak this language: en or ja' -r -f -a "en\t''
ja\t''"
complete -c mnc -n "__fish_mnc_using_subcommand help" -l json -d 'Print one JSON document'
complete -c mnc -n "__fish_mnc_using_subcommand help" -s q -l quiet -d 'Say no notes, warnings or progress on stderr'
complete -c mnc -n "__fish_mnc_using_subcommand help" -s v -l verbose -d 'Say more; twice, still more'
complete -c mnc -n "__fish_mnc_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
