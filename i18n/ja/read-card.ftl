# `read-card`：プラスチックの個人番号カードについての文言。

# アプリケーションと暗証番号の名前。市区町村の書類に印刷されているもの。

app-jpki = 公的個人認証AP
app-text = 券面事項入力補助AP
app-visual = 券面事項確認AP
app-juki = 住基AP
app-common = 共通カードAP
app-isd = カードのセキュリティドメイン
secret-auth = 利用者証明用暗証番号
secret-sign = 署名用パスワード
secret-text = 券面事項入力補助用暗証番号
secret-text-sealed = 券面事項入力補助APの封印された暗証番号
secret-text-a = 券面事項入力補助APの照合番号A
secret-text-b = 券面事項入力補助APの照合番号B
secret-birth = 生年月日
secret-face-a = 照合番号A（個人番号）
secret-face-b = 照合番号B（生年月日・有効期限・セキュリティコード）
secret-juki = 住民基本台帳用暗証番号
secret-common = 共通カードAPの暗証番号
secret-new = 新しい暗証番号

# 応答がなかった理由。

link-interrupted = 中断しました（カードの使用を終えました）
link-ended = 処理が終わる前にカードの使用を終えました
link-no-card = カードリーダーにカードがありません
link-no-reader = カードリーダーがありません
link-no-service = スマートカードサービス（PC/SC）が動いていません
link-timeout = カードの応答が時間内にありません
link-malformed-answer = カードの応答が応答の形をしていません
link-not-transacted = 命令が届かず、カードが受け取ったかどうか不明です
link-removed = カードが取り外されました
link-replay = トレースの続き（{ $line }行目）は別の命令です
link-reset = 別のプログラムがカードをリセットしました
link-security = カードリーダーの使用がシステムに拒否されました
link-sharing = 別のプログラムがカードを使用中です
link-unknown-reader = その名前のカードリーダーがありません
link-unresponsive = カードがまったく応答しません
link-other = スマートカードサービスのエラー { $code }
hint-link-no-card = カードをセットするか、`--reader NAME` でカードリーダーを指定してください
hint-link-no-reader = カードリーダーを接続してください（専用ドライバーが要るものもあります）。仮想カードなら `--card FILE` で使えます
hint-link-no-service = サービスを起動してください（Linux では `pcscd`）。仮想カードなら `--card FILE` で使えます
hint-link-timeout = カードを取り出し、セットし直してください
hint-link-not-transacted = カードをセットし直してから、もう一度実行してください
hint-link-removed = コマンドが終わるまでカードを動かさないでください
hint-link-replay = トレースは、同じコマンドと同じフラグにだけ応答します
hint-link-reset = 別のプログラムを終了してから、もう一度実行してください
hint-link-security = Linux では polkit の規則が `pcscd` を使える人を決めます
hint-link-sharing = カードを使っている利用者クライアントソフト、ブラウザー、別の `mnc` を終了してください
hint-link-unknown-reader = カードリーダーの名前は `mnc read-card list` で分かります
hint-link-unresponsive = カードの裏表を確かめ、端子を拭くか、カードリーダーに平らに置いてください

# ステータスの意味。

sw-ok = 正常終了
sw-end-of-file = 求めた長さの前にファイルが終わった
sw-wrong = 照合不一致（残り回数なし）
sw-memory-failure = カードのメモリーの異常
sw-session-not-configured = 保護セッションの設定がない
sw-wrong-length = 長さが正しくない
sw-channel-not-supported = ほかの論理チャネルはない
sw-secure-messaging-not-supported = セキュアメッセージングはない
sw-wrong-file-structure = この構造のファイルには使えない
sw-security-status = 先に暗証番号の照合が必要
sw-blocked = 暗証番号がロックされている
sw-conditions-not-satisfied = 使用条件を満たさない
sw-no-current-file = ファイルが選択されていない
sw-session-gone = 保護セッションが失われた
sw-wrong-data = データが正しくない
sw-function-not-supported = カードにない機能
sw-not-found = ファイルまたはアプリケーションがない
sw-record-not-found = レコードがない
sw-wrong-parameters = P1 または P2 が正しくない
sw-length-against-parameters = 長さが P1、P2 と合わない
sw-object-not-found = オブジェクトまたは鍵がない
sw-wrong-offset = ファイルの終わりより後ろ
sw-instruction-not-supported = カードにない命令
sw-class-not-supported = カードにないクラス
sw-unknown = 理由は示されていない
sw-more = あと{ $count }バイトある
sw-tries-left = 残り{ $count }回
sw-wrong-expected = { $count }バイトを求めて送り直す
sw-other = 説明のないステータス

# していたこと。

step-select-application = { $app }の選択
step-select-file = { $app }の { $file } の選択
step-read = { $app }の { $file } の読み取り
step-data-object = データオブジェクト { $tag } の読み取り
step-tries = { $app }の { $file } の残り回数の確認
step-show = { $app }の { $file } の照合
step-change = { $app }の { $file } の変更
step-sign = { $app }の { $file } による電子署名

# カードがしなかったこと。

card-no-application = このカードには{ $app }がありません
card-not-in-table = この世代のカードの{ $app }に { $file } はありません
card-no-object = { $app }のファイル { $file } の先頭がオブジェクトではありません
card-status = { $step }がカードに拒否されました（{ $status }）
card-too-long = { $app }のファイル { $file } の示す長さ{ $length }バイトは、ファイルの上限を超えています
card-too-short = { $app }のファイル { $file } は{ $length }バイト中{ $found }バイトで終わっています
card-refused = カードが求めに応じませんでした
card-file = カードの { $file } を読み取れません
card-not-ended = カードの電源を切れませんでした
hint-card-kind = スマートフォンや古いカードには電子証明書しかありません。種類は `{ $command }` で分かります
hint-change-lost = 違う方を照合すると残り回数が減ります。残り回数は `{ $command }` で確かめられます
hint-card-status = 残り回数は `{ $command }` で分かります

# 暗証番号。

secret-form = { $secret }の形が正しくないため、照合していません
secret-fault-character = { $position }文字目は使えない文字です
secret-fault-check-digit = 検査用数字が合いません
secret-fault-date = 月日の数字が日付になりません
secret-fault-length = { $length }文字のところ{ $found }文字です
secret-fault-lengths = { $least }～{ $most }文字のところ{ $found }文字です
secret-fault-not-mixed = 英字と数字の両方が必要です
secret-fault-sealed = 誰も知らない番号で、照合することはありません
secret-fault-other = 別の形です
pin-blocked = { $secret }はロックされています。照合していません
pin-last-try = { $secret }の残りは1回です。照合していません
pin-wrong = { $secret }が違います（残り{ $left }回）
pin-wrong-blocked = { $secret }が違います。ロックされました
pin-lost = { $secret }の照合の応答が失われ、残り回数（照合前{ $before }回）が減ったかどうか不明です
pin-lost-now = { $secret }の照合の応答が失われました。送り直していません（照合前の残り{ $before }回、現在{ $now }回）
pin-not-asked = { $secret }を尋ねる相手がいないため、照合していません
pin-not-in-file = { $secret }が { $file } にないため、照合していません
pin-left = { $secret }：残り{ $left }回（全{ $most }回）
pin-prompt = { $secret }
pin-prompt-again = もう一度：{ $secret }
pin-differ = 2回の入力が異なります。変更していません
pin-capitals = パスワードの英字を大文字にしました
pin-same-as-old = 新しいものが今と同じです。変更していません
pin-changed = { $secret }を変更しました
pin-change-replayed = トレースの再生です。何も変更していません
pin-file-line = { $file } の{ $line }行目：その名前の暗証番号はありません
pin-file-twice = { $file } の{ $line }行目：同じ名前が2度あります
pin-file-form = { $file } は「名前=値」の行でも、1つの値だけでもありません
pin-file-open = { $file } はほかの人にも読めます。`chmod 600` で閉じられます
hint-pin-file = `--pin-file FILE` か、パイプから `--pin-file -` で渡してください
hint-last-try = それでも照合するには `--last-try` を付けてください
hint-unlock = 市区町村の窓口で再設定できます
hint-unlock-sign = 市区町村の窓口か、スマートフォンのアプリとコンビニの端末で再設定できます
hint-wrong = あと{ $left }回間違えるとロックされ、市区町村の窓口での再設定が必要になります

# カードリーダーとカード。

reader-many = 複数のカードリーダーにカードがあります：{ $readers }
reader-unclear = その名前に当てはまるカードリーダーが複数あります：{ $readers }
reader-no-pcsc = このビルドではカードリーダーを使えません
hint-reader = `--reader NAME` で1つ選んでください
hint-card-file = 仮想カードは `--card FILE` で使えます
list-readers-none = カードリーダーがありません
list-reader = { $reader }：{ $what }
list-reader-empty = カードなし
kind-plastic = 個人番号カード
kind-test = テスト用カード（JPKI-TEST）
kind-mock = 模擬環境の仮想カード
kind-juki = 住民基本台帳カード
kind-android = Android のスマートフォン
kind-iphone = iPhone
kind-other = 電子証明書のある別のカード
kind-none = 個人番号カードではない
virtual-not-card = { $file } は仮想カードではありません
virtual-schema = 形式は { $schema } です
virtual-generation = 世代 { $name } は未知です
virtual-entry = { $path } がカードの表に合いません
virtual-json = その形の JSON ではありません
trace-wrong = { $file } の{ $line }行目：{ $why }
trace-head = 1行目が `mnc card trace 1` ではありません
trace-hex = 2桁ずつの16進数ではありません
trace-not-text = UTF-8 の文字ではありません
trace-order = 命令と応答が交互になっていません
trace-unknown = 行の先頭は `>`、`<`、`!`、`atr`、`#` のいずれかです
trace-reason = その名前の理由はありません
trace-too-many = 記録が多すぎて読めません
trace-written = やり取りを { $file } に記録しました
card-sent = > { $apdu }
card-answered = < [{ $bytes }バイト] { $status } { $meaning }
card-lost = ! { $why }

# 読み取ったもの。

status-blocked = ロック
status-count = 残り{ $left }/{ $most }
status-missing = なし
status-secret = { $secret }
label-name = 氏名
label-address = 住所
label-birth = 生年月日
label-sex = 性別
label-expiry = 有効期限
label-number = 個人番号
label-pictures = 画像
sex-male = 男
sex-female = 女
sex-not-applicable = 適用不能
sex-unknown = 不明
number-law = 個人番号の収集と保管は、番号法（19条、20条）に定める場合に限られます
number-hidden = 表示するには `--reveal individual_number_unicode`
authenticity = 真正性
authenticity-authentic = 真正 (AUTHENTIC, J-LIS)
authenticity-mock = 真正 (AUTHENTIC, 模擬環境)
authenticity-not = 真正でない (NOT AUTHENTIC)
authenticity-test = テスト用カード (TEST CARD)
authenticity-skipped = 未検証
not-checked-no-digests = 必要なダイジェストに裏付けがない
not-checked-no-issuer = 発行者の鍵に裏付けがない
not-checked-no-mock-root = 模擬環境のカードだが `--world` の指定がない
not-checked-not-read = ファイルを読み取っていない
not-checked-unknown-issuer = その名前の発行者は未知
not-checked-masked = トレースに伏せた部分がある
failed-digest = ファイルのダイジェストが異なる
failed-file = ファイルを読み取れない
failed-names = 同じはずの名前または鍵が異なる
failed-signature = 署名が正しくない
failed-unknown-issuer = 模擬環境にも公表済みの鍵にもない発行者です
world-no-card-ca = { $file } にカードの発行者の鍵がありません

# カードですること。

reveal-unknown = `{ $name }` はここでは表示できません（表示できるのは { $known }）
list-reader-fault = { $fault }
pin-change-lost = 変更の応答が失われました。{ $secret }が新旧どちらか不明です
apdu-not-hex = 命令は2桁ずつの16進数で書きます
apdu-not-command = 命令の形をしていません
apdu-secret = 暗証番号を含む命令は、コマンドラインからは受け付けません
hint-apdu-secret = 暗証番号の変更は `{ $command }`
serve-begins = { $card } の仮想リーダーを { $place } で探しています（Ctrl-C で終了）
serve-waits = { $place } に仮想リーダーがまだありません。引き続き探します
serve-connected = { $place } の仮想リーダーに入りました
serve-lost = { $place } の仮想リーダーがなくなりました。引き続き探します
serve-fault = { $fault }
serve-place = { $place } は「ホスト:ポート」の形ではありません
serve-power-on = 電源オン
serve-power-off = 電源オフ
serve-reset = リセット
serve-ended = カードを仮想リーダーから出しました
sign-what = 署名の対象：{ $file }、{ $length }バイト、SHA-256 { $digest }
sign-names-you = 署名には署名用電子証明書が付きます。受け取った人はあなたの氏名・住所・生年月日・性別を読めます
sign-question = { $file } に署名しますか？
sign-done = { $output }：{ $file } の署名
face-no-photo = このカードには顔写真がありません。何も書き込んでいません
sign-json = `--json` では署名の書き出し先のファイルが必要です
sign-other-key = 署名がカード自身の電子証明書に合いません
sign-certificate = カードの電子証明書を使えません

# 真正性の各段階。

authentic-attributes = 4情報が、発行者の署名したダイジェストと一致すること
authentic-birth = 生年月日のファイルに発行者の署名があること
authentic-card-key = カードの鍵に発行者の署名があること
authentic-certificate = 発行者の鍵の証明書に既知のルートの署名があること
authentic-digests = 個人番号と4情報のダイジェストに発行者の署名があること
authentic-face = 券面に発行者の署名があること（有効期限とセキュリティコードは署名の対象外）
authentic-lower-certificate = カード自身の証明書に上位の証明書の鍵による署名があること
authentic-number = 個人番号が、発行者の署名したダイジェストと一致すること
authentic-number-picture = 個人番号の画像に発行者の署名があること
authentic-same-key = 券面の各ファイルが同じカードの鍵を示すこと
world-no-jpki-ca = { $file } は模擬環境の認証局の証明書ではありません
cert-other-kind = この場所にあるのは別の電子証明書です：{ $found }
cert-not-jpki = カードの電子証明書は公的個人認証のものではありません
cert-names-you = 署名用電子証明書には氏名・住所・生年月日・性別が入っています
cert-stand-ins = { $text }（代替文字：{ $places }文字目）
label-cert-kind = 種類
label-cert-subject = 主体者
label-cert-issuer = 発行者
label-cert-serial = シリアル番号
label-cert-from = 有効期間の開始
label-cert-until = 有効期間の満了
label-cert-other = その他の名前
cert-kind-sign = 署名用電子証明書
cert-kind-auth = 利用者証明用電子証明書
cert-kind-sign-ca = 署名用の認証局の証明書
cert-kind-auth-ca = 利用者証明用の認証局の証明書
chain-not-authentic = 真正でない (NOT AUTHENTIC)
chain-wrong-root = ルートの種類が違う (WRONG ROOT)
chain-test-hierarchy = テスト用カード (TEST CARD)
chain-unknown-root = 未知のルート：この認証局は信頼の対象でない
chain-expired = 有効期間の満了 (EXPIRED)
chain-not-yet-valid = 有効期間の開始前 (NOT YET VALID)
chain-chain-ok-revocation-not-checked = 認証パスは正しい。失効は未確認
face-no-terminal = 画像を描けるのは端末だけです
face-json = `--json` では顔写真の書き出し先のファイルが必要です
face-pictures = { $list }
face-picture = { $name }（{ $length }バイト）
face-written = { $file } を書きました
face-not-drawn = 描けない画像があります。`-o` か `--pictures` で書き出してください
picture-name = 氏名
picture-address = 住所
picture-photo = 顔写真
picture-security-code = セキュリティコード
