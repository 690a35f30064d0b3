# The holder: who asks, what leaves.

finding-reader-auth-mismatch = the signature does not hold over this request and our transcript (handover { $handover })
finding-reader-auth-ok = { $alg } by the reader, handover { $handover }
finding-reader-auth-without-info = the signature leaves out deviceRequestInfo, which is there (handover { $handover })
finding-reader-chain-ok = reader "{ $reader }" under "{ $anchor }"
finding-reader-unsigned = the request is not signed: anybody may have made it
finding-request-element-not-asked = alternatives stand for { $element }, which is not asked for
finding-request-number-unknown = document request { $number } is named, but there are only { $count }, counted from 0
finding-request-version-too-low = version { $version }, but it uses what came with 1.1
