"""Value rules of the record."""

import datetime
import re

SEX = {1: "男", 2: "女"}
WORDS = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
JAPAN = datetime.timezone(datetime.timedelta(hours=9))


def day(text):
    """The day of `YYYY-MM-DD`."""
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def words(text):
    """The day of `YYYY年M月D日`."""
    found = WORDS.fullmatch(text)
    return found and day("{}-{:0>2}-{:0>2}".format(*found.groups()))


def three_months(start):
    """The same time of day three months later, in Japan; none of our starts needs a shorter month."""
    local = start.astimezone(JAPAN)
    month = local.month + 2
    return local.replace(year=local.year + month // 12, month=month % 12 + 1)


def number(text):
    """Whether twelve digits end in their check digit."""
    if not re.fullmatch(r"\d{12}", text):
        return False
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(text[:11]), 1))
    rest = total % 11
    return int(text[11]) == (0 if rest <= 1 else 11 - rest)


def values(record):
    """Whether each value keeps its own rule."""
    rule = {
        "full_name_unicode": lambda v: 0 < len(v) <= 150, "resident_address_unicode": lambda v: 0 < len(v) <= 150,
        "local_gov_code_unicode": lambda v: re.fullmatch(r"\d{5}", v), "individual_number_unicode": number,
        "portrait": lambda v: v.startswith((b"\xff\xd8\xff", b"\0\0\0\x0cjP")), "sex_unicode": lambda v: v in SEX.values(),
        "birth_date_unicode": words, "sex": lambda v: v in (0, 1, 2, 9), "birth_date": lambda v: v[0] == 1004 and day(v[1]),
    }
    return all(rule[name](value) for name, value in record.items() if name in rule)


def consistency(record, signed):
    """Whether the values agree with each other."""
    born, said = record.get("birth_date"), record.get("birth_date_unicode")
    coded, spoken = born and day(born[1]), said and words(said)
    if coded and spoken and coded != spoken:
        return False
    if record.get("sex") in SEX and record.get("sex_unicode") in SEX.values() and SEX[record["sex"]] != record["sex_unicode"]:
        return False
    birth = coded or spoken
    if not birth:
        return True
    today = signed.astimezone(JAPAN).date()
    age = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
    return record.get("age_in_years", age) == age and record.get("age_over_20", age >= 20) == (age >= 20)
