//! Prints the JSON Schema of the result; the npm package publishes it and holds its types against it.

use crossread::comparison::{Comparison, Diff, Quotations, Segmentation};
use crossread::{ArticleInput, Options};
use schemars::generate::SchemaSettings;

fn main() {
    // What is given may leave fields out; what the engine gives has all of them, null where there is nothing.
    let mut given = SchemaSettings::draft2020_12().into_generator();
    given.subschema_for::<ArticleInput>();
    given.subschema_for::<Options>();
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    // What the other functions take and give stands among the definitions of the same document.
    for (name, schema) in given.take_definitions(true) {
        generator.definitions_mut().insert(name, schema);
    }
    generator.subschema_for::<Diff>();
    generator.subschema_for::<Quotations>();
    generator.subschema_for::<Segmentation>();
    let schema = generator.into_root_schema_for::<Comparison>();
    println!("{}", serde_json::to_string(&schema).expect("a schema is plain JSON"));
}
