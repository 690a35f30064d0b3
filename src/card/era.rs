//! Japanese years, as the secrets of the card have them: two digits, and no sign of the era.

use time::Date;

/// The first days of the eras that somebody alive can be born in: 令和, 平成, 昭和, 大正, 明治.
const ERAS: [(i32, u16); 5] = [(2019, 121), (1989, 8), (1926, 359), (1912, 212), (1868, 297)];

/// 生年月日 as six digits: the year of its era, month, day; none before 明治.
#[must_use]
pub fn birth_digits(date: Date) -> Option<String> {
    let first = ERAS.into_iter().find(|first| (date.year(), date.ordinal()) >= *first)?;
    let year = date.year() - first.0 + 1;
    Some(format!("{year:02}{:02}{:02}", u8::from(date.month()), date.day()))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn eras_change_within_a_year() {
        let cases = [
            (date!(1980 - 02 - 17), "550217"),
            (date!(1989 - 01 - 07), "640107"),
            (date!(1989 - 01 - 08), "010108"),
            (date!(2019 - 04 - 30), "310430"),
            (date!(2019 - 05 - 01), "010501"),
            (date!(1926 - 12 - 24), "151224"),
            (date!(1926 - 12 - 25), "011225"),
            (date!(1912 - 07 - 29), "450729"),
            (date!(1912 - 07 - 30), "010730"),
            (date!(2026 - 01 - 01), "080101"),
        ];
        for (date, digits) in cases {
            assert_eq!(birth_digits(date).as_deref(), Some(digits), "{date}");
        }
        assert_eq!(birth_digits(date!(1868 - 10 - 22)), None);
    }
}
