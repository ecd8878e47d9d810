//! Which language a text is in: by its script, and where several share one, by the little words and letters that tell them
//! apart. A text without such evidence is `und`, in the words of BCP 47: unknown rather than wrong.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Classes, Language, shape};

/// How many words of a text are looked at.
const SAMPLE: usize = 400;
/// How many letters of a text are looked at.
const LETTERS: usize = 1_500;
/// What a word weighs that one language alone has.
const WORD: u32 = 12;
/// What a frequent word of the one language with a list of them weighs, where no list of little words has it: a headline has few.
const FREQUENT: u32 = 2;
/// A frequent word that is shorter is one of other languages as often.
const LEAST_FREQUENT: usize = 4;
/// What a letter weighs that one language alone has: it comes in more words than one, so it says less.
const LETTER: u32 = 4;

/// The language of a text, and whether anything in it told.
pub fn detect(text: &str) -> (&'static str, bool) {
    let script = script(text);
    let tag = match script {
        Script::Several => by_words(text),
        Script::Of(tag) => tag,
        Script::None => "und",
    };
    (tag, tag != "und")
}

enum Script {
    None,
    Of(&'static str),
    /// A script that many languages share.
    Several,
}

/// The script of most letters, as the language it stands for where that is one.
fn script(text: &str) -> Script {
    /// Blocks of Unicode and the language that nearly every text in them is in; "" where there are several.
    const BLOCKS: &[(char, char, &str)] = &[
        ('A', '\u{24f}', ""), ('\u{370}', '\u{3ff}', "el"), ('\u{400}', '\u{52f}', ""), ('\u{530}', '\u{58f}', "hy"), ('\u{590}', '\u{5ff}', "he"),
        ('\u{600}', '\u{6ff}', "ar"), ('\u{900}', '\u{97f}', "hi"), ('\u{980}', '\u{9ff}', "bn"), ('\u{a00}', '\u{a7f}', "pa"), ('\u{a80}', '\u{aff}', "gu"), ('\u{b80}', '\u{bff}', "ta"),
        ('\u{c00}', '\u{c7f}', "te"), ('\u{c80}', '\u{cff}', "kn"), ('\u{d00}', '\u{d7f}', "ml"), ('\u{d80}', '\u{dff}', "si"), ('\u{e00}', '\u{e7f}', "th"), ('\u{e80}', '\u{eff}', "lo"),
        ('\u{1000}', '\u{109f}', "my"), ('\u{10a0}', '\u{10ff}', "ka"), ('\u{1200}', '\u{137f}', "am"), ('\u{1780}', '\u{17ff}', "km"), ('\u{1e00}', '\u{1eff}', ""), ('\u{1f00}', '\u{1fff}', "el"),
        ('\u{3040}', '\u{30ff}', "ja"), ('\u{3400}', '\u{9fff}', "zh"), ('\u{ac00}', '\u{d7af}', "ko"),
    ];
    let mut counts = [0u32; 26];
    let (mut persian, mut urdu) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(LETTERS) {
        if let Some(at) = BLOCKS.iter().position(|&(from, to, _)| from <= c && c <= to) {
            counts[at] += 1;
        }
        persian += u32::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
        urdu += u32::from(matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ'));
    }
    let count = |tag: &str| BLOCKS.iter().zip(counts).filter(|((_, _, t), _)| *t == tag).map(|(_, n)| n).sum::<u32>();
    let Some(best) = (0..BLOCKS.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i))).filter(|&i| counts[i] > 0) else { return Script::None };
    match BLOCKS[best].2 {
        "" => Script::Several,
        // Japanese is written with both, and hardly a sentence of it has no kana.
        "zh" | "ja" => Script::Of(if count("ja") * 20 > count("ja") + count("zh") { "ja" } else { "zh" }),
        "ar" if urdu * 25 > count("ar") => Script::Of("ur"),
        "ar" if persian * 25 > count("ar") => Script::Of("fa"),
        tag => Script::Of(tag),
    }
}

/// The language whose little words and letters a text has most of.
fn by_words(text: &str) -> &'static str {
    let (table, english) = (table(), Language::of("en"));
    let mut counts: Vec<u32> = vec![0; table.tags.len()];
    let (mut seen, mut told) = (0, 0);
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(SAMPLE) {
        seen += 1;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        for c in lower.chars().filter(|c| !c.is_ascii()) {
            let with = table.letters.iter().filter(|(letter, _)| *letter == c);
            with.for_each(|&(_, language)| counts[language] += LETTER);
        }
        // A word in capitals is an abbreviation as often as a little word: "DE", "US".
        if let Some(languages) = table.words.get(lower.as_str()).filter(|_| word.len() == 1 || !word.chars().all(char::is_uppercase)) {
            told += 1;
            for &language in languages {
                // A word of one language alone says more than one that several have.
                counts[language as usize] += WORD / languages.len().min(WORD as usize) as u32;
            }
        } else if lower.len() >= LEAST_FREQUENT && english.rarity.contains_key(lower.as_str()) {
            counts[0] += FREQUENT;
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i))).unwrap_or(0);
    let second = (0..counts.len()).filter(|&i| i != best).map(|i| counts[i]).max().unwrap_or(0);
    // In any language a third of the words are little ones: where hardly one is known, the language is none of these.
    let known = told * 12 >= seen && counts[best] >= WORD / 2 && counts[best] > second;
    if known { table.tags[best] } else { "und" }
}

struct Table {
    tags: Vec<&'static str>,
    words: FxHashMap<&'static str, Vec<u8>>,
    letters: Vec<(char, usize)>,
}

fn table() -> &'static Table {
    /// Letters that hardly another of the languages has that are told apart by words.
    const LETTERS: &[(&str, &str)] =
        &[("de", "ß"), ("es", "ñ"), ("pt", "ãõ"), ("fr", "œ"), ("pl", "łśźżńąę"), ("ru", "ыэё"), ("uk", "їєґ"), ("cs", "ěřů"), ("hu", "őű"), ("ro", "șță"), ("tr", "ğış"), ("sk", "ľŕĺ")];
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { tags: Vec::new(), words: FxHashMap::default(), letters: Vec::new() };
        for (at, language) in std::iter::once(Language::of("en")).chain(shape::with_words()).enumerate() {
            table.tags.push(language.tag);
            for (word, _) in language.classes.iter().filter(|(_, class)| class.has(Classes::STOP)) {
                table.words.entry(word).or_default().push(at as u8);
            }
            let own = LETTERS.iter().filter(|(tag, _)| *tag == language.tag).flat_map(|(_, letters)| letters.chars());
            table.letters.extend(own.chain(language.letters.iter().copied()).map(|c| (c, at)));
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_told_apart() {
        for (text, lang) in [
            ("The dam was opened on Monday, and the river rose by a metre.", "en"),
            ("Storm over the harbour", "en"),
            ("A fire in Oslin destroyed 5,000 books on Saturday night, police said.", "en"),
            ("Der Damm wurde am Montag geöffnet, und der Fluss stieg um einen Meter.", "de"),
            ("Sturm über dem Hafen", "de"),
            ("Le barrage a été ouvert lundi et la rivière est montée d’un mètre dans la nuit.", "fr"),
            ("Tempête sur le port", "fr"),
            ("La presa se abrió el lunes y el río subió un metro por la noche.", "es"),
            ("La diga è stata aperta lunedì e il fiume è salito di un metro.", "it"),
            ("A barragem foi aberta na segunda-feira e o rio subiu um metro.", "pt"),
            ("De dam werd maandag geopend en de rivier steeg een meter.", "nl"),
            ("Tamę otwarto w poniedziałek, a rzeka podniosła się o metr.", "pl"),
            ("Дамбу відкрили в понеділок, і річка піднялася на метр за ніч.", "uk"),
            ("Дамбу открыли в понедельник, и река поднялась на метр за ночь, как и говорили.", "ru"),
            ("Dammen öppnades i måndags och floden steg en meter.", "sv"),
            ("大坝星期一打开，河水上涨了一米。", "zh"),
            ("月曜日にダムが開き、川は一メートル上昇した。", "ja"),
            ("فتح السد يوم الاثنين", "ar"),
            ("سد روز دوشنبه باز شد و گفت که", "fa"),
            ("הסכר נפתח ביום שני", "he"),
            ("Το φράγμα άνοιξε τη Δευτέρα", "el"),
            ("댐이 월요일에 열렸다", "ko"),
            ("बांध सोमवार को खोला गया", "hi"),
        ] {
            assert_eq!(detect(text), (lang, true), "{text}");
        }
        for text in ["123", "", "Zagreb Oslo Madrid", "Kwambo tilasa memori gunda palo zefiri malka tundo"] {
            assert_eq!(detect(text), ("und", false), "{text}");
        }
    }
}
