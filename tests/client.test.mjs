// Comparisons off the main thread: in a real worker (Node's, dressed as a browser's), and in scripted ones that hang,
// crash or cannot be had.

import assert from "node:assert/strict";
import { resolveObjectURL } from "node:buffer";
import test, { afterEach } from "node:test";
import { Worker as Thread } from "node:worker_threads";
import { breaking } from "./fixtures/breaking.mjs";
import { articlesOf, core, events } from "./support.mjs";

const { Comparer, compare } = await import("crossread");
await core();

const articles = articlesOf(events[0]);
/** Enough work to be in the middle of it. */
const many = Array.from({ length: 40 }, (_, i) => ({ ...articles[i % 5], id: `x${i}`, text: `${articles[i % 5].text}\n\nCopy ${i}.` }));

/** A browser's dedicated worker, of which there is one thread each. */
class RealWorker {
  static started = [];
  /** What runs before the worker's own script. */
  static before = "";
  posted = [];
  onmessage = null;
  onerror = null;

  constructor(url) {
    RealWorker.started.push(this);
    const { before } = this.constructor;
    this.thread = resolveObjectURL(String(url)).text().then((source) => {
      const thread = new Thread(`
        const { parentPort } = require("node:worker_threads");
        globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }));
        globalThis.postMessage = (message) => parentPort.postMessage(message);
        ${before}
        ${source}`, { eval: true });
      thread.on("message", (data) => this.onmessage?.({ data }));
      thread.on("error", (error) => this.onerror?.({ message: error.message, preventDefault() {} }));
      return thread;
    });
  }

  postMessage(message) {
    this.posted.push(message);
    void this.thread.then((thread) => thread.postMessage(message));
  }

  terminate() {
    this.terminated = true;
    void this.thread.then((thread) => thread.terminate());
  }
}

/** A worker that answers as it is told to. */
function scripted(answer) {
  return class {
    static started = [];
    onmessage = null;
    onerror = null;
    constructor() {
      this.constructor.started.push(this);
    }
    postMessage(message) {
      if (message.type === "start") queueMicrotask(() => this.onmessage({ data: { type: "ready" } }));
      else answer(message, (data) => queueMicrotask(() => this.onmessage({ data })), this);
    }
    terminate() {
      this.terminated = true;
    }
  };
}

const comparers = [];
function comparer(Worker, options) {
  globalThis.Worker = Worker;
  const made = new Comparer(options);
  comparers.push(made);
  return made;
}

afterEach(() => {
  for (const made of comparers.splice(0)) made.close();
  RealWorker.started.length = 0;
  delete globalThis.Worker;
});

const abortError = { name: "AbortError" };

test("the worker's result is the page's", async () => {
  const stages = [];
  const made = comparer(RealWorker);
  const result = await made.compare(articles, {}, { onProgress: (progress) => stages.push(progress) });
  assert.deepEqual(result, await compare(articles));
  assert.equal(RealWorker.started.length, 1);
  assert.equal(made.note, null);
  const last = stages.at(-1);
  assert.ok(last && last.done === last.total, "progress ends at the end");
});

test("only what changed is sent again, and the result is that of a fresh comparison", async () => {
  const made = comparer(RealWorker);
  await made.compare(articles);
  const edited = articles.map((article, i) => (i === 2 ? { ...article, text: `${article.text}\nOne more sentence here.` } : article));
  const steps = [edited, edited.toSpliced(1, 1), [...edited].reverse(), [...edited.slice(2), { id: "new", text: "Trump spoke." }]];
  for (const list of steps) assert.deepEqual(await made.compare(list), await compare(list));
  const sent = RealWorker.started[0].posted.filter(({ type }) => type === "compare").map((message) => message.articles);
  assert.deepEqual(sent[1].map((article) => typeof article), ["number", "number", "object", "number", "number"]);
  assert.deepEqual(sent[2], [0, 2, 3, 4]);
  assert.equal(RealWorker.started.length, 1);
});

test("articles without ids and articles that carry other things are compared too", async () => {
  const made = comparer(RealWorker);
  const unnamed = articles.map(({ id, ...article }) => ({ ...article, nodes: [() => "not to be cloned"] }));
  await made.compare(unnamed);
  const result = await made.compare(unnamed.slice(1));
  assert.deepEqual(result.articles.map(({ id }) => id), ["A", "B", "C", "D"]);
});

test("what the engine refuses is refused with its kind, and the next call works", async () => {
  const made = comparer(RealWorker);
  const twice = [{ id: "A", text: "One." }, { id: "A", text: "Two." }];
  const here = await compare(twice).then(() => null, (error) => error);
  const there = await made.compare(twice).then(() => null, (error) => error);
  assert.equal(there?.message, here?.message);
  assert.equal(there?.kind, here?.kind);
  assert.equal((await made.compare(articles)).articles.length, 5);
});

test("cancelling ends the work at once, and the next call works", async () => {
  const made = comparer(RealWorker);
  let started;
  const running = new Promise((resolve) => (started = resolve));
  const work = made.compare(many, {}, { onProgress: () => started() });
  await running;
  const start = performance.now();
  made.cancel();
  await assert.rejects(work, abortError);
  assert.ok(performance.now() - start < 50, "the promise waits for nobody");
  assert.equal((await made.compare(articles)).articles.length, 5);
});

test("a signal cancels, before the start and in the middle, with its reason", async () => {
  const made = comparer(RealWorker);
  await assert.rejects(made.compare(articles, {}, { signal: AbortSignal.abort(new Error("no")) }), /^Error: no$/);
  const controller = new AbortController();
  const work = made.compare(many, {}, { signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) });
  await assert.rejects(work, /^Error: enough$/);
});

test("a newer comparison takes the older one's place", async () => {
  const made = comparer(RealWorker);
  const older = made.compare(many);
  const newer = made.compare(articles);
  await assert.rejects(older, abortError);
  assert.equal((await newer).articles.length, 5);
});

test("a worker that does not hear is ended from outside", async () => {
  const Deaf = scripted(() => {});
  const made = comparer(Deaf);
  const work = made.compare(articles);
  await new Promise((resolve) => setTimeout(resolve, 20));
  made.cancel();
  await assert.rejects(work, abortError);
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.ok(Deaf.started[0].terminated);
  void made.compare(articles).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(Deaf.started.length, 2, "the next call has a worker of its own");
});

test("a crash is told as one, and the next call has a fresh worker", async () => {
  let calls = 0;
  const Fragile = scripted(({ run, type }, tell) => {
    if (type !== "compare") return;
    if (calls++ === 0) tell({ type: "failed", run, error: { name: "CrossreadError", kind: "crash", message: "broke off" } });
    else tell({ type: "result", run, comparison: { schema: "crossread/1", links: new Uint32Array() } });
  });
  const made = comparer(Fragile);
  await assert.rejects(made.compare(articles), { name: "CrossreadError", kind: "crash" });
  assert.ok(Fragile.started[0].terminated);
  assert.deepEqual(await made.compare(articles), { schema: "crossread/1", links: [] });
  assert.equal(Fragile.started.length, 2);
});

test("what breaks off once is done once more by the same worker; what breaks off twice is a crash", async () => {
  class Once extends RealWorker { static before = breaking(1); }
  class Twice extends RealWorker { static before = breaking(2); }
  const made = comparer(Once);
  assert.deepEqual(await made.compare(articles), await compare(articles));
  assert.deepEqual(await made.compare([...articles, many[0]]), await compare([...articles, many[0]]), "and what is kept for the next one is whole");
  await assert.rejects(comparer(Twice).compare(articles), { name: "CrossreadError", kind: "crash" });
});

test("a worker that dies without a word is a crash too", async () => {
  const Dying = scripted(({ type }, _tell, worker) => {
    if (type === "compare") queueMicrotask(() => worker.onerror({ message: "out of memory", preventDefault() {} }));
  });
  await assert.rejects(comparer(Dying).compare(articles), { kind: "crash" });
});

test("a worker that was ended by the browser, which tells nobody, is a crash after a minute without a word", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let progress = () => {};
  const Gone = scripted(({ run, type }, tell) => {
    if (type === "compare") progress = () => tell({ type: "progress", run, progress: { stage: "read", done: 1, total: 2 } });
  });
  const heard = [];
  const made = comparer(Gone);
  const work = made.compare(articles, {}, { onProgress: (one) => heard.push(one) });
  let over = false;
  const outcome = work.then(() => "result", ({ kind }) => kind).finally(() => { over = true; });
  while (!Gone.started.length) await new Promise((resolve) => setImmediate(resolve));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  t.mock.timers.tick(59_000);
  await settle();
  progress();
  await settle();
  assert.equal(heard.length, 1);
  t.mock.timers.tick(59_000);
  await settle();
  assert.equal(over, false, "each word begins the minute anew");
  t.mock.timers.tick(1000);
  assert.equal(await outcome, "crash");
  assert.ok(Gone.started[0].terminated);
});

test("answers to a run that is over are dropped", async () => {
  const Late = scripted(({ run, type }, tell) => {
    if (type === "cancel") {
      tell({ type: "ended", run });
      tell({ type: "progress", run, progress: { stage: "late", done: 1, total: 2 } });
      tell({ type: "result", run, comparison: { stale: true } });
    } else if (run > 1) {
      tell({ type: "result", run, comparison: { run, links: Uint32Array.of(3, 8, 840, 5) } });
    }
  });
  const made = comparer(Late);
  const first = made.compare(articles, {}, { onProgress: () => assert.fail("progress of a run that is over") });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = made.compare(articles);
  await assert.rejects(first, abortError);
  assert.deepEqual(await second, { run: 2, links: [{ a: 3, b: 8, score: 840, kind: "reworded", moved: true }] });
});

for (const [what, Worker] of [
  ["refused by the constructor", class { constructor() { throw new Error("refused by policy"); } }],
  ["refused later", class { postMessage() { setTimeout(() => this.onerror({ message: "", preventDefault() {} }), 5); } terminate() {} }],
  ["absent", undefined],
]) {
  test(`a worker that is ${what} is done without, with a note`, async () => {
    const made = comparer(Worker);
    assert.equal((await made.compare(articles)).articles.length, 5);
    assert.match(made.note, /without a worker/);
  });
}

test("worker: false starts none, and needs no note", async () => {
  const made = comparer(class { constructor() { assert.fail("a worker was started"); } }, { worker: false });
  assert.equal((await made.compare(articles)).articles.length, 5);
  assert.equal(made.note, null);
});

test("without a worker the work is cancelled too", async () => {
  const made = comparer(undefined, { worker: false });
  const work = made.compare(many);
  setTimeout(() => made.cancel(), 20);
  await assert.rejects(work, abortError);
});
