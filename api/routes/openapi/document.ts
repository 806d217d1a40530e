import { z } from 'zod';
import { actInputs } from '../../../domain/api/acts.ts';
import type { Contract } from '../../../domain/api/contract.ts';
import { actRow, type Act } from '../../../domain/application/acts.ts';
import { forms } from '../../../domain/application/form/forms.ts';
import { errors } from '../../../domain/errors.ts';

type Json = Record<string, unknown>;

/** The JSON Schema of what goes over the wire; dates are ISO instants there. */
const schemaOf = (schema: z.ZodType): Json => {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  delete made.$schema;
  return made;
};

/** The API document (OpenAPI 3.1), made from the very contracts that the routes check against. */
export function openApiDocument(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) (paths[contract.path] ??= {})[contract.method] = operation(contract);
  return {
    openapi: '3.1.0',
    info: { title: '职称初定、职称确认办理平台', version: '1', description: introduction },
    paths,
    components: {
      schemas: {
        Problem: problemSchema,
        InitialForm: schemaOf(forms.initial.complete),
        ConfirmationForm: schemaOf(forms.confirmation.complete),
        ...Object.fromEntries(
          Object.entries(actInputs).map(([act, schema]) => [`${act}_input`, schemaOf(schema)]),
        ),
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  };
}

const introduction = [
  '登录：浏览器访问 /auth/login，按统一身份认证登录后，以 session Cookie 调用接口；POST /auth/logout 退出。',
  '出错时一律以 application/problem+json 回答（RFC 9457），code 为错误代码，faults 逐项指出字段和原因。',
  `办理（acts）的 input 见各 *_input 结构：${Object.keys(actInputs)
    .map((act) => `${act}（${actRow(act as Act).title}）`)
    .join('、')}。`,
].join('\n\n');

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errors) },
    detail: { type: 'string' },
    details: { type: 'object', additionalProperties: { type: 'string' } },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, reason: { type: 'string' } } },
    },
    instance: { type: 'string' },
  },
};

function operation(contract: Contract): Json {
  return {
    tags: [contract.tag],
    summary: contract.title,
    ...(contract.description ? { description: contract.description } : {}),
    parameters: [...parameters(contract.params, 'path'), ...parameters(contract.query, 'query')],
    ...requestBody(contract),
    responses: {
      [String(contract.status ?? 200)]: {
        description: '成功',
        content: contract.media
          ? { [contract.media]: { schema: binary } }
          : { 'application/json': { schema: schemaOf(contract.response) } },
      },
      default: {
        description: '出错',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    security: contract.access === 'public' ? [] : [{ session: [] }],
  };
}

const binary: Json = { type: 'string', format: 'binary' };

function requestBody({ body, upload }: Contract): Json {
  if (body)
    return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } };
  if (!upload) return {};
  const schema = { type: 'object', required: ['file'], properties: { file: binary } };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}
