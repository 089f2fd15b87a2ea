// SPDX-License-Identifier: MIT
// store.mjs MODULES [USER:PASSWORD]: Oxigraph behind the SPARQL 1.1 protocols on
// a loopback port, which it prints: /store (Graph Store), /query, /update.
// For tests only: everything is in memory. What a test may ask for besides:
// POST /fail?n=3&code=503 lets the next 3 requests fail so (code 0: hang up),
// POST /slow?ms=20 lets each take that long.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [modules, credentials] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'package.json'));
const oxigraph = require('oxigraph');
const store = new oxigraph.Store();
const failing = { n: 0, code: 503 };
let slow = 0;

function body(request) {
  return new Promise((done, fail) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
    request.on('error', fail);
  });
}

function isAllowed(request) {
  const wanted = 'Basic ' + Buffer.from(credentials ?? '').toString('base64');
  return !credentials || request.headers.authorization === wanted;
}

// Graph Store Protocol, section 4 and 5.
function serveGraph(request, url, text) {
  const name = url.searchParams.get('graph');
  if (name === null && !url.searchParams.has('default')) {
    return [400, 'graph or default is missing'];
  }
  const graph = name === null ? oxigraph.defaultGraph() : oxigraph.namedNode(name);
  const isThere = store.match(null, null, null, graph).length > 0;
  const format = (request.headers['content-type'] ?? 'text/turtle').split(';')[0];
  switch (request.method) {
    case 'PUT':
    case 'POST': {
      // All of it or nothing.
      const quads = oxigraph.parse(text, { format, to_graph_name: graph });
      if (request.method === 'PUT') {
        store.update(`CLEAR SILENT ${name === null ? 'DEFAULT' : `GRAPH <${name}>`}`);
      }
      for (const quad of quads) store.add(quad);
      return [isThere ? 204 : 201, ''];
    }
    case 'GET':
      return isThere || name === null
        ? [200, store.dump({ format: 'application/n-triples', from_graph_name: graph }),
          'application/n-triples']
        : [404, 'there is no such graph'];
    case 'DELETE':
      store.update(`DROP ${name === null ? 'DEFAULT' : `GRAPH <${name}>`}`);
      return [isThere ? 204 : 404, ''];
  }
  return [405, ''];
}

function serve(request, url, text) {
  switch (url.pathname) {
    case '/store':
      return serveGraph(request, url, text);
    case '/query': {
      const query = request.method === 'GET' ? url.searchParams.get('query')
        : request.headers['content-type'].startsWith('application/sparql-query') ? text
          : new URLSearchParams(text).get('query');
      const accept = request.headers.accept ?? '';
      const format = accept.includes('text/csv') ? 'text/csv'
        : accept.includes('xml') && !accept.includes('json')
          ? 'application/sparql-results+xml' : 'application/sparql-results+json';
      return [200, store.query(query, { results_format: format }), format];
    }
    case '/update':
      store.update(text);
      return [204, ''];
    case '/fail':
      failing.n = Number(url.searchParams.get('n'));
      failing.code = Number(url.searchParams.get('code'));
      return [204, ''];
    case '/slow':
      slow = Number(url.searchParams.get('ms'));
      return [204, ''];
  }
  return [404, 'there is no such path'];
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1/');
  let text;
  try {
    text = await body(request);
  } catch {
    return; // the client was killed
  }
  let answer;
  const isOurs = ['/fail', '/slow'].includes(url.pathname);
  if (!isOurs && slow > 0) {
    await new Promise((done) => setTimeout(done, slow));
  }
  if (!isOurs && failing.n > 0) {
    failing.n--;
    if (failing.code === 0) {
      request.socket.destroy();
      return;
    }
    answer = [failing.code, 'told to fail'];
  } else if (!isAllowed(request)) {
    response.setHeader('WWW-Authenticate', 'Basic realm="test"');
    answer = [401, 'who are you'];
  } else {
    try {
      answer = serve(request, url, text);
    } catch (error) {
      answer = [400, String(error)];
    }
  }
  const [code, words, type] = answer;
  response.writeHead(code, { 'Content-Type': type ?? 'text/plain; charset=utf-8' });
  response.end(words);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
