//! The binding on its own target, in Node: values in, values out, errors with their name, and the stepped engine.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crossread::wasm::{Engine, compare, diff, export_comparison, quotations, segment, similarity};

fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

/// The same with its links as objects, as the package gives it; they cross as four numbers each.
fn linked(crossing: &JsValue) -> JsValue {
    let numbers = Uint32Array::from(get(crossing, "links")).to_vec();
    let kinds = ["identical", "near", "reworded", "partial"];
    let link = |n: &[u32]| format!(r#"{{"a":{},"b":{},"score":{},"kind":"{}","moved":{}}}"#, n[0], n[1], n[2], kinds[n[3] as usize >> 1], n[3] & 1 == 1);
    let links: Vec<String> = numbers.chunks(4).map(link).collect();
    Reflect::set(crossing, &"links".into(), &parse(&format!("[{}]", links.join(",")))).unwrap();
    crossing.clone()
}

const TWO: &str = r#"[{"text": "The ferry Astrid ran aground off Holm on Monday. It carried 230 people.", "lang": "en"},
                      {"text": "Off Holm the ferry Astrid ran aground on Monday 😀.", "lang": "en", "label": null}]"#;

#[wasm_bindgen_test]
fn a_comparison_is_plain_data() {
    let result = linked(&compare(parse(TWO), JsValue::UNDEFINED).unwrap());
    assert_eq!(get(&result, "schema").as_string().unwrap(), "crossread/1");
    assert_eq!(get(&result, "links.length").as_f64().unwrap(), 1.0);
    assert!(get(&result, "articles.0.label").is_null(), "absent is null, not undefined");
    // UTF-16: the face is two units.
    assert_eq!(get(&result, "articles.1.length").as_f64().unwrap(), 51.0);
    let shown = export_comparison(result.clone(), "json", true).unwrap();
    let without = export_comparison(result.clone(), "json", false).unwrap();
    assert!(get(&parse(&without), "articles.0.text").is_null() && without.len() < shown.len());
    assert_eq!(shown.trim_end(), JSON::stringify(&result).unwrap().as_string().unwrap());
    assert!(export_comparison(result, "markdown", true).unwrap().starts_with("# Comparison"));
}

#[wasm_bindgen_test]
fn an_error_has_a_name_a_kind_and_the_numbers() {
    for (articles, kind) in [("[]", "articleCount"), ("[{\"text\": 7}]", "type"), ("[{\"id\": \"A\", \"text\": \"\"}, {\"id\": \"A\", \"text\": \"\"}]", "duplicateId")] {
        let error = compare(parse(articles), JsValue::NULL).unwrap_err();
        let error: js_sys::Error = error.dyn_into().unwrap();
        assert_eq!(String::from(error.name()), "CrossreadError");
        assert_eq!(get(&error, "kind").as_string().unwrap(), kind);
    }
    let error = compare(parse("[{\"text\": \"x\"}]"), parse("{\"minScore\": 2000}")).unwrap_err();
    assert!(String::from(js_sys::Error::from(error).message()).contains("2000"));
}

#[wasm_bindgen_test]
fn steps_end_in_the_result_of_a_comparison() {
    let mut engine = Engine::new(JsValue::NULL).unwrap();
    for article in Array::from(&parse(TWO)).iter() {
        engine.put(article).unwrap();
    }
    let mut stages = Vec::new();
    loop {
        let progress = engine.step(1).unwrap();
        stages.push(get(&progress, "stage").as_string().unwrap());
        let shown = engine.partial().unwrap();
        assert_eq!(shown.is_null(), ["read", "names", "utterances"].contains(&stages[stages.len() - 1].as_str()));
        if get(&progress, "finished").as_bool().unwrap() {
            break;
        }
    }
    stages.dedup();
    assert_eq!(stages, ["read", "names", "utterances", "align", "passages", "differences", "done"]);
    let fresh = compare(parse(TWO), JsValue::UNDEFINED).unwrap();
    assert_eq!(JSON::stringify(&engine.result().unwrap()).unwrap(), JSON::stringify(&fresh).unwrap());
    assert!(engine.remove("Z").is_err());
}

#[wasm_bindgen_test]
fn single_judgements() {
    let options: JsValue = Object::new().into();
    let sentences = segment("Mr. Reed left. He ran.", options.clone()).unwrap();
    // One block of kind 0 without a reason, and two sentences in it; the package makes objects of it.
    assert_eq!(JSON::stringify(&sentences).unwrap(), r#"["en",["paragraph"],[],{"0":1,"1":0,"2":22,"3":0,"4":0,"5":0,"6":0,"7":14,"8":0,"9":0,"10":15,"11":22,"12":0}]"#);
    let found = quotations("“We are late,” Ada Reed said.", parse("{\"lang\": \"en\"}")).unwrap();
    assert_eq!(get(&found, "quotations.0.speaker.name").as_string().unwrap(), "Ada Reed");
    let edits = diff("five men left", "six men left", options).unwrap();
    assert_eq!(get(&edits, "edits.0.class").as_string().unwrap(), "number");
    assert_eq!(similarity("the same words", "the same words").unwrap(), 1000);
}
