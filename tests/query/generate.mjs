// SPDX-License-Identifier: MIT
// Random small graphs and random queries of all shapes, from a seed.

export class Random {
  constructor(seed) { this.state = BigInt(seed) * 2862933555777941757n + 3037000493n; }
  next(below) {
    this.state = (this.state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((this.state >> 33n) % BigInt(below));
  }
  pick(list) { return list[this.next(list.length)]; }
  chance(percent) { return this.next(100) < percent; }
}

const NS = 'http://e/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const subjects = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((x) => `<${NS}${x}>`);
const links = ['p', 'q', 'r'].map((x) => `<${NS}${x}>`);
const literals = {
  n: (r) => `"${r.next(7) - 2}"^^<${XSD}integer>`,
  w: (r) => `"0.${1 + r.next(9)}"^^<${XSD}decimal>`,
  l: (r, ascii = true) => r.pick(['"red"@en', '"rot"@de', '"Red"', '"blue"@en', '"blau"@de', '"green"', ascii ? '"x"' : '"Gr\u00fcn"@de', '"a b"']),
  d: (r) => `"20${18 + r.next(3)}-0${1 + r.next(9)}-1${r.next(9)}"^^<${XSD}date>`,
};
const valued = Object.keys(literals);

export function graph(r, nTriples = 45) {
  const ascii = r.chance(70); // case is only changed where all is ASCII
  const lines = new Set();
  while (lines.size < nTriples) {
    const s = r.pick(subjects);
    if (r.chance(55)) {
      lines.add(`${s} ${r.pick(links)} ${r.pick(subjects)} .`);
    } else {
      const p = r.pick(valued);
      lines.add(`${s} <${NS}${p}> ${literals[p](r, ascii)} .`);
    }
  }
  return [...lines];
}

// The same with most of it in named graphs.
export function dataset(r) {
  return graph(r).map((line) => (r.chance(80) ? line.replace(/\.$/, `<${NS}g${r.next(3)}> .`) : line));
}

// A query under construction: which variables there are, and of which kind.
class Maker {
  constructor(r) { this.r = r; this.vars = { node: [], n: [], w: [], l: [], d: [] }; this.count = 0; this.tags = new Set(); }
  tag(t) { this.tags.add(t); }
  fresh(kind) { const v = '?' + kind[0] + this.count++; this.vars[kind].push(v); return v; }
  node(reuse = 60) { return this.vars.node.length && this.r.chance(reuse) ? this.r.pick(this.vars.node) : this.fresh('node'); }
  any() { return [].concat(...Object.values(this.vars)); }
  fork() { const m = new Maker(this.r); m.vars = Object.fromEntries(Object.entries(this.vars).map(([k, v]) => [k, [...v]])); m.count = this.count + 100 * (1 + this.r.next(50)); m.tags = this.tags; m.inGraph = this.inGraph; return m; }
  join(m) { for (const k of Object.keys(this.vars)) for (const v of m.vars[k]) if (!this.vars[k].includes(v)) this.vars[k].push(v); this.count = Math.max(this.count, m.count); }
  triple(connect = false) {
    const r = this.r;
    const s = connect && this.vars.node.length ? r.pick(this.vars.node) : r.chance(12) ? r.pick(subjects) : this.node();
    const what = r.next(100);
    if (what < 50) {
      const p = r.pick(links);
      const o = r.chance(20) ? r.pick(subjects) : connect || r.chance(60) ? this.fresh('node') : this.node();
      if (o === s) this.tag('loop');
      return `${s} ${p} ${o} .`;
    }
    if (what < 58) { this.tag('varpred'); const p = this.fresh('node'); this.vars.node.pop(); this.vars.pred = this.vars.pred || []; return `${s} ${p} ${r.chance(50) ? this.node() : r.pick(subjects)} .`; }
    const p = r.pick(valued);
    const o = r.chance(25) ? literals[p](r) : r.chance(20) && this.vars[p].length ? r.pick(this.vars[p]) : this.fresh(p);
    return `${s} <${NS}${p}> ${o} .`;
  }
  bgp(n, connect = false) {
    const parts = [];
    for (let i = 0; i < n; i++) parts.push(this.triple(connect || i > 0));
    return parts.join(' ');
  }
  numeric() {
    const r = this.r; const vs = [...this.vars.n, ...this.vars.w];
    if (!vs.length) return String(r.next(5));
    const v = r.pick(vs);
    const what = r.next(10);
    if (what < 8 && r.chance(90)) return v;
    if (what < 7) { this.tag('arith'); return `(${v} ${r.pick(['+', '-', '*'])} ${1 + r.next(4)})`; }
    if (what < 8) { this.tag('unary'); return `(-${v})`; }
    if (what < 9) { this.tag('abs'); return `ABS(${v})`; }
    return String(r.next(5));
  }
  text() {
    const r = this.r;
    const v = this.vars.l.length && r.chance(80) ? r.pick(this.vars.l) : this.vars.node.length ? r.pick(this.vars.node) : '"red"';
    return v.startsWith('?') ? `STR(${v})` : v;
  }
  condition(depth = 2) {
    const r = this.r;
    if (depth > 0 && r.chance(30)) {
      const what = r.next(3);
      if (what === 0) { this.tag('and'); return `(${this.condition(depth - 1)} && ${this.condition(depth - 1)})`; }
      if (what === 1) { this.tag('or'); return `(${this.condition(depth - 1)} || ${this.condition(depth - 1)})`; }
      this.tag('not'); return `(! ${this.condition(depth - 1)})`;
    }
    const options = [];
    const { node, n, w, l, d } = this.vars;
    if (depth > 0 && node.length && r.chance(10)) {
      this.tag('exists'); // no MINUS inside: what it shares with outside nobody has fixed
      const m = this.fork();
      const inner = m.bgp(1, true) + (r.chance(30) ? ` FILTER(${m.condition(0)})` : '') + (r.chance(15) ? ` OPTIONAL { ${m.bgp(1, true)} }` : '');
      return `${r.pick(['EXISTS', 'NOT EXISTS'])} { ${inner} }`;
    }
    if (n.length + w.length) options.push(() => { this.tag('f-num'); return `(${this.numeric()} ${r.pick(['<', '>', '<=', '>=', '=', '!='])} ${this.numeric()})`; });
    if (d.length) options.push(() => { this.tag('f-date'); return `(${r.pick(d)} ${r.pick(['<', '>', '<=', '>=', '=', '!='])} ${d.length > 1 && r.chance(40) ? r.pick(d) : literals.d(r)})`; });
    if (d.length) options.push(() => { this.tag('f-year'); return `(${r.pick(['YEAR', 'MONTH', 'DAY'])}(${r.pick(d)}) > ${r.pick([2018, 2019, 5, 14])})`; });
    if (l.length) {
      options.push(() => { this.tag('f-lang'); return `(LANG(${r.pick(l)}) = "${r.pick(['en', 'de', ''])}")`; });
      options.push(() => { this.tag('f-langmatches'); return `LANGMATCHES(LANG(${r.pick(l)}), "${r.pick(['en', 'DE', '*'])}")`; });
      options.push(() => { this.tag('f-streq'); return `(STR(${r.pick(l)}) ${r.pick(['=', '!='])} "${r.pick(['red', 'blue', 'Red'])}")`; });
      options.push(() => { this.tag('f-liteq'); return `(${r.pick(l)} ${r.pick(['=', '!='])} ${r.pick(['"red"@en', '"green"', '"rot"@de', '"Red"'])})`; });
      options.push(() => { this.tag('f-litlt'); return `(STR(${r.pick(l)}) ${r.pick(['<', '>', '<='])} "${r.pick(['blue', 'm', 'Red'])}")`; });
    }
    if (l.length || node.length) {
      options.push(() => { this.tag('f-regex'); return `REGEX(${this.text()}, "${r.pick(['e', '^r', 'd$', 'R', 'l.', '[a-c]$', 'a b', 'Gr.n', '^.{4}$', '[^a-z]', 'r\u00fc', 'R\u00dcN'])}"${r.chance(40) ? ', "i"' : ''})`; });
      for (const f of ['CONTAINS', 'STRSTARTS', 'STRENDS']) options.push(() => { this.tag('f-' + f.toLowerCase()); return `${f}(${this.text()}, "${r.pick(['e', 'r', 'a', 'http', 'd'])}")`; });
      options.push(() => { this.tag('f-strlen'); return `(STRLEN(${this.text()}) > ${r.pick([2, 3, 4, 9])})`; });
      options.push(() => { this.tag('f-case'); return `(${r.pick(['LCASE', 'UCASE'])}(${this.text()}) = "${r.pick(['red', 'RED', 'blue'])}")`; });
    }
    if (node.length > 1) options.push(() => { this.tag('f-nodecmp'); return `(${r.pick(node)} ${r.pick(['=', '!='])} ${r.pick(node)})`; });
    if (node.length) {
      options.push(() => { this.tag('f-iri'); return `(${r.pick(node)} ${r.pick(['=', '!='])} ${r.pick(subjects)})`; });
      options.push(() => { this.tag('f-in'); return `(${r.pick(node)} ${r.pick(['IN', 'NOT IN'])} (${r.pick(subjects)}, ${r.pick(subjects)}))`; });
      options.push(() => { this.tag('f-isiri'); return `${r.pick(['isIRI', 'isLITERAL', 'isBLANK', 'isNUMERIC'])}(${r.pick(this.any())})`; });
      options.push(() => { this.tag('f-sameterm'); return `sameTerm(${r.pick(node)}, ${r.pick(subjects)})`; });
    }
    const any = this.any();
    if (any.length) {
      options.push(() => { this.tag('f-bound'); return `BOUND(${r.pick(any)})`; });
      options.push(() => { this.tag('f-mixeq'); const kind = r.pick(Object.values(this.vars).filter((k) => k.length)); return `(${r.pick(kind)} ${r.pick(['=', '!='])} ${r.pick(kind)})`; });
      options.push(() => { this.tag('f-datatype'); return `(DATATYPE(${r.pick(any)}) = <${XSD}${r.pick(['integer', 'date', 'string', 'decimal'])}>)`; });
      options.push(() => { this.tag('f-coalesce'); return `(COALESCE(${r.pick(any)}, 1) = ${r.pick(any)})`; });
      options.push(() => { this.tag('f-if'); return `IF(BOUND(${r.pick(any)}), ${this.condition(0)}, false)`; });
    }
    return options.length ? r.pick(options)() : 'true';
  }
  value() {
    const r = this.r; const any = this.any();
    const options = [() => { this.tag('v-num'); return this.numeric(); }, () => { this.tag('v-str'); return this.text(); }];
    if (any.length) {
      options.push(() => { this.tag('v-concat'); return `CONCAT(${this.text()}, "-", ${this.text()})`; });
      options.push(() => { this.tag('v-var'); return r.pick(any); });
      options.push(() => { this.tag('v-if'); return `IF(${this.condition(0)}, "yes", "no")`; });
      options.push(() => { this.tag('v-case'); return `${r.pick(['UCASE', 'LCASE'])}(${this.text()})`; });
      options.push(() => { this.tag('v-substr'); return `SUBSTR(${this.text()}, ${1 + r.next(3)}${r.chance(50) ? ', 2' : ''})`; });
      options.push(() => { this.tag('v-strlen'); return `STRLEN(${this.text()})`; });
      options.push(() => { this.tag('v-coalesce'); return `COALESCE(${r.pick(any)}, "none")`; });
      options.push(() => { this.tag('v-lang'); return `LANG(${this.vars.l.length ? r.pick(this.vars.l) : '"x"'})`; });
      options.push(() => { this.tag('v-strafter'); return `${r.pick(['STRAFTER', 'STRBEFORE'])}(${this.text()}, "e")`; });
      options.push(() => { this.tag('v-replace'); return `REPLACE(${this.text()}, "e", "E")`; });
    }
    if (this.vars.d.length) options.push(() => { this.tag('v-year'); return `${r.pick(['YEAR', 'MONTH', 'DAY'])}(${r.pick(this.vars.d)})`; });
    return r.pick(options)();
  }
  // One element behind others of a group.
  element(depth, first) {
    const r = this.r;
    const what = r.next(100);
    if (first || what < 25 || depth <= 0) {
      if (first && r.chance(6)) return this.pathTriple(false);
      if (first && !this.inGraph && r.chance(4)) return this.values(); // alone, Oxigraph does not say of which graph
      if (first && !this.inGraph && depth > 0 && r.chance(5)) return this.subselect(depth);
      const n = 1 + r.next(3);
      this.tag('bgp' + n);
      return this.bgp(n, !first);
    }
    if (what < 29) return this.pathTriple(true);
    if (what < 32) return this.values();
    if (what < 35) return this.minus(depth);
    if (what < 38 && depth > 0 && !this.inGraph) return this.subselect(depth);
    if (what < 50) { this.tag('filter'); return `FILTER(${this.condition()})`; }
    if (what < 70) {
      this.tag('optional');
      const m = this.fork();
      const n = 1 + (r.chance(30) ? 1 : 0);
      let inner = m.bgp(n, true);
      if (n > 1) this.tag('optional-bgp2');
      if (r.chance(20)) { this.tag('optional-filter'); inner += ` FILTER(${m.condition(1)})`; }
      if (depth > 1 && r.chance(12)) { this.tag('optional-nested'); const k = m.fork(); inner += ` OPTIONAL { ${k.bgp(1, true)} }`; m.join(k); }
      this.join(m);
      return `OPTIONAL { ${inner} }`;
    }
    if (what < 85) {
      this.tag('union');
      const n = 2 + (r.chance(20) ? 1 : 0);
      const branches = [];
      const joined = this.fork();
      for (let i = 0; i < n; i++) { const m = this.fork(); branches.push(`{ ${m.group(depth - 1, r.chance(75) ? 1 : 2)} }`); joined.join(m); }
      this.join(joined);
      return branches.join(' UNION ');
    }
    if (what < 95) { this.tag('bind'); const e = this.value(); const v = '?b' + this.count++; this.vars.bound = this.vars.bound || []; this.vars.bound.push(v); return `BIND(${e} AS ${v})`; }
    this.tag('group');
    const m = this.fork();
    const inner = m.group(depth - 1, 1 + r.next(2));
    this.join(m);
    return `{ ${inner} }`;
  }
  // A property path between nodes; alternatives are not at the top, where
  // Oxigraph drops what the specification counts twice; and none is empty in a
  // GRAPH, where Oxigraph forgets the graphs that a term is no node of.
  path(depth = 2) {
    const r = this.r;
    const what = depth > 0 ? r.next(8) : 0;
    const closures = this.inGraph ? ['+'] : ['*', '+', '?'];
    if (what < 2) return r.pick(links);
    if (what === 2) return `^${r.pick(links)}`;
    if (what === 3) return `${this.path(depth - 1)}/${this.path(depth - 1)}`;
    if (what === 4) return `(${this.path(depth - 1)}|${this.path(depth - 1)})${r.pick(closures.filter((c) => c !== '?'))}`;
    if (what === 5) return `(${this.path(depth - 1)})${r.pick(closures)}`;
    return `${r.pick(links)}${r.pick(closures)}`;
  }
  pathTriple(connect) {
    const r = this.r;
    this.tag('path');
    const s = connect && this.vars.node.length ? r.pick(this.vars.node) : r.chance(20) ? r.pick(subjects) : this.node();
    const o = r.chance(25) ? r.pick(subjects) : r.chance(60) ? this.fresh('node') : this.node();
    return `${s} ${this.path()} ${o} .`;
  }
  values() {
    const r = this.r;
    this.tag('values');
    const known = this.vars.node.length ? r.pick(this.vars.node) : this.fresh('node');
    if (r.chance(60)) return `VALUES ${known} { ${Array.from({ length: 1 + r.next(3) }, () => (r.chance(10) ? 'UNDEF' : r.pick(subjects))).join(' ')} }`;
    const other = this.vars.n.length && r.chance(50) ? r.pick(this.vars.n) : this.fresh('n');
    return `VALUES (${known} ${other}) { ${Array.from({ length: 1 + r.next(3) }, () => `(${r.chance(20) ? 'UNDEF' : r.pick(subjects)} ${r.chance(20) ? 'UNDEF' : literals.n(r)})`).join(' ')} }`;
  }
  minus(depth) {
    this.tag('minus');
    const m = this.fork();
    const inner = m.bgp(1 + this.r.next(2), this.r.chance(85));
    return `MINUS { ${inner}${depth > 0 && this.r.chance(20) ? ` FILTER(${m.condition(0)})` : ''} }`;
  }
  // A sub-select, not in a GRAPH ?g, which Oxigraph forgets there: some of its variables, all that is one for each key, or one.
  subselect(depth) {
    const r = this.r;
    this.tag('subselect');
    const m = new Maker(r);
    m.tags = this.tags;
    m.inGraph = this.inGraph;
    m.count = this.count + 1000 * (1 + r.next(50));
    m.vars.node = [...this.vars.node];
    const inner = m.group(depth - 1, 1 + r.next(2));
    const all = m.any();
    if (!all.length) return `{ ${inner} }`;
    const key = r.pick(m.vars.node.length ? m.vars.node : all);
    const out = '?c' + (m.count + 1);
    if (r.chance(40)) {
      this.tag('subselect-group');
      if (m.vars.node.includes(key) && !this.vars.node.includes(key)) this.vars.node.push(key);
      this.vars.n.push(out);
      return `{ SELECT ${key} (${r.pick(['COUNT(*)', `COUNT(DISTINCT ${r.pick(all)})`, `COUNT(${r.pick(all)})`])} AS ${out}) WHERE { ${inner} } GROUP BY ${key} }`;
    }
    if (r.chance(20)) {
      // Of patterns only: where a filter can never hold, Oxigraph has no row.
      this.tag('subselect-one');
      const one = new Maker(r);
      one.tags = this.tags;
      one.count = m.count + 500;
      this.vars.n.push(out);
      return `{ SELECT (COUNT(DISTINCT *) AS ${out}) WHERE { ${one.bgp(1 + r.next(2))} } }`;
    }
    const heads = [...new Set([key, ...(r.chance(50) ? [r.pick(all)] : [])])];
    for (const h of heads) for (const k of Object.keys(m.vars)) if (m.vars[k].includes(h) && this.vars[k] && !this.vars[k].includes(h)) this.vars[k].push(h);
    return `{ SELECT ${r.chance(60) ? 'DISTINCT ' : ''}${heads.join(' ')} WHERE { ${inner} } }`;
  }
  group(depth, n) {
    const parts = [];
    for (let i = 0; i < n; i++) parts.push(this.element(depth, i === 0 && (this.inGraph || !this.r.chance(15))));
    return parts.join(' ');
  }
}

export function query(r, hasGraphs = false) {
  const m = new Maker(r);
  m.inGraph = hasGraphs;
  let where = m.group(2, 1 + r.next(hasGraphs ? 2 : 4));
  if (hasGraphs && r.chance(70)) {
    m.tag('graph');
    const v = r.chance(60) ? m.fresh('node') : `<${NS}g${r.next(4)}>`;
    where = `GRAPH ${v} { ${where} }${r.chance(30) ? ` FILTER(${m.condition(1)})` : ''}`;
    if (r.chance(30)) { m.tag('graph-join'); where = r.pick([`${m.bgp(1, true)} ${where}`, `${where} ${m.bgp(1, true)}`, `${where} OPTIONAL { GRAPH ${r.pick([v, '?gg', `<${NS}g1>`])} { ${m.bgp(1, true)} } }`]); }
  }
  const any = m.any();
  const what = r.next(100);
  if (!any.length || what < 8) { m.tag('ask'); return { text: `ASK { ${where} }`, tags: m.tags, kind: 'ask' }; }
  if (what < 14) {
    m.tag('construct');
    const s = m.vars.node.length ? r.pick(m.vars.node) : subjects[0];
    return { text: `CONSTRUCT { ${s} <${NS}made> ${r.pick(any)} . } WHERE { ${where} }`, tags: m.tags, kind: 'construct' };
  }
  if (what < 26) {
    m.tag('aggregate');
    const numbers = [...m.vars.n, ...m.vars.w];
    let f = r.pick(['COUNT', 'COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'DISTINCT', 'STAR', 'SUMDISTINCT']);
    const v = f.startsWith('SUM') || f === 'AVG' ? (numbers.length && r.chance(90) ? r.pick(numbers) : r.pick(any)) : r.chance(70) && numbers.length + m.vars.d.length ? r.pick([...numbers, ...m.vars.d]) : r.pick(any);
    m.tag('agg-' + f);
    // Which literals of different kinds come first nobody has fixed; and an
    // unbound value makes Oxigraph's MIN and MAX unbound; ours leave it out.
    if ((f === 'MIN' || f === 'MAX') && ![...numbers, ...m.vars.d].includes(v)) f = 'COUNT';
    if (f === 'MIN' || f === 'MAX') where = `${where} FILTER(BOUND(${v}))`;
    let e = f === 'STAR' ? 'COUNT(*)' : f === 'DISTINCT' ? `COUNT(DISTINCT ${v})` : f === 'SUMDISTINCT' ? `SUM(DISTINCT ${v})` : `${f}(${v})`;
    const grouped = r.chance(60);
    if (!grouped) { m.tag('agg-all'); return { text: `SELECT (${e} AS ?x) WHERE { ${where} }`, tags: m.tags, kind: 'select' }; }
    const g = r.pick(any);
    m.tag('agg-group');
    let tail = ` GROUP BY ${g}`;
    if (r.chance(25)) { m.tag('having'); tail += ` HAVING(COUNT(*) > ${r.next(4)})`; }
    let by;
    if (r.chance(40)) { m.tag('agg-order'); by = r.pick(['x', g.slice(1)]); tail += ` ORDER BY ${r.pick(['', 'DESC', 'ASC'])}(?${by})`; if (by !== 'x' && !(g in {})) by = m.vars.node.includes(g) || m.vars.n.includes(g) || m.vars.d.includes(g) ? by : undefined; }
    return { text: `SELECT ${g} (${e} AS ?x) WHERE { ${where} }${tail}`, tags: m.tags, kind: 'select', by };
  }
  let head = r.chance(60) ? '*' : [...new Set(Array.from({ length: 1 + r.next(3) }, () => r.pick(any)))].join(' ');
  if (head !== '*' && r.chance(20)) { m.tag('select-expr'); head += ` (${m.value()} AS ?x)`; }
  if (r.chance(20)) { m.tag('distinct'); head = 'DISTINCT ' + head; }
  let tail = '';
  let kind = 'select';
  let by;
  if (r.chance(20)) {
    m.tag('order');
    const candidates = [...m.vars.node, ...m.vars.n, ...m.vars.w, ...m.vars.d].filter((v) => head.includes('*') || head.split(' ').includes(v));
    if (candidates.length) { const v = r.pick(candidates); by = v.slice(1); tail = ` ORDER BY ${r.pick(['', 'DESC', 'ASC'])}(${v})`; if (r.chance(20)) { m.tag('order-limit'); tail += ` LIMIT ${1 + r.next(6)} OFFSET ${r.next(3)}`; kind = 'limit'; } }
  }
  else if (r.chance(8)) { m.tag('limit'); tail = ` LIMIT ${1 + r.next(6)}`; if (r.chance(40)) tail += ` OFFSET ${r.next(4)}`; kind = 'limit'; }
  return { text: `SELECT ${head} WHERE { ${where} }${tail}`, tags: m.tags, kind, by };
}
