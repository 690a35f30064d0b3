# Named sets of elements to ask for, and what a law behind them demands.
profile-hanshu-ru = identity of a customer (Act on Prevention of Transfer of Criminal Proceeds)
profile-keitai-chi = identity of a subscriber (Mobile Phone Improper Use Prevention Act)
profile-bangou = the Individual Number and whose it is (My Number Act)
profile-age-over-20 = 20 years or older, and nothing else
profile-age-over-20-and-portrait = 20 years or older, with the portrait to compare
profile-id = name, address, date of birth and portrait
profile-full = every element of the record

limit-age = in principle for people of { $age } years or more
limit-certified-programs = sent by a certified program and confirmed by the Digital Agency's or a certified one
limit-keeping-number = the Individual Number may be stored and copied only within article 20 of the My Number Act
limit-number-users-only = only those who handle Individual Numbers by law may ask (個人番号利用事務等実施者)

finding-legal-missing = { $element } is missing
finding-legal-no-photo = there is no portrait: a record of a card without a photo cannot serve here
finding-legal-not-in-force = the rule comes into force on { $from }
finding-legal-too-much = { $element } is not needed

profile-error-not-available = no method by this record is known for { $name } (as of { $day })
