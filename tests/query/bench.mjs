// SPDX-License-Identifier: MIT
// bench.mjs ASK NPM-FOLDER QUERIES-FOLDER GRAPHS-FOLDER COPIES...: see
// scripts/bench-query.

import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readQuestions } from './questions.mjs';

const [ask, npm, folder, graphs, ...copies] = process.argv.slice(2);
const oxigraph = createRequire(path.resolve(npm) + '/')('oxigraph');
const limit = Number(process.env.LIMIT ?? 30);
const questions = readQuestions(folder);

function time(run) {
  const begun = process.hrtime.bigint();
  const result = run();
  return [Number(process.hrtime.bigint() - begun) / 1e6, result];
}

const table = {};
for (const n of copies) {
  const file = path.join(graphs, `${n}.nt`);
  const text = fs.readFileSync(file, 'utf8');
  const size = text.split('\n').length - 1;
  const input = questions.map((q) => `${q.text.replaceAll('\n', '\v')}\n`).join('');
  const run = spawnSync(ask, ['time', file, String(limit)], { input, maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`${ask} ended with ${run.status ?? run.signal}: ${run.stderr}`);
  const [head, ...ours] = run.stdout.toString().trim().split('\n');
  const store = new oxigraph.Store();
  const [loading] = time(() => store.load(text, { format: 'nt' }));
  console.log(`${size} statements: ${head}; Oxigraph loads in ${loading.toFixed(0)} ms`);
  questions.forEach((q, i) => {
    const [ms, rows] = ours[i].split('\t');
    let theirs = Infinity;
    for (let k = 0; k < 2; k++) {
      const [t] = time(() => store.query(q.full, { use_default_graph_as_union: true, results_format: q.isGraph ? 'nt' : 'json' }));
      theirs = Math.min(theirs, t);
    }
    (table[q.name] ??= []).push({ size, ms: Number(ms), theirs, rows });
  });
}

console.log('question'.padEnd(18) + table[questions[0].name].map((c) => `${c.size}: ours  oxigraph  factor`.padStart(38)).join('') + '    growth');
let worst = 0;
for (const [name, cells] of Object.entries(table)) {
  const factor = (c) => c.ms / Math.max(c.theirs, 0.05);
  const [first, last] = [cells[cells.length - 2] ?? cells[0], cells[cells.length - 1]];
  const growth = Math.max(last.ms, 1) / Math.max(first.ms, 1) / ((last.size * Math.log(last.size)) / (first.size * Math.log(first.size)));
  if (last.ms > 20) worst = Math.max(worst, factor(last));
  console.log(name.padEnd(18) + cells.map((c) => `${c.ms.toFixed(1)} ${c.theirs.toFixed(1)} ${factor(c).toFixed(2)}`.padStart(38)).join('') + growth.toFixed(2).padStart(10) + `  ${last.rows} rows`);
}
console.log(`the worst factor at the largest size, of questions over 20 ms: ${worst.toFixed(2)}; growth is beside n log n`);
