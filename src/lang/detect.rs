//! Which language a text is in, by its script and by the little words that only it has.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// How many words of a text are looked at.
const SAMPLE: usize = 600;

/// The language of a text, and whether the words (or the script) decided: a text without any known word is called
/// English, undecided.
pub fn detect(text: &str) -> (&'static str, bool) {
    let mut counts: Vec<u32> = vec![0; table().0.len()];
    let (mut han, mut kana, mut letters) = (0u32, 0u32, 0u32);
    for c in text.chars().take(SAMPLE * 6).filter(|c| c.is_alphabetic()) {
        letters += 1;
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' => han += 1,
            _ => {}
        }
    }
    if (han + kana) * 2 > letters {
        return (if kana * 20 > han + kana { "ja" } else { "zh" }, true);
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    for word in words.take(SAMPLE) {
        if let Some(languages) = table().1.get(word.to_lowercase().as_str()) {
            for &language in languages {
                // A word of one language alone says more than one that several have.
                counts[language] += 12 / languages.len() as u32;
            }
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i))).unwrap_or(0);
    if counts[best] == 0 { ("en", false) } else { (table().0[best], true) }
}

type Table = (Vec<&'static str>, FxHashMap<&'static str, Vec<usize>>);

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let file = super::load("detect", include_str!("detect.txt")).expect("a test reads it");
        let (mut codes, mut words) = (Vec::new(), FxHashMap::<_, Vec<usize>>::default());
        for line in file.lines("").expect("a test reads it") {
            let mut parts = line.split(' ');
            codes.extend(parts.next());
            for word in parts {
                words.entry(word).or_default().push(codes.len() - 1);
            }
        }
        (codes, words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_told_apart() {
        for (text, lang) in [
            ("The dam was opened on Monday, and the river rose by a metre.", "en"),
            ("Der Damm wurde am Montag geöffnet, und der Fluss stieg um einen Meter.", "de"),
            ("Le barrage a été ouvert lundi et la rivière est montée d’un mètre dans la nuit.", "fr"),
            ("La presa se abrió el lunes y el río subió un metro por la noche.", "es"),
            ("Дамбу відкрили в понеділок, і річка піднялася на метр за ніч.", "uk"),
            ("Дамбу открыли в понедельник, и река поднялась на метр за ночь, как и говорили.", "ru"),
            ("大坝星期一打开，河水上涨了一米。", "zh"),
            ("月曜日にダムが開き、川は一メートル上昇した。", "ja"),
        ] {
            assert_eq!(detect(text), (lang, true), "{text}");
        }
        assert_eq!(detect("123"), ("en", false));
    }
}
