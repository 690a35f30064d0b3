# issue check, issue record FILE

examined-mock = 模擬の発行者による模擬の審査です。他人の電子署名の検証を業として行うには大臣の認定が必要です（公的個人認証法17条）
record-photo = カードの顔写真または個人番号から記録を作れません
world-card-key = { $file } はカード発行者の RSA 鍵の証明書ではありません
world-not-jpki = { $file } は模擬 JPKI の認証局の証明書ではありません
