// SPDX-License-Identifier: MIT
// SHACL: does a graph satisfy ontology/shapes.ttl?
//
//   validate.mjs MODULES ONTOLOGY GRAPH...      each graph must conform
//   validate.mjs MODULES ONTOLOGY --self FOLDER the tests of the shapes
//
// MODULES is the folder that has node_modules, ONTOLOGY that of the Turtle.
// FOLDER/good has graphs that conform. FOLDER/broken has for each named shape
// a file of its name: its subjects take the place of those of the good graph
// FOLDER/good/two-papers.ttl, and then that shape fails and no other.

import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, ontology, ...graphs] = process.argv.slice(2)
const require = createRequire(join(resolve(modules), 'package.json'))
const load = (name) => import(pathToFileURL(require.resolve(name)))
const { Parser, Store, DataFactory } = (await load('n3')).default
const { default: Validator } = await load('rdf-validate-shacl')

const SH = 'http://www.w3.org/ns/shacl#'
const SHAPES = 'https://w3id.org/tidings/shapes#'
const MOST = 20 // lines told of one graph
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

const read = (path) =>
  new Parser({ baseIRI: 'urn:base:', blankNodePrefix: `_:${basename(path)}-` })
    .parse(readFileSync(path, 'utf8'))
const store = (...lists) => {
  const all = new Store()
  for (const list of lists) for (const quad of list) all.addQuad(
    DataFactory.quad(quad.subject, quad.predicate, quad.object))
  return all
}

const shapes = store(read(join(ontology, 'shapes.ttl')))
const known = ['tidings.ttl', 'plover.ttl', 'lexicon.ttl']
  .flatMap((file) => read(join(ontology, file)))
const validator = new Validator(shapes, { maxErrors: 1000 })

async function failures (quads) {
  const report = await validator.validate(store(known, quads))
  return report.results.map((result) => ({
    shape: (result.sourceShape?.value ?? '').replace(SHAPES, ''),
    node: result.focusNode?.value,
    value: result.value?.value ?? '',
    message: result.message.map((text) => text.value).join(' ')
  }))
}

let failed = 0
let passed = 0
function tell (name, wrong) {
  if (wrong.length === 0) { passed++; return }
  failed++
  console.log(`FAIL ${name}`)
  for (const line of wrong.slice(0, MOST)) console.log(`  ${line}`)
  if (wrong.length > MOST) console.log(`  and ${wrong.length - MOST} more`)
}
const lines = (found) => found.map((f) =>
  `${f.shape}: ${f.node} ${f.value}: ${f.message}`)

async function conform (path) {
  tell(path, lines(await failures(read(path))))
}

// The good graph with the subjects of a broken file put in their place.
function replaced (good, broken) {
  const subjects = new Set(broken.map((quad) => quad.subject.value))
  return [...good.filter((quad) => !subjects.has(quad.subject.value)),
    ...broken]
}

async function self (folder) {
  for (const file of readdirSync(join(folder, 'good')).sort()) {
    await conform(join(folder, 'good', file))
  }
  const good = read(join(folder, 'good', 'two-papers.ttl'))
  const named = new Set(shapes.getSubjects(TYPE, null, null)
    .filter((term) => term.value.startsWith(SHAPES))
    .filter((term) => shapes.countQuads(term, SH + 'message', null, null))
    .map((term) => term.value.replace(SHAPES, '')))
  const files = readdirSync(join(folder, 'broken')).sort()
  for (const file of files) {
    const shape = basename(file, '.ttl')
    const found = await failures(
      replaced(good, read(join(folder, 'broken', file))))
    const wrong = lines(found.filter((f) => f.shape !== shape))
    if (!found.some((f) => f.shape === shape)) wrong.push('does not fail')
    tell(`broken/${file}`, wrong)
    if (!named.delete(shape)) tell(`broken/${file}`, ['no shape of this name'])
  }
  for (const shape of named) tell(shape, ['no broken graph for this shape'])
}

if (graphs[0] === '--self') await self(graphs[1])
else for (const path of graphs) await conform(path)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
