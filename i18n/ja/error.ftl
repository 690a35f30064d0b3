# stderrの行頭に付く語

label-error = エラー
label-warning = 警告
label-note = 補足
label-hint = ヒント
label-cause = 原因

# エラーの組み立て

error-what-where-why = { $what }: { $path }: { $why }
error-what-why = { $what }: { $why }
error-what-where = { $what }: { $path }
error-byte-der = { $error }（DER の{ $offset }バイト目）
error-byte = { $error }（{ $offset }バイト目）
error-not-built = `{ $what }` はこのバージョンにはまだありません

# コマンドラインの語

usage-unknown = `{ $arg }` という引数はありません
usage-command = `{ $name }` というコマンドはありません
usage-no-command = コマンドが指定されていません
usage-required = 指定が足りません：{ $args }
usage-value = `{ $value }` は `{ $arg }` に指定できません
usage-value-choice = `{ $value }` は `{ $arg }` に指定できません：{ $valid } のいずれかです
usage-value-why = `{ $value }` は `{ $arg }` に指定できません：{ $why }
usage-value-missing = `{ $arg }` には値が必要です
usage-value-surplus = `{ $arg }` の値が多すぎます：`{ $value }`
usage-repeated = `{ $arg }` は1回だけ指定できます
usage-conflict = `{ $arg }` は { $other } と一緒には使えません
usage-conflict-alone = `{ $arg }` はここでは使えません
usage-equals = `{ $arg }` の値は `=` の後に書きます
usage-utf8 = UTF-8 でない引数があります
usage-other = 引数を解釈できません
usage-stdin-once = 標準入力は一度しか読めませんが、`-` が二つ以上あります
usage-no-file = 読むものがありません。ファイルの指定がなく、標準入力は端末です
usage-arg = { $flag }<{ $value }>{ $after }

value-time-fault = 時刻は 2026-01-15T00:00:00Z、日付は 2026-01-15 の形で書きます
value-number-fault = 範囲内の数値ではありません
value-count-fault = 1以上の整数ではありません
value-seconds-fault = 秒数は1から86400までです
value-days-fault = 日数は1から36525までです
value-assignment-fault = 「項目=値」の形で書きます
value-place-fault = 複数のファイルを作るため、標準出力には書けません。名前を指定してください
value-domain-fault = ドメイン名ではありません（英数字とハイフンを点で区切ります）
value-name-fault = 空です
value-country-fault = JP のような英大文字2字です
value-status-list-fault = 「URI=番号」の形で書きます。番号は 0 から 4294967295 までです
value-identifier-list-fault = 「URI=16進」の形か URI だけを書きます。識別子は 1 から 64 バイトです
value-uri-fault = URI は http:// か https:// で始め、ホスト名を含め、空白やフラグメントは使えません

# ファイル

name-standard-input = 標準入力
name-standard-output = 標準出力
io-cannot-read = { $file } を読めません
io-cannot-write = { $file } に書けません
io-exists = すでに存在します
io-folder-not-empty = フォルダーが空ではありません
io-invalid-name = 使えない名前です
io-is-folder = フォルダーです
io-not-folder = パスの途中がフォルダーではありません
io-not-found = ファイルまたはフォルダーがありません
io-permission = 権限がありません
io-read-only = 読み取り専用です
io-full = 空き容量がありません
io-system = システムエラー { $code }
io-other = システムに拒否されました
io-no-random = システムの乱数が使えません

output-exists = 上書きしません：{ $file }
output-overwrite = { $file } を上書きしますか
output-would-write = { $file } に書き込みます（実行はしていません）
output-binary = バイナリーは端末に出力しません

# 質問

prompt-needs-yes = 確認に答える人がいません：{ $question }
prompt-declined = 取りやめました。何も変更していません
prompt-broken = 答えを得る前に端末が閉じられました

# ヒント

hint-help = すべてのオプションは `{ $command }` で確認できます
hint-structure = 構造は `{ $command }` で確認できます
hint-meant = もしかして：{ $list }
hint-dashes = `{ $word }` を値として渡すには、前に `--` を置きます
hint-variable = この値は環境変数 { $name } によるものです
hint-stdin = ファイルを指定するか、標準入力を読むなら `-` を指定します
hint-force = 上書きするには `--force` を付けます
hint-output = `-o ファイル` で出力先を指定します。端末に出すなら `-o -` とします
hint-request = ファイルの要求に応えるには `--request ファイル` を指定します
hint-yes = あらかじめ承諾するには `--yes` を付けます
