// SPDX-License-Identifier: MIT
// w3c.mjs ASK NPM-FOLDER TESTS-FOLDER [-v]: the W3C's tests of SPARQL 1.0 and
// 1.1 queries, in the folder that has sparql10 and sparql11 in it. For each
// category: passed, wrong, refused. A test that the W3C approved and that is
// answered wrongly fails the whole.

import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const [ask, npm, tests, verbose] = process.argv.slice(2);
const oxigraph = createRequire(path.resolve(npm) + '/')('oxigraph');
const n3 = createRequire(path.resolve(npm) + '/')('n3');
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';
const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
// What is no query: updates, entailment, protocols, other services.
const SKIPPED = ['add', 'basic-update', 'clear', 'copy', 'delete', 'delete-data', 'delete-where', 'drop', 'move', 'update-silent',
  'syntax-update-1', 'syntax-update-2', 'entailment', 'service', 'service-description', 'protocol', 'graph-store-protocol', 'http-rdf-update'];

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tidings-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const { DataFactory, Parser, Store, Writer } = n3;
const nn = DataFactory.namedNode;
const urlOf = (file) => pathToFileURL(path.resolve(file)).href;
const fileOf = (url) => fileURLToPath(url);

// n3 keeps literals as they are written; it reads no RDF/XML.
function parse(text, base, isXml) {
  if (isXml) {
    const store = new oxigraph.Store();
    store.load(text, { format: 'rdf', base_iri: base });
    text = store.dump({ format: 'nt', from_graph_name: oxigraph.defaultGraph() });
  }
  return new Parser({ baseIRI: base, blankNodePrefix: `b${nFiles++}x` }).parse(text);
}

let nFiles = 0;
function load(file, graph, into = new Store()) {
  const quads = parse(fs.readFileSync(file, 'utf8'), urlOf(file), file.endsWith('.rdf'));
  for (const q of quads) into.addQuad(q.subject, q.predicate, q.object, graph ? nn(graph) : q.graph);
  return into;
}

const one = (store, s, p) => store.getObjects(s, nn(p), null)[0];
const all = (store, s, p) => store.getObjects(s, nn(p), null);
function list(store, node) {
  const items = [];
  for (; node && node.value !== RDF + 'nil'; node = one(store, node, RDF + 'rest')) items.push(one(store, node, RDF + 'first'));
  return items;
}

// ------------------------------------------------------------------ results

const unescape = (s) => s.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'")
  .replace(/&#x([0-9a-f]+);/gi, (_, h) => String.fromCodePoint(parseInt(h, 16))).replace(/&#(\d+);/g, (_, d) => String.fromCodePoint(Number(d))).replace(/&amp;/g, '&');

function term(type, value, lang, datatype) {
  if (type === 'uri') return { type, value };
  if (type === 'bnode') return { type, value };
  return { type: 'literal', value, lang: (lang ?? '').toLowerCase(), datatype: datatype === XSD + 'string' ? '' : datatype ?? '' };
}

function readXml(text) {
  const boolean = /<boolean>\s*(\w+)\s*<\/boolean>/.exec(text);
  if (boolean) return { boolean: boolean[1] === 'true' };
  const vars = [...text.matchAll(/<variable\s+name\s*=\s*["']([^"']+)["']/g)].map((m) => m[1]);
  const rows = [...text.matchAll(/<result(?:\s[^>]*)?>([\s\S]*?)<\/result>|<result\s*\/>/g)].map((m) => {
    const row = {};
    for (const b of (m[1] ?? '').matchAll(/<binding\s+name\s*=\s*["']([^"']+)["']\s*>([\s\S]*?)<\/binding>/g)) {
      const t = /<(uri|bnode|literal)((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/\1>)/.exec(b[2]);
      row[b[1]] = term(t[1], unescape(t[3] ?? ''), /xml:lang\s*=\s*["']([^"']+)/.exec(t[2])?.[1], /datatype\s*=\s*["']([^"']+)/.exec(t[2])?.[1]);
    }
    return row;
  });
  return { vars, rows };
}

function readJson(text) {
  const { head, results, boolean } = JSON.parse(text);
  if (boolean !== undefined) return { boolean };
  const rows = results.bindings.map((b) => Object.fromEntries(Object.entries(b).map(([k, t]) => [k, term(t.type === 'typed-literal' ? 'literal' : t.type, t.value, t['xml:lang'], t.datatype)])));
  return { vars: head.vars, rows };
}

const termOf = (t) => (t.termType === 'NamedNode' ? term('uri', t.value) : t.termType === 'BlankNode' ? term('bnode', t.value)
  : term('literal', t.value, t.language, t.language ? undefined : t.datatype.value));

// Results written as RDF.
function readRdf(store) {
  const set = store.getSubjects(nn(RDF + 'type'), nn(RS + 'ResultSet'), null)[0];
  if (!set) return undefined;
  const boolean = one(store, set, RS + 'boolean');
  if (boolean) return { boolean: boolean.value === 'true' };
  const solutions = all(store, set, RS + 'solution').map((s) => ({
    index: Number(one(store, s, RS + 'index')?.value ?? 0),
    row: Object.fromEntries(all(store, s, RS + 'binding').map((b) => [one(store, b, RS + 'variable').value, termOf(one(store, b, RS + 'value'))])),
  }));
  solutions.sort((a, b) => a.index - b.index);
  return { vars: all(store, set, RS + 'resultVariable').map((v) => v.value), rows: solutions.map((s) => s.row), isOrdered: solutions.some((s) => s.index > 0) };
}

const shown = (t) => (t === undefined ? '-' : t.type === 'bnode' ? '_' : JSON.stringify([t.type, t.value, t.lang, t.datatype]));
const isNumber = (d) => /#(integer|decimal|double|float)$/.test(d ?? '');
function sameTerm(a, b, blanks) {
  if (!a || !b) return a === b;
  if (a.type !== b.type) return false;
  if (a.type === 'bnode') {
    if (blanks.there.has(a.value) || blanks.back.has(b.value)) return blanks.there.get(a.value) === b.value && blanks.back.get(b.value) === a.value;
    blanks.there.set(a.value, b.value);
    blanks.back.set(b.value, a.value);
    return true;
  }
  if (a.type === 'literal' && a.datatype === b.datatype && isNumber(a.datatype)) return a.value === b.value || Math.abs(Number(a.value) - Number(b.value)) <= 1e-9 * Math.abs(Number(a.value));
  return a.value === b.value && a.lang === b.lang && a.datatype === b.datatype;
}

const copyOf = (b) => ({ there: new Map(b.there), back: new Map(b.back) });
// Rows in any order, blank nodes renamed: by trying.
function sameRows(want, got, vars, blanks, isOrdered) {
  if (want.length !== got.length) return false;
  if (!want.length) return true;
  const [first, ...rest] = want;
  for (let i = 0; i < (isOrdered ? 1 : got.length); i++) {
    const b = copyOf(blanks);
    if (vars.every((v) => sameTerm(first[v], got[i][v], b)) && sameRows(rest, got.filter((_, k) => k !== i), vars, b, isOrdered)) return true;
  }
  return false;
}

const freshBlanks = () => ({ there: new Map(), back: new Map() });
function sameResults(want, got, isOrdered) {
  if (want.boolean !== undefined) return want.boolean === got.boolean;
  if (!got.rows) return false;
  const vars = [...new Set([...want.vars, ...got.vars])];
  if (want.vars.length && [...want.vars].sort().join() !== [...got.vars].sort().join()) return false;
  const key = (r) => vars.map((v) => (isNumber(r[v]?.datatype) ? 'n' : shown(r[v]))).join();
  const order = (rows) => (isOrdered ? rows : [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  return sameRows(order(want.rows), order(got.rows), vars, freshBlanks(), isOrdered);
}

function sameGraphs(want, got) {
  const rows = (store) => store.getQuads(null, null, null, null).map((q) => ({ s: termOf(q.subject), p: termOf(q.predicate), o: termOf(q.object) }));
  return sameResults({ vars: ['s', 'p', 'o'], rows: rows(want) }, { vars: ['s', 'p', 'o'], rows: rows(got) }, false);
}

// -------------------------------------------------------------------- tests

const jobs = [];
function data(action, query, manifest) {
  const store = new Store();
  for (const d of all(manifest, action, QT + 'data')) load(fileOf(d.value), undefined, store);
  for (const g of all(manifest, action, QT + 'graphData')) {
    const graph = one(manifest, g, QT + 'graph');
    load(fileOf((graph ?? g).value), (graph ? one(manifest, g, 'http://www.w3.org/2000/01/rdf-schema#label') : g).value, store);
  }
  // Queries that name their graphs themselves: those are loaded under their names.
  for (const m of query.matchAll(/^\s*FROM\s+(?:NAMED\s+)?<([^>]+)>/gim)) {
    const url = new URL(m[1], one(manifest, action, QT + 'query').value);
    if (url.protocol === 'file:' && !store.countQuads(null, null, null, nn(url.href))) load(fileOf(url), url.href, store);
  }
  const file = path.join(scratch, `${jobs.length}.nq`);
  fs.writeFileSync(file, new Writer({ format: 'N-Quads' }).quadsToString(store.getQuads(null, null, null, null)));
  return file;
}

function addTest(manifest, entry, category) {
  const kind = all(manifest, entry, RDF + 'type').map((t) => t.value.replace(MF, '')).find((t) => /Test/.test(t)) ?? 'QueryEvaluationTest';
  const action = one(manifest, entry, MF + 'action');
  const approved = one(manifest, entry, 'http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval')?.value.endsWith('#Approved');
  const job = { category, kind, name: one(manifest, entry, MF + 'name')?.value ?? entry.value, approved };
  if (/Syntax/.test(kind)) {
    if (/Update/.test(kind)) return;
    job.url = action.value;
    job.file = '/dev/null';
  } else if (/QueryEvaluation|CSVResultFormat/.test(kind)) {
    job.url = one(manifest, action, QT + 'query').value;
    job.result = one(manifest, entry, MF + 'result').value;
  } else return;
  job.query = fs.readFileSync(fileOf(job.url), 'utf8');
  job.file ??= data(action, job.query, manifest);
  jobs.push(job);
}

function addManifest(file, category) {
  const manifest = load(file);
  const base = nn(urlOf(file));
  for (const entries of all(manifest, base, MF + 'entries')) for (const entry of list(manifest, entries)) addTest(manifest, entry, category);
}

for (const suite of ['sparql10', 'sparql11']) {
  const top = path.join(tests, suite);
  for (const name of fs.readdirSync(top).sort()) {
    const file = path.join(top, name, 'manifest.ttl');
    if (SKIPPED.includes(name) || !fs.existsSync(file)) continue;
    addManifest(file, `${suite.slice(6, 7)}.${suite.slice(7)} ${name}`);
  }
}

const input = jobs.map((j) => `${j.file}\t${j.query.replaceAll('\r\n', '\n').replaceAll('\n', '\v')}\t${j.url}\n`).join('');
const run = spawnSync(ask, [], { input, maxBuffer: 1 << 30 });
if (run.status !== 0) throw new Error(`${ask} ended with ${run.status ?? run.signal}: ${run.stderr}`);
const answers = run.stdout.toString().split('\n');

// A csv has no types: compared as its strings.
function sameCsv(want, got, separator) {
  const text = (t) => (t === undefined ? '' : t.type === 'bnode' ? '_:' : separator === ',' ? t.value : shownTsv(t));
  const shownTsv = (t) => (t.type === 'uri' ? `<${t.value}>` : isNumber(t.datatype) ? String(Number(t.value)) : `"${t.value}"${t.lang ? '@' + t.lang : t.datatype ? `^^<${t.datatype}>` : ''}`);
  const norm = (c) => { c = c.replace(/^"([\s\S]*)"$/, separator === ',' ? '$1' : '"$1"').replace(/^_:.*/, '_:'); return separator === ',' && /^[-+]?[0-9.]+(e[-+]?\d+)?$/i.test(c) ? String(Number(c)) : separator !== ',' && /^[-+]?[0-9.]+(e[-+]?\d+)?$/i.test(c) ? String(Number(c)) : c; };
  const cells = (l) => (separator === ',' ? l.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((c) => c.replace(/,$/, '')) : l.split(separator));
  const lines = want.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n').map((l) => cells(l).map(norm).join('|').replace(/\|$/, ''));
  const rows = got.rows.map((r) => got.vars.map((v) => norm(text(r[v]).replaceAll('""', '"'))).join('|').replace(/\|$/, ''));
  return lines.slice(1).map((l) => l.replaceAll('""', '"')).sort().join('\n') === rows.sort().join('\n');
}

function isRight(job, answer) {
  const file = fileOf(job.result);
  const ext = path.extname(file);
  const text = fs.readFileSync(file, 'utf8');
  if (ext === '.csv' || ext === '.tsv') return sameCsv(text, readJson(answer), ext === '.csv' ? ',' : '\t');
  if (ext === '.srx') return sameResults(readXml(text), readJson(answer), false);
  if (ext === '.srj') return sameResults(readJson(text), readJson(answer), false);
  const want = load(file);
  const results = readRdf(want);
  if (results) return sameResults(results, readJson(answer), results.isOrdered);
  return sameGraphs(want, new Store(parse(answer, job.url)));
}

const sums = {};
const wrong = [];
jobs.forEach((job, i) => {
  const answer = (answers[i] ?? 'error: no answer').replaceAll('\v', '\n');
  const row = (sums[job.category] ??= { tests: 0, passed: 0, wrong: 0, refused: 0 });
  row.tests++;
  const isError = /^(error|refused):/.test(answer);
  let what;
  if (/Negative/.test(job.kind)) what = isError ? 'passed' : 'wrong';
  else if (/Syntax/.test(job.kind)) what = isError ? 'refused' : 'passed';
  else if (isError) what = 'refused';
  else what = isRight(job, answer) ? 'passed' : 'wrong';
  row[what]++;
  if (what === 'wrong' && job.approved !== false) wrong.push(job);
  if (what !== 'passed' && verbose) console.log(`${what.toUpperCase()} ${job.category}: ${job.name} (${job.url})\n${answer.slice(0, 600)}`);
});

const total = { '1.0': { tests: 0, passed: 0, wrong: 0, refused: 0 }, '1.1': { tests: 0, passed: 0, wrong: 0, refused: 0 } };
const line = (name, r) => console.log(`${name.padEnd(28)} ${String(r.tests).padStart(4)} tests ${String(r.passed).padStart(4)} passed ${String(r.wrong).padStart(3)} wrong ${String(r.refused).padStart(3)} refused`);
for (const [name, r] of Object.entries(sums)) {
  line(name, r);
  for (const k of Object.keys(r)) total[name.slice(0, 3)][k] += r[k];
}
for (const [name, r] of Object.entries(total)) line(`all of ${name}`, r);
for (const job of wrong) console.log(`WRONG: ${job.category}: ${job.name}`);
process.exit(wrong.length ? 1 : 0);
