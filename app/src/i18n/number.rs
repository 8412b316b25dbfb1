//! Numbers as people read them: `1 234,5`, in English `1 234.5`, with blanks that do not break.

use fluent_bundle::FluentValue;

const BLANK: char = '\u{a0}';

/// A number of a text with a decimal comma; other values as they are.
pub(super) fn with_comma<M>(value: &FluentValue, _: &M) -> Option<String> {
    formatted(value, ",")
}

/// A number of a text with a decimal point; other values as they are.
pub(super) fn with_point<M>(value: &FluentValue, _: &M) -> Option<String> {
    formatted(value, ".")
}

fn formatted(value: &FluentValue, point: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_ref(), None), |(whole, rest)| (whole, Some(rest)));
    let grouped = grouped(whole);
    Some(fraction.map_or(grouped.clone(), |fraction| format!("{grouped}{point}{fraction}")))
}

/// Digits in threes from the right.
fn grouped(whole: &str) -> String {
    let count = whole.chars().filter(char::is_ascii_digit).count();
    let mut left = count;
    let mut grouped = String::with_capacity(whole.len() + count / 3);
    for sign in whole.chars() {
        if sign.is_ascii_digit() {
            if left < count && left.is_multiple_of(3) {
                grouped.push(BLANK);
            }
            left -= 1;
        }
        grouped.push(sign);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_in_threes_with_the_languages_decimal_sign() {
        let said = |number: f64| with_comma(&FluentValue::from(number), &()).unwrap().replace(BLANK, " ");
        assert_eq!(
            [7.0, 999.0, 1000.0, 1_234_567.8, -12_345.5].map(said),
            ["7", "999", "1 000", "1 234 567,8", "-12 345,5"]
        );
        assert_eq!(with_point(&FluentValue::from(0.5), &()).unwrap(), "0.5");
        assert_eq!(with_point(&FluentValue::from("2026"), &()), None);
    }
}
