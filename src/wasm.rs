//! The binding: translates between JavaScript values and the engine, and decides nothing.

use js_sys::{Array, Object, Reflect, Uint32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::article::{ArticleInput, GivenBlock};
use crate::block::html::Outline;
use crate::comparison::Comparison;
use crate::error::Error;
use crate::export::{Format, without_texts};
use crate::options::Options;
use crate::span::{Span, Utf16};

/// An `Error` named `CrossreadError`, with the engine's `kind` and message.
fn into_error(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name("CrossreadError");
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&thrown, &"kind".into(), &error.kind().into());
    thrown.into()
}

fn read<T: DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| into_error(Error::of_type(format!("{what}: {error}"))))
}

fn read_options(value: JsValue) -> Result<Options, JsValue> {
    if value.is_null_or_undefined() { Ok(Options::default()) } else { read(value, "options") }
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|error| into_error(Error::of_type(error.to_string())))
}

/// A comparison on its way to JavaScript. Its links, the longest list by far, are numbers of which `pkg/lib/links.js` makes objects:
/// so they cross in a hundredth of the time.
fn cross(mut comparison: Comparison) -> Result<JsValue, JsValue> {
    let links = std::mem::take(&mut comparison.links);
    let numbers: Vec<u32> = links.iter().flat_map(|l| [l.a, l.b, l.score, 2 * l.kind as u32 + u32::from(l.moved)]).collect();
    let crossing = write(&comparison)?;
    Reflect::set(&crossing, &"links".into(), &Uint32Array::from(numbers.as_slice()))?;
    Ok(crossing)
}

/// The property `lang` of an options object, where there is one.
fn lang_of(options: &JsValue) -> Option<String> {
    if options.is_object() { Reflect::get(options, &"lang".into()).ok()?.as_string() } else { None }
}

#[wasm_bindgen]
pub fn compare(articles: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let articles: Vec<ArticleInput> = read(articles, "articles")?;
    cross(crate::compare(articles, read_options(options)?).map_err(into_error)?)
}

/// A segmentation on its way to JavaScript: `[lang, kinds, reasons, numbers]`. Many small objects cross slowly, whether as
/// properties or as JSON; one list of numbers crosses at once, and `pkg/lib/segmentation.js` makes the objects from it.
#[wasm_bindgen]
pub fn segment(text: &str, options: JsValue) -> Result<Array, JsValue> {
    let found = crate::segment(text, lang_of(&options).as_deref()).map_err(into_error)?;
    let (mut kinds, mut reasons) = (Vec::new(), Vec::new());
    let mut numbers = vec![found.blocks.len() as u32];
    for block in &found.blocks {
        let kind = place(&mut kinds, block.kind);
        let reason = block.reason.as_deref().map_or(0, |reason| place(&mut reasons, reason) + 1);
        numbers.extend([block.start, block.end, kind, reason]);
    }
    for sentence in &found.sentences {
        let parts = sentence.parts.as_deref().unwrap_or_default();
        numbers.extend([sentence.block, sentence.start, sentence.end, parts.len() as u32]);
        numbers.extend(parts.iter().flatten());
    }
    Ok(Array::of4(&found.lang.into(), &write(&kinds)?, &write(&reasons)?, &Uint32Array::from(numbers.as_slice())))
}

/// The place of an item in a list of few, which gets it where it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, item: T) -> u32 {
    let at = list.iter().position(|known| *known == item);
    at.unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    }) as u32
}

#[wasm_bindgen]
pub fn quotations(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    write(&crate::quotations(text, lang_of(&options).as_deref()).map_err(into_error)?)
}

#[wasm_bindgen]
pub fn diff(a: &str, b: &str, options: JsValue) -> Result<JsValue, JsValue> {
    write(&crate::diff(a, b, lang_of(&options).as_deref()).map_err(into_error)?)
}

#[wasm_bindgen]
pub fn similarity(a: &str, b: &str) -> Result<u32, JsValue> {
    crate::similarity(a, b).map_err(into_error)
}

fn format_of(name: &str) -> Result<Format, JsValue> {
    name.parse().map_err(into_error)
}

#[wasm_bindgen(js_name = exportComparison)]
pub fn export_comparison(comparison: JsValue, format: &str, texts: bool) -> Result<String, JsValue> {
    export_with(read(comparison, "comparison")?, format, texts)
}

fn export_with(comparison: Comparison, format: &str, texts: bool) -> Result<String, JsValue> {
    Ok(crate::export(&if texts { comparison } else { without_texts(comparison) }, format_of(format)?))
}

/// The stepped engine; see `Engine` of the crate.
#[wasm_bindgen]
pub struct Engine {
    inner: crate::Engine,
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Engine, JsValue> {
        Ok(Engine { inner: crate::Engine::new(read_options(options)?).map_err(into_error)? })
    }

    pub fn put(&mut self, article: JsValue) -> Result<String, JsValue> {
        self.inner.put(read(article, "article")?).map_err(into_error)
    }

    pub fn remove(&mut self, id: &str) -> Result<(), JsValue> {
        self.inner.remove(id).map_err(into_error)
    }

    pub fn step(&mut self, n: u32) -> Result<JsValue, JsValue> {
        let progress = self.inner.step(n as usize).map_err(into_error)?;
        let shown = Object::new();
        let fields: [(&str, JsValue); 4] = [
            ("stage", progress.stage.into()),
            ("done", (progress.done as u32).into()),
            ("total", (progress.total as u32).into()),
            ("finished", progress.finished.into()),
        ];
        for (name, value) in fields {
            Reflect::set(&shown, &name.into(), &value)?;
        }
        Ok(shown.into())
    }

    pub fn result(&mut self) -> Result<JsValue, JsValue> {
        cross(self.inner.result().map_err(into_error)?)
    }

    /// What is found so far, null before there is anything to show; see `Engine::partial` of the crate.
    pub fn partial(&self) -> Result<JsValue, JsValue> {
        match self.inner.partial() {
            Some(found) => cross(found),
            None => Ok(JsValue::NULL),
        }
    }

    #[wasm_bindgen(js_name = export)]
    pub fn export_as(&mut self, format: &str, texts: bool) -> Result<String, JsValue> {
        export_with(self.inner.result().map_err(into_error)?, format, texts)
    }
}

/// An input article from an element of a page: its text, blocks, language, and `nodes`, the text nodes with the range of
/// the text that each one holds.
#[wasm_bindgen(js_name = articleFrom)]
pub fn article_from(element: &Element) -> Result<JsValue, JsValue> {
    let mut outline = Outline::default();
    let mut nodes: Vec<(Node, Span)> = Vec::new();
    walk(element, &mut outline, &mut nodes);
    let (text, blocks) = outline.finish();
    let map = Utf16::new(&text);
    let blocks = blocks.map(|blocks| {
        let given = |(span, kind): (Span, _)| {
            let [start, end] = map.span(span);
            GivenBlock { start, end, kind }
        };
        blocks.into_iter().map(given).collect()
    });
    let list = Array::new();
    for (node, span) in &nodes {
        let [start, end] = map.span(*span);
        let entry = Object::new();
        Reflect::set(&entry, &"node".into(), node)?;
        Reflect::set(&entry, &"start".into(), &start.into())?;
        Reflect::set(&entry, &"end".into(), &end.into())?;
        list.push(&entry);
    }
    let lang = element.closest("[lang]")?.and_then(|e| e.get_attribute("lang"));
    let article = write(&ArticleInput { lang, blocks, text: text.clone(), ..Default::default() })?;
    Reflect::set(&article, &"nodes".into(), &list)?;
    Ok(article)
}

/// Walks an element without recursion: pages nest deeper than a stack of calls.
fn walk(root: &Element, outline: &mut Outline, nodes: &mut Vec<(Node, Span)>) {
    let mut next: Option<Node> = Some(root.clone().into());
    let root: &Node = root;
    while let Some(node) = next {
        let mut inside = false;
        if node.node_type() == Node::TEXT_NODE {
            if let Some(text) = node.node_value().filter(|t| !t.is_empty()) {
                let span = outline.text(&text);
                nodes.push((node.clone(), span));
            }
        } else if let Some(element) = node.dyn_ref::<Element>() {
            let role = element.get_attribute("role").unwrap_or_default();
            let hidden = element.has_attribute("hidden") || element.get_attribute("aria-hidden").as_deref() == Some("true");
            let tag = if hidden { "template".into() } else { element.tag_name().to_lowercase() };
            inside = outline.open(&tag, &role) && node.has_child_nodes();
            if !inside {
                outline.close();
            }
        }
        if inside {
            next = node.first_child();
            continue;
        }
        // To the next sibling, or up until there is one.
        let mut at = node;
        next = loop {
            if at.is_same_node(Some(root)) {
                break None;
            }
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            match at.parent_node() {
                Some(parent) => {
                    outline.close();
                    at = parent;
                }
                None => break None,
            }
        };
    }
}
