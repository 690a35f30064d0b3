# 保有者: 誰が求め、何を渡すか。

finding-reader-auth-mismatch = この要求と手元のトランスクリプト（handover { $handover }）に対して署名が成り立ちません
finding-reader-auth-ok = リーダーによる{ $alg }、handover { $handover }
finding-reader-auth-without-info = deviceRequestInfoがあるのに署名に含まれていません（handover { $handover }）
finding-reader-chain-ok = リーダー「{ $reader }」（ルート「{ $anchor }」）
finding-reader-unsigned = 要求に署名がありません。誰でも作れます
finding-request-element-not-asked = 代わりの項目が{ $element }に対して示されていますが、それは求められていません
finding-request-number-unknown = 文書要求{ $number }が指されていますが、要求は{ $count }件です（0から数えます）
finding-request-version-too-low = バージョン{ $version }なのに1.1で加わったものを使っています
