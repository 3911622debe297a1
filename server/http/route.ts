/**
 * A route: one zod schema each for what comes in and what goes out is validation, type and OpenAPI at once. A refusal that the
 * handler returns is answered with 409 and the rule's sentence, which app.ts puts into the language of whoever asked.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../contract/faults.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import { sayWrong } from './wrong.ts'

type Shape = z.ZodType

export interface RouteSpec<
  Params extends Shape,
  Query extends Shape,
  Body extends Shape,
  Answer extends Shape,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly says: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer?: Answer
}

export interface Asked<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

interface Documented {
  readonly spec: RouteSpec<Shape, Shape, Shape, Shape>
}

const documented = new WeakMap<FastifyInstance, Documented[]>()

export function route<
  Params extends Shape = z.ZodUnknown,
  Query extends Shape = z.ZodUnknown,
  Body extends Shape = z.ZodUnknown,
  Answer extends Shape = z.ZodUnknown,
>(
  app: FastifyInstance,
  spec: RouteSpec<Params, Query, Body, Answer>,
  handle: (
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<z.input<Answer> | Refusal>,
): void {
  documented.set(app, [...(documented.get(app) ?? []), { spec }])
  app.route({
    method: spec.method,
    url: spec.url,
    handler: async (request, reply) => {
      const answer = await handle({
        params: read('address', spec.params, request.params),
        query: read('query', spec.query, request.query),
        body: read('body', spec.body, request.body),
        request,
        reply,
      })
      return isRefusal(answer) ? reply.status(409).send(answer) : reply.send(answer)
    },
  })
}

const BY_THE_LIBRARY = ''

/** What came in, as the schema has it; otherwise a fault that names the fields and says what is wrong with them. */
export function read<S extends Shape>(part: string, schema: S | undefined, value: unknown): z.output<S> {
  if (!schema) return undefined as z.output<S> // a spec without the schema types it as unknown
  // A message that stands in the schema is kept; the library's own ones name types, and are said in our words.
  const result = schema.safeParse(value, { error: () => BY_THE_LIBRARY, reportInput: true })
  if (result.success) return result.data
  const wrong = result.error.issues.slice(0, 5).map(issue => ({
    field: issue.path.join('.'),
    says: issue.message === BY_THE_LIBRARY ? null : issue.message,
    say: sayWrong(issue),
  }))
  throw Object.assign(new Fault('bad-request', say => say.wrongFields(part, wrong)), {
    fields: wrong.map(({ field }) => field),
  })
}

/** OpenAPI 3.1 of every route that was added through `route`. */
export function openApi(app: FastifyInstance, title: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { spec } of documented.get(app) ?? []) {
    const url = spec.url.replaceAll(/:(\w+)/g, '{$1}')
    paths[url] = { ...paths[url], [spec.method.toLowerCase()]: operation(spec) }
  }
  return { openapi: '3.1.0', info: { title, version: '0.1.0' }, paths }
}

function operation(spec: RouteSpec<Shape, Shape, Shape, Shape>): unknown {
  return {
    summary: spec.says,
    parameters: [...parameters('path', spec.params), ...parameters('query', spec.query)],
    ...(spec.body ? { requestBody: { required: true, content: json(spec.body, 'input') } } : {}),
    responses: {
      200: { description: 'Done', ...(spec.answer ? { content: json(spec.answer, 'output') } : {}) },
      409: { description: 'Refused by a rule; the sentence says which' },
      default: { description: 'A fault; the sentence says what to do' },
    },
  }
}

function json(schema: Shape, io: 'input' | 'output'): unknown {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } }
}

function parameters(place: 'path' | 'query', schema: Shape | undefined): readonly unknown[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as Shape).safeParse(undefined).success, // every field of an object schema is a schema
    schema: z.toJSONSchema(field as Shape, { io: 'input', unrepresentable: 'any' }), // as above
  }))
}
