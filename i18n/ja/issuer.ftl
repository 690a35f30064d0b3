# 発行者側：鍵と模擬環境、発行、失効

# Keys as input.

input-no-public-key = { $file } に公開鍵がありません
input-no-private-key = { $file } に秘密鍵がありません
key-malformed = { $form } の形式ではありません
key-malformed-at = { $form } の形式ではありません（{ $offset }バイト目）
key-member = { $form } の { $member } がないか誤っています
key-parts-differ = 公開部分が秘密部分と一致しません
key-off-curve = 点が { $curve } 上にありません
key-rsa-content = RSAのブロックに入るのは{ $limit }バイトまでです（{ $found }バイトありました）
key-rsa-size = { $bits }ビットのRSA鍵は使えません（2048〜8192ビットのみ）
key-out-of-range = 秘密鍵の値が { $curve } の範囲外です
key-unknown-algorithm = 未知のアルゴリズム { $oid } です
key-unsupported = { $curve } の計算には対応していません
key-wrong-length = { $found }バイトです（{ $curve } では{ $expected }バイト）
key-wrong-use = { $curve } の鍵ではできません
key-other = この鍵は使えません

# The ledger.

ledger-ambiguous = { $prefix } で始まる記録が複数あります：{ $ids }
ledger-application-served = この申請は { $at } に使用済みです（記録 { $record }）
ledger-busy = { $file } は別の処理が使用中です
ledger-live-record = 本人の有効な記録がすでにあります：{ $record }（{ $until } まで有効）
ledger-not-found = { $prefix } で始まる記録はありません
ledger-entered = 記録 { $record } はすでに台帳にあります
ledger-signer-revoked = この署名者は { $at } に失効しています
ledger-state = 記録 { $record } は使えません：{ $state }
ledger-unknown = 記録 { $record } は台帳にありません
ledger-version = { $file } は台帳のバージョンが { $found } です（対応するのは { $known }）
ledger-damaged = { $file } は台帳ではないか、壊れています
state-live = 有効
state-lapsed = 失効
state-notice-pending = 失効（通知の受領待ち）
state-notice-acknowledged = 失効（通知を受領済み）
hint-replace = その記録を失効させて発行し直すには `--replace` を付けます

# Worlds.

world-not-replaced = { $folder } は模擬環境ではないため置き換えません。別のフォルダーを指定してください
keygen-world-alg = ルートの鍵にEd25519は使えません。p256、p384、p521から選んでください
world-exists = { $folder } はすでにあります
world-not-one = { $folder } は模擬環境ではありません：{ $missing } がありません
world-key-differs = { $file } の隣にある秘密鍵が証明書のものではありません
world-not-under = { $file } はこの模擬環境のルートが署名したものではありません
world-other-issuer = 発行者として { $found } を名乗っています
world-signed-otherwise = 規格が認めない方式で署名されています
hint-signer-all-the-same = それでもこの鍵で署名するには `--signer { $name }` を指定します
hint-revoked-all-the-same = 検証側の試験のため失効した署名者の記録を作るには、`--world` を付けずに `--signer { $name }` を指定します（台帳には載りません）
hint-new-signer = 新しい署名者を作るには `{ $command }` を実行します
hint-make-world = 模擬環境を作るには `{ $command }` を実行します

# A person's data.

person-cannot = { $file } は本人の情報ではありません
person-address = resident_address と moving_abroad はどちらか1つが必要です（{ $found }個あります）
person-date = { $field } が YYYY-MM-DD 形式の日付ではありません
person-json = { $line }行目{ $column }桁目：JSONの構文が誤っています
person-json-ends = { $line }行目{ $column }桁目：JSONが途中で終わっています
person-json-missing = { $line }行目{ $column }桁目：項目「{ $field }」がありません
person-json-twice = { $line }行目{ $column }桁目：項目「{ $field }」が2つあります
person-json-unknown = { $line }行目{ $column }桁目：「{ $field }」という項目はありません
person-json-value = { $line }行目{ $column }桁目：値の型または範囲が違います
person-number-check-digit = individual_number の検査用数字が誤っています
person-number-form = individual_number が12桁の数字ではありません
person-portrait = portrait には file と base64 のどちらか1つが必要です
person-security-code = card.security_code が4桁の数字ではありません
person-other = 使用できません
draft-choice = `{ $name }` は「項目=値」の形で指定します
draft-choice-value = { $element } の値が { $expected } ではありません
draft-set-and-omitted = { $element } は `--element` で値を与えられ、`--omit` で除かれています
draft-twice = { $element } が `{ $flag }` に2回あります
draft-empty = 項目が1つも残りません
draft-not-born = 本人は { $on } にはまだ生まれていません
draft-unknown = 記録に `{ $name }` という項目はありません
draft-values = { $list }
period-card-expired = カードの有効期限（{ $on }）を過ぎています
period-no-days = 記録の有効期間は1日以上です
period-signer-expired = 署名者の証明書の有効期間は { $until } に終わっています
period-signer-not-yet = 署名者の証明書の有効期間は { $from } から始まります
period-too-long = { $days }日は3か月を超えます（今からは最長{ $most }日）
period-out-of-range = 時刻が範囲外です
period-cut-card = 有効期間はカードの有効期限までです
period-cut-signer = 有効期間は署名者の証明書の有効期限までです

# issue record

issue-cannot-of = { $file } から記録を作れません
issue-cannot-sign = この署名者の鍵では記録に署名できません
issue-signer-revoked = 文書署名者 { $signer } は { $since } に失効しているため、記録に署名できません
issue-algorithm = { $asked } は署名者の鍵（{ $curve }）に合いません（使えるのは { $fits } です）
issue-json-needs-file = `--json` のときは、記録の出力先を `-o ファイル` で指定してください
issue-no-ledger = 模擬環境の指定がないため、どの台帳にも登録していません
issue-status-certificate-alone = `--status-certificate` は `--status-list` か `--identifier-list` と一緒に指定します
issue-status-unpublished = 記録に { $lists } を書きました。このバージョンはリストを公表しません。日本では失効通知を保持者に送ります
issue-replaced = 記録 { $record } を失効させました（{ $reason }）
issue-done = { $file }: 記録 { $record }、{ $elements }項目、有効期間 { $from } から { $until } まで

# issue store

store-key-differs = { $file } はこの端末鍵に結び付けた記録ではありません
store-no-mso = { $file } に MSO がありません（ペイロードが null です）
store-no-device-key = { $file } に使える端末鍵がありません
store-rejected = { $file } は受信者の検証（{ $checks }）を通らないため、保管しませんでした
store-kept-broken = 検証（{ $checks }）を通らない記録をそのまま保管しました
store-unchecked = 受信者と同じ検証を行いましたが、発行者は確かめていません。確かめるには `--ledger` か `--trust` を指定します
store-checked = 受信者と同じ検証を、発行者のルート証明書まで行いました
hint-allow-broken = 受信者の試験のためそれでも保管するには `--allow-broken` を付けます
store-would = 記録 { $record } を保管します（実行はしていません）
store-done = { $wallet }: 記録 { $record } を保管しました
store-other-doc-type = { $found } はマイナンバーカードの文書型ではありません。失効通知を確認せずに送信されます
store-no-notices = 失効通知の確認先が不明です。`--ledger` がなければ、この記録は送信できません
wallet-not-one = { $folder } はウォレットではありません
wallet-not-one-hint = ウォレットは `mnc issue store` が新しいフォルダーか空のフォルダーに作ります
wallet-stored = 記録 { $record } はすでにウォレットにあります
wallet-unknown-key = ウォレットに端末鍵がありません。`--device-key` で指定してください
wallet-damaged = ウォレット { $folder } が壊れているか、バージョンが違います

# revoke

revoke-not-expired = 記録 { $record } は { $until } まで有効で、まだ満了していません
revoke-question = 記録 { $record }（{ $until } まで有効）を失効させますか（理由：{ $reason }）
revoke-would = 記録 { $record } を失効させます（実行はしていません）：{ $reason }
revoke-done = 記録 { $record } を失効させました：{ $reason }。通知は端末の受領待ちです
reason-card-lapsed = カードまたは署名用電子証明書の失効
reason-expired = 有効期間の満了
reason-holder-notice = 保持者の届出
reason-record-error = 記録の誤りまたは漏れ
reason-other = 主務省令で定めるその他の場合
list-empty = 台帳は空です
list-live = { $record }  { $state }（{ $until } まで）
list-over = { $record }  台帳では有効ですが、有効期間は { $until } に満了しています
list-lapsed = { $record }  { $state }：{ $reason }（{ $at }）
list-signer = 署名者 { $serial }  { $at } に失効
list-crl-behind = 署名者 { $serial } は台帳では失効していますが、失効リスト { $list } にありません。もう一度失効させると揃います
list-crl-ahead = 署名者 { $serial } は失効リスト { $list } にありますが、台帳にありません。もう一度失効させると揃います
list-crl-unreadable = { $list } はこの模擬環境のルート認証局の失効リストではありません。署名者を失効させると作り直されます

# Deliberate defects.

defect-unknown = `{ $name }` という欠陥はありません
defect-not-applicable = 欠陥 { $name } は作れません：壊す対象が記録にありません
defect-needs-other-curve = 欠陥 { $name } には、セッションの受信者の鍵と異なる曲線の端末鍵が必要です
defect-needs-other-curve-hint = 受信者の鍵はP-256です。別の曲線の端末鍵は `{ $command }` で作れます
defect-needs-other-record = 欠陥 { $name } には、MSOを借りる2件目の記録がウォレットに必要です
defect-made = 意図的に壊してあります：{ $name }（{ $cases }）
defect-made-plain = 意図的に壊してあります：{ $name }
hint-defects = 欠陥の一覧は `{ $command }` で見られます
defect-truncated = 末尾の4分の1を切り落とす
defect-trailing-byte = 末尾に余分な1バイトがある
defect-indefinite-length = IssuerSigned を不定長マップにする
defect-long-integer = digestID を最短でない8バイトで書く
defect-duplicate-key = issuerAuth が2つある
defect-duplicate-key-in-item = 1つの項目に digestID が2つある
defect-duplicate-digest-id = MSO に同じ digestID が2回ある
defect-random-is-text = random がテキストである
defect-namespaces-are-text = nameSpaces がテキストである
defect-item-without-value = 項目に elementValue がない
defect-mso-without-validity = MSO に validityInfo がない
defect-auth-of-three = issuerAuth の要素が3つしかない
defect-item-not-tagged = 項目にタグ24がない
defect-item-not-cbor = 項目の中身が CBOR でない
defect-value-too-deep = 値が2000段の入れ子である
defect-huge-length = 配列が2^56個の要素を名乗る
defect-name-not-utf8 = elementIdentifier が UTF-8 でない
defect-extra-key = IssuerSigned に未知のキー（許容される）
defect-extra-key-in-item = 項目に未知のキー（許容される）
defect-extra-key-in-mso = MSO に未知のキー（許容される）
defect-mso-minor-version = MSO のバージョンが 1.9（許容される）
defect-no-issuer-auth = issuerAuth がない
defect-date-fraction = signed に秒未満の端数がある
defect-date-offset = signed のオフセットが +00:00 である
defect-date-untagged = signed にタグ0がない
defect-date-not-a-date = signed が日時でない
defect-birth-date-impossible = birth_date が2月30日である
defect-namespaces-empty = nameSpaces が空である
defect-namespace-empty = 名前空間に項目がない
defect-namespaces-null = nameSpaces が null である
defect-status-null = status が null である
defect-alg-unprotected = alg が非保護ヘッダーにしかない
defect-alg-missing = alg がない
defect-alg-none = alg が none である
defect-alg-unknown = alg が意味のない番号である
defect-alg-mac = alg が MAC を指す
defect-alg-other-curve = alg が署名者の鍵の曲線に合わない
defect-signature-der = 署名が DER 形式である
defect-signature-short = 署名が1バイト足りない
defect-signature-flipped = 署名の1ビットが反転している
defect-payload-replaced = 署名後にペイロードを差し替える
defect-payload-null = ペイロードが null である
defect-crit-unknown = crit が未知のヘッダーを指す
defect-label-in-both-buckets = alg が保護ヘッダーと非保護ヘッダーの両方にある
defect-auth-tagged = issuerAuth にタグ18が付く
defect-chain-absent = x5chain がない
defect-chain-empty = x5chain が空の配列である
defect-chain-reversed = x5chain がルートから始まる
defect-chain-protected = x5chain が保護ヘッダーにある（許容される）
defect-chain-not-a-certificate = x5chain が証明書でない
defect-thumbprint-wrong = x5t が署名者の証明書のものでない
defect-chain-with-root = x5chain にルートが含まれる
defect-external-aad = 外部データ付きで署名する
defect-signature-zero = 署名の r が0である
defect-signature-too-big = 署名の s が位数以上である
defect-value-changed = 署名後に値を変える
defect-random-changed = 署名後に random を変える
defect-digest-absent = MSO に項目のダイジェストがない
defect-digest-id-unlisted = 項目の digestID が MSO にない
defect-namespace-absent = MSO に名前空間がない
defect-namespace-renamed = 署名後に名前空間を改名する
defect-item-moved = 署名後に項目を別の名前空間に移す
defect-digest-id-shared = 2つの項目の digestID が同じである
defect-item-twice = 同じ項目が2回ある
defect-element-twice = 署名された2つの項目の elementIdentifier が同じである
defect-digest-short = ダイジェストが20バイトである
defect-digest-sha-1 = digestAlgorithm が SHA-1 である
defect-digest-lower-case = digestAlgorithm が小文字である
defect-random-short = random が8バイトである
defect-digest-id-large = digestID が2^31である
defect-other-doctype = MSO の docType が運転免許証のものである（要求と照らすと分かる）
defect-expired = 有効期間が過ぎている
defect-not-yet-valid = 有効期間が10日後に始まる
defect-signed-before-signer = 署名者の証明書の有効期間の前に署名されている
defect-signed-after-signer = 署名者の証明書の有効期間の後に署名されている
defect-outlives-signer = 署名者の証明書より長く有効である
defect-valid-before-signed = 署名前から有効である
defect-ends-before-it-begins = validUntil が validFrom より前である
defect-longer-than-three-months = 120日間有効である
defect-mso-major-version = MSO のバージョンが 2.0 である
defect-device-key-missing = deviceKey がない
defect-device-key-off-curve = deviceKey が曲線上にない
defect-device-key-private = deviceKey に秘密鍵の部分がある
defect-mso-of-another = MSO が同じ人の別の記録のものである
defect-other-country = issuing_country が署名者の国でない
defect-other-jurisdiction = issuing_jurisdiction が署名者のものでない
defect-authorizations-twice = keyAuthorizations の両方の一覧に同じ名前空間がある
defect-authorizations-empty = keyAuthorizations が空である
defect-status-unknown = status が未知の仕組みを指す
defect-check-digit-wrong = 個人番号の検査用数字が誤っている
defect-sexes-differ = sex と sex_unicode が食い違う
defect-ages-differ = age_in_years が生年月日に合わない

# keygen

keygen-done = { $files }: 「{ $subject }」、有効期間 { $from } から { $until } まで
keygen-jpki-period = { $at } から始まる証明書は作れません
keygen-card-cannot = { $file } からカードを作れません
keygen-card-date = { $day } はカードに書けない日付です
keygen-card-municipality = local_gov_code が5桁の市区町村コードではありません
keygen-card-no-card = カードの情報がありません：`card` に `expires` と `security_code` が必要です
keygen-card-not-drawn = 券面の画像では { $list } をそのまま表示できません
keygen-card-address = 住所は1文字から200文字までです（{ $length } 文字）
keygen-card-birth = まだ生まれていない人です
keygen-card-characters = 氏名か住所に、表示されない文字があります
keygen-card-name = 氏名がありません
keygen-card-sex = 性別 { $number } はカードにありません。1、2、9 のどれかです
keygen-card-other = カードに入れられない内容があります
keygen-card-period = カードの有効期限が過ぎているため、電子証明書を発行できません
keygen-card-portrait = 顔写真を JPEG または JPEG 2000 として読めません
keygen-card-too-long = { $length } バイトのファイルはカードに入りません
keygen-files = { $files } を書きました
keygen-world = { $folder }: 模擬環境を作りました（{ $files }）
keygen-other-name = { $file } の主体者名には、同じバイト列で書き直せない属性があります
certificate-curve = この役割では { $curve } の鍵は使えません
certificate-country = 主体者の国 { $subject } が発行者の国 { $issuer } と違います
certificate-defect = 欠陥 { $name } はここでは作れません
certificate-extension = 拡張 { $extension } の値がありません（発行者の証明書にもありません）
certificate-not-authority = 発行者の証明書はこの役割の認証局のものではありません
certificate-issuer-key = 秘密鍵が発行者の証明書のものではありません
certificate-key = この鍵は使えません
certificate-unread = 証明書または署名要求を読めません
certificate-request-signature = 署名要求がその中の鍵で署名されていません
certificate-subject = 主体者名に { $attribute } がありません（この役割では必須です）
certificate-validity = 有効期間がこの役割の上限（{ $most }日）を超えています
certificate-backwards = 有効期間の終わりが始まりより前です
certificate-issuer-ended = 発行者の証明書の有効期間は { $until } に終わっており、新しい証明書は発行できません
certificate-issuer-not-yet = 発行者の証明書の有効期間は { $from } から始まります
certificate-outlives = 証明書の有効期間が発行者の証明書の有効期限（{ $until }）を超えます
certificate-encoding = 証明書を符号化できません

# revoke signer

revoke-signer-question = 以後、この署名者の記録は検証に失敗します。「{ $name }」を失効リスト { $list } に載せますか
revoke-no-signer = { $file } は文書署名者の証明書ではありません
revoke-signer-would = 「{ $name }」を { $list } に載せます（実行はしていません）
revoke-signer-done = { $list }: 第{ $number }号、「{ $name }」を失効
revoke-certificate-question = 以後、この電子証明書で署名した申請は拒否されます。「{ $name }」を失効リスト { $list } に載せますか
revoke-certificate-other = { $file } は、この模擬環境の認証局が発行した署名用電子証明書ではありません
revoke-certificate-known = この電子証明書は { $at } に失効済みです
revoke-certificate-list = { $file } はこの模擬環境の認証局の失効リストではありません

# Deliberate defects of certificates and lists.

defect-certificate-expired = 有効期間が過ぎている
defect-certificate-not-yet-valid = 有効期間が始まっていない
defect-certificate-no-eku = extKeyUsage がない
defect-certificate-reader-eku = 用途がリーダーのものである
defect-certificate-ds-eku = 用途が文書署名者のものである
defect-certificate-eku-not-critical = extKeyUsage がクリティカルでない
defect-certificate-ca-true = basicConstraints が認証局だとしている
defect-certificate-key-cert-sign = keyUsage に keyCertSign もある
defect-certificate-no-digital-signature = keyUsage に digitalSignature がない
defect-certificate-wrong-country = 国が発行者のものでない
defect-certificate-wrong-state = 州・都道府県が発行者のものでない
defect-certificate-wrong-issuer-name = 発行者名がルートの主体者名でない
defect-certificate-wrong-aki = authorityKeyIdentifier がルートの鍵のものでない
defect-certificate-too-long = 有効期間が役割の上限より1日長い
defect-certificate-unknown-critical = 未知のクリティカル拡張がある
defect-certificate-name-constraints = 禁止されている nameConstraints がある
defect-certificate-no-key-cert-sign = keyUsage に keyCertSign がない
defect-certificate-no-crl-sign = keyUsage に cRLSign がない
defect-certificate-path-length-one = 下位認証局を1段許している
defect-certificate-no-path-length = 下位認証局の段数に制限がない
defect-certificate-sha1 = SHA-1 で署名されている
defect-certificate-serial-zero = シリアル番号が0である
defect-certificate-serial-negative = シリアル番号が負である
defect-certificate-serial-long = シリアル番号が21オクテットである
defect-certificate-vical-eku = 用途が VICAL 署名者のものである
defect-certificate-status-eku = 用途が失効リスト署名者のものである
defect-crl-bad-signature = リストの署名の1ビットが反転している
defect-crl-expired = 次回更新が今回更新より前である
defect-crl-wrong-issuer = リストの発行者がルートでない
