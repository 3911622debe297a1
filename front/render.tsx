/**
 * A page as a whole HTML document. Pure: the same page and frame give the same text.
 *
 * Everything a person wrote goes through Preact as text or as an attribute, never as markup.
 */
import type { Frame, Page } from '../contract/pages.ts'
import { renderToString } from 'preact-render-to-string'
import { Document } from './document.tsx'
import { CaseShell } from './pages/case-page.tsx'
import { ContactShell } from './pages/contact-page.tsx'
import { CharterPageView } from './pages/charter-page.tsx'
import { MessagePageView } from './pages/message-page.tsx'
import { OutboxPageView } from './pages/outbox-page.tsx'
import { ProvePageView } from './pages/prove-page.tsx'
import { SpeechProvider, speechOf } from './speech.tsx'

export function renderPage(page: Page, frame: Frame): string {
  const speech = speechOf(frame)
  const html = renderToString(
    <SpeechProvider value={speech}>
      <Document frame={frame} title={titleOf(page, frame)} script={scriptOf(page)}>
        <View page={page} frame={frame} />
      </Document>
    </SpeechProvider>,
  )
  return `<!doctype html>${html}`
}

function View({ page, frame }: { readonly page: Page; readonly frame: Frame }) {
  switch (page.page) {
    case 'contact':
      return <ContactShell page={page} frame={frame} />
    case 'case':
      return <CaseShell page={page} frame={frame} />
    case 'prove':
      return <ProvePageView page={page} />
    case 'message':
      return <MessagePageView page={page} />
    case 'charter':
      return <CharterPageView page={page} />
    case 'outbox':
      return <OutboxPageView page={page} />
  }
}

function titleOf(page: Page, frame: Frame): string {
  const { words } = speechOf(frame)
  const organisation = frame.organisation.name
  switch (page.page) {
    case 'contact':
      return words.contact.pageTitle(organisation)
    case 'case':
      return words.case.pageTitle(page.state.reference, organisation)
    case 'prove':
      return words.prove.pageTitle(page.reference)
    case 'message':
      return words.fault[page.fault].title
    case 'charter':
      return words.charter.pageTitle(organisation)
    case 'outbox':
      return words.outbox.pageTitle
  }
}

function scriptOf(page: Page): 'contact' | 'case' | null {
  return page.page === 'contact' || page.page === 'case' ? page.page : null
}
