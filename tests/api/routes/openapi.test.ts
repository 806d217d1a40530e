import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contracts } from '../../../domain/api/index.ts';
import { errors } from '../../../domain/errors.ts';
import { Person } from '../../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../../support/own-api.ts';

type Operation = {
  tags: string[];
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content: Record<string, { schema: unknown }> }>;
  security: Record<string, unknown>[];
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: { code: { enum: string[] } } }> };
};

let api: OwnApi;
let document: Document;
beforeAll(async () => {
  api = await ownApi();
  document = (await new Person(api.baseUrl).get<Document>('/openapi.json')).body;
});
afterAll(() => api.stop());

const operationOf = ({ method, path }: { method: string; path: string }): Operation | undefined =>
  document.paths[path]?.[method];

describe('/openapi.json', () => {
  test('is OpenAPI 3.1 and has every contract, and nothing else', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(listed.toSorted()).toEqual(contracts.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  test.each(contracts.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s is whole',
    (_name, contract) => {
      const operation = operationOf(contract);
      expect(operation?.summary).toBe(contract.title);
      const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
      expect(declared.map(({ name }) => name).toSorted()).toEqual(inPath.toSorted());
      expect(declared.every(({ required }) => required)).toBe(true);
      expect(operation?.requestBody !== undefined).toBe(
        contract.body !== undefined || contract.upload === true,
      );
      const answer = operation?.responses[String(contract.status ?? 200)];
      expect(answer?.content[contract.media ?? 'application/json']?.schema).toMatchObject({
        type: contract.media ? 'string' : 'object',
      });
      expect(operation?.responses.default?.content).toHaveProperty(['application/problem+json']);
      expect(operation?.security).toEqual(contract.access === 'public' ? [] : [{ session: [] }]);
    },
  );

  test('every reference leads to a schema', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty([name]);
    expect(text).not.toMatch(/"\$ref":"#\/(definitions|\$defs)/);
  });

  test('the problem is described once, with every code', () => {
    expect(document.components.schemas.Problem?.properties.code.enum).toEqual(Object.keys(errors));
  });
});

describe('/docs', () => {
  test('is a Chinese page whose files are all there, under its own content security policy', async () => {
    const page = await fetch(`${api.baseUrl}/docs`);
    const html = await page.text();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('接口文档');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    const files = [...html.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const answer = await fetch(`${api.baseUrl}${file}`);
      expect([file, answer.status]).toEqual([file, 200]);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20);
    }
  });
});
