/** Being called instead of writing: the number, the time, one look at the number as it was read, and then the place in the line. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CallbackCheck } from '../../../contract/pages.ts'
import type { WidgetCalls } from '../../../contract/widget.ts'
import { isTicked, textIn } from '../../live/fields.ts'
import { newId } from '../../live/post.ts'
import { callWaitSentence } from '../../parts/call-wait-sentence.ts'
import { useAround } from '../speech.ts'

interface CallFormProps {
  /** Rather written after all. */
  readonly onClose: () => void
}

export function CallForm({ onClose }: CallFormProps) {
  const { words, contact } = useAround()
  const [calls, setCalls] = useState<WidgetCalls | 'unreachable' | null>(null)
  useEffect(() => void contact.calls().then(found => setCalls(found ?? 'unreachable')), [contact])
  if (calls === null) return <p>{words.loading}</p>
  if (calls === 'unreachable') return <p role="status">{words.unreachable}</p>
  return <Calls calls={calls} onClose={onClose} />
}

interface CallsProps extends CallFormProps {
  readonly calls: WidgetCalls
}

/** What was typed stays as it is while the number is looked at, so that changing it begins from there. */
function Calls({ calls, onClose }: CallsProps) {
  const { words, contact } = useAround()
  const form = useRef<HTMLFormElement>(null)
  const [messageId] = useState(newId)
  const [check, setCheck] = useState<CallbackCheck['check'] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const send = async (right: string) => {
    if (isSending) return
    setSending(true)
    const answer = await contact.callBack(formOf(form.current, { messageId, right }))
    setSending(false)
    setCheck('check' in answer ? answer.check : null)
    if ('kind' in answer) setProblem(answer.kind === 'refused' ? answer.says : words.talk.failed)
    else setProblem(null)
  }
  const { page: say } = words.callback
  return (
    <section aria-labelledby="calls">
      <h3 id="calls" class="large" tabIndex={-1} ref={takeFocus}>
        {say.title}
      </h3>
      {check === null && <p>{say.lead}</p>}
      {check === null && calls.wait && (
        <p class="wait">{callWaitSentence(calls.wait, words.callback.wait)}</p>
      )}
      <form
        ref={form}
        noValidate
        hidden={check !== null}
        onSubmit={event => {
          event.preventDefault()
          void send('')
        }}
      >
        <Fields calls={calls} hasProblem={problem !== null} />
        <p id="call-problem" class="problem" role="alert">
          {problem}
        </p>
        <button class="main" aria-disabled={isSending}>
          {say.next}
        </button>
      </form>
      {check && <Check check={check} onYes={() => void send(check.press)} onNo={() => setCheck(null)} />}
      <p class="acts">
        <button type="button" onClick={onClose}>
          {words.ways.write}
        </button>
      </p>
    </section>
  )
}

interface FieldsProps {
  readonly calls: WidgetCalls
  readonly hasProblem: boolean
}

function Fields({ calls: { isOpen, windows }, hasProblem }: FieldsProps) {
  const { words, tell } = useAround()
  const { page: say } = words.callback
  return (
    <>
      <label for="number">{say.number}</label>
      <p id="number-hint" class="hint">
        {say.numberHint}
      </p>
      <input
        id="number"
        name="number"
        inputMode="tel"
        autoComplete="tel"
        aria-invalid={hasProblem}
        aria-describedby="number-hint call-problem"
      />
      <label for="window">{say.when}</label>
      <select id="window" name="window">
        <option value="">{isOpen ? say.atTurn : say.closedNow}</option>
        {windows.map(({ from, until }) => (
          <option key={from} value={`${from}-${until}`}>
            {`${tell.day(from)}, ${say.half(tell.clock(from), tell.clock(until))}`}
          </option>
        ))}
      </select>
      <label for="about">{say.words}</label>
      <textarea id="about" name="words" rows={2} dir="auto" maxLength={2_000} />
      <div class="tick">
        <input id="call-down" name="down" type="checkbox" aria-describedby="call-down-hint" />
        <label for="call-down">{words.form.down}</label>
        <p id="call-down-hint" class="hint">
          {words.form.downHint}
        </p>
      </div>
    </>
  )
}

interface CheckProps {
  readonly check: CallbackCheck['check']
  readonly onYes: () => void
  readonly onNo: () => void
}

function Check({ check: { shown, atHome }, onYes, onNo }: CheckProps) {
  const { words } = useAround()
  const { check: say } = words.callback
  return (
    <>
      <h3 tabIndex={-1} ref={takeFocus}>
        {say.title}
      </h3>
      <p class="large">
        <bdi>{shown}</bdi>
      </p>
      {atHome !== null && <p>{say.atHome(atHome)}</p>}
      <p>{say.caller}</p>
      <p class="acts">
        <button type="button" class="main" onClick={onYes}>
          {say.yes}
        </button>
        <button type="button" onClick={onNo}>
          {say.change}
        </button>
      </p>
    </>
  )
}

function formOf(
  form: HTMLFormElement | null,
  { messageId, right }: { readonly messageId: string; readonly right: string },
): FormData {
  const sent = new FormData()
  const typed = { number: textIn(form, 'number'), window: chosenIn(form), words: textIn(form, 'words') }
  for (const [name, value] of Object.entries({ ...typed, messageId, right })) sent.set(name, value)
  if (isTicked(form, 'down')) sent.set('down', 'yes')
  return sent
}

function chosenIn(form: HTMLFormElement | null): string {
  const chosen = form?.elements.namedItem('window')
  return chosen instanceof HTMLSelectElement ? chosen.value : ''
}

function takeFocus(heading: HTMLElement | null): void {
  heading?.focus()
}
