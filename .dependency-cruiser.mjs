/** Who may import whom (docs/architecture.md). Each rule says what to do instead. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment,
  from: { path: `^${from}/` },
  to: {
    path: '^(domain|database|engine|workers|api|stack|storage|pdf|signing|bpmn|tests|bench|demo|web-portal|web-modeler)/',
    pathNot: `^(${[from, ...allowed].join('|')})/`,
  },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Move what both need into a third file, beside the concept it belongs to.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only(
      'domain',
      [],
      'Rules take time, ids and data as arguments; put I/O into database, engine or the caller.',
    ),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain imports zod and itself only; hand the result of any library in as an argument.',
      from: { path: '^domain/' },
      to: { pathNot: '^(domain|node_modules/zod)/', dependencyTypesNot: ['type-only'] },
    },
    only('database', ['domain'], 'SQL knows no engine and no HTTP; let the caller bring both together.'),
    only('engine', ['domain'], 'The engine knows no database; let a worker bring both together.'),
    only(
      'storage',
      ['domain'],
      'The storage keeps bytes; let the caller bring it and the database together.',
    ),
    only(
      'pdf',
      ['domain'],
      'Documents are made from plain data; let the caller read it and keep what is made.',
    ),
    only(
      'signing',
      ['domain'],
      'Signatures know no database and no HTTP; let the caller bring them together.',
    ),
    only('bpmn', ['domain'], 'Lint rules run in the browser too: nothing from the server.'),
    only(
      'workers',
      ['domain', 'database', 'engine', 'storage', 'pdf', 'signing'],
      'Workers and API meet in the database and the outbox, never by import.',
    ),
    only(
      'api',
      ['domain', 'database', 'engine', 'bpmn', 'storage', 'pdf', 'signing'],
      'Acts and workers meet in the database and the outbox, never by import.',
    ),
    only(
      'web-portal',
      ['domain'],
      'The browser shares rules, contracts and types; what only the server knows comes over the API.',
    ),
    only(
      'web-modeler',
      ['domain', 'bpmn', 'web-portal'],
      'The modeler shares rules, contracts and the portal’s client and session; the rest comes over the API.',
    ),
    {
      name: 'modeler-takes-the-portals-common-parts',
      severity: 'error',
      comment: 'Of the portal take its client, session, theme and small components, never a page.',
      from: { path: '^web-modeler/' },
      to: { path: '^web-portal/', pathNot: '^web-portal/(compress|src/(api|session|components|theme))' },
    },
    {
      name: 'stack-is-the-top',
      severity: 'error',
      comment: 'Only the composition root starts things; hand what you need in as an argument.',
      from: { pathNot: '^(stack|tests|bench)/' },
      to: { path: '^stack/' },
    },
    {
      name: 'sql-in-database-only',
      severity: 'error',
      comment: 'Put the query into database/<concept>/ or database/views/ (types of Knex are fine).',
      from: { pathNot: '^(database|tests|bench)/' },
      to: { path: '^node_modules/(knex|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-client-in-engine-only',
      severity: 'error',
      comment: 'Put the call into engine/client.ts.',
      from: { pathNot: '^(engine|tests|bench)/' },
      to: { path: '^node_modules/@camunda8/' },
    },
    {
      name: 'no-utils',
      severity: 'error',
      comment: 'A helper lives with its concept.',
      from: {},
      to: { path: '/(utils|util|lib|helpers)/', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(node:|\\.data)' },
  },
};
