//! Prints the JSON Schema of the result; the npm package publishes it and makes its types from it.

use crossread::comparison::{Comparison, Diff, Quotations, Segmentation};
use crossread::{ArticleInput, Options};
use schemars::generate::SchemaSettings;

fn main() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    // What the other functions take and give stands among the definitions of the same document.
    generator.subschema_for::<Diff>();
    generator.subschema_for::<Quotations>();
    generator.subschema_for::<Segmentation>();
    generator.subschema_for::<ArticleInput>();
    generator.subschema_for::<Options>();
    let schema = generator.into_root_schema_for::<Comparison>();
    println!("{}", serde_json::to_string_pretty(&schema).expect("a schema is plain JSON"));
}
