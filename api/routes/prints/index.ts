import { Readable } from 'node:stream';
import type Router from '@koa/router';
import * as contracts from '../../../domain/api/prints.ts';
import { applicationFormPdf } from '../../../pdf/application-form.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { formToPrint } from '../../print/printed-form.ts';
import { sendAs } from '../../print/send-as.ts';
import { applicationFor, shownTo } from '../applications/visible.ts';
import { publicityForms } from './publicity-forms.ts';

export function printRoutes(router: Router, means: Means): void {
  bind(router, contracts.readFormPdf, async ({ actor, params, ctx }) => {
    const shown = shownTo(actor, await applicationFor(means, actor, params.id));
    const { printed, withPhoto } = await formToPrint(means, params.id, shown);
    const pdf = await applicationFormPdf(await withPhoto());
    sendAs(ctx, 'application/pdf', `申报书${printed.number ?? '草稿'}.pdf`, 'inline');
    return Readable.from([pdf]);
  });

  bind(router, contracts.downloadPublicityForms, ({ actor, params, body, ctx }) =>
    publicityForms(means, { actor, ...params, ...body }, ctx),
  );
}
