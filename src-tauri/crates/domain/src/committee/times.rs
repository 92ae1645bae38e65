//! Times of day as activities bear them: `HH:MM`.

use crate::filing::schedule::DayPart;

/// A time as people write it (`8:30`, `１９：００`, `19点30分`, `19时`), as `HH:MM`.
pub fn read(text: &str) -> Option<String> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '：' | '点' | '时' | '.' => ':',
            _ => c,
        })
        .filter(|c| !c.is_whitespace() && *c != '分')
        .collect();
    let (hour, minute) = match plain.split_once(':') {
        Some((hour, "")) => (hour, "0"),
        Some((hour, "半")) => (hour, "30"),
        Some(parts) => parts,
        None => return None,
    };
    let number = |digits: &str, most: u32| {
        let sound = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|n| sound && *n <= most)
    };
    Some(format!("{:02}:{:02}", number(hour, 23)?, number(minute, 59)?))
}

/// The part of the day that a time, `HH:MM`, falls in.
pub fn part_of(time: &str) -> DayPart {
    if time < "12:00" {
        DayPart::Morning
    } else if time < "18:00" {
        DayPart::Afternoon
    } else {
        DayPart::Evening
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("8:30", Some("08:30")),
            ("１９：００", Some("19:00")),
            ("19点30分", Some("19:30")),
            ("19时", Some("19:00")),
            ("19点半", Some("19:30")),
            (" 08:05 ", Some("08:05")),
            ("24:00", None),
            ("8:60", None),
            ("830", None),
            ("晚上", None),
            ("8:030", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }
}
