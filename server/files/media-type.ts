/**
 * Under which headers a file that somebody sent us is shown to somebody else.
 *
 * What must stay true: only the types listed here are shown in the page's own window, and only when the bytes
 * are what they claim. All else, SVG and HTML before all, is a download of type `application/octet-stream`.
 */

const PLAIN_TEXT = 'text/plain; charset=utf-8'
const DOWNLOAD = 'application/octet-stream'
const HEAD_BYTES = 512

/** @param head the first bytes of the file; 512 are enough. @param declared what the sender said it is. */
export function shownType(head: Uint8Array, declared: string): string | null {
  return magicType(head) ?? (isPlainText(head, declared) ? PLAIN_TEXT : null)
}

/** Response headers for serving a file: shown if that is safe, otherwise a download under its own name. */
export function servingHeaders(file: {
  readonly name: string
  readonly mediaType: string
  readonly head: Uint8Array
}): Record<string, string> {
  const shown = shownType(file.head, file.mediaType)
  return {
    'content-type': shown ?? DOWNLOAD,
    'content-disposition': disposition(shown ? 'inline' : 'attachment', file.name),
    'x-content-type-options': 'nosniff',
    // The sandbox keeps browsers from showing a PDF; their viewers run no script of the page.
    'content-security-policy':
      shown === 'application/pdf' ? "default-src 'none'" : "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  }
}

function magicType(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, HEAD_BYTES)).toString(
    'latin1',
  )
  if (bytes.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (bytes.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (bytes.startsWith('GIF87a') || bytes.startsWith('GIF89a')) return 'image/gif'
  if (bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8)) return 'image/webp'
  if (bytes.startsWith('%PDF-')) return 'application/pdf'
  return null
}

function isPlainText(head: Uint8Array, declared: string) {
  const type = declared.split(';', 1)[0]?.trim().toLowerCase()
  return type === 'text/plain' && !head.subarray(0, HEAD_BYTES).includes(0)
}

/** RFC 6266: a plain name for old clients, the true one beside it. */
export function disposition(kind: 'inline' | 'attachment', name: string) {
  const tidy = name
    .replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_')
    .slice(0, 150)
    .toWellFormed()
  const fallback = tidy.replaceAll(/[^\x20-\x7e]|["%;]/g, '_') || 'file'
  const encoded = encodeURIComponent(tidy || 'file').replaceAll(
    /['()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${encoded}`
}
