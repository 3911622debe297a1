/**
 * A page as a whole HTML document. Pure: the same page and frame give the same text.
 *
 * Everything a person wrote goes through Preact as text or as an attribute, never as markup; but for the words of help articles, which
 * the server cleaned (server/articles/markdown.ts).
 */
import type { Frame, Page, PageLinks } from '../contract/pages.ts'
import { accountWords } from '../contract/words/account.ts'
import { callbackWords } from '../contract/words/callback.ts'
import { countedWords } from '../contract/words/counted.ts'
import { demoWords } from '../contract/words/demo.ts'
import { helpersWords } from '../contract/words/helpers-words.ts'
import { leavingPageWords } from '../contract/words/leaving-page.ts'
import { messageWords } from '../contract/words/message.ts'
import { helpWords } from '../contract/words/help.ts'
import { renderToString } from 'preact-render-to-string'
import { Document } from './document.tsx'
import { ArticlePageView } from './pages/article-page.tsx'
import { AccountPageView } from './pages/account-page.tsx'
import { HelperQuestionView } from './pages/helper-question-page.tsx'
import { CallbackPageView } from './pages/call-back-page.tsx'
import { CaseShell } from './pages/case-page.tsx'
import { ContactShell } from './pages/contact-page.tsx'
import { CharterPageView } from './pages/charter-page.tsx'
import { DemoPageView } from './pages/demo-page.tsx'
import { HelpPageView } from './pages/help-page.tsx'
import { LeavingPageView } from './pages/leaving-page.tsx'
import { MessagePageView } from './pages/message-page.tsx'
import { OutboxPageView } from './pages/outbox-page.tsx'
import { OutsideLetterView } from './pages/outside-letter-page.tsx'
import { outsideLetterWords } from '../contract/words/outside-letter.ts'
import { ProvePageView } from './pages/prove-page.tsx'
import { SpeechProvider, speechOf } from './speech.tsx'

export function renderPage(page: Page, frame: Frame): string {
  const speech = speechOf(frame)
  const html = renderToString(
    <SpeechProvider value={speech}>
      <Document
        frame={frame}
        title={titleOf(page, frame)}
        script={scriptOf(page, frame)}
        links={linksOf(page)}
        listing={page.page === 'contact' ? (page.listing ?? null) : null}
      >
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
    case 'call-back':
      return <CallbackPageView page={page} />
    case 'leaving':
      return <LeavingPageView page={page} />
    case 'outside-letter':
      return <OutsideLetterView page={page} organisation={frame.organisation.name} />
    case 'prove':
      return <ProvePageView page={page} />
    case 'helper-question':
      return <HelperQuestionView page={page} />
    case 'account':
      return <AccountPageView page={page} />
    case 'message':
      return <MessagePageView page={page} />
    case 'charter':
      return <CharterPageView page={page} />
    case 'help':
      return <HelpPageView page={page} />
    case 'article':
      return <ArticlePageView page={page} />
    case 'outbox':
      return <OutboxPageView page={page} />
    case 'demo':
      return <DemoPageView page={page} />
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
    case 'call-back':
      return callbackWords[frame.language].page.pageTitle(organisation)
    case 'leaving':
      return leavingPageWords[frame.language].pageTitle(organisation)
    case 'outside-letter':
      return outsideLetterWords[frame.language].pageTitle(page.reference, organisation)
    case 'prove':
      return words.prove.pageTitle(page.reference)
    case 'helper-question':
      return helpersWords[frame.language].question.pageTitle(page.helper.name)
    case 'account':
      return accountWords[frame.language].pageTitle(organisation)
    case 'message':
      return messageWords[frame.language][page.fault].title
    case 'charter':
      return countedWords[frame.language].pageTitle(organisation)
    case 'help':
      return helpWords[frame.language].pageTitle(organisation)
    case 'article':
      return helpWords[frame.language].articleTitle(page.title, organisation)
    case 'outbox':
      return words.outbox.pageTitle
    case 'demo':
      return demoWords[frame.language].pageTitle
  }
}

function linksOf(page: Page): PageLinks | null {
  return page.page === 'help' || page.page === 'article' ? page.links : null
}

/** The island that wakes each page up, with the words of its language; the others need no script. */
function scriptOf({ page }: Page, { language }: Frame): string | null {
  if (page === 'contact' || page === 'case') return `${page}-${language}`
  return page === 'demo' ? page : null
}
