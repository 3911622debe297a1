/** What stands around every page: head, the organisation's name, other languages, and what a demonstration owes its reader. */
import type { Frame, OrganisationListing, PageLinks } from '../contract/pages.ts'
import { frontWords } from '../contract/words/front.ts'
import type { ComponentChildren } from 'preact'
import { countedWords } from '../contract/words/counted.ts'
import { accountWords } from '../contract/words/account.ts'
import { Listing } from './parts/listing.tsx'
import { useSpeech } from './speech.tsx'

interface DocumentProps {
  readonly frame: Frame
  readonly title: string
  /** The island that wakes this page up; null for pages without script. */
  readonly script: string | null
  /** Where search engines find it, and its like in other languages. */
  readonly links?: PageLinks | null
  readonly listing?: OrganisationListing | null
  readonly children: ComponentChildren
}

export function Document({ frame, title, script, links, listing, children }: DocumentProps) {
  const { words } = useSpeech()
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="referrer" content="same-origin" />
        <link rel="stylesheet" href={frame.assets['front.css']} nonce={frame.nonce} />
        <link rel="icon" type="image/svg+xml" href={frame.assets['icon.svg']} />
        {links && <Links links={links} />}
        {listing && <Listing listing={listing} nonce={frame.nonce} />}
        {script && <Scripts frame={frame} entry={script} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.page.skip}
        </a>
        <header class="letterhead">
          <a href="/" class="letterhead-name">
            {frame.organisation.name}
          </a>
          <OtherLanguages frame={frame} />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="footnote">
          <p>
            <a href="/charter">{countedWords[frame.language].link}</a>{' '}
            <a href="/account">{accountWords[frame.language].link}</a>
          </p>
          {frame.organisation.isDemo && (
            <p>
              <span>{words.page.demo}</span> <a href="/outbox">{words.page.demoMail}</a>{' '}
              <a href="/demo">{words.page.demoBoth}</a>
            </p>
          )}
        </footer>
      </body>
    </html>
  )
}

function Links({ links: { canonical, alternates } }: { readonly links: PageLinks }) {
  return (
    <>
      <link rel="canonical" href={canonical} />
      {alternates.map(({ language, href }) => (
        <link key={language} rel="alternate" hreflang={language} href={href} />
      ))}
    </>
  )
}

function Scripts({ frame, entry }: { readonly frame: Frame; readonly entry: string }) {
  const imported = Object.keys(frame.assets).filter(name => name.startsWith(`${entry}.js `))
  return (
    <>
      {imported.map(name => (
        <link key={name} rel="modulepreload" href={frame.assets[name]} nonce={frame.nonce} />
      ))}
      <script type="module" src={frame.assets[`${entry}.js`]} nonce={frame.nonce} />
    </>
  )
}

function OtherLanguages({ frame }: { readonly frame: Frame }) {
  const { words } = useSpeech()
  if (!frame.otherLanguages?.length) return null
  return (
    <nav class="languages" aria-label={words.page.otherLanguages}>
      {frame.otherLanguages.map(({ language, href }) => (
        <a key={language} href={href} lang={language} hreflang={language}>
          {frontWords[language].languageName}
        </a>
      ))}
    </nav>
  )
}
