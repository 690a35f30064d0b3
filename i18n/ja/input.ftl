# コマンドに渡されたファイルについて

input-empty = { $file } は空です
input-too-large = { $file } は { $limit } MiB を超えています
input-damaged = { $file } をデコードできません
input-is-another = { $file } は { $what } ではなく、{ $found }です
input-is-not = { $file } は { $what } ではありません
input-hex-odd = 16進数の桁数が奇数です（{ $digits }桁）
input-mdoc-slashes = 「mdoc:」の後に「//」は入りません
input-mdoc-padding = 「mdoc:」の後は詰め字（「=」）のない base64url です
input-mdoc-base64 = 「mdoc:」の後が base64url ではありません
input-pem-begin = 「-----BEGIN」の行が閉じていません
input-pem-end = 「BEGIN { $label }」に対応する「END { $label }」がありません
input-pem-base64 = 「{ $label }」の中身が base64 ではありません
input-pem-encrypted = 「{ $label }」にヘッダーがあります。パスワードで暗号化された鍵は読めません
input-pem-many = ブロックが{ $limit }個を超えています

# CBORの形の誤り（ファイル名とパスの後に出る）

cbor-array-length = 要素{ $expected }個の配列のはずが、{ $found }個です
cbor-chunked = 分割されたバイト列です（ひと続きでなければなりません）
cbor-depth = 入れ子が{ $limit }段を超えています
cbor-duplicate-key = 同じマップにキー { $key } が重複しています
cbor-empty = { $what } が空です
cbor-encoded-content = タグ24の中身が1個の CBOR ではありません：{ $reason }
cbor-huge-length = 長さが { $declared } と書かれていますが、残りは{ $left }バイトです
cbor-key = キーは{ $expected }のはずが、{ $found }です
cbor-malformed = CBOR として正しくありません
cbor-missing-field = { $field } がありません
cbor-not-utf8 = UTF-8 でないテキストです
cbor-range = { $what } が範囲外です
cbor-too-large = 大きすぎます
cbor-too-many-items = 要素が{ $limit }個を超えています
cbor-trailing = 終わりの後に余分な{ $extra }バイトがあります
cbor-truncated = 途中で終わっています
cbor-unexpected = { $expected }のはずが、{ $found }です
der-algorithms = 内側のアルゴリズムが署名の隣のものと違います
der-extension-twice = 拡張が重複しています
der-malformed = DER として正しくありません
der-missing = { $expected } がありません
der-nothing = 何もありません
der-tag-application = アプリケーションタグ { $number }
der-tag-private = プライベートタグ { $number }
der-value = 値がその型のものではありません
der-version = そのバージョンはありません

type-uint = 符号なし整数
type-nint = 負の整数
type-int = 整数
type-bstr = バイト列
type-tstr = テキスト
type-array = 配列
type-map = マップ
type-tag = タグ
type-bool = 真偽値
type-null = null
type-undefined = undefined
type-simple = 単純値
type-float = 浮動小数点数
input-no-cbor = { $file } を CBOR として読めません
