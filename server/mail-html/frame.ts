/** The page in which the HTML of a mail is shown, and the headers that keep it there. */
import type { Language } from '../../contract/case.ts'
import type { CleanMail, Picture } from './clean.ts'

export interface Shown {
  readonly mail: CleanMail
  readonly look: 'light' | 'dark'
  readonly language: Language
  /** The address under which a picture may be asked for; null: it is not shown, its description is. */
  readonly addressOf: (picture: Picture) => string | null
}

const WORDS = {
  en: { picture: 'picture', title: 'The mail as it was written' },
  es: { picture: 'imagen', title: 'El correo tal como se escribió' },
}

/** A whole document. Colours that the mail brings were chosen for white, so it stands on white; without any it follows the desk. */
export function frameOf({ mail, look, language, addressOf }: Shown): string {
  const words = WORDS[language]
  const pattern = new RegExp(`<img data-${mail.mark}="(\\d+)"([^>]*?) ?/?>`, 'g')
  const body = mail.html.replaceAll(pattern, (_, at: string, rest: string) => {
    const picture = mail.pictures[Number(at)]
    const address = picture ? addressOf(picture) : null
    if (address !== null) return `<img src="${escape(address)}"${rest} loading="lazy">`
    const [, alt = ''] = / alt="([^"]*)"/.exec(rest) ?? []
    return `<span class="picture">${alt.trim() || words.picture}</span>`
  })
  const isDark = look === 'dark' && !mail.hasColours
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title>
<style>${style(isDark)}</style></head>
<body dir="auto">${body}</body>
</html>`
}

/** @param pictures the beginnings of addresses that pictures may come from */
export function frameHeaders(pictures: readonly string[]): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; img-src ${pictures.join(' ')}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; ` +
      `frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // Else a browser asks for the addresses of all links before anybody follows one.
    'x-dns-prefetch-control': 'off',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

function style(isDark: boolean): string {
  const [ground, ink, soft, link] = isDark
    ? ['#16211c', '#e7efea', '#a6b7ae', '#86dcba']
    : ['#ffffff', '#14231d', '#4a5b53', '#0a5c46']
  return `:root{color-scheme:${isDark ? 'dark' : 'light'}}
body{margin:0;padding:12px 14px;background:${ground};color:${ink};font:15px/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:break-word}
a{color:${link}}
img{max-width:100%;height:auto}
table{max-width:100%}
pre{white-space:pre-wrap}
@media (max-width:560px){table{width:100%!important;min-width:0!important}td,th,div{width:auto!important;min-width:0!important}}
blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:2px solid ${soft}}
.picture{display:inline-block;padding:1px 6px;border:1px dashed ${soft};border-radius:4px;background:${ground};color:${soft};font:12px/1.5 sans-serif}
.leads{padding:0 4px;border:1px solid #a3222c;border-radius:4px;background:#fdebeb;color:#a3222c;font:600 12px/1.4 sans-serif}`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
