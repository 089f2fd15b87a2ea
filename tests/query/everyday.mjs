// SPDX-License-Identifier: MIT
// everyday.mjs TIDINGS NPM-FOLDER QUERIES-FOLDER GRAPH.nq: `ask` each question
// as people do, first with its required parameters only, then with all; and
// the same of Oxigraph, over the union of the graphs.

import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readQuestions } from './questions.mjs';

const [tidings, npm, folder, graph] = process.argv.slice(2);
const oxigraph = createRequire(path.resolve(npm) + '/')('oxigraph');
const store = new oxigraph.Store();
store.load(fs.readFileSync(graph, 'utf8'), { format: 'nq' });

function ask(q, parameters) {
  const values = parameters.map((p) => `${p.name}=${p.value.replace(/^"([^"]*)".*/, '$1').replace(/^tid:/, '')}`);
  const run = spawnSync(tidings, ['ask', '-f', 'json', q.name, graph, ...values], { maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`ask ${q.name} ${values.join(' ')}: ${run.stderr}`);
  return run.stdout.toString();
}

// Concatenations and decimals may be written in other ways.
const show = (t) => (!t ? '-' : /#(decimal|integer)$/.test(t.datatype ?? '') ? String(Number(t.value)) : t.value.includes(', ') ? t.value.split(', ').sort().join(', ') : JSON.stringify([t.type, t.value, t['xml:lang'] ?? '']));
function rows(text) {
  const { head, results } = JSON.parse(text);
  const vars = [...head.vars].sort();
  return results.bindings.map((b) => vars.map((v) => `${v}=${show(b[v])}`).join(' ')).sort();
}
function triples(text, format) {
  const s = new oxigraph.Store();
  s.load(text, { format });
  return s.dump({ format: 'nt', from_graph_name: oxigraph.defaultGraph() }).split('\n').sort();
}

let passed = 0;
let empty = 0;
const wrong = [];
for (const q of readQuestions(folder)) {
  for (const [text, parameters] of [[q.full, q.parameters.filter((p) => p.isRequired)], ...(q.parameters.some((p) => !p.isRequired) ? [[q.all, q.parameters]] : [])]) {
    const options = { use_default_graph_as_union: true, results_format: q.isGraph ? 'nt' : 'json' };
    const want = q.isGraph ? triples(store.query(text, options), 'nt') : rows(store.query(text, options));
    const answer = ask(q, parameters);
    const got = q.isGraph ? triples(answer, 'ttl') : rows(answer);
    if (want.join('\n') === got.join('\n')) passed++;
    else wrong.push(`${q.name} ${parameters.map((p) => `${p.name}=${p.value}`).join(' ')}:\n  wanted ${want.filter((r) => !got.includes(r)).slice(0, 3).join(' | ')} (${want.length})\n  got ${got.filter((r) => !want.includes(r)).slice(0, 3).join(' | ')} (${got.length})`);
    if (!want.length) empty++;
  }
}
for (const w of wrong) console.log(`WRONG: ${w}`);
console.log(`${passed} passed, ${wrong.length} failed; ${empty} have no rows`);
process.exit(wrong.length || empty > passed / 3 ? 1 : 0);
