/** Data for search engines. Not a script that runs; written so that nothing in it can end the element that holds it. */
import type { OrganisationListing } from '../../contract/pages.ts'

export function Listing({
  listing,
  nonce,
}: {
  readonly listing: OrganisationListing
  readonly nonce: string
}) {
  const json = JSON.stringify(listing)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: json }} />
}
