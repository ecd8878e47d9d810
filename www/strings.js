// Every word the page says, in English; in the same form as the element's own table. Words of index.html stand there too, for
// whoever has no JavaScript; a test holds that both are the same, that each key is used and each key used is here.

/** @typedef {import("../pkg/lib/locales/en.js").Phrase} Phrase */

/** @satisfies {Record<string, Phrase>} */
export const en = {

  // The page
  "page.accounts": { one: "{count} account", other: "{count} accounts" },
  "page.accountsTitle": "Accounts",
  "page.add": "Add an account",
  "page.pick": "Choose files…",
  "page.example": "Show the example",
  "page.clear": "Remove all",
  "page.hint": "Or drop files anywhere on this page, or paste: text, Markdown, saved pages (HTML), Word and PDF, several at once.",
  "page.drop": "Drop texts to compare them",
  "page.privacy": "Nothing leaves your browser: the texts are compared on this device, and no text is sent anywhere.",
  "page.noscript": "Crossread compares texts with a program that runs in this page. It needs JavaScript.",
  "page.undo": "Undo",
  "page.redo": "Redo",
  "page.undoWhat": "Undo: {deed}",
  "page.redoWhat": "Redo: {deed}",
  "page.undone": "Taken back: {deed}",
  "page.redone": "Done again: {deed}",
  "page.close": "Close this message",
  "page.messages": "Messages",
  "deed.add": "adding {label}",
  "deed.addSeveral": { one: "adding {count} account", other: "adding {count} accounts" },
  "deed.edit": "changing {label}",
  "deed.remove": "removing {label}",
  "deed.clear": "removing all accounts",

  // The list of accounts
  "list.name": "Name of account {id}",
  "list.nameless": "Account {id}",
  "list.words": { one: "{count} word", other: "{count} words" },
  "list.edit": "Edit text",
  "list.editWhich": "Edit the text of {label}",
  "list.remove": "Remove",
  "list.removeWhich": "Remove {label}",

  // The editor
  "editor.new": "Add an account",
  "editor.edit": "Edit account {id}",
  "editor.label": "Name of the source",
  "editor.text": "Its text: paste the article as it stands",
  "editor.about": "Headline, day, language, address",
  "editor.title": "Headline",
  "editor.published": "Day of publication",
  "editor.publishedHint": "Like 2025-03-10. Words such as “yesterday” are understood from it.",
  "editor.lang": "Language of the text",
  "editor.langHint": "Its short sign, like en, de or pt-BR. Empty: it is told by its words.",
  "editor.url": "Address of the article",
  "editor.urlHint": "It is shown as the source and never opened from here.",
  "editor.save": "Compare it",
  "editor.cancel": "Cancel",
  "editor.noText": "There is no text yet: paste the article into the large box.",
  "editor.tooLarge": "The text has {size} MB. The largest text that can be compared has {limit} MB.",
  "editor.badDay": "“{value}” is no day of the calendar. Write it as year, month and day, like 2025-03-10, or leave it empty.",
  "editor.badLang": "“{value}” is no sign of a language. Write it like en, de or pt-BR, or leave it empty.",
  "editor.badUrl": "“{value}” is no address of a page. It begins with https:// or http://; or leave it empty.",
  "editor.live": { one: "With this text: {count} difference", other: "With this text: {count} differences" },
  "editor.alone": "Read. It is compared as soon as there is another account.",
  "editor.working": "Comparing…",
  "editor.failed": "It could not be compared: {message}",
  "editor.kept": "What you typed for {label} was not used, and is kept here.",
  "editor.goOn": "Go on editing",
  "editor.someAccount": "a new account",

  // Reading an address
  "fetch.button": "Read from this address",
  "fetch.refused": "A browser lets no page read another site, so that no page can look at your accounts there; this page cannot read {host} for you. Open the article, select its text, copy it, and paste it into the large box. Or save the page as a file and drop the file here.",
  "fetch.open": "Open the article in a new tab",
  "fetch.working": "Reading {host}…",
  "fetch.failed": "{host} could not be read: {message} Open the article, copy its text, and paste it into the large box.",
  "fetch.needsAddress": "Write the address of the article first.",

  // Files
  "file.kind": "“{name}” is of a kind that is not read. Crossread takes text (.txt, .md), saved pages (.html), Word (.docx), PDF and its own projects (.crossread.json); of other files, copy the text and paste it.",
  "file.size": "“{name}” has {size} MB. The largest file of its kind that can be read has {limit} MB.",
  "file.empty": "“{name}” is empty.",
  "file.text": "“{name}” could not be read as text. Save it as UTF-8, or copy its text and paste it.",
  "file.damaged": "“{name}” is damaged or not what its name says. Open it in its own program, copy the text and paste it.",
  "file.reader": "“{name}” needs a part of this page that could not be loaded. Check the connection and try again, or copy its text and paste it.",
  "file.encrypted": "“{name}” is protected by a password. Open it in its own program, copy the text and paste it.",
  "file.scanned": { one: "“{name}” holds a picture of one page and no text. Have the text recognised by another program, then paste it.", other: "“{name}” holds pictures of {count} pages and no text. Have the text recognised by another program, then paste it." },
  "file.unpacked": "“{name}” unpacks to {size} MB; at most {limit} MB are read.",
  "file.header": "“{name}”: the line “{line}” was read as text, since a header needs only known names and a blank line behind it.",
  "file.whole": "“{name}”: the article could not be told from the rest of the page, so all of its text was taken. Edit it before you trust what is compared.",
  "file.pages": "“{name}”: only the first {read} of {count} pages were read.",
  "file.joined": { one: "“{name}”: {count} word that a line end divides was put together; the PDF does not say whether its hyphen belongs to it.", other: "“{name}”: {count} words that line ends divide were put together; the PDF does not say whether their hyphens belong to them." },
  "file.reading": { one: "Reading {count} file…", other: "Reading {count} files…" },
  "file.tooMany": "Only the first {limit} of {count} files were read.",

  // Texts that look cut off
  "cut.free": "{label} says of itself that it is not free to read: the text may be cut off. What is not found in it may stand in the article all the same.",
  "cut.invitation": "{label} ends where readers are asked to go on or to subscribe: the text may be cut off. What is not found in it may stand in the article all the same.",
  "cut.ellipsis": "{label} ends in “…”: the text may be cut off. What is not found in it may stand in the article all the same.",
  "cut.unfinished": "{label} ends in the middle of a sentence: the text may be cut off. What is not found in it may stand in the article all the same.",
};
