# ヘルプの文

heading-usage = 使い方
heading-examples = 例
heading-commands = コマンド
heading-topics = 解説
heading-arguments = 引数
heading-options = オプション
heading-common = 共通のオプション
heading-values = 値
heading-exit = 終了ステータス
heading-statuses = 状態の語
heading-verdicts = 判定
heading-scope-response = 応答全体の検証
heading-scope-document = 文書の検証
heading-scope-request = 要求の検証
heading-scope-list = トラストリストの検証
heading-scope-application = 申請情報の審査

man-name = 名前
man-description = 説明

usage-options = オプション
usage-subcommand = コマンド
arg-default = 既定値: { $value }
arg-choices = 選択肢: { $values }
arg-repeats = 複数指定可
heading-more = 全文
help-no-topic = `{ $name }` というコマンドや解説はありません。解説の一覧：{ $topics }
help-clause = { $clause }（{ $from } から）
generate-done = { $count }個のファイルを生成しました

# コマンド

about-mnc = カード代替電磁的記録の発行から失効まで、すべての役割を模擬
about-keygen = 鍵と証明書、または模擬環境一式の作成
about-keygen-demo = 模擬環境に必要なものをまとめたフォルダーの作成
about-keygen-iaca = 発行機関のルート証明書（IACA）の作成
about-keygen-iaca-link = 旧ルートから新ルートへのリンク証明書の作成
about-keygen-ds = 記録に署名する文書署名者の作成
about-keygen-reader-ca = リーダーのルート証明書の作成
about-keygen-reader = 要求に署名するリーダーの作成
about-keygen-status = 失効リスト署名者の作成
about-keygen-vical-ca = トラストリスト（VICAL）のルート証明書の作成
about-keygen-vical = トラストリスト（VICAL）署名者の作成
about-keygen-jpki-ca = 公的個人認証（JPKI）の模擬認証局の作成
about-keygen-card = 架空の人物の仮想カードの作成
about-keygen-device = 保持者の端末の鍵ペアの作成
about-keygen-csr = 鍵と証明書署名要求（CSR）の作成
about-issue = 記録の発行とウォレットへの保管
about-issue-record = 本人の情報からの記録の発行
about-issue-store = 記録の確認とウォレットへの保管
about-inspect = ファイルの1バイト単位の解説（検証はしない）
about-present = 保持者の同意に基づく要求への応答
about-verify = 応答、記録、要求、トラストリストの検証
about-verify-request = 要求とそのセッションの作成
about-revoke = 記録または文書署名者の失効
about-revoke-list = 有効な記録と失効した記録の一覧
about-revoke-signer = 文書署名者の失効リストへの登録
about-help = コマンドや解説の表示

more-mnc = 記録（カード代替電磁的記録）は、docType が org.iso.23220.1.jp.mnc の ISO/IEC 18013-5 mdoc です。ここにあるものはすべて模擬で、人物も証明書も架空です。本ツールの出力は法律上の確認にはなりません。
more-keygen = 証明書の主体者名には必ず MOCK と入ります。鍵は PKCS#8 PEM（名前.key、モード0600）、公開鍵は SPKI PEM（名前.pub）、証明書は PEM（名前.pem）です。`--seed` と `--at` を指定すれば、毎回1バイトも違わない同じファイルになります。
more-keygen-demo = 模擬環境には、iaca、ds、reader-ca、reader、status の証明書と鍵、失効リスト iaca.crl、発行者の台帳、カード用の認証局 jpki-sign-ca、jpki-auth-ca、card-ca、架空の国民のカード（card.json）とその暗証番号（pins）が入ります。
more-keygen-card = カードには、本人の情報、模擬環境の認証局が発行した電子証明書と鍵、暗証番号と残り回数が入ります。暗証番号のファイルを隣に書きます（taro.json なら taro.pins）。暗証番号は1234、署名用パスワードはABC123です。
more-keygen-jpki-ca = `sign` は署名用、`auth` は利用者証明用の認証局です。RSA 2048ビット、有効期間10年で、名称にMOCKが入ります。
more-issue-record = 記録は、模擬環境の文書署名者が署名し、その台帳に登録されます。有効な記録は1人に1件です。`--replace` を付けると古い記録を失効させます。
more-issue-store = 記録は、その端末鍵に結び付けたものに限ります。`--trust` を指定すると発行元も確かめます。ウォレットは失効通知の確認先を記憶します。
more-inspect = ファイルの種類は自動で判別します。暗号化された部分は `--key` で開きます。個人番号は、指定しない限り伏せ字にします。
more-present = 要求者、目的、求められた項目、保存される項目を示してから同意を求めます。認証されていないリーダーには、`--yes` だけで個人番号を送信することはありません。送信の前には、法律の定めどおり失効通知の有無を確かめます。
more-verify = すべての検証を行い、結果を1件ずつ報告します。トランスクリプトのあるフォルダーは1回のやり取り、それ以外のフォルダーは個別のファイルの集まりとして扱います。判定は VALID（有効）、INVALID（無効）、INCOMPLETE（検証未完了）のいずれかです。記録が失効したかどうかは受信者には分かりません。
more-verify-request = `--session` を指定すると、要求、トランスクリプト、リーダーのセッション鍵をフォルダーに作ります。ファイルによるやり取りで、ハンドオーバーは本ツール独自のものです。
more-revoke = 保持者のウォレットは次の送信の前に失効通知を受け取り、受領を知らせます。
more-revoke-signer = 新しい失効リストを模擬環境に書き込みます。以後、このリストを読む検証では、この署名者の記録はすべて無効になります。

# 例

example-world = 模擬環境を作る
example-world-again = 毎回同じ内容の模擬環境を作る
example-device = 保持者の端末の鍵ペアを作る
example-device-pair = 別の曲線で作る
example-iaca = P-384 のルート証明書を作る
example-ds = そのルートの下に文書署名者を作る
example-iaca-successor = 後継のルート証明書を作る
example-iaca-link = 旧ルートから新ルートへつなぐ
example-reader-ca = リーダーのルート証明書を作る
example-csr = 受信者が証明書を得るための要求を作る
example-reader-csr = 証明書署名要求に応じる
example-status = 失効リスト署名者を作る
example-vical-ca = トラストリストのルート証明書を作る
example-card = 架空の人物のカードを作る
example-jpki-ca = 署名用の模擬認証局を作る
example-vical = トラストリスト署名者を作る
example-record = 架空の人物の記録を発行する
example-record-broken = 意図的に作れる欠陥の一覧を見る
example-store = 記録をウォレットに保管する
example-inspect = 記録を解説する
example-inspect-hex = 証明書を1バイトずつ解説する
example-verify-record = 発行された記録を検証する
example-verify-exchange = やり取りのフォルダーにある応答を検証する
example-verify-response = 応答だけを検証し、結果をプログラムに渡す
example-request = 犯収法に基づく本人確認の項目を、やり取りのフォルダーで求める
example-request-elements = 2つの項目を求める
example-present = やり取りのフォルダーにある要求に応える
example-revoke-list = 台帳を見る
example-revoke = 記録を失効させる
example-revoke-signer = 模擬環境の文書署名者を失効させる
example-help-topic = 終了ステータスの解説を見る

# 終了ステータス

exit-all = 0 完了、1 答えは「いいえ」、2 実行できず
exit-mnc = 0 完了または「はい」、1 答えは「いいえ」、2 実行できず、3 カードやリーダーの不具合、4 暗証番号の誤り・ロック・未照合
exit-verify = 0 有効、1 無効または検証未完了、2 検証できず
exit-present = 0 応答済み、1 拒否または失効、2 実行できず
exit-inspect = 0 解説済み、2 実行できず
exit-help = 0 表示済み、2 該当なし

# 全コマンド共通

arg-json = JSON を1件出力する
arg-at = 現在の代わりに、この時刻を基準にする
arg-color = 色の使用（auto、always、never）
arg-lang = 表示する言語（en、ja）
arg-quiet = 標準エラーに注記・警告・進行状況を出さない
arg-verbose = 詳しく表示する（2回でさらに詳しく）
arg-help = ヘルプの表示（-h は1画面、--help は全文）
arg-version = バージョンの表示

# 多くのコマンドに共通

arg-output = 出力先（`-` は標準出力）
arg-force = 既存のファイルを上書きする
arg-yes = 確認にはすべて「はい」と答える
arg-dry-run = 何も変更せず、行うことだけを示す
arg-seed = この値から毎回同じ乱数を作る（模擬専用）
arg-world = 使用する模擬環境
arg-wallet = 使用するウォレット
arg-ledger = 失効通知を確認する台帳のある模擬環境
arg-broken = 意図的に欠陥を入れる（`list` で種類の一覧）
arg-reveal = 伏せずに表示する項目
arg-alg = 鍵の種類
arg-key = 新しく作らずに使う鍵
arg-name = 主体者名（MOCK の後に入る）
arg-country = 主体者の国
arg-state = 主体者の都道府県・州
arg-valid-days = 有効期間の日数
arg-issuer = 署名するルート（名前.key、名前.pem）
arg-csr = 応じる証明書署名要求
arg-domain = 証明書に入れるドメイン名
arg-transcript = 使用するセッショントランスクリプト
arg-request = 照らし合わせる要求
arg-trust = 信頼するルート証明書
arg-device-key = 保持者の端末鍵

# 各コマンド

arg-keygen-demo-world = 作成するフォルダー
arg-keygen-demo-alg = すべての鍵の種類
arg-keygen-output = 出力先（名前.key、名前.pem）
arg-keygen-iaca-output = 出力先（名前.key、名前.pem）
arg-keygen-iaca-link-output = 出力先（名前.pem）
arg-keygen-iaca-link-issuer = 署名する旧ルート（名前.key、名前.pem）
arg-keygen-iaca-link-new-root = 証明の対象となる新ルート
arg-keygen-ds-output = 出力先（名前.key、名前.pem）
arg-keygen-reader-ca-output = 出力先（名前.key、名前.pem）
arg-keygen-reader-output = 出力先（名前.key、名前.pem）
arg-keygen-status-output = 出力先（名前.key、名前.pem）
arg-keygen-vical-ca-output = 出力先（名前.key、名前.pem）
arg-keygen-vical-output = 出力先（名前.key、名前.pem）
arg-keygen-jpki-ca-output = 出力先（名前.key、名前.pem）
arg-keygen-jpki-ca-purpose = 署名用（sign）か利用者証明用（auth）か
arg-keygen-card-output = カードの出力先（暗証番号はその隣）
arg-keygen-card-person = 本人の情報のファイル
arg-keygen-card-world = 発行する認証局のある模擬環境
arg-keygen-device-output = 出力先（名前.key、名前.pub）
arg-keygen-csr-output = 出力先（名前.key、名前.csr）
arg-keygen-csr-role = 求める証明書の役割
arg-issue-record-person = 本人の情報のファイル
arg-issue-record-device-key = 記録を結び付ける公開鍵
arg-issue-record-world = 署名し、台帳に登録する模擬環境
arg-issue-record-signer = 署名する文書署名者（名前.key、名前.pem）
arg-issue-record-element = 項目の値を決める（なければ加える）
arg-issue-record-omit = 入れない項目
arg-issue-record-alg = 署名アルゴリズム
arg-issue-record-digest = ダイジェストアルゴリズム
arg-issue-record-replace = 本人の有効な記録を失効させる
arg-issue-store-record = 保管する記録
arg-issue-store-device-key = ウォレットに入れる秘密鍵
arg-issue-store-trust = 記録の発行元として信頼するルート証明書
arg-inspect-file = 解説するファイル、または文字列そのもの
arg-inspect-as = 表示の形式
arg-inspect-key = 暗号化された部分を開く鍵
arg-present-request = 応える要求（ファイル、やり取りのフォルダー）
arg-present-trust = 信頼するリーダーのルート証明書
arg-present-only = 送信する項目を絞る
arg-present-record = 応答に使うウォレット内の記録
arg-present-mac = 端末認証を MAC で行う
arg-present-signature = 端末認証を署名で行う
arg-verify-files = 検証するファイルやフォルダー
arg-verify-files-from = 検証するファイルの一覧（1行に1件）
arg-verify-trust = 信頼する発行者のルート、そのフォルダー、VICAL
arg-verify-vical-root = 信頼する VICAL のルート証明書
arg-verify-pin-signer = ルートへの経路なしで認める文書署名者
arg-verify-transcript = 端末認証を確かめるセッション
arg-verify-ereader-key = MAC を確かめるリーダーのセッション鍵
arg-verify-crl = 署名者を照会する失効リスト
arg-verify-require-revocation = 失効リストがなければ検証未完了とする
arg-verify-strict = 警告も失敗とみなす
arg-verify-explain = 検証ごとの入力と食い違う箇所を示す
arg-verify-jobs = 同時に検証するファイルの数
arg-verify-output = 報告の出力先
arg-verify-request-ask = 求める内容（プロファイルか、項目名または名前空間/項目名）
arg-verify-request-retain = 保存すると告げる項目
arg-verify-request-reader-auth = 署名するリーダー（名前.key、名前.pem）
arg-verify-request-reader-auth-all = 要求全体に1回だけ署名する（第2版、バージョン 1.1）
arg-verify-request-purpose = 要求の目的を示す（バージョン 1.1）
arg-verify-request-doctype = 記録の代わりに、この型の文書を求める
arg-verify-request-session = やり取りのフォルダー
arg-verify-request-output = 要求だけの出力先
arg-verify-request-transcript = 署名の対象とするセッション
arg-revoke-target = 失効させる記録（ファイルか識別子の先頭）
arg-revoke-reason = 失効の理由
arg-revoke-signer-certificate = 失効させる署名者の証明書
arg-help-topic = 表示する解説やコマンド

# 値の名前と意味

value-alg = 方式
value-code = 国
value-days = 日数
value-domain = ドメイン
value-element = 項目
value-file = ファイル
value-folder = フォルダー
value-form = 形
value-kind = 種類
value-lang = 言語
value-n = 数
value-name = 名前
value-name-value = 項目=値
value-reason = 理由
value-record = 記録
value-role = 役割
value-purpose = 用途
value-time = 時刻
value-topic = 解説
value-type = 文書型
value-wallet = ウォレット
value-what = 内容
value-when = いつ
value-why = 目的
value-world = 模擬環境

what-alg = アルゴリズム
what-code = 国（ISO 3166-1 alpha-2）
what-days = 日数
what-domain = ドメイン名
what-element = full_name_unicode のような項目の識別子（コンマ区切りで複数可）
what-file = パス、または標準入力を表す `-`。PEM、DER、CBOR、16進、base64 は自動で判別
what-folder = フォルダー
what-form = 表示の形式
what-kind = 欠陥の種類
what-lang = 言語
what-n = 整数
what-name = ファイル名の先頭（名前.key、名前.pem）、または主体者名
what-name-value = 項目の識別子とその値
what-reason = 記録が失効する理由（番号法18条の2）
what-record = ファイル、または記録の識別子の先頭
what-role = 証明書の役割
what-time = 2026-01-15T00:00:00Z のような RFC 3339 の時刻、または日付（00:00Z から始まる）
what-topic = 解説の名前、またはコマンドの語
what-type = 文書型（docType）
what-wallet = 保持者1人の記録と端末鍵を入れるフォルダー
what-what = プロファイル（`mnc help profiles`）か、項目の識別子（コンマ区切り）
what-when = auto、always、never
what-why = 要求の目的
what-world = `mnc keygen demo` で作るフォルダー

choice-form-tree = 項目名の付いた木構造
choice-form-json = 同じ内容のプログラム向け
choice-form-diag = CBOR の診断表記
choice-form-hex = 位置、バイト、意味
choice-reason-card-lapsed = カードまたは署名用電子証明書の失効
choice-reason-expired = 記録の有効期間の満了
choice-reason-holder-notice = 保持者の届出（紛失、使用不能など）
choice-reason-record-error = 記録の誤りまたは漏れ
choice-reason-other = 主務省令で定めるその他の場合
choice-alg-p256 = P-256 の ECDSA
choice-alg-p384 = P-384 の ECDSA
choice-alg-p521 = P-521 の ECDSA
choice-alg-ed25519 = Ed25519（文書署名者とリーダー用）
choice-role-ds = 文書署名者
choice-role-reader = リーダー
choice-role-status = 失効リスト署名者
choice-role-vical = トラストリスト署名者
