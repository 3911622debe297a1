/** The address of this installation as it stands in links that leave the page: without a slash at its end. */
import type { FastifyRequest } from 'fastify'

/** The public one where the operator named it, else the one by which this request came. */
export function siteOf(request: FastifyRequest, publicUrl: string | undefined): string {
  return publicUrl === undefined ? `${request.protocol}://${request.host}` : publicUrl.replace(/\/+$/, '')
}
