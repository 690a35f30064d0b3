# 要求する項目の組と、その根拠となる法令が求めること。
profile-hanshu-ru = 犯罪収益移転防止法の本人確認（特定電磁的記録による方法）
profile-keitai-chi = 携帯電話不正利用防止法の本人確認
profile-bangou = 個人番号とその本人の確認（番号法16条2号）
profile-age-over-20 = 20歳以上であることだけ
profile-age-over-20-and-portrait = 20歳以上であることと、照合用の顔写真
profile-id = 氏名、住所、生年月日、顔写真
profile-full = 記録の全項目

limit-age = 原則として{ $age }歳以上の人に限られます
limit-certified-programs = 認定された送信用プログラムで送られ、デジタル庁または認定された確認用プログラムで確認される必要があります
limit-keeping-number = 個人番号の保管と複写は番号法20条の範囲に限られます
limit-number-users-only = 求めることができるのは個人番号利用事務等実施者だけです

finding-legal-missing = { $element } がありません
finding-legal-no-photo = 顔写真がありません。顔写真の表示がないカードの記録は、ここでは使えません
finding-legal-not-in-force = この規定の施行日は { $from } です
finding-legal-too-much = { $element } は必要ありません

profile-error-not-available = { $name } には、この記録による方法が知られていません（{ $day } 時点）
