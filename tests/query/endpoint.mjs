// SPDX-License-Identifier: MIT
// endpoint.mjs TIDINGS NPM-FOLDER GRAPH: `query --endpoint` to a SPARQL 1.1
// endpoint on this machine, which Oxigraph answers for, gives what `query`
// gives of the same graph.

import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [tidings, npm, graph] = process.argv.slice(2);
const oxigraph = createRequire(path.resolve(npm) + '/')('oxigraph');
const store = new oxigraph.Store();
store.load(fs.readFileSync(graph, 'utf8'), { format: 'nt' });

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (d) => { body += d; }).on('end', () => {
    try {
      const query = new URLSearchParams(body).get('query');
      const isGraph = /\b(CONSTRUCT|DESCRIBE)\b/.test(query);
      const answer = store.query(query, { results_format: isGraph ? 'nt' : 'json' });
      response.writeHead(200, { 'Content-Type': isGraph ? 'application/n-triples' : 'application/sparql-results+json' }).end(answer);
    } catch (error) {
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  });
});

const run = (...args) => new Promise((done) => {
  const child = spawn(tidings, ['query', '-q', ...args], { env: { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' } });
  let out = '';
  let err = '';
  child.stdout.on('data', (d) => { out += d; });
  child.stderr.on('data', (d) => { err += d; });
  child.on('close', (code) => done({ out, err, code }));
});

server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/query`;
  let failed = 0;
  const check = (name, ok, detail) => { if (!ok) { failed++; console.log(`FAILED: ${name}: ${detail}`); } };
  const queries = ['SELECT ?e ?l { ?e a tid:Meet ; rdfs:label ?l } ORDER BY ?e ?l', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', 'ASK { ?e a tid:Meet }', 'ASK { ?e a tid:NoSuchClass }',
    'CONSTRUCT { ?e a tid:Met } WHERE { ?e a tid:Meet }', 'SELECT ?x ?y { VALUES (?x ?y) { (1.5 UNDEF) ("a\\"b\\nc"@en <http://e/x>) } }'];
  for (const q of queries) {
    for (const f of ['csv', 'json', 'table']) {
      const [here, there] = [await run('-f', f, graph, q), await run('-f', f, '--endpoint', url, q)];
      check(`${f} ${q}`, here.code === 0 && there.code === 0 && here.out === there.out, `${there.err}${there.out.slice(0, 300)} wanted ${here.out.slice(0, 300)}`);
    }
  }
  const bad = await run('--endpoint', url, 'SELEKT ?x');
  check('a query that the endpoint refuses', bad.code === 3 && bad.err.includes('400'), bad.err);
  const many = await run('--endpoint', url, '--max-rows', '2', 'SELECT * { ?s ?p ?o }');
  check('more rows than allowed', many.code === 3 && many.err.includes('--max-rows'), many.err);
  console.log(`${failed} failed`);
  server.close();
  process.exit(failed ? 1 : 0);
});
