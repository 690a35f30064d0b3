# 記録事項の項目名と、値についての指摘。
element-full-name-unicode = 氏名
element-resident-address-unicode = 住所
element-local-gov-code-unicode = 市町村コード
element-individual-number-unicode = 個人番号
element-portrait = 顔写真
element-sex-unicode = 性別
element-birth-date-unicode = 生年月日
element-sex = 性別（ISO/IEC 5218）
element-birth-date = 生年月日（日付型）
element-age-in-years = 年齢
element-age-over-20 = 20歳以上
element-age-over = { $age }歳以上

finding-value-age-differs = { $element } が { $found } です（生年月日によれば { $on } の時点では { $expected }）
finding-value-age-over-differs = { $element } が { $found } ですが、{ $on } の時点では生年月日と合いません
finding-value-age-over-order = { $element } は true ですが、{ $other } は false です
finding-value-age-over-years = { $element } が年齢 { $years } と合いません
finding-value-birth-date-differs = { $element } が birth_date の日付と異なります
finding-value-birth-in-future = { $element } が署名した日より後です
finding-value-birth-text-form = { $element } は読めますが、「YYYY年M月D日」の形ではありません
finding-value-birth-text-unknown = { $element } は日付の一部が不明であることを表していますが、その書き方は公表されていません
finding-value-birth-text-unread = { $element } は「YYYY年M月D日」の形の日付ではありません
finding-value-code-check-digit = { $element } の検査用数字は { $expected } のはずです
finding-value-code-form = { $element } が{ $characters }文字です。5桁か6桁の数字でなければなりません
finding-value-code-of-six = { $element } が6桁です。これまでに知られている記録は5桁です
finding-value-date-form = { $element } は「YYYY-MM-DD」の形の実在する日付ではありません
finding-value-empty = { $element } が空です
finding-value-image-format = { $element }（{ $bytes }バイト）は JPEG でも JPEG 2000 でもありません
finding-value-mask-form = { $element } の approximate_mask が 0 か 1 の8文字ではありません
finding-value-number-check-digit = { $element } の検査用数字が誤っています
finding-value-number-form = { $element } が{ $characters }文字です。12桁の数字でなければなりません
finding-value-sex-code = { $element } の { $code } は ISO/IEC 5218 のコードではありません
finding-value-sex-differs = { $element } が sex と異なります
finding-value-sex-word = { $element } が「男」でも「女」でもありません
finding-value-shape = { $element } の型が { $found } です（{ $expected } のはず）
finding-value-too-long = { $element } が{ $characters }文字で、150文字を超えています
finding-value-unprintable = { $element } の{ $position }文字目が、表示されない文字（{ $character }）です

# 記録にない名前について、おそらく指そうとした項目。
suggest-age = 記録が答えるのは { $element } だけです
suggest-known = 記録での名前は { $element } です
suggest-namespace = { $element } の名前空間は { $namespace } です
suggest-spelling = もしかして：{ $element }
