/** `/`: every way to a person with what it takes to get there, and a box for what is wrong. Nothing stands in front of it. */
import type { ContactPage, Frame } from '../../contract/pages.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import { calledWords } from '../../contract/words/called.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { stillStart } from '../live/start-form.ts'
import { callWaitSentence } from '../parts/call-wait-sentence.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import { HelpBeside } from '../parts/help-beside.tsx'
import { Island } from '../parts/island.tsx'
import { telHref } from '../parts/tel-href.ts'
import { spokenPart, useSpeech } from '../speech.tsx'

export function ContactShell({ page, frame }: { readonly page: ContactPage; readonly frame: Frame }) {
  const { words } = useSpeech()
  return (
    <div class="column">
      <h1 class="contact-title">{words.contact.title}</h1>
      <Hours page={page} />
      <Ways page={page} />
      <KnownAs page={page} />
      <Island name="contact" given={{ page: { ...page, listing: null }, frame: spokenPart(frame) }}>
        <ContactForm page={page} view={stillStart(page)} acts={null} />
        <HelpBeside most={page.help} fitting={null} />
      </Island>
    </div>
  )
}

/** As whom this browser goes on, and the way out for whoever sits there now. */
function KnownAs({ page }: { readonly page: ContactPage }) {
  const { language, formToken } = useSpeech()
  const says = helpersWords[language].contact
  if (!page.knownAs) return null
  return (
    <form method="post" action="/not-me" class="notice calm">
      <input type="hidden" name="token" value={formToken} />
      <p>{says.knownAs(page.knownAs)}</p>
      <button class="quiet">{says.notMe}</button>
    </form>
  )
}

function Hours({ page }: { readonly page: ContactPage }) {
  const { words } = useSpeech()
  const { isOpen, sentence, emergencyPhone } = page.hours
  if (isOpen) return <p class="lead">{sentence}</p>
  return (
    <div class="notice wait">
      <p class="notice-title">{sentence}</p>
      <p>
        {words.contact.isDown}{' '}
        {emergencyPhone && (
          <>
            <a class="ring" href={telHref(emergencyPhone)}>
              {words.contact.emergencyRing(emergencyPhone)}
            </a>
            {words.contact.emergency}{' '}
          </>
        )}
        {words.contact.downNow(words.contact.down)}
      </p>
    </div>
  )
}

/** A place in the line without standing in it. */
function CallBack({ page }: { readonly page: ContactPage }) {
  const { language } = useSpeech()
  const { way } = calledWords[language]
  const { wait } = callbackWords[language]
  const { callWait } = page
  const says = page.hours.isOpen && callWait ? `${callWaitSentence(callWait, wait)} ${way.keeps}` : way.closed
  return (
    <li>
      <a href="/call-back">{way.link}</a>
      <span>{says}</span>
    </li>
  )
}

function Ways({ page }: { readonly page: ContactPage }) {
  const { words, organisation } = useSpeech()
  const { phone } = organisation
  return (
    <ul class="plain ways" aria-label={words.contact.ways}>
      <li>
        <a href="#words">{words.contact.byChat}</a>
        <span>{page.chatWait.sentence}</span>
      </li>
      {phone && (
        <li>
          <a href={telHref(phone)}>{words.contact.byPhone(phone)}</a>
          <span>{page.hours.isOpen ? words.contact.phoneOpen : words.contact.phoneClosed}</span>
        </li>
      )}
      <CallBack page={page} />
      <li>
        <a href="#address">{words.contact.byLetter}</a>
        <span>{page.letterSentence}</span>
      </li>
    </ul>
  )
}
