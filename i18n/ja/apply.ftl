# issue apply, issue check, issue record FILE.

apply-needs-file = 申請情報には個人番号が含まれるため、ファイルに書き出します: `-o FILE`
apply-would = カードを読み取り、申請情報に署名して { $file } に書き出します
apply-read-question = カードから氏名、住所、生年月日、性別、個人番号、顔写真を読み取りますか。顔写真を開くため、個人番号をカードに照合させます。
apply-sign-question = この申請情報にカードで署名し、書き出しますか。
apply-card-refused = このカードでは申請できません。{ $check }: { $why }
apply-card-unreadable = カードのファイルを読み取れません
apply-masked = トレースの個人番号が伏せられています。`--reveal individual_number_unicode` を付けて記録したトレースなら再生できます
apply-certificate-unreadable = カードの署名用電子証明書を読み取れません
apply-cannot-sign = 端末の鍵では申請情報に署名できません
apply-signature = カードの署名を作れないか、署名が証明書に合いません
apply-sends = { $doctype } の申請：次の内容にカードで署名し、発行者に提出します
apply-name = 氏名      { $name }
apply-address = 住所      { $address }（{ $code }）
apply-birth = 生年月日  { $date }、および性別
apply-number = 個人番号  { $number }
apply-photo = 顔写真    JPEG 2000、{ $bytes }バイト
apply-no-photo = 顔写真    カードになし
apply-key = 端末の鍵  { $key }（新規）、記録の有効期間 { $days }日
apply-certificate = 証明書    署名用（氏名、住所、生年月日、性別を含む）
apply-done = { $file }: 署名済みの申請情報。端末の鍵は { $wallet } にあります
apply-hurry = 使えるのは10分以内に1回だけです
examined-mock = 模擬の発行者による模擬の審査です。他人の電子署名の検証を業として行うには大臣の認定が必要です（公的個人認証法17条）
record-photo = カードの顔写真または個人番号から記録を作れません
world-card-key = { $file } はカード発行者の RSA 鍵の証明書ではありません
world-not-jpki = { $file } は模擬 JPKI の認証局の証明書ではありません
