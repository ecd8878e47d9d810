// What may go wrong round a comparison, what then happens, and the test that holds it. tests/reliability.test.mjs fails where
// one of these does not exist.

/** @type {{ fault: string, behaviour: string, tests: [file: string, name: string][] }[]} */
export const faults = [
  { fault: "the worker is ended by the browser", behaviour: "Taken as gone after a minute without a word; said in words; the accounts stay readable, and the next comparison has a worker of its own.", tests: [["tests/browser/faults.test.mjs", "worker killed"], ["tests/client.test.mjs", "a worker that was ended by the browser, which tells nobody, is a crash after a minute without a word"]] },
  { fault: "the worker crashes or hangs", behaviour: "A crash rejects at once; one that does not hear is ended from outside when it is cancelled.", tests: [["tests/client.test.mjs", "a worker that dies without a word is a crash too"], ["tests/client.test.mjs", "a worker that does not hear is ended from outside"]] },
  { fault: "no worker may be had, or its file has a wrong MIME type", behaviour: "Compared on the page in slices, with a note.", tests: [["tests/browser/faults.test.mjs", "a worker file of a wrong MIME type"], ["tests/client.test.mjs", "is done without, with a note"]] },
  { fault: "the engine's file is missing", behaviour: "Said in words; the accounts stay readable; what is done meanwhile is kept.", tests: [["tests/browser/faults.test.mjs", "wasm missing"]] },
  { fault: "the engine's file is cut off", behaviour: "The same.", tests: [["tests/browser/faults.test.mjs", "wasm truncated"]] },
  { fault: "the engine's file has a wrong MIME type", behaviour: "Where it is a script: the same. A `.wasm` file of one's own is read whatever its type.", tests: [["tests/browser/faults.test.mjs", "wasm of a wrong MIME type"], ["tests/packaging/octet-stream/environment.mjs", ""]] },
  { fault: "WebAssembly is forbidden", behaviour: "Said in words; the accounts stay readable.", tests: [["tests/browser/embed.test.mjs", "when wasm may not run"]] },
  { fault: "offline", behaviour: "What has been loaded works: adding, comparing, every view, exports, keeping. A reader of Word or PDF that was not needed before is told to be missing, by the file's name.", tests: [["tests/browser/faults.test.mjs", "offline once the page is there"], ["tests/browser/faults.test.mjs", "no network while the engine is loaded"]] },
  { fault: "the device's storage is full or forbidden", behaviour: "Said in words; the page works.", tests: [["tests/browser/keeping.test.mjs", "where nothing can be stored, it is said, and the page works"], ["tests/browser/keeping.test.mjs", "where the device is full, it is said, and nothing breaks"]] },
  { fault: "the tab is hidden, and no frame is drawn", behaviour: "The work ends all the same; what was typed is kept at once.", tests: [["tests/browser/faults.test.mjs", "tab hidden"]] },
  { fault: "the element is moved in the middle of the work", behaviour: "The work begins anew where it is now, and ends once.", tests: [["tests/browser/faults.test.mjs", "the element moved in the middle of the work"]] },
  { fault: "the element is removed in the middle of the work", behaviour: "Its worker ends; put back, it compares.", tests: [["tests/browser/faults.test.mjs", "removed: nothing goes on"]] },
  { fault: "two comparisons race", behaviour: "The newer one is shown; the older one never comes after it.", tests: [["tests/browser/faults.test.mjs", "two comparisons raced"], ["tests/client.test.mjs", "answers to a run that is over are dropped"]] },
  { fault: "a comparison needs more memory than there is", behaviour: "Said in words; what was shown stays; the next comparison works.", tests: [["tests/browser/faults.test.mjs", "a comparison too large for memory"], ["tests/crash.test.mjs", "at the end of memory it rejects with a clear error, and the next call works"]] },
  { fault: "the page is closed or reloaded while something is typed", behaviour: "It is kept letter by letter on the device, an unfinished day too, and offered again until it is saved or given up.", tests: [["tests/browser/faults.test.mjs", "what stands in the editor and is not saved survives a reload"]] },
];
