import Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type { DemoAccounts } from './identity/provider-interaction.ts';
import { contracts } from '../domain/api/index.ts';
import type { SignOnSettings } from './identity/sign-on.ts';
import type { Means } from './means.ts';
import { jsonBody } from './middlewares/json-body.ts';
import { problems } from './middlewares/problem.ts';
import { requestLog } from './middlewares/request-log.ts';
import { sameOrigin } from './middlewares/same-origin.ts';
import { secureCookies } from './middlewares/secure-cookies.ts';
import { session } from './middlewares/session.ts';
import { acceptingUnitRoutes } from './routes/accepting-units/index.ts';
import { actRoutes } from './routes/acts/index.ts';
import { applicationListRoutes } from './routes/application-lists/index.ts';
import { applicationCheckRoutes } from './routes/application-check/index.ts';
import { applicationRoutes } from './routes/applications/index.ts';
import { approvalDocumentRoutes } from './routes/approval-documents/index.ts';
import { attachmentRoutes } from './routes/attachments/index.ts';
import { authRoutes } from './routes/auth/index.ts';
import { administrationRoutes } from './routes/administration/index.ts';
import { auditRoutes } from './routes/audit/index.ts';
import { banRoutes } from './routes/bans/index.ts';
import { calendarRoutes } from './routes/calendar/index.ts';
import { certificateArchiveRoutes } from './routes/certificate-archives/index.ts';
import { certificateRoutes } from './routes/certificates/index.ts';
import { certificationRoutes } from './routes/certification/index.ts';
import { diagramRoutes } from './routes/diagrams/index.ts';
import { rehearsalRoutes } from './routes/rehearsals/index.ts';
import { fileRoutes } from './routes/files/index.ts';
import { commitmentRoutes } from './routes/commitments/index.ts';
import { demoRoutes, type MoveClocks } from './routes/demo/index.ts';
import { absenceRoutes } from './routes/absences/index.ts';
import { handOverRoutes } from './routes/hand-overs/index.ts';
import { flowRoutes } from './routes/flow/index.ts';
import { handlerRoutes } from './routes/handlers/index.ts';
import { stuckApplicationRoutes } from './routes/stuck-applications/index.ts';
import { healthRoutes } from './routes/health/index.ts';
import { meRoutes } from './routes/me/index.ts';
import { migrationRoutes } from './routes/migrations/index.ts';
import { monitorRoutes } from './routes/monitor/index.ts';
import { makeMetrics } from './metrics.ts';
import { metricsRoute } from './routes/metrics/index.ts';
import { overviewRoutes } from './routes/monitor/overview.ts';
import { incidentRoutes } from './routes/monitor/incidents.ts';
import { mendingRoutes } from './routes/monitor/mendings.ts';
import { statisticsRoutes } from './routes/monitor/statistics.ts';
import { noticeRoutes } from './routes/notices/index.ts';
import { objectionRoutes } from './routes/objections/index.ts';
import { openApiRoutes } from './routes/openapi/index.ts';
import { printRoutes } from './routes/prints/index.ts';
import { profileRoutes } from './routes/profile/index.ts';
import { reviewingRoutes } from './routes/reviewing/index.ts';
import { eligibilityRulesRoutes } from './routes/eligibility-rules/index.ts';
import { routingRulesRoutes } from './routes/routing-rules/index.ts';
import { textRoutes } from './routes/texts/index.ts';
import { unitInformationRoutes } from './routes/unit-information/index.ts';
import { recognitionRoutes } from './routes/recognition/index.ts';
import { urgeRoutes } from './routes/urge/index.ts';
import { unitRoutes } from './routes/units/index.ts';
import { verifyPageRoutes } from './routes/verify-page/index.ts';
import { fonts } from './fonts.ts';
import { pages } from './pages.ts';

export type AppSettings = {
  publicUrl: string;
  sessionSecret: string;
  signOn: SignOnSettings;
  /** Whoever the sign-on knows by this subject administers the platform. */
  administratorSubject?: string | undefined;
  /** The folder of the built portal; without it there are no pages, but the API is whole. */
  portal?: string | undefined;
  /** Demo and test mode only: the embedded provider's accounts, and clocks that can be moved. */
  demo?: DemoAccounts & { moveClocks: MoveClocks };
  /** Who reads the metrics shows it; without it they are for this machine alone. */
  metricsToken?: string | undefined;
};

/** What browsers are told to allow. */
const headers = () =>
  helmet({
    // With `no-referrer` browsers hide the origin of our own forms from us too.
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: { directives: { 'form-action': ["'self'"], 'upgrade-insecure-requests': null } },
  });

/** The HTTP side of the platform: what each request passes, in order, then the routes. */
export async function createApp(means: Means, settings: AppSettings): Promise<Koa> {
  const https = settings.publicUrl.startsWith('https:');
  // Of the addresses that a request names as its own the last one alone is the proxy's word: whoever asks may write
  // others before it, and would else be another party to every limit.
  const app = new Koa({ proxy: https, maxIpsCount: https ? 1 : 0, keys: [settings.sessionSecret] });
  app.silent = true;
  app.use(requestLog(means.log));
  const metrics = makeMetrics(means);
  app.use(metrics.timed);
  app.use(headers());
  app.use(problems(means.log));
  // Before the session: it answers even where the database does not.
  const health = new Router();
  healthRoutes(health, means);
  metricsRoute(health, metrics, settings.metricsToken);
  app.use(health.routes());
  app.use(fonts());
  if (settings.portal) app.use(pages(settings.portal));
  if (https) app.use(secureCookies);
  if (settings.demo) await mountProvider(app, means, settings, settings.demo);
  // Before the JSON body: its form is sent as browsers send forms. It knows no session.
  const verifyPage = new Router();
  verifyPageRoutes(verifyPage, means);
  app.use(verifyPage.routes());
  app.use(jsonBody);
  app.use(session(means.knex));
  app.use(sameOrigin(settings.publicUrl));
  const router = routerOf(means, settings);
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}

/** The routes of whoever is signed in, or could be. */
function routerOf(means: Means, settings: AppSettings): Router {
  const router = new Router();
  authRoutes(router, means, { ...settings.signOn, ...settings });
  meRoutes(router);
  profileRoutes(router, means);
  applicationRoutes(router, means);
  applicationCheckRoutes(router, means);
  attachmentRoutes(router, means);
  flowRoutes(router, means);
  acceptingUnitRoutes(router, means);
  commitmentRoutes(router, means);
  printRoutes(router, means);
  actRoutes(router, means);
  reviewingRoutes(router, means);
  urgeRoutes(router, means);
  unitRoutes(router, means);
  applicationListRoutes(router, means);
  unitInformationRoutes(router, means);
  handlerRoutes(router, means);
  absenceRoutes(router, means);
  stuckApplicationRoutes(router, means);
  handOverRoutes(router, means);
  recognitionRoutes(router, means);
  approvalDocumentRoutes(router, means);
  certificationRoutes(router, means);
  certificateRoutes(router, means);
  certificateArchiveRoutes(router, means);
  fileRoutes(router, means);
  banRoutes(router, means);
  calendarRoutes(router, means);
  objectionRoutes(router, means);
  administrationRoutes(router, means);
  eligibilityRulesRoutes(router, means);
  routingRulesRoutes(router, means);
  textRoutes(router, means);
  auditRoutes(router, means);
  noticeRoutes(router, means);
  monitorRoutes(router, means);
  incidentRoutes(router, means);
  mendingRoutes(router, means);
  statisticsRoutes(router, means);
  overviewRoutes(router, means);
  diagramRoutes(router, means);
  migrationRoutes(router, means);
  rehearsalRoutes(router, means);
  if (settings.demo) demoRoutes(router, means, settings.demo.moveClocks);
  openApiRoutes(router, settings.demo ? contracts : contracts.filter((one) => one.tag !== '演示'));
  return router;
}

/** Loaded only where it may exist. The provider signs its cookies with its own keys, so it answers by itself. */
async function mountProvider(
  app: Koa,
  { log }: Means,
  settings: AppSettings,
  { accounts, account }: DemoAccounts,
): Promise<void> {
  const { createProvider } = await import('./identity/provider.ts');
  const handle = createProvider({ ...settings.signOn, log, accounts, account }).callback();
  app.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/oidc/')) {
      await next();
      return;
    }
    // Every login chooses an account anew: who was signed in before says nothing, neither at its begin nor at its end.
    // Asked before the address is cut, which `ctx.path` follows.
    if (/^\/oidc\/auth(\/|$)/.test(ctx.path))
      ctx.req.headers.cookie = ctx.get('cookie').replace(/_session(\.\w+)*=[^;]*;?/g, '');
    const request = Object.assign(ctx.req, { originalUrl: ctx.req.url });
    request.url = ctx.req.url?.slice('/oidc'.length) ?? '/';
    ctx.respond = false;
    await handle(request, ctx.res);
  });
}
