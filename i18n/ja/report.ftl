# How `verify` tells what it found.

report-more = ほか{ $count }件
report-follows = { $check } の失敗による
report-byte = { $offset }バイト目
report-place = { $path }、{ $offset }バイト目
report-finding = { $id }
report-valid = 有効 (VALID)
report-invalid = 無効 (INVALID)
report-incomplete = 検証未完了 (INCOMPLETE)
report-document = 文書 { $doctype }
report-scope-issuer = 発行者の署名部分のみ（端末認証なし）
report-technical = 技術的な検証であり、法的な効力はありません
report-summary = 全{ $all }件：有効{ $valid }件、無効{ $invalid }件、検証未完了{ $incomplete }件、読み取り不可{ $failed }件
report-differs-at = { $position }バイト目から異なる
report-explain = { $check } の入力
report-folder-empty = { $folder } にファイルがありません
report-link-passed = { $link } はフォルダーへのリンクのため飛ばしました。中を検証するには直接指定してください
report-list-empty = { $file } にファイル名がありません
report-list-stdin = ファイルの一覧に標準入力は書けません。その名前のファイルは `./-` と書きます
report-special = { $file } はパイプ、ソケットまたはデバイスのため、開きませんでした
report-other-kind = { $file }（{ $found }）は verify の対象（{ $taken }）ではありません
report-not-certificates = { $file } に証明書がありません
report-checking = 検証中
report-handover-private = トランスクリプトのハンドオーバー「mnc-file-1」は mnc 独自のものです
report-vical-root-missing = { $file } はトラストリストです。そのルートを --vical-root で指定してください
report-request-is-for-holder = 要求です。保持者としての検証を行います
report-not-crl = { $file } は証明書失効リストではありません
