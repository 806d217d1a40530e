import type { Business } from './business.ts';

/** The messages that people's acts send to the engine; each diagram that catches one names it so. */
export const messages = {
  submitted: {
    initial: 'initial-recognition-submitted',
    confirmation: 'confirmation-submitted',
  } satisfies Record<Business, string>,
  withdrawn: 'application-withdrawn',
  recalled: 'application-recalled',
  replanned: 'publicity-replanned',
  revocationRequested: 'certificate-revocation-requested',
} as const;

/** The diagram that an application of each business runs on. */
export const processIds: Record<Business, string> = {
  initial: 'initial-recognition',
  confirmation: 'confirmation',
};

/** The diagrams that come with the platform, by the id of their process, as people call them. */
export const diagramTitles = {
  'initial-recognition': '职称初定',
  confirmation: '职称确认',
  'unit-review': '单位审核',
  'certificate-revocation': '撤销证书',
} as const;
export type DiagramId = keyof typeof diagramTitles;
export const diagramIds = Object.keys(diagramTitles) as DiagramId[];

/** Every message name a diagram may know. */
export const messageNames: readonly string[] = Object.values(messages).flatMap((name) =>
  typeof name === 'string' ? [name] : Object.values(name),
);
