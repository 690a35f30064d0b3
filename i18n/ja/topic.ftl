# `mnc help 解説` のページ

topic-environment = 参照する環境変数
topic-environment-1 = 環境変数は同じ名前のオプションの代わりになり、コマンドラインの指定が優先します。切り替えのオプションには、有効にするなら1、true、yes、on、無効にするなら0、false、no、off を設定します。--yes、--force、--reveal、--last-try、--pin-file に代わる環境変数はなく、毎回入力が必要です。
variable-flag = { $flag } と同じ
variable-NO_COLOR = 何か設定されていれば色を使わない
variable-CLICOLOR_FORCE = 端末でなくても色を使う
variable-LC_ALL = --lang も MNC_LANG もないときの言語
variable-LC_MESSAGES = 同上（LC_ALL の次）
variable-LANG = 同上（LC_MESSAGES の次）。どれもなければ英語

topic-exit-status = 終了ステータスの意味
topic-exit-status-1 = --json の有無によらず同じです。多数のファイルでは2、1、0のうち最も大きいものになります。
status-0 = 完了、または答えは「はい」
status-1 = 答えは「いいえ」（無効、検証未完了、拒否、失効、取りやめ）
status-2 = 実行できず（コマンドラインの誤り、ファイルの問題、デコードできない入力）
status-3 = カードやリーダーがない、または不具合
status-4 = 暗証番号の誤り、ロック、または未照合

topic-json = --json の出力
topic-json-1 = 標準出力に JSON を1件出力します。多数のファイルの検証では1行に1件です。答えが「いいえ」のときも、コマンドが失敗したときも出力します。キー、識別子、メッセージはどの言語でも英語で、同じスキーマ番号では項目が増えるだけです。バイト列は16進、時刻は RFC 3339 です。
topic-json-2 = エラーの項目は schema、kind（usage、input、io、card、pin、refused）、message、hints、cases です。ファイルの中の場所に関するものには file、path、offset が加わります。当てはまらない項目は出力しません。通信履歴が一部だけ復号できるときは、その部分の inspect の出力が `partial` に入ります。
schema-keygen = 作成したファイル
schema-issue = 発行または保管した記録
schema-read-card = カードから読んだもの、署名したもの、カードリーダーの一覧
schema-inspect = ファイルの木構造とバイト範囲
schema-present = 誰に何を送ったか
schema-verify = 判定、範囲、文書ごとの項目と検証結果、全体の検証結果
schema-revoke = 失効させたもの、または台帳
schema-help = ヘルプの1ページ
schema-version = バージョン
schema-error = コマンドを実行できなかった理由

topic-checks = `mnc verify` の検証内容
topic-checks-1 = すべての検証を行い、1件ずつ報告します。ほかの失敗から生じた失敗には、そのもとになった検証を示します。見つかった事例の番号（N01 から N137）は、ほかの検証ソフトウェアと共通です。
word-ok = 検証して問題なし
word-warn = 厳格な受信者なら拒むもの（--strict では失敗とみなす）
word-FAIL = 検証して問題あり
word-skip = 検証せず（理由を示す）
word-VALID = 有効。必要な検証がすべて ok
word-INVALID = 無効。失敗した検証がある
word-INCOMPLETE = 検証未完了。失敗はないが、必要な検証の入力がない

topic-profiles = 名前で求められる内容
topic-profiles-1 = `mnc verify request --ask` にはプロファイルか項目の一覧を指定します。法令のプロファイルは docType が org.iso.23220.1.jp.mnc のものだけが対象です。応答が満たすかどうかは警告として示し、法律上の確認とはしません。

topic-trust = 何を信頼するか
topic-trust-1 = 指定されないものは何も信頼しません。`--trust` には検証する相手の信頼の起点を指定します。verify では発行者、present ではリーダーです。指定がなければ経路の検証は行わず、判定は INCOMPLETE（検証未完了）になります。
trust-trust = ルート証明書、そのフォルダー、またはトラストリスト（VICAL）
trust-vical-root = そのリストのルート証明書。リスト自体を先に検証する
trust-pin-signer = 経路なしで認める文書署名者。用途と期間は同じように検証する
trust-crl = 失効リスト。署名者を照会し、リスト自体も検証する

topic-law = 本ツールが模す法律の定め
topic-law-1 = カード代替電磁的記録（番号法2条8項）は、地方公共団体情報システム機構が保持者の端末に発行します（18条の2）。有効期間は長くても3か月で、カードの有効期間を超えません。有効な記録は1人に1件です。
topic-law-2 = カードまたは署名用電子証明書の失効、有効期間の満了、保持者の届出、記録の誤りまたは漏れによって失効します。機構は端末が受領するまで失効通知を送り続け、認定を受けた送信用プログラムは送信のたびに失効通知の有無を確かめます（18条の3）。法律は受信者に通知も照会の手段も与えていません。受信者に分かるのは有効期間だけなので、「失効していない」という検証結果は出しません。
topic-law-3 = 個人番号を求められるのは、法律が定める者が定める目的で行う場合に限られます（9条、14条から16条、19条、20条）。指定しない限り、どの出力でも伏せ字にします。
topic-law-4 = 本ツールは模擬であり、認定を受けたプログラム（18条の4）ではありません。判定はバイト列についてのもので、法律上の確認ではありません。
