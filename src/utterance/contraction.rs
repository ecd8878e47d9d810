//! Contractions as the words that were spoken.

/// What stands before an "n't" that lost its mark.
const UNMARKED: &[&str] = &["did", "do", "does", "is", "was", "are", "were", "has", "have", "had", "wo", "ca", "could", "would", "should"];

/// The words that a contraction stands for; "'s" is left alone, since it has two meanings.
pub(crate) fn spoken(norm: &str) -> (&str, Option<&str>) {
    match norm {
        "can't" => return ("can", Some("not")),
        "won't" => return ("will", Some("not")),
        "cannot" => return ("can", Some("not")),
        _ => {}
    }
    const TAILS: &[(&str, &str)] = &[("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"), ("'d", "would")];
    // "Didnt": a misprint, and no change of what was said.
    if let Some(head) = norm.strip_suffix("nt").filter(|head| UNMARKED.contains(head)) {
        return (match head { "wo" => "will", "ca" => "can", head => head }, Some("not"));
    }
    let split = TAILS.iter().find_map(|(tail, word)| Some((norm.strip_suffix(tail)?, Some(*word))));
    split.filter(|(head, _)| !head.is_empty()).unwrap_or((norm, None))
}
