/** Being called instead of waiting: the number, the time, and one look at the number before it counts. Needs no script. */
import type { CallbackPage } from '../../contract/pages.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import { CallWait } from '../parts/call-wait.tsx'
import { CallTimes } from '../parts/call-times.tsx'
import { Field } from '../parts/field.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TickField } from '../parts/tick-field.tsx'
import { useSpeech } from '../speech.tsx'

export function CallbackPageView({ page }: { readonly page: CallbackPage }) {
  const { words, language } = useSpeech()
  const say = callbackWords[language].page
  const { reference } = page
  return (
    <div class="column">
      {reference !== null && (
        <p class="eyebrow">
          <bdi>{words.case.reference(reference)}</bdi>
        </p>
      )}
      {page.check && <Check page={page} check={page.check} />}
      {page.isInLine && <InLine />}
      {!page.check && !page.isInLine && <Ask page={page} />}
      <p>
        <a href={reference === null ? '/' : `/case/${reference}`}>
          {reference === null ? say.backToContact : say.back}
        </a>
      </p>
      <PersonNear />
    </div>
  )
}

const actionOf = ({ reference }: CallbackPage) =>
  reference === null ? '/call-back' : `/case/${encodeURIComponent(reference)}/call-back`

function Hidden({ page }: { readonly page: CallbackPage }) {
  const { formToken } = useSpeech()
  return (
    <>
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="messageId" value={page.messageId} />
    </>
  )
}

function Ask({ page }: { readonly page: CallbackPage }) {
  const { language } = useSpeech()
  const say = callbackWords[language].page
  const isNew = page.reference === null
  if (!page.isOpen && page.windows.length === 0) {
    return (
      <>
        <h1>{say.title}</h1>
        <p class="lead">{say.noTimes}</p>
      </>
    )
  }
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {page.wait && <CallWait wait={page.wait} />}
      <ProblemNotice problem={page.problem} />
      <form method="post" action={actionOf(page)}>
        <Hidden page={page} />
        <WhichNumber page={page} />
        <CallTimes page={page} />
        {isNew && <AboutWhat page={page} />}
        <button class="main">{say.next}</button>
      </form>
    </>
  )
}

function WhichNumber({ page }: { readonly page: CallbackPage }) {
  const { language } = useSpeech()
  const say = callbackWords[language].page
  const { known, typed, problem } = page
  const number = (
    <Field name="number" label={say.number} hint={say.numberHint} problem={problem}>
      {described => <input {...described} inputMode="tel" autoComplete="tel" defaultValue={typed.number} />}
    </Field>
  )
  if (known.length === 0) return number
  return (
    <fieldset class="choices">
      <legend class="label">{say.which}</legend>
      {known.map((masked, index) => (
        <div key={masked} class="choice">
          <input
            type="radio"
            id={`known-${index}`}
            name="known"
            value={String(index)}
            defaultChecked={typed.known === index}
          />
          <label for={`known-${index}`}>{say.known(masked)}</label>
        </div>
      ))}
      <div class="choice">
        <input type="radio" id="known-other" name="known" value="" defaultChecked={typed.known === null} />
        <label for="known-other">{say.other}</label>
      </div>
      {number}
    </fieldset>
  )
}

function AboutWhat({ page }: { readonly page: CallbackPage }) {
  const { language, words } = useSpeech()
  const say = callbackWords[language].page
  const { typed } = page
  return (
    <>
      <Field name="words" label={say.words} hint={say.wordsHint} isOptional>
        {described => (
          <textarea {...described} rows={3} dir="auto" maxLength={2_000} defaultValue={typed.words} />
        )}
      </Field>
      <TickField
        name="down"
        label={words.contact.down}
        hint={words.contact.downHint}
        isTicked={typed.isLossOfService}
        isDisabled={false}
      />
      <Field name="name" label={say.name} isOptional>
        {described => <input {...described} dir="auto" autoComplete="name" defaultValue={typed.name} />}
      </Field>
    </>
  )
}

/** What was typed goes along, so that changing it begins from there. */
function Typed({ page: { typed } }: { readonly page: CallbackPage }) {
  const window = typed.window === null ? '' : `${typed.window.from}-${typed.window.until}`
  return (
    <>
      <input type="hidden" name="number" value={typed.number} />
      <input type="hidden" name="known" value={typed.known === null ? '' : String(typed.known)} />
      <input type="hidden" name="window" value={window} />
      <input type="hidden" name="words" value={typed.words} />
      <input type="hidden" name="name" value={typed.name} />
      {typed.isLossOfService && <input type="hidden" name="down" value="yes" />}
    </>
  )
}

function InLine() {
  const { language } = useSpeech()
  const say = callbackWords[language].inLine
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <p>{say.hint}</p>
      <p>{say.notYou}</p>
    </>
  )
}

interface CheckProps {
  readonly page: CallbackPage
  readonly check: NonNullable<CallbackPage['check']>
}

function Check({ page, check: { shown, atHome, press } }: CheckProps) {
  const { language, tell } = useSpeech()
  const { check: say, page: words } = callbackWords[language]
  const { window } = page.typed
  const isKnown = page.typed.known !== null
  return (
    <>
      <h1>{say.title}</h1>
      <p class="number-shown">
        <bdi>{isKnown ? words.known(shown) : shown}</bdi>
      </p>
      {atHome !== null && (
        <p>
          <bdi>{say.atHome(atHome)}</bdi>
        </p>
      )}
      <p class="lead">
        {window === null ? say.atTurn : say.at(`${tell.moment(window.from)}–${tell.clock(window.until)}`)}
      </p>
      <p>{say.caller}</p>
      <form method="post" action={actionOf(page)}>
        <Hidden page={page} />
        <Typed page={page} />
        <input type="hidden" name="right" value={press} />
        <button class="main">{say.yes}</button>
      </form>
      <p class="change-number">
        <a href={actionOf(page)}>{say.change}</a>
      </p>
    </>
  )
}
