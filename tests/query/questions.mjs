// SPDX-License-Identifier: MIT
// The questions of data/queries as other engines take them: with the prefixes
// of the vocabulary in front, parameters as variables.

import fs from 'node:fs';
import path from 'node:path';

const PREFIXES = {
  ent: 'https://w3id.org/tidings/entity/', ev: 'https://w3id.org/tidings/event/', tid: 'https://w3id.org/tidings/ontology#',
  gaf: 'http://groundedannotationframework.org/gaf#', grasp: 'http://groundedannotationframework.org/grasp#',
  nif: 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#', org: 'http://www.w3.org/ns/org#', prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#', schema: 'http://schema.org/', sem: 'http://semanticweb.cs.vu.nl/2009/11/sem/',
  skos: 'http://www.w3.org/2004/02/skos/core#', time: 'http://www.w3.org/2006/time#', xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const head = Object.entries(PREFIXES).map(([k, v]) => `PREFIX ${k}: <${v}>\n`).join('');

// What parameters are given in tests, by type: something that is in
// data/articles.
const GIVEN = { entity: 'ent:United_States', class: 'tid:Assault', date: '"2019-01-28"^^xsd:date', number: '1', decimal: '0.7' };
const BY_NAME = { one: 'ent:United_States', other: 'ent:Venezuela', who: 'ent:Donald_Trump', until: '"2020-12-31"^^xsd:date', place: 'ent:Saudi_Arabia' };

export function readQuestions(folder) {
  return fs.readdirSync(folder).filter((f) => f.endsWith('.rq')).sort().map((file) => {
    const source = fs.readFileSync(path.join(folder, file), 'utf8');
    let text = source.replace(/^#.*\n/gm, '');
    const parameters = [...source.matchAll(/^# @(\w+)(!?) (\w+)(?: ([^:\n]+))?:/gm)].map(([, name, must, type, fallback]) => ({ name, fallback, isRequired: must === '!', value: BY_NAME[name] ?? GIVEN[type] }));
    const bare = text;
    for (const p of parameters) if (p.isRequired || p.fallback) text = text.replace(new RegExp(`\\?${p.name}\\b`, 'g'), p.fallback ?? p.value);
    let all = bare;
    for (const p of parameters) all = all.replace(new RegExp(`BOUND\\(\\?${p.name}\\)`, 'g'), 'true').replace(new RegExp(`\\?${p.name}\\b`, 'g'), p.value);
    // `text` has the required parameters, `all` every one of them.
    return { name: file.slice(0, -3), text, full: head + text, all: head + all, parameters, isGraph: /^\s*(DESCRIBE|CONSTRUCT)/m.test(text) };
  });
}
