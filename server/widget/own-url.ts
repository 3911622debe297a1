import type { FastifyRequest } from 'fastify'

/** Where people reach us: as the operator says, else, on a machine that nobody told, where this request came to. */
export function ownUrlOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.host}`
}
