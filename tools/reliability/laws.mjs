// The laws that hold for every text, each with the tests that hold it. tests/reliability.test.mjs fails where one of these
// does not exist, so that the page never names a test that is gone.

/** @type {{ law: string, tests: [file: string, name: string][] }[]} */
export const laws = [
  { law: "Sentences tile the story; spans lie on character boundaries; quotations lie inside their article", tests: [["tests/laws.rs", "any_text_gives_a_lawful_result"], ["tests/core.test.mjs", "segment: sentences lie in order, each in its block"]] },
  { law: "Applying the edits to one text gives the other", tests: [["tests/core.test.mjs", "diff: the edits tile both texts, and applying them to one gives the other"], ["fuzz/fuzz_targets/words.rs", "the edits give the second text"]] },
  { law: "Clearing edits up for readers never changes what applying them gives", tests: [["src/diff/mod.rs", "edits_tile_apply_and_mirror"], ["tests/data.rs", "edits_of_real_pairs_tile_apply_and_mirror"]] },
  { law: "Swapping two texts mirrors the edits", tests: [["tests/core.test.mjs", "diff: the other way round it is the mirror image"]] },
  { law: "Similarity is the same both ways", tests: [["tests/core.test.mjs", "similarity: a whole number from 0 to 1000, the same both ways, 1000 to itself"]] },
  { law: "Every story sentence stands in one passage or is told by one alone", tests: [["tests/common/mod.rs", "Every sentence stands in one passage or in `only`"]] },
  { law: "Another order of the articles changes numbers only", tests: [["tests/laws.rs", "the_order_of_the_articles_changes_numbers_only"]] },
  { law: "An article against itself differs in nothing", tests: [["tests/laws.rs", "an_article_against_itself_differs_in_nothing"]] },
  { law: "The same input gives the same bytes: native and as wasm, in every engine, on the page and in a worker", tests: [["tests/native.test.mjs", "${event.name} as ${format}"], ["tests/browser/engines.test.mjs", "one input gives the same bytes in every engine"]] },
  { law: "Stepped in any sizes, and edited on the way, the engine gives the bytes of a fresh comparison", tests: [["tests/laws.rs", "stepping_gives_the_bytes_of_a_fresh_comparison"], ["tests/core.test.mjs", "createEngine: stepped by any sizes, edited on the way, it gives what a fresh comparison gives"]] },
  { law: "Any UTF-16 at all, lone halves of pairs too, gives a result or a clear error", tests: [["tests/laws.rs", "any_text_gives_a_lawful_result"], ["tests/core.test.mjs", "compare: any texts give a result, never a crash"]] },
  { law: "What is quick gives what thirty plain lines give: candidates of all pairs, positions by counting, common runs by the textbook", tests: [["src/align/mod.rs", "candidates_are_those_of_all_pairs"], ["src/span.rs", "both_ways_equal_counting"], ["src/utterance/mod.rs", "pairs_are_a_common_subsequence_nearly_as_long_as_the_longest"]] },
  { law: "Any tree of the DOM and any markup is read without an error; no word is lost, and every place is right", tests: [["tests/browser/reading.test.mjs", "any tree and any markup is read without an error"]] },
  { law: "A third account takes no link from two others", tests: [["tests/laws.rs", "a_third_account_however_long_or_repetitive_takes_no_link_from_two_others"]] },
  { law: "What was written reads back", tests: [["tests/laws.rs", "what_was_written_reads_back"], ["tests/exports.rs", "every_account_can_be_put_together_again_from_tei"]] },
  { law: "A bound that is passed is named with its value", tests: [["tests/laws.rs", "bounds_are_named_with_their_value"]] },
];
