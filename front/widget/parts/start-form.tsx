/** The box for one's own words. */
import { useRef, useState } from 'preact/hooks'
import { isTicked, textIn } from '../../live/fields.ts'
import type { FirstWords, Typed } from '../../live/first-words.ts'
import type { ContactView } from '../contact.ts'
import { useAround } from '../speech.ts'
import { FilePicker } from './file-picker.tsx'

export function StartForm({ view }: { readonly view: ContactView }) {
  const { words, tell, contact } = useAround()
  const form = useRef<HTMLFormElement>(null)
  const [kept] = useState(contact.first)
  const [files, setFiles] = useState<readonly File[]>([])
  const { problem, isSending, isWaiting } = view
  const says = words.form
  const press = (event: Event) => {
    event.preventDefault()
    contact.press(typedIn(form.current), files, { words, tell })
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <form ref={form} noValidate onSubmit={press} onInput={() => contact.typed(typedIn(form.current))}>
      <label for="words" class="large">
        {says.words}
      </label>
      <textarea
        id="words"
        name="words"
        rows={4}
        dir="auto"
        required
        readOnly={isSending}
        defaultValue={kept?.words ?? ''}
        aria-invalid={problem?.field === 'words'}
        aria-describedby="problem"
      />
      <div class="tick">
        <input
          id="down"
          name="down"
          type="checkbox"
          disabled={isSending}
          defaultChecked={kept?.isLossOfService ?? false}
          aria-describedby="down-hint"
        />
        <label for="down">{says.down}</label>
        <p id="down-hint" class="hint">
          {says.downHint}
        </p>
      </div>
      <WhoWrites view={view} kept={kept} isInvalid={problem?.field === 'address'} />
      <FilePicker label={says.files} files={files} onChange={setFiles} />
      <p id="problem" class="problem" role="alert">
        {problem?.says}
      </p>
      <button class="main" aria-disabled={isSending}>
        {isSending ? words.sending.now : says.send}
      </button>
      {isWaiting && <p class="hint">{words.sending.waiting}</p>}
    </form>
  )
}

interface WhoProps {
  readonly view: ContactView
  readonly kept: FirstWords | null
  readonly isInvalid: boolean
}

/** Asked only for what the site has not told us. */
function WhoWrites({ view: { person, isSending }, kept, isInvalid }: WhoProps) {
  const { words } = useAround()
  const says = words.form
  return (
    <>
      {!person?.hasAddress && (
        <>
          <label for="address">
            {says.address} <span class="hint">({says.optional})</span>
          </label>
          <p class="hint">{says.addressHint}</p>
          <input
            id="address"
            name="address"
            autoComplete="email"
            readOnly={isSending}
            defaultValue={kept?.address ?? ''}
            aria-invalid={isInvalid}
            aria-describedby="problem"
          />
        </>
      )}
      {!person?.name && (
        <>
          <label for="name">
            {says.name} <span class="hint">({says.optional})</span>
          </label>
          <input
            id="name"
            name="name"
            dir="auto"
            autoComplete="name"
            readOnly={isSending}
            defaultValue={kept?.name ?? ''}
          />
        </>
      )}
    </>
  )
}

function typedIn(form: HTMLFormElement | null): Typed {
  return {
    words: textIn(form, 'words'),
    name: textIn(form, 'name'),
    address: textIn(form, 'address'),
    isLossOfService: isTicked(form, 'down'),
  }
}
