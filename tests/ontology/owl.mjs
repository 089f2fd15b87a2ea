// SPDX-License-Identifier: MIT
// Is ontology/ OWL 2 DL, as far as our way of writing it can go wrong?
//
//   owl.mjs MODULES ONTOLOGY
//
// Each file declares all that it uses; no name is two kinds of property, or a
// property and a datatype; values fit the kind; domains and ranges are
// classes, or datatypes of the OWL 2 map; our own terms have a label, a
// definition and an example, which the rules of the project ask for.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, ontology] = process.argv.slice(2)
const require = createRequire(join(resolve(modules), 'package.json'))
const n3 = await import(pathToFileURL(require.resolve('n3')))
const { Parser, Store } = n3.default

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const OURS = 'https://w3id.org/tidings/'

// The datatypes of the OWL 2 map that we use; dates are not among them.
const DATATYPES = new Set(['string', 'boolean', 'decimal', 'integer',
  'nonNegativeInteger', 'positiveInteger', 'double', 'dateTime', 'anyURI',
  'language', 'token'].map((name) => XSD + name))
const KINDS = ['Class', 'ObjectProperty', 'DatatypeProperty',
  'AnnotationProperty']

let failed = 0
function fail (file, text) {
  failed++
  console.log(`FAIL ${file}: ${text}`)
}

const reserved = (iri) => [RDF, RDFS, OWL, XSD].some((ns) => iri.startsWith(ns))

function declarations (store) {
  const kinds = new Map()
  for (const kind of KINDS) {
    for (const term of store.getSubjects(RDF + 'type', OWL + kind, null)) {
      const known = kinds.get(term.value) ?? new Set()
      kinds.set(term.value, known.add(kind))
    }
  }
  return kinds
}

function checkKinds (file, kinds) {
  for (const [iri, set] of kinds) {
    const properties = [...set].filter((kind) => kind.endsWith('Property'))
    if (properties.length > 1) fail(file, `${iri} is ${properties.join(', ')}`)
  }
}

function checkValues (file, store, kinds) {
  for (const { subject, predicate, object } of store) {
    const where = `${subject.value} ${predicate.value}`
    if (predicate.value === RDF + 'type' && !reserved(object.value) &&
        !kinds.get(object.value)?.has('Class')) {
      fail(file, `${object.value} is no declared class`)
    }
    if (reserved(predicate.value)) continue
    const kind = kinds.get(predicate.value)
    if (!kind) fail(file, `${predicate.value} is not declared`)
    if (kind?.has('ObjectProperty') && object.termType === 'Literal') {
      fail(file, `${where} has a literal`)
    }
    if (kind?.has('DatatypeProperty') && object.termType !== 'Literal') {
      fail(file, `${where} has no literal`)
    }
  }
}

function checkEnds (file, store, kinds) {
  const isClass = (term) => kinds.get(term.value)?.has('Class')
  for (const name of ['domain', 'range', 'subClassOf']) {
    for (const { subject, object } of store.match(null, null)
      .filter((quad) => quad.predicate.value === RDFS + name)) {
      const data = name === 'range' &&
        !kinds.get(subject.value)?.has('ObjectProperty')
      if (data ? !DATATYPES.has(object.value) : !isClass(object)) {
        fail(file, `${subject.value} has the ${name} ${object.value}`)
      }
    }
  }
}

function checkWords (file, store, kinds) {
  const home = (term) => term.startsWith(OURS) &&
    store.getObjects(term, RDFS + 'label', null).length > 0
  for (const iri of kinds.keys()) {
    if (!home(iri)) continue
    for (const word of ['definition', 'example']) {
      if (store.getObjects(iri, SKOS + word, null).length === 0) {
        fail(file, `${iri} has no ${word}`)
      }
    }
  }
}

const classNames = new Map()
for (const file of ['tidings.ttl', 'plover.ttl', 'lexicon.ttl']) {
  const store = new Store(new Parser({ baseIRI: 'urn:base:' })
    .parse(readFileSync(join(ontology, file), 'utf8')))
  const kinds = declarations(store)
  checkKinds(file, kinds)
  checkValues(file, store, kinds)
  checkEnds(file, store, kinds)
  checkWords(file, store, kinds)
  for (const [iri, set] of kinds) {
    if (!set.has('Class') || iri.startsWith('_:')) continue
    const name = iri.replace(/.*[#/]/, '')
    classNames.set(name, (classNames.get(name) ?? new Set()).add(iri))
  }
}
// Frames name classes without a prefix; sem:Place is only ever written.
for (const [name, iris] of classNames) {
  if (iris.size > 1 && name !== 'Place') {
    fail('ontology', `the classes ${[...iris].join(' and ')} share a name`)
  }
}
process.exit(failed ? 1 : 0)
