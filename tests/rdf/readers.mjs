// SPDX-License-Identifier: MIT
// readers.mjs MODULES READER SYNTAX FILE: reads a graph with oxigraph, n3 or
// jsonld, and prints it as N-Quads. Only ASCII comes out: what is not is escaped.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [modules, reader, syntax, file] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'package.json'));
const text = readFileSync(file, 'utf8');
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';
const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

// By code units, as JSON has them; N-Quads has the pairs as one.
function escape(value) {
  return value.replace(/[^ !#-;=?-[\]^-~]/gu,
    (c) => '\\U' + c.codePointAt(0).toString(16).toUpperCase().padStart(8, '0'));
}

function write(term) {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escape(term.value)}>`;
    case 'BlankNode':
      return `_:${term.value.replace(/^_:/, '')}`;
    case 'DefaultGraph':
      return '';
  }
  const datatype = term.datatype.value;
  return `"${escape(term.value)}"` +
    (term.language ? `@${term.language}`
      : datatype === xsdString || datatype === langString ? ''
        : `^^<${escape(datatype)}>`);
}

async function read() {
  if (reader === 'oxigraph') {
    return require('oxigraph').parse(text, { format: syntax });
  }
  if (reader === 'n3') {
    return new (require('n3').Parser)({ format: syntax }).parse(text);
  }
  // Without its own N-Quads, which would be what is tested.
  const quads = await require('jsonld').toRDF(JSON.parse(text));
  for (const quad of quads) {
    if (quad.object.termType === 'Literal') {
      quad.object.language = quad.object.language ?? '';
    }
  }
  return quads;
}

for (const quad of await read()) {
  const graph = write(quad.graph);
  console.log(`${write(quad.subject)} ${write(quad.predicate)} ` +
    `${write(quad.object)} ${graph}${graph ? ' ' : ''}.`);
}
