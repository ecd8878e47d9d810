//! stub
mod article;
mod attribution;
mod block;
pub mod comparison;
mod diff;
mod document;
mod error;
mod lang;
mod name;
mod options;
mod quantity;
mod quote;
mod segment;
mod span;
mod token;
