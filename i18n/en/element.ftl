# Names of the elements of the record, and what can be the matter with their values.
element-full-name-unicode = Full name
element-resident-address-unicode = Address
element-local-gov-code-unicode = Local government code
element-individual-number-unicode = Individual Number
element-portrait = Portrait
element-sex-unicode = Sex
element-birth-date-unicode = Date of birth
element-sex = Sex (ISO/IEC 5218)
element-birth-date = Date of birth (coded)
element-age-in-years = Age in years
element-age-over-20 = 20 years or older
element-age-over = { $age } years or older

finding-value-age-differs = { $element } is { $found }; by the birth date it was { $expected } on { $on }
finding-value-age-over-differs = { $element } is { $found }, which the birth date contradicts as of { $on }
finding-value-age-over-order = { $element } is true, but { $other } is false
finding-value-age-over-years = { $element } does not fit an age of { $years }
finding-value-birth-date-differs = { $element } is not the date of birth_date
finding-value-birth-in-future = { $element } lies after the day of signing
finding-value-birth-text-form = { $element } can be read, but is not of the form YYYY年M月D日
finding-value-birth-text-unknown = { $element } says that a part of the date is unknown; how records spell that is not public
finding-value-birth-text-unread = { $element } is no date of the form YYYY年M月D日
finding-value-code-check-digit = the check digit of { $element } should be { $expected }
finding-value-code-form = { $element } has { $characters } characters, not five or six digits
finding-value-code-of-six = { $element } has six digits; records are seen with five
finding-value-date-form = { $element } is not a day of the form YYYY-MM-DD
finding-value-empty = { $element } is empty
finding-value-image-format = { $bytes ->
        [one] { $element } (1 byte) is neither JPEG nor JPEG 2000
       *[other] { $element } ({ $bytes } bytes) is neither JPEG nor JPEG 2000
    }
finding-value-mask-form = the approximate_mask of { $element } is not eight characters 0 or 1
finding-value-number-check-digit = the check digit of { $element } is wrong
finding-value-number-form = { $element } has { $characters } characters, not twelve digits
finding-value-sex-code = { $element } is { $code }, which is not a code of ISO/IEC 5218
finding-value-sex-differs = { $element } does not say what sex says
finding-value-sex-word = { $element } is neither 男 nor 女
finding-value-shape = { $element } is { $found }; expected { $expected }
finding-value-too-long = { $element } has { $characters } characters; more than 150
finding-value-unprintable = { $element } holds { $character }, which is not printed, as character { $position }

# What was probably meant by a name that the record does not hold.
suggest-age = the record answers about { $element } only
suggest-known = the record calls it { $element }
suggest-namespace = { $element } lives in the namespace { $namespace }
suggest-spelling = did you mean { $element }?
