import type { Contract } from '../../../domain/api/contract.ts';
import { addressOf, request } from './client.ts';

type Given = { params?: unknown; query?: unknown; body?: unknown };

/** Saves what a contract answers as bytes, where a link will not do: it takes a body, or may be refused. Errors: Refusal. */
export async function download(contract: Pick<Contract, 'path' | 'method'>, input: Given): Promise<void> {
  const answer = await request(addressOf(contract, input), {
    method: contract.method.toUpperCase(),
    headers: { 'content-type': 'application/json', accept: '*/*' },
    body: JSON.stringify(input.body ?? {}),
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('content-disposition') ?? '');
  link.click();
  // The browser has taken hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/.exec(disposition)?.[1] ?? '');
}
