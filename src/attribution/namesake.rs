//! Whether two names may well be those of one person, though nothing joins them: "Felt" and "Mark Felt", "Dave" and "David
//! Rossi". Two such names do not contradict each other.

use crate::lang::Senses;

/// `a` and `b` as printed, in either order; `senses` knows short forms of given names.
pub fn may_be_one(a: &str, b: &str, senses: &Senses) -> bool {
    let words = |name: &str| -> Vec<String> { name.split([' ', '.', '\u{a0}']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect() };
    let (a, b) = (words(a), words(b));
    let ([given_a @ .., last_a], [given_b @ .., last_b]) = (a.as_slice(), b.as_slice()) else { return true };
    if last_a != last_b {
        // "The Ostrey mill" and "Ostrey".
        return a.len() != b.len() && (a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word)));
    }
    let (Some(x), Some(y)) = (given_a.first(), given_b.first()) else { return true };
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    // "Chris" and "Christopher", "Dave" and "David".
    let short = |x: &str, y: &str| x.len() <= y.len() && y.starts_with(x.trim_end_matches(['e', 'y', 'i'])) && x.len() > 2;
    given_a.iter().any(|word| given_b.contains(word)) || initial(x, y) || initial(y, x) || short(x, y) || short(y, x) || senses.one_given_name(x, y)
}

#[cfg(test)]
mod tests {
    use super::may_be_one;
    use crate::lang::Language;

    #[test]
    fn names_that_may_be_one() {
        for (a, b, expected) in [
            ("Ada Lindqvist", "Lindqvist", true),
            ("Dave Rossi", "David Rossi", true),
            ("Bill Orme", "William Orme", true),
            ("J. Orme", "Jane Orme", true),
            ("Councillor Ada Lindqvist", "Ada Lindqvist", true),
            ("Ada Lindqvist", "Ida Lindqvist", false),
            ("Rob Jones", "Nick Jones", false),
            ("Carla Ruiz", "Carmen Ruiz", false),
            ("Karl Reiter", "Anna Holt", false),
        ] {
            assert_eq!(may_be_one(a, b, &Language::of("en").senses), expected, "{a}, {b}");
            assert_eq!(may_be_one(b, a, &Language::of("en").senses), expected, "{b}, {a}");
        }
    }
}
