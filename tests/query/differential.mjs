// SPDX-License-Identifier: MIT
// differential.mjs ASK NPM-FOLDER [SEED [QUERIES]]: random queries over random
// graphs, asked of us and of Oxigraph: the answers must be the same. Fails on a
// difference, on an error or a refusal, and when a shape came up too seldom.

import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Random, dataset, graph, query } from './generate.mjs';

const [ask, npm, seed = '1', count = '6000'] = process.argv.slice(2);
const oxigraph = createRequire(path.resolve(npm) + '/')('oxigraph');

// Every shape that we answer must have come up at least this often.
const LEAST = { ask: 50, construct: 50, bgp3: 200, filter: 100, optional: 20, union: 10, bind: 10, graph: 50,
  'agg-group': 10, 'agg-all': 20, 'agg-COUNT': 10, 'agg-STAR': 10, 'agg-SUM': 5, 'agg-AVG': 5, 'agg-MIN': 5, 'agg-MAX': 5,
  'agg-DISTINCT': 20, 'agg-order': 3, order: 100, limit: 30, distinct: 200, 'select-expr': 10, 'f-regex': 20, 'f-num': 5, 'f-date': 5, 'f-lang': 5,
  path: 200, values: 200, minus: 100, exists: 100, subselect: 200, 'subselect-group': 50, 'graph-join': 30, 'optional-bgp2': 50 };

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tidings-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

function makeJobs() {
  const r = new Random(seed);
  const jobs = [];
  let file;
  let store;
  for (let i = 0; jobs.length < Number(count); i++) {
    const hasGraphs = i % 100 >= 85;
    if (i % 10 === 0 || i % 100 === 85) {
      const text = (hasGraphs ? dataset(r) : graph(r)).join('\n') + '\n';
      file = path.join(scratch, `${i}.${hasGraphs ? 'nq' : 'nt'}`);
      fs.writeFileSync(file, text);
      store = new oxigraph.Store();
      store.load(text, { format: hasGraphs ? 'nq' : 'nt' });
    }
    const q = query(r, hasGraphs);
    try {
      const want = store.query(q.text, { results_format: q.kind === 'construct' ? 'nt' : 'json' });
      // Oxigraph gives no row for some aggregates over nothing; there is one.
      if (!(q.tags.has('agg-all') && JSON.parse(want).results.bindings.length === 0)) jobs.push({ file, q, want });
    } catch {
      // not valid SPARQL after all: a variable bound twice
    }
  }
  return jobs;
}

function askAll(jobs) {
  const input = jobs.map((j) => `${j.file}\t${j.q.text}\n`).join('');
  const run = spawnSync(ask, [], { input, maxBuffer: 1 << 30 });
  if (run.status !== 0) {
    throw new Error(`${ask} ended with ${run.status ?? run.signal}: ${run.stderr}`);
  }
  return run.stdout.toString().split('\n');
}

// Numbers are the same when their values and types are.
function show(term) {
  if (term === undefined) return '-';
  const datatype = (term.datatype ?? '').replace(/^.*#/, '');
  if (['integer', 'decimal'].includes(datatype)) return `${datatype} ${Number(Number(term.value).toFixed(9))}`;
  return JSON.stringify([term.type, term.value, term['xml:lang'] ?? '', datatype === 'string' ? '' : datatype]);
}

function rows(text) {
  const { head, results, boolean } = JSON.parse(text);
  if (boolean !== undefined) return [String(boolean)];
  const vars = [...head.vars].sort();
  return results.bindings.map((b) => vars.map((v) => `${v}=${show(b[v])}`).join(' ')).sort();
}

function triples(text, format) {
  const store = new oxigraph.Store();
  store.load(text, { format });
  return store.dump({ format: 'nt', from_graph_name: oxigraph.defaultGraph() }).split('\n').sort();
}

// How literals of different kinds stand to each other nobody has fixed.
const kind = (t) => (t?.type !== 'literal' ? '' : t['xml:lang'] ? 'language' : /#(integer|decimal)$/.test(t.datatype ?? '') ? 'number' : t.datatype ?? 'string');
function sameOrder(want, got, by) {
  const [a, b] = [want, got].map((text) => JSON.parse(text).results.bindings.map((row) => row[by]));
  const isMixed = new Set([...a, ...b].map(kind).filter((k) => k)).size > 1;
  return same(...[a, b].map((terms) => terms.map((t) => (isMixed && kind(t) ? 'literal' : show(t)))));
}
const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);

function isSame({ q, want }, got) {
  if (q.kind === 'construct') return same(triples(want, 'nt'), triples(got, 'ttl'));
  if (q.by && !sameOrder(want, got, q.by)) return false;
  return q.kind === 'limit' ? rows(want).length === rows(got).length : same(rows(want), rows(got));
}

const jobs = makeJobs();
const answers = askAll(jobs);
const seen = {};
const wrong = [];
let answered = 0;
jobs.forEach((job, i) => {
  const answer = (answers[i] ?? 'error: no answer').replaceAll('\v', '\n');
  answered++;
  for (const tag of job.q.tags) seen[tag] = (seen[tag] ?? 0) + 1;
  if (/^(error|refused):/.test(answer) || !isSame(job, answer)) wrong.push({ ...job, answer });
});

for (const { file, q, want, answer } of wrong.slice(0, 3)) {
  console.log(`WRONG: ${q.text}\n  of:\n${file}\n  wanted: ${want.slice(0, 2000)}\n  got: ${answer.slice(0, 2000)}`);
}
const rare = Object.entries(LEAST).filter(([tag, least]) => (seen[tag] ?? 0) < Math.floor((least * Number(count)) / 8000));
for (const [tag, least] of rare) console.log(`RARE: ${tag} was answered ${seen[tag] ?? 0} times, of at least ${least}`);
console.log(`seed ${seed}: ${answered} answered, ${wrong.length} of them wrong`);
process.exit(wrong.length || rare.length ? 1 : 0);
