import type { Call } from './rights-calls.ts';

/** The routes of analysts; whatever is let in is refused for what it asks, so that nothing changes. */
export const diagramCalls: Record<string, Call> = {
  'get /api/diagrams': () => ['/api/diagrams'],
  'get /api/diagrams/{id}/versions': () => ['/api/diagrams/unit-review/versions'],
  'get /api/diagrams/{id}/versions/{version}': () => ['/api/diagrams/unit-review/versions/0'],
  'post /api/diagrams/{id}/versions': () => [
    '/api/diagrams/unit-review/versions',
    { xml: '<a/>', comment: '试存', after: 0 },
  ],
  'post /api/diagrams/{id}/versions/{version}/restore': () => [
    '/api/diagrams/unit-review/versions/0/restore',
    { comment: '恢复', after: 999 },
  ],
  'post /api/diagrams/{id}/lint': () => ['/api/diagrams/unit-review/lint', { xml: '<a/>' }],
  // A version that is not there would be a door; a comment that is too short is none.
  'post /api/diagrams/{id}/versions/{version}/deploy': () => [
    '/api/diagrams/unit-review/versions/0/deploy',
    { comment: '' },
  ],
  'get /api/diagrams/{id}/deployments': () => ['/api/diagrams/unit-review/deployments'],
  'get /api/diagrams/{id}/versions/{version}/impact': () => ['/api/diagrams/unit-review/versions/0/impact'],
  // A version that is not there would be a door; one that is none is none.
  'post /api/diagrams/{id}/migrations/preview': () => [
    '/api/diagrams/unit-review/migrations/preview',
    { from: 0 },
  ],
  'post /api/diagrams/{id}/migrations': () => [
    '/api/diagrams/unit-review/migrations',
    { from: 1, reason: '' },
  ],
  'get /api/diagrams/{id}/migrations': () => ['/api/diagrams/unit-review/migrations'],
  'get /api/diagrams/{id}/migrations/{migration}': () => ['/api/diagrams/unit-review/migrations/no-id'],
  'get /api/diagrams/{id}/versions/{version}/rehearsal-plan': () => [
    '/api/diagrams/unit-review/versions/0/rehearsal-plan',
  ],
  'post /api/diagrams/{id}/versions/{version}/rehearsals': () => [
    '/api/diagrams/unit-review/versions/0/rehearsals',
    { recent: 0, assumptions: {} },
  ],
  // One that is not there would be a door; what is no id is none.
  'get /api/rehearsals/{rehearsal}': () => ['/api/rehearsals/none'],
};
