import type { RouteRecordRaw } from 'vue-router';

/** By a name that the compiler does not follow: of pages (`.vue`) only the portal's own knows. */
const routesFile = ['..', '..', 'web-portal', 'src', 'routes.ts'].join('/');
const { routes } = (await import(routesFile)) as { routes: RouteRecordRaw[] };

/** Whose page it is, and thereby who is to look at it. */
export type Viewer = 'applicant' | 'unit' | 'administrator';
export type PortalPage = { name: string; title: string; address: string; viewer: Viewer };

function viewerOf(address: string): Viewer {
  if (address.startsWith('/units/')) return 'unit';
  return address.startsWith('/administration/') ? 'administrator' : 'applicant';
}

function pagesOf(records: readonly RouteRecordRaw[], above = ''): PortalPage[] {
  return records.flatMap(({ path, name, meta, children }) => {
    const address = path.startsWith('/') ? path : `${above}/${path}`.replace(/\/$/, '');
    if (children) return pagesOf(children, address);
    return [
      {
        name: String(name),
        title: typeof meta?.title === 'string' ? meta.title : '',
        address,
        viewer: viewerOf(address),
      },
    ];
  });
}

/** Every page of the portal, by `routes.ts`; `/signed-in` is none to look at: it closes its window. */
export const portalPages: readonly PortalPage[] = pagesOf(routes).filter(({ name }) => name !== 'signed-in');

/** What is there in place of an address's parameters. */
export type Places = {
  business: string;
  unit: string;
  batch: string;
  document: string;
  application: string;
  draft: string;
};

/** A page's address as one person sees it. */
export function placed({ name, address }: PortalPage, places: Places): string {
  return address
    .replace(':rest(.*)*', 'no/such/page')
    .replace(':business(initial|confirmation)', places.business)
    .replace(':documentId', places.document)
    .replace(':unitId', places.unit)
    .replace(':id', () => {
      if (address.includes('/batches/')) return places.batch;
      return name === 'edit' ? places.draft : places.application;
    });
}
